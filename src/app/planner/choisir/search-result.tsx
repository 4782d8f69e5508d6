import { type ReactNode, useState } from 'react';
import { isOfTime } from '../../../domain/access/siting/prepare';
import { formatBound } from '../../../domain/format';
import { modelVersion } from '../../../state/scenario';
import { peopleWords } from '../../../view-models/people';
import { professionIndicators } from '../../../view-models/planner/professions';
import { siteRows, sitesFile, unreckoned } from '../../../view-models/planner/siting-table';
import { answerText, equalsText, fewerText, gainHead, goalLabels, proofText, type SitingTerms } from '../../../view-models/planner/siting-words';
import { warningText } from '../../../view-models/planner/sources';
import { SitingAnswerView } from '../../../views/planner/siting-answer';
import type { Planner } from '../use-planner';
import { adoptFault, linesOf } from './adopt';
import { sitingSources } from './siting-sources';
import type { AskedSiting, Search } from './use-siting';

interface SearchResultProps {
  readonly planner: Planner;
  readonly search: Search;
  /** What is asked now. */
  readonly asked: AskedSiting | null;
  readonly nameOfRank: (rank: number) => string;
  readonly selected: number | null;
  readonly onSelect: (rank: number) => void;
}

/** The answer of a search, or the best so far of one that was stopped, and what can be done with it. */
export function SearchResult({ planner, search, asked, nameOfRank, selected, onSelect }: SearchResultProps): ReactNode {
  const { communes, opened, indicator, scenario, territoryName, explorer, plan } = planner;
  const [adopted, setAdopted] = useState<Search | null>(null);
  if (search.status === 'repos' || search.status === 'cours' || search.status === 'echec') {
    return (
      <section className="plan-card" aria-label="Lieux choisis">
        <h2>Lieux choisis</h2>
        <p className="muted small">{search.status === 'cours' ? 'Recherche en cours…' : 'Rien n’est encore cherché. La carte montre ce qu’un premier lieu apporterait, commune par commune.'}</p>
      </section>
    );
  }
  if (communes === null || opened === null || indicator === null) return null;
  const { request } = search.asked;
  const { question } = request;
  const people = peopleWords(indicator);
  // Words of what was asked, which may no longer be what is.
  const terms: SitingTerms = { goal: question.goal, profession: request.profession, people, threshold: formatBound(request.seuil, 3), minutes: question.minutes };
  const done = search.status === 'fini' ? search.answer : null;
  const value = search.status === 'fini' ? search.answer.value : search.progress.value;
  const sites = search.status === 'fini' ? search.answer.sites : unreckoned(search.progress.sites, new Set(question.fixed));
  const summary = answerText(terms, sites.length, value, search.context);
  const proof =
    search.status === 'fini'
      ? proofText(search.answer)
      : `Recherche arrêtée${search.progress.bound === null ? '' : `. ${proofText({ ...search.progress, optimal: false })}`} Meilleure réponse trouvée jusque-là.`;
  const used = { ...plan.choisir, objectif: question.goal, postes: question.posts };
  const lines = linesOf(used, planner, communes, sites.map(({ rank }) => rank));
  const fault = adoptFault(scenario.scenario.lignes.length, lines.length);
  const isAdopted = adopted === search;
  const stale = asked === null || asked.key === search.asked.key ? null : isAdopted ? null : 'Les réglages, le seuil ou le scénario ont changé depuis : cette réponse est celle d’avant. Relancez la recherche.';
  return (
    <SitingAnswerView
      summary={summary}
      proof={proof}
      proven={done?.optimal === true}
      notes={done === null ? [] : [fewerText(question.count, sites.length, search.context.choice, question.fixed.length), equalsText(done.equals)].filter((note) => note !== null)}
      stale={stale}
      gainHead={gainHead(terms)}
      rows={siteRows(terms, sites, opened.people.values, nameOfRank)}
      selected={selected}
      onSelect={onSelect}
      file={() =>
        sitesFile(terms, sites, communes, opened.people.values, [question.goal, territoryName], [
          `Territoire : ${territoryName}`,
          `Objectif : ${goalLabels(people)[question.goal]}`,
          `Lieux demandés : ${question.count}${isOfTime(question.goal) ? '' : `, de ${formatBound(question.posts, 3)} poste(s) à temps plein`}`,
          ...(isOfTime(question.goal) ? [] : [`Seuil : ${formatBound(request.seuil, 3)}`]),
          ...(question.goal === 'couverture' ? [`Minutes : ${question.minutes}`] : []),
          summary,
          proof,
          sitingSources(planner, opened, indicator, question.goal),
          isOfTime(question.goal) ? 'Temps estimés en voiture, de bourg à bourg' : warningText(opened.correlation),
          `Version du modèle : ${modelVersion(explorer.manifest.acces?.empreinte ?? '')}`,
        ], professionIndicators(opened.parameters))
      }
      adopt={{
        label: 'Reprendre dans le scénario',
        note: isAdopted ? 'Repris dans le scénario, à voir dans « Simuler ».' : fault,
        onAdopt:
          fault !== null || isAdopted || stale !== null || lines.length === 0
            ? null
            : () => {
                scenario.change([...scenario.scenario.lignes, ...lines]);
                setAdopted(search);
              },
      }}
    />
  );
}

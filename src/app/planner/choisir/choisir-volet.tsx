import '../../../views/planner/choisir.css';
import { type ReactNode, useCallback, useMemo, useState } from 'react';
import type { CodeCommune } from '../../../contract/codes';
import { farthestMinutes, isOfTime } from '../../../domain/access/siting/prepare';
import type { ScenarioItem } from '../../../domain/access/scenario';
import { mostCombinations, mostSitesExact } from '../../../domain/access/siting/solve';
import { ranksOfClass } from '../../../domain/classes';
import { codeOfRank, rankOfCode } from '../../../domain/communes';
import { formatBound, formatNumber } from '../../../domain/format';
import { type Choisir, choisirCartes, mostNamed } from '../../../state/choisir';
import { Notice } from '../../../ui/notice';
import { valueOf } from '../../../ui/use-resource';
import { inTerritory, uncapitalised } from '../../../view-models/french';
import { legendScope } from '../../../view-models/legend';
import { peopleWords } from '../../../view-models/people';
import { legendParts, triedTitle } from '../../../view-models/planner/picture';
import { professionIndicators } from '../../../view-models/planner/professions';
import { categoryChoices } from '../../../view-models/planner/siting-choice';
import { outOfChoiceText, sitingSurface } from '../../../view-models/planner/siting-map';
import { contextText, faultText, goalLabels, isFault, phaseText, progressText, type SitingTerms, surfaceUnit } from '../../../view-models/planner/siting-words';
import { warningText } from '../../../view-models/planner/sources';
import { communeTooltip } from '../../../view-models/tooltip';
import { LegendView } from '../../../views/explorer/legend';
import { NamedCommunes } from '../../../views/planner/named-communes';
import { SitingForm } from '../../../views/planner/siting-form';
import { SitingMethod } from '../../../views/planner/siting-method';
import { SitingRun } from '../../../views/planner/siting-run';
import { ErrorBoundary } from '../../error-boundary';
import { Pending } from '../../explorer/pending';
import { useServices } from '../../services';
import { CommuneField } from '../commune-field';
import { methodLink } from '../method-link';
import { MapBar } from '../map-bar';
import type { Planner } from '../use-planner';
import { Volet } from '../volet';
import { SearchResult } from './search-result';
import { sitingSources } from './siting-sources';
import { useAsked } from './use-asked';
import { usePlaces } from './use-places';
import { useNextSite, useSearch } from './use-siting';
import { useSitingMap } from './use-siting-map';

const nobody: readonly number[] = [];

/** Where next: the best sites for a goal, how sure they are the best, and what one more would bring everywhere. */
export default function ChoisirVolet({ planner }: { readonly planner: Planner }): ReactNode {
  const { store } = useServices();
  const { explorer, plan, update, communes, profession, words, opened, indicator, threshold, nameOf, settled } = planner;
  const { manifest, territory, ranks } = explorer;
  const { choisir } = plan;
  const ask = (patch: Partial<Choisir>): void => update({ choisir: { ...choisir, ...patch } }, 'replace');
  const [picked, setPicked] = useState<CodeCommune | null>(null);
  const [lit, setLit] = useState<{ readonly code: number; readonly of: Uint8Array } | null>(null);

  const placesResource = usePlaces(manifest, communes, settled !== null);
  const places = valueOf(placesResource);
  const asked = useAsked(planner, places);
  const nextResource = useNextSite(asked?.siting ?? null);
  const next = valueOf(nextResource);
  const { search, run, cancel } = useSearch(`${territory?.id ?? ''} ${profession}`);

  const people = indicator === null ? null : peopleWords(indicator);
  const terms = useMemo(
    (): SitingTerms | null =>
      people === null || threshold === null
        ? null
        : { goal: choisir.objectif, profession, people, threshold: formatBound(threshold.value, 3), minutes: choisir.minutes },
    [people, threshold, choisir.objectif, choisir.minutes, profession],
  );
  const nameOfRank = useCallback((rank: number): string => nameOf(communes?.code[rank] ?? ''), [communes, nameOf]);

  const current = asked !== null && search.status === 'fini' && search.asked.key === asked.siting.key ? search.answer : null;
  const chosen = useMemo(
    (): readonly number[] =>
      search.status === 'fini'
        ? search.answer.sites.map(({ rank }) => rank)
        : search.status === 'arret' || (search.status === 'cours' && search.progress !== null)
          ? [...(search.progress?.sites ?? [])]
          : nobody,
    [search],
  );
  const posts = search.status === 'fini' || search.status === 'arret' ? search.asked.request.question.posts : 0;
  const added = useMemo(
    (): readonly ScenarioItem[] | null => (isOfTime(choisir.objectif) || posts === 0 ? null : chosen.map((commune) => ({ kind: 'ajout', commune, postes: posts }))),
    [choisir.objectif, chosen, posts],
  );
  const surface = useMemo(() => {
    if (asked === null || next === null || isFault(next) || next.key !== asked.siting.key) return null;
    const shown = current ?? next;
    return sitingSurface(choisir.objectif, shown.places, shown.next, asked.allowed, asked.forbidden, manifest.nb_communes);
  }, [asked, next, current, choisir.objectif, manifest.nb_communes]);
  const decimals = choisir.objectif === 'deficit' && profession !== 'medecin_generaliste' ? 2 : 0;
  const unit = terms === null ? '' : surfaceUnit(terms);
  const litRanks = useMemo(() => (lit === null || ranks === undefined ? null : ranksOfClass(lit.of, ranks, lit.code)), [lit, ranks]);
  const selectedRank = communes === null || picked === null ? null : rankOfCode(communes, picked);
  const map = useSitingMap({ planner, surface, chosen, added, unit, decimals, selectedRank, lit: litRanks });

  const pick = useCallback((rank: number): void => setPicked(communes === null ? null : codeOfRank(communes, rank)), [communes]);
  const { indicator: shownIndicator, values: shownValues } = map;
  const tooltipOf = useCallback(
    (rank: number) => {
      if (communes === null || opened === null || shownIndicator === null || shownValues === null) return null;
      const tooltip = communeTooltip(communes.nom[rank] ?? '', shownIndicator, opened.apl.annee, shownValues, rank, null);
      if (choisir.carte === 'acces') return tooltip;
      const tried = asked !== null && !Number.isNaN(shownValues.values[rank] ?? Number.NaN);
      return tried ? tooltip : { ...tooltip, value: ranks?.includes(rank) === false ? 'hors du territoire' : outOfChoiceText };
    },
    [communes, opened, shownIndicator, shownValues, choisir.carte, asked, ranks],
  );

  const fault = next !== null && isFault(next) ? faultText(next, (rank) => (rank < 0 ? 'Une commune' : nameOfRank(rank))) : null;
  const context = next === null || isFault(next) || terms === null ? null : contextText(terms, next.context);
  const sure = opened?.correlation ?? null;
  const viewLabels = { suivant: 'Prochain lieu', acces: isOfTime(choisir.objectif) ? 'Accès' : 'Accès avec ces lieux' } as const;
  const legendTitle = viewLabels[choisir.carte];
  const mapUnit = choisir.carte === 'acces' ? `${legendTitle}, en ${words.unit}` : `Ce qu’un lieu de plus apporterait, dans chaque commune${current === null ? '' : ', une fois les lieux choisis en place'}\u00a0: ${unit}`;
  const link = methodLink(store.link());

  return (
    <Volet
      map={{
        model: map.model,
        bar: <MapBar options={choisirCartes.map((value) => ({ value, label: viewLabels[value] }))} value={choisir.carte} onChange={(carte) => ask({ carte })} badge="Estimation" />,
        under: opened === null || indicator === null ? null : <p className="planner__source source-line">{sitingSources(planner, opened, indicator, choisir.objectif)}</p>,
        picture:
          map.legend === null || opened === null || indicator === null || shownIndicator === null
            ? null
            : {
                ...legendParts(map.legend),
                titre: choisir.carte === 'acces' ? triedTitle('apres', indicator, opened.apl.annee, 0) : `ce qu’un lieu de plus apporterait, ${uncapitalised(words.label)}`,
                phrase: context ?? '',
                unite: mapUnit,
                source: `${sitingSources(planner, opened, indicator, choisir.objectif)}${isOfTime(choisir.objectif) ? '' : ` ${warningText(sure)}`}`,
                names: ['ou-ensuite', choisir.objectif, choisir.carte, opened.parameters.apl, String(opened.apl.annee)],
                indicateurs: professionIndicators(opened.parameters),
                simulation: true,
                sites: 'Lieux choisis, dans leur ordre',
              },
        tooltipOf,
        onSelect: pick,
      }}
      legend={
        map.legend === null || shownIndicator === null || people === null ? null : (
          <div className="plan-card">
            <LegendView
              legend={map.legend}
              title={legendTitle}
              unit={mapUnit}
              people={people}
              lit={lit?.code ?? null}
              onLight={(code) => setLit(code === null || map.classOfRank === null ? null : { code, of: map.classOfRank })}
              scope={legendScope(shownIndicator, territory === null ? '' : inTerritory(territory), territory?.type === 'france')}
              schematic={manifest.tuiles.contours_schematiques}
              dimmed={false}
            />
          </div>
        )
      }
      panel={
        <section className="plan-section" aria-label="Où ensuite">
          <h2>Où ensuite ?</h2>
          <SitingForm
            asked={choisir}
            goals={goalLabels(people ?? { plural: 'habitants' })}
            categories={places === null || ranks === undefined ? null : categoryChoices(places, ranks)}
            inPlace={opened === null || opened.parameters.postes === null ? null : 'Où sont les professionnels (et les ajouts du scénario)'}
            onAsk={ask}
          />
          {placesResource.status === 'echec' ? <Pending resource={placesResource} what="Les lieux" /> : null}
          <NamedCommunes
            field={<CommuneField label="Par son nom, ou d’un clic sur la carte" commune={picked} nameOf={nameOf} onCommune={setPicked} ready={communes !== null} />}
            picked={picked}
            fixed={choisir.imposes}
            forbidden={choisir.interdits}
            most={mostNamed}
            nameOf={nameOf}
            onFixed={(imposes) => ask({ imposes })}
            onForbidden={(interdits) => ask({ interdits })}
            onDone={() => setPicked(null)}
          />
          {nextResource.status === 'echec' ? <Pending resource={nextResource} what="Le prochain lieu" /> : null}
          <SitingRun
            fault={fault}
            context={context}
            ready={asked !== null && next?.key === asked.siting.key}
            running={
              search.status !== 'cours' || terms === null
                ? null
                : {
                    part: search.progress?.part ?? null,
                    text: search.progress === null ? '' : progressText(terms, search.progress),
                    phase: search.progress === null ? 'Préparation…' : phaseText(search.progress),
                  }
            }
            onRun={() => asked !== null && run(asked.siting)}
            onCancel={cancel}
          />
          {search.status === 'echec' ? (
            <Notice tone="warn" live onRetry={() => asked !== null && run(asked.siting)}>
              La recherche s’est interrompue. {search.error.message}
            </Notice>
          ) : null}
          {isOfTime(choisir.objectif) ? (
            <p className="field__hint">Temps estimés en voiture, de bourg à bourg. Leur erreur est publiée dans la page Méthode.</p>
          ) : opened === null ? null : (
            <p className="plan-warning small">
              {warningText(sure)} {sure === null || sure < 0.75 ? 'C’est sous 0,75 : ces choix de lieux sont des pistes à vérifier sur le terrain, pas des décisions.' : ''}
            </p>
          )}
          <SitingMethod combinations={formatNumber(mostCombinations)} sites={formatNumber(mostSitesExact)} farthest={farthestMinutes} link={link} />
        </section>
      }
      results={
        <ErrorBoundary what="les lieux choisis">
          <SearchResult planner={planner} search={search} asked={asked?.siting ?? null} nameOfRank={nameOfRank} selected={selectedRank} onSelect={pick} />
        </ErrorBoundary>
      }
    />
  );
}

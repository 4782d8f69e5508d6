import '../../../views/planner/criteres.css';
import { type ReactNode, useCallback, useDeferredValue, useMemo, useState } from 'react';
import { ranksOfClass } from '../../../domain/classes';
import { bboxOfRanks } from '../../../domain/communes';
import { topSizes } from '../../../state/criteres';
import { Notice } from '../../../ui/notice';
import { valueOf } from '../../../ui/use-resource';
import { capitalised, inTerritory } from '../../../view-models/french';
import { legendScope } from '../../../view-models/legend';
import type { MapModel } from '../../../view-models/map-model';
import { peopleWords } from '../../../view-models/people';
import { criterionLetter, criterionRules, criterionWords, weightShares } from '../../../view-models/planner/criteria-list';
import { scoreChoropleth, scoreLegend, scoreTooltip } from '../../../view-models/planner/criteria-map';
import { rankingNotes, rankingSources } from '../../../view-models/planner/criteria-notes';
import { rankingSentence, topRows } from '../../../view-models/planner/criteria-rows';
import { variantsText } from '../../../view-models/planner/variants';
import { legendParts } from '../../../view-models/planner/picture';
import { LegendView } from '../../../views/explorer/legend';
import { CriteriaList } from '../../../views/planner/criteria-list';
import { CriterionForm } from '../../../views/planner/criterion-form';
import { RankingTable } from '../../../views/planner/ranking-table';
import { TopTable } from '../../../views/planner/top-table';
import { ErrorBoundary } from '../../error-boundary';
import { Pending } from '../../explorer/pending';
import { phoneQuery, useMedia } from '../../explorer/use-media';
import type { Planner } from '../use-planner';
import { useVariants } from '../use-variants';
import { Volet } from '../volet';
import { IndicatorField } from './indicator-field';
import { useCriteria } from './use-criteria';
import { useRanking, useShownRanking } from './use-ranking';

/** Communes ranked by criteria of the person’s own, with what makes each rank and whether it bears other weights. */
export default function CriteresVolet({ planner }: { readonly planner: Planner }): ReactNode {
  const { explorer, plan, update, communes, opened, indicator: apl, lines: tried, profession, territoryName: name, words: { decimals } } = planner;
  const { manifest, startup, territory, ranks, scheme } = explorer;
  const { criteres } = plan;
  const form = useCriteria(planner);
  const resource = useRanking(planner, form.used, criteres.premieres);
  const weighs = form.used.some(({ poids }) => poids > 0);
  const ranked = useShownRanking(resource, planner);
  const [selected, setSelected] = useState<number | null>(null);
  const [lit, setLit] = useState<number | null>(null);
  const rowHeight = useMedia(phoneQuery) ? 44 : 36;

  const wordsOf = useMemo(
    () => new Map(apl === null ? [] : form.lines.map(({ indicateur }) => [String(indicateur), criterionWords(indicateur, startup.indicateurs, apl, tried.length)] as const)),
    [form.lines, startup, apl, tried.length],
  );
  const choropleth = useMemo(() => (ranked === null ? null : scoreChoropleth(ranked.ranking, scheme)), [ranked, scheme]);
  const litRanks = useMemo(() => (lit === null || choropleth === null || ranks === undefined ? null : ranksOfClass(choropleth.classOfRank, ranks, lit)), [lit, choropleth, ranks]);
  const place = useMemo(
    () => (territory === null || ranks === undefined ? null : { id: territory.id, bbox: territory.bbox ?? (communes === null ? null : bboxOfRanks(communes, ranks)), ranks }),
    [territory, ranks, communes],
  );
  const model = useMemo(
    (): MapModel | null =>
      place === null
        ? null
        : { territory: place, choropleth, points: null, actions: null, selectedRank: selected, litRanks, scheme, fond: 'aucun', schematic: manifest.tuiles.contours_schematiques },
    [place, choropleth, selected, litRanks, scheme, manifest],
  );
  // The map first: tables and legend follow when the page has a moment.
  const shown = useDeferredValue(ranked);
  const legend = useMemo(
    () => (shown === null || apl === null || ranks === undefined ? null : scoreLegend(scoreChoropleth(shown.ranking, scheme), apl, ranks, shown.people)),
    [shown, apl, ranks, scheme],
  );
  const tooltipOf = useCallback((rank: number) => (ranked === null ? null : scoreTooltip(ranked, ranked.index, rank)), [ranked]);
  const counted = valueOf(useVariants(planner));
  const seuil = planner.threshold?.value ?? null;
  const rows = useMemo(
    () => (shown === null ? [] : topRows(shown, (rank) => (counted === null || seuil === null ? null : capitalised(variantsText(counted, rank, seuil, decimals) ?? '') || null))),
    [shown, counted, seuil, decimals],
  );
  const notes = useMemo(
    () =>
      shown === null || apl === null
        ? []
        : rankingNotes({ territory: name, lines: shown.lines, years: shown.years, indicators: startup.indicateurs, apl, tried: tried.length, annee: opened?.apl.annee ?? 0 }),
    [shown, apl, name, startup, tried.length, opened],
  );
  const cited = useMemo(() => (shown === null || apl === null ? [] : [...shown.lines.map(({ indicateur }) => indicateur), apl.id, apl.population_ref]), [shown, apl]);
  const shorts = useMemo(() => (shown === null ? [] : shown.lines.map(({ indicateur }) => wordsOf.get(indicateur)?.short ?? indicateur)), [shown, wordsOf]);
  const table = useMemo(
    () =>
      shown === null || shown.index.all.length === 0 ? null : (
        <ErrorBoundary what="le tableau">
          <RankingTable source={shown} index={shown.index} shorts={shorts} names={[profession, name]} notes={notes} indicateurs={cited} rowHeight={rowHeight} selected={selected} onSelect={setSelected} />
        </ErrorBoundary>
      ),
    [shown, shorts, profession, name, notes, cited, rowHeight, selected],
  );
  const where = territory === null ? '' : inTerritory(territory);
  const sentence = shown === null ? null : rankingSentence({ ...shown, where: capitalised(where), criteria: shown.lines.filter(({ poids }) => poids > 0).length });
  const shares = weightShares(form.used);

  return (
    <Volet
      map={{
        model,
        bar: (
          <>
            <output className="plan-sentence">{sentence}</output>
            <span className="plan-badge">Score calculé</span>
          </>
        ),
        under: shown === null || apl === null ? null : <p className="planner__source source-line">{rankingSources(shown.lines, shown.years, startup.indicateurs, apl)}</p>,
        picture:
          legend === null || apl === null || shown === null
            ? null
            : {
                ...legendParts(legend),
                titre: 'Score de priorité des communes, critères choisis',
                phrase: sentence ?? '',
                unite: 'Score de priorité, de 0 à 100',
                source: `Score calculé par le projet. ${rankingSources(shown.lines, shown.years, startup.indicateurs, apl)}`,
                names: ['priorites', profession],
                indicateurs: cited,
                simulation: tried.length > 0,
                sites: '',
              },
        tooltipOf,
        onSelect: setSelected,
      }}
      legend={
        legend === null || apl === null ? null : (
          <div className="plan-card">
            <LegendView
              legend={legend}
              title="Score de priorité"
              unit="Score de priorité, de 0 à 100"
              people={peopleWords(apl)}
              lit={lit}
              onLight={setLit}
              scope={legendScope(apl, where, territory?.type === 'france')}
              schematic={manifest.tuiles.contours_schematiques}
              dimmed={false}
            />
          </div>
        )
      }
      panel={
        <>
          <CriteriaList
            criteria={form.lines.map((line) => {
              const words = wordsOf.get(line.indicateur);
              const at = form.used.indexOf(line);
              return {
                id: line.indicateur,
                letter: at < 0 ? '–' : criterionLetter(at),
                short: words?.short ?? line.indicateur,
                label: words?.label ?? line.indicateur,
                rules: capitalised(criterionRules(line, { decimals: words?.decimals ?? 3 })),
                weight: line.poids,
                share: shares[at] ?? '–',
                refusal: form.refusals.get(line.indicateur) ?? null,
              };
            })}
            onWeight={form.weigh}
            onEdit={form.edit}
            onDelete={form.remove}
            onReset={form.offered ? null : form.reset}
          />
          {form.used.length > 0 && !weighs ? <Notice tone="warn">Tous les poids sont à 0 : rien ne départage les communes.</Notice> : null}
          {apl === null ? null : (
            <section className="plan-section" aria-label={form.editing ? 'Modifier un critère' : 'Ajouter un critère'}>
              <h2>{form.editing ? 'Modifier un critère' : 'Ajouter un critère'}</h2>
              <CriterionForm
                draft={form.draft}
                indicator={
                  <IndicatorField
                    indicators={startup.indicateurs}
                    manifest={manifest}
                    apl={apl}
                    taken={new Set(form.lines.map(({ indicateur }) => indicateur).filter((id) => id !== form.draft.indicateur))}
                    picked={form.draft.indicateur}
                    name={form.draft.indicateur === null ? '' : criterionWords(form.draft.indicateur, startup.indicateurs, apl, tried.length).label}
                    onPick={(indicateur, sens) => form.setDraft({ ...form.draft, indicateur, sens: sens ?? form.draft.sens })}
                  />
                }
                unit={form.draft.indicateur === null ? '' : criterionWords(form.draft.indicateur, startup.indicateurs, apl, tried.length).unit}
                mistake={form.mistake}
                editing={form.editing}
                onDraft={form.setDraft}
                onSubmit={form.submit}
                onCancel={form.cancel}
              />
            </section>
          )}
          <section className="plan-section" aria-label="Méthode du classement">
            <details className="disclosure small">
              <summary>Comment le score est fait</summary>
              <p>
                Pour chaque critère, une commune reçoit la part des habitants du territoire qui vivent dans une commune moins prioritaire qu’elle (la moitié de ceux des communes à égalité). Le score est la moyenne de ces parts, pesée par
                les poids, sur 100. C’est un rang, pas une distance : il dépend des communes comparées, et ne se compare pas d’un territoire à l’autre.
              </p>
              <p>
                Une valeur inconnue n’est jamais comptée comme zéro : la commune n’est pas classée, et le tableau dit pourquoi. Un veto l’écarte sans changer le score des autres. À score égal, l’ordre est celui des codes. Les critères
                proposés et leurs poids sont un choix du projet.
              </p>
            </details>
          </section>
        </>
      }
      results={
        <>
          {resource.status === 'pret' || !weighs ? null : <Pending resource={resource} what="Le classement" />}
          {rows.length === 0 ? null : (
            <TopTable
              rows={rows}
              top={criteres.premieres}
              sizes={topSizes}
              onTop={(asked) => {
                const premieres = topSizes.find((size) => size === asked);
                if (premieres !== undefined) update({ criteres: { ...criteres, premieres } }, 'replace');
              }}
              selected={selected}
              onSelect={setSelected}
            />
          )}
          {table}
        </>
      }
    />
  );
}

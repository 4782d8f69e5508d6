import { type ReactNode, useCallback, useDeferredValue, useMemo } from 'react';
import { classifyRetirement, measureRetirement, type RetirementGaps, retirementSource, retirementState } from '../../../domain/access/retirement';
import { formatNumber } from '../../../domain/format';
import { useResource, valueOf } from '../../../ui/use-resource';
import { inTerritory } from '../../../view-models/french';
import { legendScope } from '../../../view-models/legend';
import { peopleWords } from '../../../view-models/people';
import { meshLabels } from '../../../view-models/planner/gaps/analyses';
import { categoryLegend } from '../../../view-models/planner/gaps/category-legend';
import { gapNotes } from '../../../view-models/planner/gaps/notes';
import { onPaperToo } from '../../../view-models/palette';
import { legendParts } from '../../../view-models/planner/picture';
import { retirementColours } from '../../../view-models/planner/gaps/palettes';
import {
  noRetirementText,
  retirementCommuneColumns,
  retirementLabels,
  retirementSentence,
  retirementTerritoryColumns,
  retirementText,
  withoutSeniors,
} from '../../../view-models/planner/gaps/retirement';
import type { GapTable } from '../../../view-models/planner/gaps/table';
import { crossingNote, territoryRows, type TerritoryRow } from '../../../view-models/planner/gaps/territories';
import { professionIndicators } from '../../../view-models/planner/professions';
import { sourceLine } from '../../../view-models/sentence';
import { missingText } from '../../../view-models/status';
import { LegendView } from '../../../views/explorer/legend';
import { GapsTable } from '../../../views/planner/gaps-table';
import { Notice } from '../../../ui/notice';
import { ErrorBoundary } from '../../error-boundary';
import { Pending } from '../../explorer/pending';
import { phoneQuery, useMedia } from '../../explorer/use-media';
import { useServices } from '../../services';
import type { Planner } from '../use-planner';
import { GapVolet, usePick } from './gap-volet';
import { useGapMap } from './use-gap-map';
import { useGapsInput, useGroups } from './use-gaps';

const note = 'Deux colonnes officielles, sans modèle ni scénario\u00a0: tous les généralistes, puis ceux de 65\u00a0ans ou moins. Personne ne remplace ceux qui partent, et aucune date n’est supposée.';

/** What the official figures say would be left without the doctors over 65. */
export function Retirement({ planner }: { readonly planner: Planner }): ReactNode {
  const { files } = useServices();
  const { explorer, plan, profession, opened } = planner;
  const { scheme, territories, manifest, startup } = explorer;
  const { maille } = plan.lacunes;
  const input = useGapsInput(planner);
  const groups = useGroups(planner, maille);
  const pick = usePick(planner);
  const rowHeight = useMedia(phoneQuery) ? 44 : 36;
  const reason = noRetirementText(profession);
  const annee = opened?.parameters.annee ?? null;
  const column = useResource(reason !== null || annee === null ? null : `${withoutSeniors} ${annee}`, (signal) => files.values(withoutSeniors, annee, signal));
  const without = valueOf(column);
  const indicator = startup.indicateurs.find(({ id }) => id === withoutSeniors) ?? null;

  const test = useMemo(() => {
    if (input === null || without === null || reason !== null) return null;
    const source = retirementSource(input.official, without.values);
    const { access: _, ...people } = input.source;
    return { source, people, classOfRank: classifyRetirement(source, without.statuses, input.threshold.value) };
  }, [input, without, reason]);
  const gaps = useMemo(() => (input === null || test === null ? null : measureRetirement(test.people, test.source, input.threshold.value, input.ranks)), [input, test]);
  const rows = useMemo(
    () => (input === null || test === null ? [] : territoryRows(groups, territories.byId, (ranks) => measureRetirement(test.people, test.source, input.threshold.value, ranks))),
    [input, test, groups, territories.byId],
  );
  const choropleth = useMemo(() => (test === null ? null : { classOfRank: test.classOfRank, ...onPaperToo((of) => retirementColours[of], scheme) }), [test, scheme]);
  const map = useGapMap(planner, choropleth);
  const legend = useMemo(
    () =>
      input === null || choropleth === null
        ? null
        : categoryLegend({ labels: retirementLabels, colours: choropleth.colours, classOfRank: choropleth.classOfRank, ranks: input.inhabited, people: input.source.people }),
    [input, choropleth],
  );
  const tooltipOf = useCallback(
    (rank: number) => {
      if (input === null || test === null || without === null) return null;
      const state = retirementState(test.source, input.threshold.value, rank);
      const figure = (values: Float64Array): string => formatNumber(values[rank] ?? Number.NaN, 2);
      return {
        nom: input.communes.nom[rank] ?? '',
        indicator: `APL, puis sans les plus de 65\u00a0ans, ${without.annee}`,
        value: state === null ? missingText(without.statuses[rank]) : `${figure(test.source.today)} → ${figure(test.source.without)}`,
        estimation: false,
        actions: state === null ? null : retirementText[state],
      };
    },
    [input, test, without],
  );

  const territoryTable = useMemo((): GapTable<TerritoryRow<RetirementGaps>> | null => {
    if (input === null || test === null || maille === 'commune') return null;
    return {
      label: `${meshLabels[maille]}, sans les plus de 65\u00a0ans`,
      columns: retirementTerritoryColumns(),
      rows,
      rowId: ({ id }) => id,
      sort: { column: 'nouveaux', direction: 'descending' },
      names: ['retraite', maille, String(input.parameters.annee), planner.territoryName],
      indicateurs: professionIndicators(input.parameters),
      notes: [...gapNotes({ ...input, after: false }, planner.territoryName), note],
      none: 'Aucun territoire de ce type n’a de commune dans le territoire choisi.',
    };
  }, [input, test, maille, rows, planner.territoryName]);
  const communeTable = useMemo((): GapTable<number> | null => {
    if (input === null || test === null || maille !== 'commune') return null;
    const { threshold, ranks, communes, source } = input;
    const all = ranks ?? Int32Array.from(test.source.today, (_, rank) => rank);
    return {
      label: 'Communes qui passeraient sous le seuil',
      columns: retirementCommuneColumns(communes, test.source, source.people),
      rows: [...all].filter((rank) => retirementState(test.source, threshold.value, rank) === 'nouveau'),
      rowId: (rank) => rank,
      rankOf: (rank) => rank,
      sort: { column: 'population', direction: 'descending' },
      names: ['retraite', 'communes', String(input.parameters.annee), planner.territoryName],
      indicateurs: professionIndicators(input.parameters),
      notes: [...gapNotes({ ...input, after: false }, planner.territoryName), note],
      none: 'Aucune commune de plus ne passerait sous le seuil.',
    };
  }, [input, test, maille, planner.territoryName]);
  const territoriesLater = useDeferredValue(territoryTable);
  const communesLater = useDeferredValue(communeTable);
  const people = input === null ? null : peopleWords(input.indicator);

  return (
    <GapVolet
      planner={planner}
      map={map}
      title="Sans les généralistes de plus de 65 ans"
      estimation={false}
      sentence={reason ?? (input === null || gaps === null ? '' : retirementSentence({ territory: input.territory, parameters: input.parameters, threshold: input.threshold.value, gaps }))}
      sources={reason !== null || indicator === null || without === null ? '' : sourceLine(indicator, without.annee)}
      picture={
        reason !== null || legend === null || input === null
          ? null
          : {
              ...legendParts(legend),
              titre: `Sans les généralistes de plus de 65 ans, APL ${input.parameters.annee}`,
              unite: `Place de la commune par rapport au seuil${input.after ? ', chiffres officiels sans le scénario' : ''}`,
              simulation: false,
              names: ['retraite', input.parameters.apl, String(input.parameters.annee)],
              indicateurs: professionIndicators(input.parameters),
            }
      }
      tooltipOf={tooltipOf}
      legend={
        reason !== null ? (
          <Notice>{reason}</Notice>
        ) : legend === null || input === null || people === null ? (
          <Pending resource={column} what="L’APL sans les plus de 65 ans" />
        ) : (
          <LegendView
            legend={legend}
            title="Sans les généralistes de plus de 65 ans"
            unit={`Place de la commune par rapport au seuil${input.after ? ', chiffres officiels sans le scénario' : ''}`}
            people={people}
            lit={map.lit}
            onLight={map.light}
            scope={legendScope(input.indicator, inTerritory(input.territory), input.territory.type === 'france')}
            schematic={manifest.tuiles.contours_schematiques}
            dimmed={false}
          />
        )
      }
      results={
        reason !== null ? null : (
          <ErrorBoundary what="le tableau">
            {territoriesLater === null ? null : (
              <GapsTable
                key={maille}
                table={territoriesLater}
                note={[note, crossingNote(rows)].filter((text) => text !== null).join(' ')}
                rowHeight={rowHeight}
                selected={explorer.territory?.id ?? null}
                onSelect={({ id }) => pick.territory(id)}
              />
            )}
            {communesLater === null ? null : <GapsTable table={communesLater} note={note} rowHeight={rowHeight} selected={explorer.selectedRank} onSelect={pick.commune} />}
          </ErrorBoundary>
        )
      }
    />
  );
}

import { type ReactNode, useCallback, useDeferredValue, useMemo } from 'react';
import { measureGaps, ranksUnder } from '../../../domain/access/gaps';
import { inTerritory } from '../../../view-models/french';
import { legendScope } from '../../../view-models/legend';
import { peopleWords } from '../../../view-models/people';
import { meshLabels } from '../../../view-models/planner/gaps/analyses';
import { categoryLegend } from '../../../view-models/planner/gaps/category-legend';
import { gapNotes, gapSources } from '../../../view-models/planner/gaps/notes';
import { variantsColumn } from '../../../view-models/planner/gaps/communes';
import type { GapTable } from '../../../view-models/planner/gaps/table';
import { crossingNote, spreadOverCommunes, territoryRows, type TerritoryRow } from '../../../view-models/planner/gaps/territories';
import { coverageText, lackNote, partialNote, shareChoropleth, shareLabels, thresholdCommuneColumns, thresholdSentence, thresholdTerritoryColumns } from '../../../view-models/planner/gaps/threshold';
import { legendParts } from '../../../view-models/planner/picture';
import { professionIndicators } from '../../../view-models/planner/professions';
import { accessBreaks, planChoropleth, planLegend } from '../../../view-models/planner/plan-map';
import { communeTooltip } from '../../../view-models/tooltip';
import { formatShare } from '../../../domain/format';
import type { Gaps } from '../../../domain/access/gaps';
import { valueOf } from '../../../ui/use-resource';
import { LegendView } from '../../../views/explorer/legend';
import { GapsTable } from '../../../views/planner/gaps-table';
import { ErrorBoundary } from '../../error-boundary';
import { phoneQuery, useMedia } from '../../explorer/use-media';
import type { Planner } from '../use-planner';
import { useVariants } from '../use-variants';
import { GapVolet, usePick } from './gap-volet';
import { useGapMap } from './use-gap-map';
import { useGapsInput, useGroups } from './use-gaps';

const byPeople = { column: 'habitants', direction: 'descending' } as const;

/** People and communes under the threshold, commune by commune or by any territory. */
export function UnderThreshold({ planner }: { readonly planner: Planner }): ReactNode {
  const { explorer, plan, words } = planner;
  const { scheme, territories, manifest } = explorer;
  const { maille } = plan.lacunes;
  const input = useGapsInput(planner);
  const groups = useGroups(planner, maille);
  const pick = usePick(planner);
  const rowHeight = useMedia(phoneQuery) ? 44 : 36;
  const counted = valueOf(useVariants(planner));

  const gaps = useMemo(() => (input === null ? null : measureGaps(input.source, input.threshold.value, input.ranks)), [input]);
  const rows = useMemo(
    () => (input === null ? [] : territoryRows(groups, territories.byId, (ranks) => measureGaps(input.source, input.threshold.value, ranks))),
    [input, groups, territories.byId],
  );
  const breaks = useMemo(() => (input === null ? null : accessBreaks(input.official, input.ranks, input.threshold.value)), [input]);
  const shares = useMemo(
    () => (input === null || maille === 'commune' ? null : spreadOverCommunes(groups, input.communes.count, (place) => toPercent(rows[place]))),
    [input, maille, groups, rows],
  );
  const choropleth = useMemo(() => {
    if (input === null || breaks === null) return null;
    return shares === null
      ? planChoropleth({ values: input.source.access, statuses: input.statuses, breaks, pivot: input.threshold.value, scheme })
      : shareChoropleth(shares, scheme);
  }, [input, breaks, shares, scheme]);
  const map = useGapMap(planner, choropleth);
  const legend = useMemo(() => {
    if (input === null || choropleth === null || breaks === null) return null;
    const { indicator, inhabited: ranks, source, threshold } = input;
    return shares === null
      ? planLegend({ indicator, choropleth, breaks, ranks, people: source.people, seuil: threshold.value, seuilTexte: threshold.text })
      : categoryLegend({ labels: shareLabels, colours: choropleth.colours, classOfRank: choropleth.classOfRank, ranks, people: source.people, absent: 'Sans territoire de ce type, ou sans chiffre' });
  }, [input, choropleth, breaks, shares]);

  const tooltipOf = useCallback(
    (rank: number) => {
      if (input === null) return null;
      const { communes, indicator, parameters, after } = input;
      const named = after ? { ...indicator, libelle_court: `${indicator.libelle_court} après`, estimation: true } : indicator;
      const own = communeTooltip(communes.nom[rank] ?? '', named, parameters.annee, input.shown, rank, null);
      const share = shares?.[rank] ?? Number.NaN;
      return Number.isNaN(share) ? own : { ...own, actions: `${meshLabels[maille]} : ${formatShare(share / 100)} sous le seuil` };
    },
    [input, shares, maille],
  );

  const people = input === null ? null : peopleWords(input.indicator);
  const territoryTable = useMemo((): GapTable<TerritoryRow<Gaps>> | null => {
    if (input === null || maille === 'commune') return null;
    return {
      label: `${meshLabels[maille]} sous le seuil`,
      columns: thresholdTerritoryColumns(input.parameters, peopleWords(input.indicator)),
      rows,
      rowId: ({ id }) => id,
      sort: byPeople,
      names: ['seuil', maille, input.parameters.apl, String(input.parameters.annee), planner.territoryName],
      indicateurs: professionIndicators(input.parameters),
      notes: gapNotes(input, planner.territoryName),
      none: 'Aucun territoire de ce type n’a de commune dans le territoire choisi.',
    };
  }, [input, maille, rows, planner.territoryName]);
  const communeTable = useMemo((): GapTable<number> | null => {
    if (input === null || maille !== 'commune') return null;
    const { source, threshold, ranks, communes, official, parameters, indicator, after } = input;
    return {
      label: 'Communes sous le seuil',
      columns: [...thresholdCommuneColumns({ communes, source, official: after ? official : null, parameters, threshold: threshold.value, people: peopleWords(indicator) }), variantsColumn(counted)],
      rows: [...ranksUnder(source, threshold.value, ranks)],
      rowId: (rank) => rank,
      rankOf: (rank) => rank,
      sort: { column: 'population', direction: 'descending' },
      names: ['seuil', 'communes', parameters.apl, String(parameters.annee), planner.territoryName],
      indicateurs: professionIndicators(parameters),
      notes: gapNotes(input, planner.territoryName),
      none: 'Aucune commune du territoire n’est sous le seuil.',
    };
  }, [input, maille, planner.territoryName, counted]);
  const territoriesLater = useDeferredValue(territoryTable);
  const communesLater = useDeferredValue(communeTable);
  const note = [input === null || gaps === null ? null : coverageText(gaps.coverage), crossingNote(rows), partialNote(rows), input === null || maille !== 'commune' ? null : lackNote(input.parameters)].filter((text) => text !== null).join(' ');

  return (
    <GapVolet
      planner={planner}
      map={map}
      title={maille === 'commune' ? 'Accès et seuil' : `Part sous le seuil, ${meshLabels[maille].toLocaleLowerCase('fr')}`}
      estimation={input?.after === true}
      sentence={
        input === null || gaps === null || people === null
          ? ''
          : thresholdSentence({ territory: input.territory, parameters: input.parameters, threshold: input.threshold.value, gaps, people, after: input.after })
      }
      sources={input === null ? '' : gapSources(input)}
      picture={
        legend === null || input === null
          ? null
          : {
              ...legendParts(legend),
              titre: maille === 'commune' ? `${input.indicator.libelle}, ${input.parameters.annee}` : `Part de la population sous le seuil, ${meshLabels[maille].toLocaleLowerCase('fr')}, ${input.parameters.annee}`,
              simulation: input.after,
              unite: maille === 'commune' ? `Accès, en ${words.unit}` : 'Part de la population sous le seuil, dans le territoire de chaque commune',
              names: ['seuil', maille, input.parameters.apl, String(input.parameters.annee)],
              indicateurs: professionIndicators(input.parameters),
            }
      }
      tooltipOf={tooltipOf}
      legend={
        legend === null || input === null || people === null ? (
          <p className="muted small pending">Lecture des chiffres officiels…</p>
        ) : (
          <LegendView
            legend={legend}
            title={maille === 'commune' ? 'Accès' : 'Part sous le seuil'}
            unit={maille === 'commune' ? `Accès, en ${words.unit}` : 'Part de la population sous le seuil, dans le territoire de chaque commune'}
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
        <ErrorBoundary what="le tableau">
          {territoriesLater === null ? null : (
            <GapsTable key={maille} table={territoriesLater} note={note === '' ? null : note} rowHeight={rowHeight} selected={explorer.territory?.id ?? null} onSelect={({ id }) => pick.territory(id)} />
          )}
          {communesLater === null ? null : (
            <GapsTable table={communesLater} note={note === '' ? null : note} rowHeight={rowHeight} selected={explorer.selectedRank} onSelect={pick.commune} />
          )}
        </ErrorBoundary>
      }
    />
  );
}

function toPercent(row: TerritoryRow<Gaps> | undefined): number | null {
  const share = row?.measures.shareUnder ?? null;
  return share === null ? null : share * 100;
}

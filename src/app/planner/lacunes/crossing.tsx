import { type ReactNode, useCallback, useDeferredValue, useMemo } from 'react';
import { classifyCrossing, crossingBreaks } from '../../../domain/access/crossing';
import { formatNumber } from '../../../domain/format';
import { Notice } from '../../../ui/notice';
import { useResource, valueOf } from '../../../ui/use-resource';
import { capitalised, inTerritory, uncapitalised } from '../../../view-models/french';
import { peopleWords } from '../../../view-models/people';
import { cellName, crossingAxes, crossingColumns, crossingLegend, crossingMethod, crossingSentence, noCrossingText } from '../../../view-models/planner/gaps/crossing';
import { onPaperToo } from '../../../view-models/palette';
import { gapNotes, gapSources } from '../../../view-models/planner/gaps/notes';
import { crossingColours } from '../../../view-models/planner/gaps/palettes';
import type { GapTable } from '../../../view-models/planner/gaps/table';
import { professionIndicators } from '../../../view-models/planner/professions';
import { sourceLine } from '../../../view-models/sentence';
import { missingText } from '../../../view-models/status';
import { CrossingLegendView } from '../../../views/planner/crossing-legend';
import { GapsTable } from '../../../views/planner/gaps-table';
import { ErrorBoundary } from '../../error-boundary';
import { Pending } from '../../explorer/pending';
import { phoneQuery, useMedia } from '../../explorer/use-media';
import { useServices } from '../../services';
import type { Planner } from '../use-planner';
import { GapVolet, usePick } from './gap-volet';
import { useGapMap } from './use-gap-map';
import { useGapsInput } from './use-gaps';

/** Where there is most need and least access: two measures on one map. */
export function Crossing({ planner }: { readonly planner: Planner }): ReactNode {
  const { files } = useServices();
  const { explorer, profession, words, opened } = planner;
  const { scheme, startup } = explorer;
  const input = useGapsInput(planner);
  const pick = usePick(planner);
  const rowHeight = useMedia(phoneQuery) ? 44 : 36;
  const reason = noCrossingText(profession);
  const id = words.besoin;
  const annee = opened?.parameters.annee ?? null;
  const column = useResource(id === null || annee === null ? null : `${id} ${annee}`, (signal) => files.values(id ?? '', annee, signal));
  const values = valueOf(column);
  const need = startup.indicateurs.find((candidate) => candidate.id === id) ?? null;

  // Classes are cut on the official figures: they stay while a scenario moves communes from one to the other.
  const official = input?.official ?? null;
  const counted = input?.source.people ?? null;
  const seuil = input?.threshold.value ?? null;
  const breaks = useMemo(
    () => (official === null || counted === null || seuil === null || values === null || values.indicateur !== id ? null : crossingBreaks({ need: values.values, access: official, people: counted }, seuil)),
    [official, counted, seuil, values, id],
  );
  const cut = useMemo(() => {
    if (input === null || values === null || breaks === null) return null;
    const source = { need: values.values, access: input.source.access, people: input.source.people };
    return { source, breaks, axes: crossingAxes(breaks), classOfRank: classifyCrossing(source, input.statuses, breaks) };
  }, [input, values, breaks]);
  const choropleth = useMemo(
    () => (cut === null ? null : { classOfRank: cut.classOfRank, ...onPaperToo((of) => crossingColours(of, cut.axes.access.length, cut.axes.need.length), scheme) }),
    [cut, scheme],
  );
  const map = useGapMap(planner, choropleth);
  const legend = useMemo(
    () =>
      input === null || cut === null || choropleth === null
        ? null
        : crossingLegend({ axes: cut.axes, colours: choropleth.colours, classOfRank: cut.classOfRank, ranks: input.inhabited, people: cut.source.people }),
    [input, cut, choropleth],
  );
  const tooltipOf = useCallback(
    (rank: number) => {
      if (input === null || cut === null || values === null) return null;
      const code = cut.classOfRank[rank] ?? 255;
      const known = code < cut.axes.access.length * cut.axes.need.length;
      const figure = (of: Float64Array, decimals: number): string => formatNumber(of[rank] ?? Number.NaN, decimals);
      return {
        nom: input.communes.nom[rank] ?? '',
        indicator: `besoin et accès, ${values.annee}`,
        value: known ? `${figure(cut.source.need, 2)} et ${figure(cut.source.access, words.decimals)}` : missingText(input.statuses[rank]),
        estimation: input.after,
        actions: known ? cellName(cut.axes, code) : null,
      };
    },
    [input, cut, values, words.decimals],
  );
  const people = input === null ? null : peopleWords(input.indicator);
  const table = useMemo((): GapTable<number> | null => {
    if (input === null || cut === null || need === null) return null;
    return {
      label: 'Communes, besoin et accès',
      columns: crossingColumns({ communes: input.communes, ...cut, need, profession: input.parameters.profession, people: peopleWords(input.indicator) }),
      rows: input.ranks === null ? Array.from(input.official, (_, rank) => rank) : [...input.ranks],
      rowId: (rank) => rank,
      rankOf: (rank) => rank,
      sort: { column: 'case', direction: 'ascending' },
      names: ['besoin-acces', input.parameters.apl, String(input.parameters.annee), planner.territoryName],
      indicateurs: [...professionIndicators(input.parameters), need.id],
      notes: [...gapNotes(input, planner.territoryName), crossingMethod(cut.breaks, need)],
      none: 'Aucune commune dans ce territoire.',
    };
  }, [input, cut, need, planner.territoryName]);
  const later = useDeferredValue(table);

  return (
    <GapVolet
      planner={planner}
      map={map}
      title="Besoin et accès"
      estimation={input?.after === true}
      sentence={
        reason ??
        (input === null || legend === null || people === null
          ? ''
          : crossingSentence({ territory: input.territory, parameters: input.parameters, threshold: input.threshold.value, legend, people }))
      }
      sources={input === null || need === null || values === null ? '' : `${gapSources(input)} Besoin\u00a0: ${uncapitalised(sourceLine(need, values.annee))}`}
      picture={
        legend === null || input === null || need === null
          ? null
          : {
              titre: `Besoin de soins et ${uncapitalised(input.indicator.libelle)}, ${input.parameters.annee}`,
              simulation: input.after,
              unite: 'Besoin de soins croissant vers la droite, accès vers le bas',
              classes: legend.rows.flat(),
              square: { columns: legend.axes.need.map(({ name, range }) => `${capitalised(name)}, ${range}`), rows: legend.axes.access.map(({ name }) => capitalised(name)) },
              missing: legend.missing,
              seuil: null,
              names: ['besoin-acces', input.parameters.apl, String(input.parameters.annee)],
              indicateurs: [...professionIndicators(input.parameters), need.id],
            }
      }
      tooltipOf={tooltipOf}
      legend={
        reason !== null ? (
          <Notice>{reason}</Notice>
        ) : legend === null || input === null || people === null || cut === null || need === null ? (
          <Pending resource={column} what="Le besoin de soins" />
        ) : (
          <CrossingLegendView
            legend={legend}
            people={people}
            scope={`Communes et ${people.plural} ${people.counted} ${inTerritory(input.territory)}. ${crossingMethod(cut.breaks, need)}`}
            lit={map.lit}
            onLight={map.light}
          />
        )
      }
      results={
        reason !== null || later === null ? null : (
          <ErrorBoundary what="le tableau">
            <GapsTable table={later} note={null} rowHeight={rowHeight} selected={explorer.selectedRank} onSelect={pick.commune} />
          </ErrorBoundary>
        )
      }
    />
  );
}

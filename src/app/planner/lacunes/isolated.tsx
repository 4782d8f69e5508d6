import * as v from 'valibot';
import { type ReactNode, useCallback, useDeferredValue, useMemo } from 'react';
import { indicateurIdSchema } from '../../../contract/codes';
import { type Isolation, measureIsolation, ranksBeyond } from '../../../domain/access/isolation';
import { classify } from '../../../domain/classes';
import { formatCount, nbsp } from '../../../domain/format';
import { fewestMinutes, mostMinutes } from '../../../state/lacunes';
import { useResource, valueOf } from '../../../ui/use-resource';
import { inTerritory } from '../../../view-models/french';
import { buildLegend, legendScope } from '../../../view-models/legend';
import { onPaperToo, paletteFor } from '../../../view-models/palette';
import { legendParts } from '../../../view-models/planner/picture';
import { peopleWords } from '../../../view-models/people';
import { meshLabels } from '../../../view-models/planner/gaps/analyses';
import { isolationBreaks, isolationCommuneColumns, isolationSentence, isolationServices, isolationTerritoryColumns, withoutMinutesText } from '../../../view-models/planner/gaps/isolation';
import type { GapTable } from '../../../view-models/planner/gaps/table';
import { crossingNote, territoryRows, type TerritoryRow } from '../../../view-models/planner/gaps/territories';
import { sourceLine } from '../../../view-models/sentence';
import { communeTooltip } from '../../../view-models/tooltip';
import { LegendView } from '../../../views/explorer/legend';
import { GapsTable } from '../../../views/planner/gaps-table';
import { IsolationForm } from '../../../views/planner/isolation-form';
import { ErrorBoundary } from '../../error-boundary';
import { Pending } from '../../explorer/pending';
import { phoneQuery, useMedia } from '../../explorer/use-media';
import { useServices } from '../../services';
import type { Planner } from '../use-planner';
import { GapVolet, useLacunes, usePick } from './gap-volet';
import { useGapMap } from './use-gap-map';
import { useGroups } from './use-gaps';
import { useTimesError } from './use-times-error';

/** Communes far from a service, in minutes by car. */
export function Isolated({ planner }: { readonly planner: Planner }): ReactNode {
  const { files } = useServices();
  const { explorer, plan, communes } = planner;
  const { scheme, territories, territory, ranks, manifest, startup } = explorer;
  const { maille, minutes: limit, service: asked } = plan.lacunes;
  const change = useLacunes(planner);
  const pick = usePick(planner);
  const groups = useGroups(planner, maille);
  const rowHeight = useMedia(phoneQuery) ? 44 : 36;
  const services = useMemo(() => isolationServices(startup.indicateurs, manifest), [startup, manifest]);
  const service = services.find(({ id }) => id === asked) ?? services[0] ?? null;
  const column = useResource(service === null ? null : service.id, (signal) => files.values(service?.id ?? '', null, signal));
  const inhabitants = useResource(service === null ? null : service.population_ref, (signal) => files.values(service?.population_ref ?? '', null, signal));
  const [values, counted] = [valueOf(column), valueOf(inhabitants)];
  const error = useTimesError();

  const input = useMemo(() => {
    if (values === null || counted === null || service === null || values.indicateur !== service.id || communes === null || territory === null || ranks === undefined) return null;
    return { source: { minutes: values.values, people: counted.values }, values, counted, service, communes, territory, ranks };
  }, [values, counted, service, communes, territory, ranks]);
  const isolation = useMemo(() => (input === null ? null : measureIsolation(input.source, limit, input.ranks)), [input, limit]);
  const rows = useMemo(() => (input === null ? [] : territoryRows(groups, territories.byId, (own) => measureIsolation(input.source, limit, own))), [input, groups, territories.byId, limit]);
  const breaks = useMemo(() => (input === null ? null : isolationBreaks(input.source.minutes, input.ranks, limit)), [input, limit]);
  const choropleth = useMemo(
    () =>
      input === null || breaks === null
        ? null
        : {
            classOfRank: classify(input.source.minutes, input.values.statuses, breaks),
            ...onPaperToo((of) => paletteFor({ nature: 'continu', sens: 'bas_favorable', ordonne: null, seuil: limit, breaks, count: breaks.length + 1, scheme: of }), scheme),
          },
    [input, breaks, limit, scheme],
  );
  const map = useGapMap(planner, choropleth);
  const legend = useMemo(() => {
    if (input === null || choropleth === null || breaks === null) return null;
    return buildLegend({
      indicator: { ...input.service, seuil: limit, seuil_libelle: `Limite choisie\u00a0: ${formatCount(limit, 'minute')}, sans valeur officielle` },
      classOfRank: choropleth.classOfRank,
      breaks,
      colours: choropleth.colours,
      ranks: input.ranks,
      people: input.source.people,
      bassins: null,
      histogram: null,
    });
  }, [input, choropleth, breaks, limit]);
  const tooltipOf = useCallback(
    (rank: number) => (input === null ? null : communeTooltip(input.communes.nom[rank] ?? '', input.service, input.values.annee, input.values, rank, null)),
    [input],
  );

  const notes = useMemo(
    () =>
      input === null
        ? []
        : [
            `Territoire${nbsp}: ${planner.territoryName}`,
            sourceLine(input.service, input.values.annee),
            `Limite${nbsp}: ${formatCount(limit, 'minute')}`,
            `Habitants${nbsp}: population municipale, ${input.counted.annee}`,
            ...(input.service.estimation && error !== null ? [error] : []),
          ],
    [input, limit, error, planner.territoryName],
  );
  const territoryTable = useMemo((): GapTable<TerritoryRow<Isolation>> | null => {
    if (input === null || maille === 'commune') return null;
    return {
      label: `${meshLabels[maille]}, à ${formatCount(limit, 'minute')} ou plus`,
      columns: isolationTerritoryColumns(),
      rows,
      rowId: ({ id }) => id,
      sort: { column: 'habitants', direction: 'descending' },
      names: [input.service.id, `${limit}-minutes`, maille, planner.territoryName],
      indicateurs: [input.service.id, 'population'],
      notes,
      none: 'Aucun territoire de ce type n’a de commune dans le territoire choisi.',
    };
  }, [input, maille, limit, rows, notes, planner.territoryName]);
  const communeTable = useMemo((): GapTable<number> | null => {
    if (input === null || maille !== 'commune') return null;
    return {
      label: `Communes à ${formatCount(limit, 'minute')} ou plus`,
      columns: isolationCommuneColumns(input.communes, input.source, input.service),
      rows: [...ranksBeyond(input.source.minutes, limit, input.ranks)],
      rowId: (rank) => rank,
      rankOf: (rank) => rank,
      sort: { column: 'minutes', direction: 'descending' },
      names: [input.service.id, `${limit}-minutes`, 'communes', planner.territoryName],
      indicateurs: [input.service.id, 'population'],
      notes,
      none: 'Aucune commune du territoire n’est aussi loin.',
    };
  }, [input, maille, limit, notes, planner.territoryName]);
  const territoriesLater = useDeferredValue(territoryTable);
  const communesLater = useDeferredValue(communeTable);
  const pending = column.status === 'echec' ? column : inhabitants.status === 'echec' ? inhabitants : column;

  return (
    <GapVolet
      planner={planner}
      map={map}
      title={service?.libelle_court ?? 'Communes isolées'}
      estimation={service?.estimation === true}
      sentence={
        input === null || isolation === null ? '' : isolationSentence({ territory: input.territory, service: input.service, annee: input.values.annee, limit, isolation })
      }
      sources={input === null ? '' : sourceLine(input.service, input.values.annee)}
      picture={
        legend === null || input === null
          ? null
          : {
              ...legendParts(legend),
              titre: `${input.service.libelle}, ${input.values.annee}`,
              unite: `${input.service.libelle_court}, en ${input.service.unite}`,
              simulation: false,
              names: [input.service.id, `${limit}-minutes`],
              indicateurs: [input.service.id, 'population'],
            }
      }
      tooltipOf={tooltipOf}
      panel={
        service === null ? null : (
          <IsolationForm
            services={services.map(({ id, libelle_court }) => ({ id, label: libelle_court }))}
            service={service.id}
            onService={(id) => {
              const chosen = v.safeParse(indicateurIdSchema, id);
              if (chosen.success) change({ service: chosen.output });
            }}
            minutes={limit}
            least={fewestMinutes}
            most={mostMinutes}
            onMinutes={(minutes) => change({ minutes })}
            notes={[
              ...(service.id === asked ? [] : [`Le service demandé par le lien (${asked}) n’est pas publié\u00a0: celui-ci est montré.`]),
              service.definition,
              ...(service.estimation ? [...(service.avertissement === null ? [] : [service.avertissement]), ...(error === null ? [] : [error])] : []),
              ...[withoutMinutesText(manifest)].filter((text) => text !== null),
            ]}
          />
        )
      }
      legend={
        legend === null || input === null ? (
          <Pending resource={pending} what="Les minutes" />
        ) : (
          <LegendView
            legend={legend}
            title={input.service.libelle_court}
            unit={`${input.service.libelle_court}, en ${input.service.unite}`}
            people={peopleWords(input.service)}
            lit={map.lit}
            onLight={map.light}
            scope={legendScope(input.service, inTerritory(input.territory), input.territory.type === 'france')}
            schematic={manifest.tuiles.contours_schematiques}
            dimmed={false}
          />
        )
      }
      results={
        <ErrorBoundary what="le tableau">
          {territoriesLater === null ? null : (
            <GapsTable key={maille} table={territoriesLater} note={crossingNote(rows)} rowHeight={rowHeight} selected={explorer.territory?.id ?? null} onSelect={({ id }) => pick.territory(id)} />
          )}
          {communesLater === null ? null : <GapsTable table={communesLater} note={null} rowHeight={rowHeight} selected={explorer.selectedRank} onSelect={pick.commune} />}
        </ErrorBoundary>
      }
    />
  );
}

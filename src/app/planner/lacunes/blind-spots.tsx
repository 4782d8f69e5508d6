import { type ReactNode, useCallback, useDeferredValue, useMemo } from 'react';
import { contractActionsOnThemes } from '../../../db/queries';
import { joinIds } from '../../../db/query';
import { careAccessThemes, communeContracts } from '../../../domain/blind-spots';
import { ranksUnder } from '../../../domain/access/gaps';
import { textColumn } from '../../../files/arrow-tables';
import { Notice } from '../../../ui/notice';
import { useResource, valueOf } from '../../../ui/use-resource';
import { inTerritory, uncapitalised } from '../../../view-models/french';
import { legendScope } from '../../../view-models/legend';
import { peopleWords } from '../../../view-models/people';
import {
  blindSpotClasses,
  blindSpotColumns,
  blindSpotLabels,
  blindSpotMethod,
  blindSpotSentence,
  classifyBlindSpots,
  contractLines,
  contractsByRank,
  shortenedLegend,
} from '../../../view-models/planner/gaps/blind-spots';
import { categoryLegend } from '../../../view-models/planner/gaps/category-legend';
import { gapNotes, gapSources } from '../../../view-models/planner/gaps/notes';
import { onPaperToo } from '../../../view-models/palette';
import { legendParts } from '../../../view-models/planner/picture';
import { blindSpotColours } from '../../../view-models/planner/gaps/palettes';
import { variantsColumn } from '../../../view-models/planner/gaps/communes';
import type { GapTable } from '../../../view-models/planner/gaps/table';
import { professionIndicators } from '../../../view-models/planner/professions';
import { missingText } from '../../../view-models/status';
import { today } from '../../../view-models/today';
import { LegendView } from '../../../views/explorer/legend';
import { ContractList } from '../../../views/planner/contract-list';
import { GapsTable } from '../../../views/planner/gaps-table';
import { EngineNotice } from '../../engine-notice';
import { ErrorBoundary } from '../../error-boundary';
import { Pending } from '../../explorer/pending';
import { phoneQuery, useMedia } from '../../explorer/use-media';
import { useServices } from '../../services';
import { useDatabaseState, useQuery } from '../../use-query';
import type { Planner } from '../use-planner';
import { useVariants } from '../use-variants';
import { GapVolet, usePick } from './gap-volet';
import { useGapMap } from './use-gap-map';
import { useGapsInput } from './use-gaps';

const labels = blindSpotClasses.map((name) => blindSpotLabels[name]);
const themes = joinIds(careAccessThemes);

/** Labels of the themes that count, from the published grid; their ids while it is on its way. */
function useThemeLabels(): readonly string[] {
  const { files } = useServices();
  const read = useResource('themes', async (signal) => {
    const table = await files.arrow('themes', 'themes', signal);
    const [ids, names] = [textColumn(table, 'id'), textColumn(table, 'libelle')];
    return careAccessThemes.map((theme) => names[ids.indexOf(theme)] ?? theme);
  });
  return valueOf(read) ?? careAccessThemes;
}

/** Communes under the threshold that the actions of the contracts do not reach. */
export function BlindSpots({ planner }: { readonly planner: Planner }): ReactNode {
  const { explorer, communes } = planner;
  const { scheme, manifest } = explorer;
  const input = useGapsInput(planner);
  const pick = usePick(planner);
  const rowHeight = useMedia(phoneQuery) ? 44 : 36;
  const counted = valueOf(useVariants(planner));
  const { etat } = useDatabaseState();
  const answer = useQuery(contractActionsOnThemes, { themes });
  const rows = valueOf(answer);
  const method = blindSpotMethod(useThemeLabels());
  const day = today();

  const contracts = useMemo(() => (rows === null || communes === null ? null : contractsByRank(rows, communes)), [rows, communes]);
  const ofCommunes = useMemo(() => (contracts === null || communes === null ? null : communeContracts(contracts, communes.count, day)), [contracts, communes, day]);
  const names = useMemo(() => new Map((rows ?? []).map(({ id, nom }) => [id, nom])), [rows]);
  const choropleth = useMemo(
    () =>
      input === null || ofCommunes === null
        ? null
        : { classOfRank: classifyBlindSpots(ofCommunes, input.source.access, input.statuses, input.threshold.value), ...onPaperToo((of) => blindSpotColours[of], scheme) },
    [input, ofCommunes, scheme],
  );
  const map = useGapMap(planner, choropleth);
  const legend = useMemo(
    () =>
      input === null || choropleth === null
        ? null
        : categoryLegend({ labels, colours: choropleth.colours, classOfRank: choropleth.classOfRank, ranks: input.inhabited, people: input.source.people }),
    [input, choropleth],
  );
  const tooltipOf = useCallback(
    (rank: number) => {
      if (input === null || choropleth === null) return null;
      const name = blindSpotClasses[choropleth.classOfRank[rank] ?? 255];
      const own = ofCommunes?.[rank]?.contrats ?? [];
      return {
        nom: input.communes.nom[rank] ?? '',
        indicator: own.length === 0 ? 'contrat non renseigné' : own.map((id) => names.get(id) ?? id).join(', '),
        value: name === undefined ? missingText(input.statuses[rank]) : blindSpotLabels[name],
        estimation: input.after,
        actions: null,
      };
    },
    [input, choropleth, ofCommunes, names],
  );
  const people = input === null ? null : peopleWords(input.indicator);
  const table = useMemo((): GapTable<number> | null => {
    if (input === null || ofCommunes === null) return null;
    const { source, threshold, ranks, communes: table_, parameters, indicator } = input;
    return {
      label: 'Communes sous le seuil, et leur contrat',
      columns: [...blindSpotColumns({ communes: table_, source, contracts: ofCommunes, names, profession: parameters.profession, people: peopleWords(indicator) }), variantsColumn(counted)],
      rows: [...ranksUnder(source, threshold.value, ranks)],
      rowId: (rank) => rank,
      rankOf: (rank) => rank,
      sort: { column: 'situation', direction: 'ascending' },
      names: ['angles-morts', parameters.apl, String(parameters.annee), planner.territoryName],
      indicateurs: professionIndicators(parameters),
      notes: [...gapNotes(input, planner.territoryName), method, `Contrats au ${day}`],
      none: 'Aucune commune du territoire n’est sous le seuil.',
    };
  }, [input, ofCommunes, names, method, day, planner.territoryName, counted]);
  const later = useDeferredValue(table);
  const lines = useMemo(
    () => (rows === null || contracts === null || input === null ? null : contractLines(rows, contracts, input.ranks, day)),
    [rows, contracts, input, day],
  );
  const dead = etat === 'indisponible' || etat === 'perdue';

  return (
    <GapVolet
      planner={planner}
      map={map}
      title="Angles morts des contrats"
      estimation={input?.after === true}
      sentence={
        input === null || legend === null || people === null
          ? ''
          : blindSpotSentence({ territory: input.territory, parameters: input.parameters, threshold: input.threshold.value, legend, people, after: input.after })
      }
      sources={input === null ? '' : `${gapSources(input)} Actions\u00a0: documents des contrats chargés, transcrits.`}
      picture={
        legend === null || input === null
          ? null
          : {
              ...legendParts(legend),
              titre: `Angles morts des contrats, ${uncapitalised(input.indicator.libelle)}, ${input.parameters.annee}`,
              unite: 'Ce que les contrats chargés prévoient dans les communes sous le seuil',
              simulation: input.after,
              names: ['angles-morts', input.parameters.apl, String(input.parameters.annee)],
              indicateurs: professionIndicators(input.parameters),
            }
      }
      tooltipOf={tooltipOf}
      legend={
        legend === null || input === null || people === null ? (
          <>
            <EngineNotice />
            {dead ? (
              <Notice>Les actions des contrats se lisent avec le moteur de données. Les quatre autres analyses n’en ont pas besoin et restent disponibles.</Notice>
            ) : (
              <Pending resource={answer} what="Les actions des contrats, par le moteur de données" />
            )}
          </>
        ) : (
          <>
            <EngineNotice />
            <LegendView
              legend={shortenedLegend(legend)}
              title="Angles morts des contrats"
              unit="Ce que les contrats chargés prévoient dans les communes sous le seuil"
              people={people}
              lit={map.lit}
              onLight={map.light}
              scope={legendScope(input.indicator, inTerritory(input.territory), input.territory.type === 'france')}
              schematic={manifest.tuiles.contours_schematiques}
              dimmed={false}
            />
          </>
        )
      }
      results={
        <ErrorBoundary what="le tableau">
          {lines === null ? null : <ContractList contracts={lines} method={method} />}
          {later === null ? null : <GapsTable table={later} note={null} rowHeight={rowHeight} selected={explorer.selectedRank} onSelect={pick.commune} />}
        </ErrorBoundary>
      }
    />
  );
}

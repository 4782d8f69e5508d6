import { useMemo } from 'react';
import { allContracts, axesOfContract, placeSummary } from '../../db/queries';
import { joinIds } from '../../db/query';
import { ensembleOf } from '../../domain/portrait/ensemble';
import { type Resource, useResource, valueOf } from '../../ui/use-resource';
import { accessCards, type AccessCard } from '../../view-models/portrait/access';
import { contractBrief, type ContractBrief, contractsAround } from '../../view-models/portrait/contract';
import { countryOf } from '../../view-models/portrait/country';
import { ensembleSubject } from '../../view-models/portrait/ensemble';
import { isolatedRows, type IsolatedRow } from '../../view-models/portrait/isolated';
import { leadSentences } from '../../view-models/portrait/lead';
import { reachRows, type ReachRow } from '../../view-models/portrait/minutes';
import { populationView, type PopulationView } from '../../view-models/portrait/population';
import { retirementView } from '../../view-models/portrait/retirement';
import type { PortraitInput, PortraitSubject } from '../../view-models/portrait/subject';
import { categoryLine, type CategoryLine, categoryOrder } from '../../view-models/points';
import { isolationServices } from '../../view-models/planner/gaps/isolation';
import { territoryName } from '../../view-models/territories';
import { today } from '../../view-models/today';
import type { Explorer } from '../explorer/use-explorer';
import { useServices } from '../services';
import { useDatabaseState, useQuery } from '../use-query';
import { readColumns, type ReadColumns } from './read-columns';

/** What the figures of a portrait say; each part null while it is on its way. */
export interface PortraitFigures {
  readonly lead: readonly [string, string];
  readonly population: PopulationView;
  readonly access: readonly AccessCard[];
  readonly retirement: ReturnType<typeof retirementView>;
  readonly reach: readonly ReachRow[];
  readonly isolated: readonly IsolatedRow[];
  /** Other contracts of the site that share communes with it. */
  readonly around: readonly string[];
}

export interface PortraitParts {
  readonly input: PortraitInput | null;
  /** What of the link names nothing published. */
  readonly unknown: readonly string[];
  readonly columns: Resource<ReadColumns>;
  readonly figures: PortraitFigures | null;
  readonly places: readonly CategoryLine[] | null;
  readonly placesResource: Resource<unknown>;
  /** Undefined while it is on its way; null for a territory without a contract of its own. */
  readonly contract: ContractBrief | null | undefined;
  readonly contractResource: Resource<unknown>;
}

interface Subject {
  readonly subject: PortraitSubject | null;
  /** Parts of a set that name nothing published. */
  readonly unknown: readonly string[];
}

/** Communes put together by hand, else the territory of the link. A set of which no commune is known leaves the territory. */
function useSubject({ territory, ranks, startup, state, communes }: Explorer): Subject {
  const { ensemble } = state.portrait;
  const table = valueOf(communes);
  return useMemo(() => {
    const own = territory === null || ranks === undefined ? null : { ...territory, titre: territoryName(territory), ranks, communes: territory.communes };
    if (ensemble.length === 0) return { subject: own, unknown: [] };
    if (table === null) return { subject: null, unknown: [] };
    const together = ensembleOf(table, startup.territoires, ensemble);
    return { subject: ensembleSubject(together, table) ?? own, unknown: together.unknown.map((part) => `la commune ou le territoire ${part}`) };
  }, [territory, ranks, ensemble, table, startup]);
}

/** Everything that the portrait of the territory at hand says. */
export function usePortrait(explorer: Explorer): PortraitParts {
  const { files } = useServices();
  const { manifest, startup, communes } = explorer;
  const { tables } = useDatabaseState();
  const { subject, unknown } = useSubject(explorer);
  const table = valueOf(communes);
  const columns = useResource('portrait', (signal) => readColumns(files, manifest, signal));
  const read = valueOf(columns);
  const country = useMemo(() => (read === null ? null : countryOf(read.columns)), [read]);
  const input = useMemo(
    (): PortraitInput | null => (subject === null || read === null || country === null ? null : { subject, columns: read.columns, country, indicators: startup.indicateurs }),
    [subject, read, country, startup],
  );
  const figures = useMemo((): PortraitFigures | null => {
    if (input === null || table === null) return null;
    const services = isolationServices(startup.indicateurs, manifest);
    return {
      lead: leadSentences(input),
      population: populationView(input),
      access: accessCards(input),
      retirement: retirementView(input),
      reach: reachRows(input, services),
      isolated: isolatedRows(input, services, table),
      around: contractsAround(input, startup.territoires),
    };
  }, [input, table, startup, manifest]);

  const codes = useMemo(() => (subject?.type !== 'ensemble' || table === null ? null : joinIds(Array.from(subject.ranks ?? [], (rank) => table.code[rank] ?? ''))), [subject, table]);
  const summary = useQuery(placeSummary, subject === null ? null : { territoire: subject.type === 'france' || subject.type === 'ensemble' ? null : subject.id, communes: codes });
  const rows = valueOf(summary);
  const whole = tables?.lieux.etat !== 'partielle';
  const places = useMemo(
    () => (rows === null || subject === null ? null : categoryOrder.map((categorie) => categoryLine(categorie, rows.find((row) => row.categorie === categorie) ?? null, subject, whole))),
    [rows, subject, whole],
  );

  const ofContract = subject?.type === 'cls';
  const contracts = useQuery(allContracts, ofContract ? {} : null);
  const axes = useQuery(axesOfContract, ofContract ? { contrat: null } : null);
  const [known, axisRows] = [valueOf(contracts), valueOf(axes)];
  const id = subject?.id ?? '';
  const contract = useMemo(() => (!ofContract ? null : known === null || axisRows === null ? undefined : contractBrief(known, axisRows, id, today())), [ofContract, known, axisRows, id]);
  return { input, unknown, columns, figures, places, placesResource: summary, contract, contractResource: contracts.status === 'echec' ? contracts : axes };
}

import { useMemo } from 'react';
import { allContracts, axesOfContract, placeSummary } from '../../db/queries';
import { type Resource, useResource, valueOf } from '../../ui/use-resource';
import { accessCards, type AccessCard } from '../../view-models/portrait/access';
import { contractBrief, type ContractBrief, contractsAround } from '../../view-models/portrait/contract';
import { countryOf } from '../../view-models/portrait/country';
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
  readonly columns: Resource<ReadColumns>;
  readonly figures: PortraitFigures | null;
  readonly places: readonly CategoryLine[] | null;
  readonly placesResource: Resource<unknown>;
  /** Undefined while it is on its way; null for a territory without a contract of its own. */
  readonly contract: ContractBrief | null | undefined;
  readonly contractResource: Resource<unknown>;
}

function useSubject({ territory, ranks }: Explorer): PortraitSubject | null {
  return useMemo(() => {
    if (territory === null || ranks === undefined) return null;
    return { ...territory, titre: territoryName(territory), ranks, communes: territory.communes };
  }, [territory, ranks]);
}

/** Everything that the portrait of the territory at hand says. */
export function usePortrait(explorer: Explorer): PortraitParts {
  const { files } = useServices();
  const { manifest, startup, communes } = explorer;
  const { tables } = useDatabaseState();
  const subject = useSubject(explorer);
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

  const summary = useQuery(placeSummary, subject === null ? null : { territoire: subject.type === 'france' ? null : subject.id });
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
  return { input, columns, figures, places, placesResource: summary, contract, contractResource: contracts.status === 'echec' ? contracts : axes };
}

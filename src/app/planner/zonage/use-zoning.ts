import { useMemo } from 'react';
import { accessOfBassins } from '../../../domain/zoning/bassins';
import { bassinsTouching, compareZonings } from '../../../domain/zoning/zoning';
import type { YearValues } from '../../../files/published-files';
import { type Resource, useResource, valueOf } from '../../../ui/use-resource';
import { weighedMean } from '../../../view-models/planner/plan-map';
import { offeredCutoffs, type OfferedCutoffs } from '../../../view-models/planner/zoning-cutoffs';
import type { ZonedBassins } from '../../../view-models/planner/zoning-rows';
import { useServices } from '../../services';
import type { Planner } from '../use-planner';

/** Official access to the GPs of 65 or less: the only profession that has such a figure. */
const under65 = 'apl_mg_moins_65';

export interface Zoning {
  /** Figures that bassins are classed by. */
  readonly access: Resource<YearValues>;
  /** The profession has a figure without the oldest. */
  readonly hasUnder65: boolean;
  readonly offered: OfferedCutoffs | null;
  /** Null while something is on its way. */
  readonly zoned: ZonedBassins | null;
  /** Code of the bassin of a commune. */
  readonly bassinOf: (rank: number) => string | null;
}

/** The bassins de vie that touch the territory, classed before and after. */
export function useZoning({ plan, explorer, communes, opened, indicator, profession }: Planner): Zoning {
  const { files } = useServices();
  const { avant, apres, offre } = plan.zonage;
  const { ranks, manifest } = explorer;
  const hasUnder65 = profession === 'medecin_generaliste' && Object.hasOwn(manifest.valeurs, under65);
  const own = opened?.parameters.profession === profession ? opened : null;
  const id = own === null ? null : hasUnder65 && offre === 'moins_65' ? under65 : own.parameters.apl;
  const annee = own?.apl.annee ?? null;
  const access = useResource(id === null || annee === null ? null : `${id} ${annee}`, (signal) => files.values(id ?? under65, annee, signal));
  const values = valueOf(access);

  const offered = useMemo(() => (own === null || indicator === null ? null : offeredCutoffs(indicator, weighedMean(own.apl.values, own.standardised.values))), [own, indicator]);
  const bassins = useMemo(
    () =>
      communes === null || own === null || values === null
        ? null
        : accessOfBassins({ bassinVie: communes.bassinVie, access: values.values, standardised: own.standardised.values, people: own.people.values, population: communes.population }),
    [communes, own, values],
  );
  const near = useMemo(() => (bassins === null || ranks === undefined ? null : bassinsTouching(bassins, ranks)), [bassins, ranks]);
  const national = useMemo(() => (own === null ? 0 : own.people.values.reduce((sum, count) => sum + (Number.isNaN(count) ? 0 : count), 0)), [own]);
  const before = avant ?? offered?.cutoffs ?? null;
  const after = apres ?? before;
  const zoned = useMemo(
    (): ZonedBassins | null => (near === null || before === null || after === null ? null : { bassins: near, before, after, change: compareZonings(near, before, after), national }),
    [near, before, after, national],
  );
  const bassinOf = useMemo(() => (rank: number): string | null => communes?.bassinVie[rank] ?? null, [communes]);
  return { access, hasUnder65, offered, zoned, bassinOf };
}

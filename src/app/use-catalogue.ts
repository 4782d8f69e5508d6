import { useMemo } from 'react';
import { allActions, allContracts, axesOfContract, themesOfContract } from '../db/queries';
import { type CommunesTable, rankOfCode } from '../domain/communes';
import { type Resource, valueOf, waiting } from '../ui/use-resource';
import { type Catalogue, catalogueOf } from '../view-models/actions/catalogue';
import { today } from '../view-models/today';
import { useQuery } from './use-query';

/** All that the plans say. @param wanted the engine has started. */
export function useCatalogue(communes: CommunesTable | null, wanted: boolean): Resource<Catalogue> {
  const contracts = useQuery(allContracts, wanted ? {} : null);
  const actions = useQuery(allActions, wanted ? {} : null);
  const axes = useQuery(axesOfContract, wanted ? { contrat: null } : null);
  const themes = useQuery(themesOfContract, wanted ? { contrat: null } : null);
  const [c, r, a, t] = [valueOf(contracts), valueOf(actions), valueOf(axes), valueOf(themes)];
  const value = useMemo((): Catalogue | null => {
    if (c === null || r === null || a === null || t === null) return null;
    const communeName = (code: string): string => {
      const rank = communes === null ? null : rankOfCode(communes, code);
      return (rank === null ? undefined : communes?.nom[rank]) ?? code;
    };
    return catalogueOf({ actions: r, contracts: c, axes: a, themes: t, communeName, today: today() });
  }, [c, r, a, t, communes]);
  const failed = [contracts, actions, axes, themes].find((resource) => resource.status === 'echec');
  return useMemo((): Resource<Catalogue> => {
    if (failed?.status === 'echec') return failed;
    return value === null ? waiting : { status: 'pret', value };
  }, [failed, value]);
}

import { useMemo } from 'react';
import type { ProfessionParameters } from '../../contract/access-file';
import type { Manifest } from '../../contract/manifest';
import { yearsOf } from '../../files/published-files';
import { type Resource, useResource } from '../../ui/use-resource';
import { type Comparison, compareAccess } from '../../view-models/methode/comparison';
import { useServices } from '../services';
import type { AccessFile } from './read-access';

/** The model against the official figure of a year, weighed by the people of that year or of the first one that has them, as the published measures are. */
export function useComparison(manifest: Manifest, access: Resource<AccessFile>, profession: ProfessionParameters | null, annee: number): Resource<Comparison> {
  const { files } = useServices();
  const key = access.status === 'pret' && profession !== null ? `${profession.profession} ${annee}` : null;
  const figures = useResource(
    key,
    async (signal) => {
      if (profession === null) throw new Error('profession absente');
      const years = yearsOf(manifest, profession.population);
      const [official, people] = await Promise.all([
        files.values(profession.apl, annee, signal),
        files.values(profession.population, years.includes(annee) ? annee : (years[0] ?? null), signal),
      ]);
      return { annee, official: official.values, people: people.values };
    },
    true,
  );
  return useMemo((): Resource<Comparison> => {
    if (access.status !== 'pret') return access;
    if (figures.status !== 'pret') return figures;
    const { annee: year, official, people } = figures.value;
    return { status: 'pret', value: compareAccess(year, official, access.value.points.modele, people) };
  }, [access, figures]);
}

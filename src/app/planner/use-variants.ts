import type { VariantCounts } from '../../domain/access/variants';
import { type Resource, useResource } from '../../ui/use-resource';
import { markMoment } from '../marks';
import { useServices } from '../services';
import { pause } from './pause';
import type { Planner } from './use-planner';

/** Pause (ms) after which the hand is taken to have left the scenario: nothing drawn meanwhile waits for the variants. */
const handLeft = 2000;

/** How each commune fares under the variants of the model, worked out in the background; null values: nothing is asked yet. */
export function useVariants({ explorer: { manifest }, opened, settled, threshold, communes, profession }: Planner): Resource<VariantCounts> {
  const { files, variants } = useServices();
  const ready = opened !== null && settled !== null && threshold !== null && communes !== null && opened.parameters.profession === profession;
  return useResource(ready ? `${profession} ${settled.key} ${threshold.value}` : null, async (signal) => {
    if (!ready) throw new Error('rien à varier');
    await pause(handLeft, signal);
    const { parameters, apl, standardised } = opened;
    if (variants.openedProfession !== profession) {
      const [fichier, posts] = await Promise.all([
        files.access(signal),
        parameters.postes === null ? null : files.values(parameters.postes.indicateur, parameters.postes.annee, signal),
      ]);
      if (apl.values.length !== manifest.nb_communes) throw new Error('L’accès officiel ne couvre pas les communes de cette publication.');
      await variants.open(
        {
          kind: 'ouvre',
          profession,
          fichier,
          apl: apl.values,
          standardisee: standardised.values,
          postes: posts?.values ?? null,
          departements: communes.departement,
        },
        signal,
      );
    }
    const counts = await variants.run({ kind: 'compte', profession, supplies: settled.supplies, seuil: threshold.value }, signal);
    markMoment('cls:variantes');
    return counts;
  });
}

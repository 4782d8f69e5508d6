import { useMemo } from 'react';
import { serviceIds } from '../../../contract/services';
import { farthestMinutes, isOfTime } from '../../../domain/access/siting/prepare';
import { rankOfCode } from '../../../domain/communes';
import { isServiceLine } from '../../../state/scenario';
import { allowedRanks, type PlacesByCategory } from '../../../view-models/planner/siting-choice';
import type { Planner } from '../use-planner';
import type { AskedSiting } from './use-siting';

export interface Asked {
  readonly siting: AskedSiting;
  /** Communes that may be chosen; null: all those of the territory. */
  readonly allowed: Int32Array | null;
  readonly forbidden: ReadonlySet<number>;
}

const nowhere = -1;
const noPlace = new Int32Array(0);

/** The question of the link, as the workers take it; null while something that it names is on its way. */
export function useAsked(planner: Planner, places: PlacesByCategory | null): Asked | null {
  const { plan, communes, opened, settled, threshold, profession, explorer, scenario } = planner;
  const { choisir } = plan;
  const { ranks, territory } = explorer;
  const territoryId = territory?.id ?? null;
  const { lignes } = scenario.scenario;
  const seuil = threshold?.value ?? null;
  return useMemo((): Asked | null => {
    if (communes === null || opened === null || settled === null || seuil === null || ranks === undefined || territoryId === null) return null;
    const { objectif, nombre, postes, minutes, avec, habitants, present, imposes, interdits } = choisir;
    const ofTime = isOfTime(objectif);
    const named = avec !== null || (ofTime && present !== 'offre' && present !== 'rien');
    if (named && places === null) return null;
    const rankOf = (code: string): number => rankOfCode(communes, code) ?? nowhere;
    const allowed = allowedRanks(ranks, communes, avec === null ? null : (places?.get(avec) ?? noPlace), habitants);
    const service = serviceIds.find((id) => id === present);
    const added = lignes.flatMap((line) => (isServiceLine(line) && line.kind === 'point' && line.service === service ? [rankOf(line.commune)] : []));
    const there = present === 'offre' || present === 'rien' ? noPlace : Int32Array.from([...(places?.get(present) ?? []), ...added]);
    const fixed = Int32Array.from(imposes, rankOf);
    const forbidden = Int32Array.from(interdits, rankOf).filter((rank) => rank !== nowhere);
    const presents = present === 'offre' && opened.parameters.postes !== null ? ('offre' as const) : there;
    return {
      siting: {
        key: JSON.stringify([
          territoryId,
          settled.key,
          objectif,
          nombre,
          ofTime ? [objectif === 'couverture' ? minutes : farthestMinutes, present, added] : [seuil, postes],
          avec,
          habitants,
          imposes,
          interdits,
        ]),
        request: {
          profession,
          items: settled.items,
          seuil,
          presents,
          question: { goal: objectif, count: nombre, posts: postes, minutes, zone: ranks, allowed, fixed, forbidden },
        },
      },
      allowed,
      forbidden: new Set(forbidden),
    };
  }, [communes, opened, settled, seuil, ranks, territoryId, choisir, places, lignes, profession]);
}

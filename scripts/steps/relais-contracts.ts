import type { FinderDepartement } from '../../src/contract/finder';
import type { LoadedContracts } from '../contracts/contracts';

type FinderContract = FinderDepartement['contrats'][number];

/** What a contract may state on getting to care, the most useful to a visitor first. */
const themes = ['mobilite', 'acces_droits', 'premier_recours'] as const;

export interface FinderContracts {
  readonly contracts: readonly FinderContract[];
  /** Contracts of each commune, as positions in `contracts`. */
  readonly ofCommune: ReadonlyMap<string, readonly number[]>;
}

export function finderContracts({ rows, territories }: LoadedContracts): FinderContracts {
  const ofCommune = new Map<string, number[]>();
  const contracts = rows.contrats.map(({ id, territoire, nom, debut, fin, contact, telephone, courriel, site, licence_perimetre }, position): FinderContract => {
    for (const commune of territories.find((territory) => territory.id === territoire)?.communes ?? []) {
      ofCommune.set(commune, [...(ofCommune.get(commune) ?? []), position]);
    }
    return { id, nom, debut, fin, actions: actionTitles(rows, id), contact, telephone, courriel, site, licence_perimetre };
  });
  return { contracts, ofCommune };
}

function actionTitles({ actions, actions_themes }: LoadedContracts['rows'], contrat: string): string[] {
  const ranks = new Map<string, number>();
  for (const { action, theme } of actions_themes) {
    const rank = themes.findIndex((each) => each === theme);
    if (rank >= 0) ranks.set(action, Math.min(rank, ranks.get(action) ?? rank));
  }
  const kept = actions.filter((action) => action.contrat === contrat && ranks.has(action.id));
  return [...new Set(kept.sort((a, b) => (ranks.get(a.id) ?? 0) - (ranks.get(b.id) ?? 0)).map(({ intitule }) => intitule))];
}

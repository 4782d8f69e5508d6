import { formatCount } from '../../domain/format';
import type { Scenario } from '../../state/scenario';
import type { KeptScenario } from '../../state/scenario-library';

/** What can stand on one side of a comparison. */
export interface Side {
  readonly id: string;
  readonly label: string;
  readonly lignes: Scenario['lignes'];
}

const official: Side = { id: 'officiel', label: 'Chiffres officiels', lignes: [] };

/** The official figures, the present scenario, those kept on the device. */
export function sidesOf(present: Scenario, kept: readonly KeptScenario[]): Side[] {
  const name = present.nom === '' ? 'sans nom' : present.nom;
  return [
    official,
    { id: 'present', label: `Scénario présent (${name})`, lignes: present.lignes },
    ...kept.map(({ id, document }) => ({ id: `garde:${id}`, label: document.scenario.nom, lignes: document.scenario.lignes })),
  ];
}

/** What of a side is simulated. @param taken lines of the profession that the model takes; @param refused those that it does not. */
export function sideDetail({ id, lignes }: Side, taken: number, refused: number): string | null {
  if (id === official.id) return null;
  const others = lignes.length - taken - refused;
  const parts = [
    formatCount(taken, 'ligne prise en compte', 'lignes prises en compte'),
    ...(refused === 0 ? [] : [formatCount(refused, 'ligne non simulable', 'lignes non simulables')]),
    ...(others === 0 ? [] : [formatCount(others, 'ligne hors de cette profession', 'lignes hors de cette profession')]),
  ];
  return parts.join(', ');
}

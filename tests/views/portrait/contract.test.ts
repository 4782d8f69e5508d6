import { describe, expect, it } from 'vitest';
import { contractBrief, contractsAround } from '../../../src/view-models/portrait/contract';
import type { ContractRow } from '../../../src/view-models/contract-card';
import { plain } from '../support';
import { portraitOf } from './world';

const contract = (part: Partial<ContractRow>): ContractRow => ({
  id: 'essai-2021', territoire: 'cls:essai', territoire_nom: 'Essai', nb_communes: 2, population: 4000, nom: 'Contrat d’essai', generation: 2, debut: '2021', fin: '2026',
  date_signature: null, porteur: null, statut_perimetre: 'deduit', motif_perimetre: null, licence_perimetre: null, contact: null, telephone: null, courriel: null, site: null,
  nb_actions_annoncees: null, objectifs_generaux: null, freins: null, gouvernance: null, source: 'Document', fiches: 0, operations: 3, ...part,
});
const axis = { id: 'essai-2021/1', contrat: 'essai-2021', parent: null, niveau: 'axe' as const, numero: '1', intitule: 'Offre', transversal: false, actions: 3 };

const commune = (rang: number) => ({ rang, code: '36000', nom: 'Commune', population: 1 });

const around = (ranks: number[]): string[] =>
  contractsAround(portraitOf(ranks, {}, { id: 'departement:36' }), [{ id: 'cls:essai', nom: 'Essai', bbox: null, contrats: [{ id: 'a', nom: 'A', debut: '2021', fin: null }], communes: [commune(0), commune(1)] }]).map(plain);

describe('the contract in short', () => {
  it('the latest generation, its state of the day, and what came before', () => {
    const brief = contractBrief([contract({ id: 'ancien', generation: 1, nom: 'Ancien', debut: '2016', fin: '2020' }), contract({})], [axis], 'cls:essai', '2027-01-01');
    expect(brief?.lines.map(plain)).toEqual(['Période : 2021–2026 (échu).', 'Porteur non précisé par le document.', '3 opérations que le document ne numérote pas.', 'Périmètre déduit, que le document n’énonce pas.']);
    expect(brief?.axes.map(plain)).toEqual(['1. Offre (3 opérations)']);
    expect(brief?.before.map(plain)).toEqual(['Ancien (2016–2020)']);
  });

  it('counts never mix numbered actions with operations', () => {
    const axes = (part: Partial<ContractRow>): string[] => (contractBrief([contract(part)], [axis], 'cls:essai', '2022-01-01')?.axes ?? []).map(plain);
    expect(axes({ fiches: 3, operations: 0 })).toEqual(['1. Offre (3 actions)']);
    expect(axes({ fiches: 2, operations: 1 })).toEqual(['1. Offre']);
    expect(contractBrief([contract({})], [], 'cls:autre', '2022-01-01')).toBeNull();
  });

  it('other contracts that share communes, with how many', () => {
    expect(around([1, 3])).toEqual(['Essai (depuis 2021, fin non précisée) : 1 commune sur 2, 3 000 habitants']);
    expect(around([0, 1])).toEqual(['Essai (depuis 2021, fin non précisée) : tout le territoire, 4 000 habitants']);
    expect(around([3])).toEqual([]);
  });
});

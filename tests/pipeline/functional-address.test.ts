import { describe, expect, it } from 'vitest';
import { isFunctionalAddress, removedAddress, withoutPersonalAddresses } from '../../scripts/lib/functional-address';

describe('addresses that name a service or a place', () => {
  it.each([
    ['contact@ville.fr', []],
    ['mairie.le-blanc@wanadoo.fr', ['Le Blanc']],
    ['fsnantua@hautbugey-agglomeration.fr', ['France services de Nantua', 'Nantua']],
    ['MSAP.sedan@gmail.com', ['Sedan']],
    ['efs-mervans@orange.fr', ['Mervans']],
    ['valserhone@france-services.gouv.fr', []],
    ['saint-martin-de-re@france-services.gouv.fr', []],
    ['paysapt@paysapt-luberon.fr', []],
  ])('%s stays', (address, places) => expect(isFunctionalAddress(address, places)).toBe(true));
});

describe('addresses that may be a person’s', () => {
  it.each([
    ['claude.martin@ville.fr', ['Saint-Martin']],
    ['mpernot@pays-epinal.fr', ['Épinal']],
    ['a.anatole@cceg-973.fr', ['Maripasoula']],
    ['m.bourassi@ville-bondy.fr', ['Bondy']],
    ['mfschanu.audrey@gmail.com', ['Chanu']],
    ['responsable.dupont@mairie.fr', []],
    ['pas une adresse', []],
    ['deux@arobases@ville.fr', []],
    ['@ville.fr', []],
    ['1234@ville.fr', []],
  ])('%s goes', (address, places) => expect(isFunctionalAddress(address, places)).toBe(false));
});

it('takes them out of a text, and leaves the rest as it was', () => {
  const { text, removed } = withoutPersonalAddresses('RDV : vincent.carlier@laposte.fr, ou barsac@france-services.gouv.fr. Merci', []);
  expect(text).toBe(`RDV : ${removedAddress}, ou barsac@france-services.gouv.fr. Merci`);
  expect(removed).toBe(1);
});

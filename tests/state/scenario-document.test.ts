import * as fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { professions } from '../../src/contract/access-file';
import { codeCommuneSchema, territoireIdSchema } from '../../src/contract/codes';
import { decodeVersions, encodeVersions } from '../../src/state/data-versions';
import { planFragment } from '../../src/state/plan-link';
import { longestLink } from '../../src/view-models/share';
import { emptyScenario, mostLines, type Scenario, type ScenarioLine } from '../../src/state/scenario';
import { fromFileObject, largestFile, readScenarioFile, type ScenarioDocument, toFileObject, writeScenarioFile } from '../../src/state/scenario-file';
import { cleanName, copyName, decodeName, longestName } from '../../src/state/scenario-name';
import { decodeView } from '../../src/state/url';
import type { ViewState } from '../../src/state/view-state';
import { defaultView } from '../../src/app/services';

const commune = (code: string) => v.parse(codeCommuneSchema, code);
const versions = { au: '2026-05-12', apl: { medecin_generaliste: 2023, infirmier: 2023, sage_femme: 2023, chirurgien_dentiste: 2023 } };
const scenario: Scenario = {
  nom: 'Trois installations',
  lignes: [
    { kind: 'ajout', profession: 'medecin_generaliste', commune: commune('36018'), postes: 1.5 },
    { kind: 'deplacement', profession: 'medecin_generaliste', commune: commune('36018'), vers: commune('36010'), postes: 1 },
    { kind: 'tournee', profession: 'infirmier', commune: commune('2A004'), demiJournees: 3 },
  ],
  modele: '2d6b11bd',
  donnees: versions,
};
const document: ScenarioDocument = { scenario, territoire: v.parse(territoireIdSchema, 'cls:brenne'), profession: 'infirmier', seuil: 2.25, ecritLe: '2026-11-27' };

const refusal = (json: unknown): string => {
  const read = fromFileObject(json);
  return 'refus' in read ? read.refus : 'lu';
};

describe('the name', () => {
  test('whatever is typed, what is kept fits one line and is taken back from a link', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 6000 }), (text) => {
        const { nom } = cleanName(text);
        expect(nom.length).toBeLessThanOrEqual(longestName);
        expect(nom).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u);
        expect(cleanName(nom)).toEqual({ nom, coupe: false });
        expect(decodeName(nom) ?? '').toBe(nom);
      }),
    );
  });

  test('hostile names lose what nobody sees, and stay text', () => {
    expect(cleanName('  a\u0000b\u202Ec\n\td ').nom).toBe('a b c d');
    expect(cleanName('<img src=x onerror=alert(1)>').nom).toBe('<img src=x onerror=alert(1)>');
    expect(cleanName('=cmd|calc').nom).toBe('=cmd|calc');
    expect(cleanName('é'.repeat(5000))).toEqual({ nom: 'é'.repeat(longestName), coupe: true });
    expect(cleanName('\u0000'.repeat(5000)).nom).toBe('');
    // Half of a character is none: 30 emoji of two units fill the name, a 31st is left out whole.
    expect(cleanName(`x${'🩺'.repeat(40)}`).nom).toBe(`x${'🩺'.repeat(29)}`);
    for (const text of ['', ' a', 'a ', 'a  b', 'a\nb', 'a\u202Eb', 'a'.repeat(longestName + 1)]) expect(decodeName(text)).toBeUndefined();
  });

  test('copies have names of their own, as long as names may be', () => {
    const taken = new Set(['Nord', 'Nord (copie)']);
    expect(copyName('Nord', taken)).toBe('Nord (copie 2)');
    expect(copyName('Nord (copie)', taken)).toBe('Nord (copie 2)');
    expect(copyName('z'.repeat(longestName), new Set()).length).toBe(longestName);
  });
});

describe('the vintages', () => {
  test('go through their text and come back', () => {
    expect(encodeVersions(versions)).toBe('2026-05-12.m2023i2023s2023d2023');
    const some = fc.record({ au: fc.constantFrom(null, '2026-05-12', '1999-01-31'), apl: fc.dictionary(fc.constantFrom(...professions), fc.integer({ min: 1900, max: 2099 })) });
    fc.assert(fc.property(some, (one) => {
      expect(decodeVersions(encodeVersions(one))).toEqual(one);
    }));
  });

  test('a letter unknown here is left out, what is no vintage is refused', () => {
    expect(decodeVersions('.m2030k2030')).toEqual({ au: null, apl: { medecin_generaliste: 2030 } });
    for (const text of ['', 'x', '2026-13-45.m2023', '.m123', '.m9999', `.${'m2023'.repeat(13)}`, '2026-05-12']) expect(decodeVersions(text)).toBeUndefined();
  });
});

describe('the file', () => {
  test('is read back as it was written', () => {
    expect(readScenarioFile(writeScenarioFile(document, ['+ 1,5 poste']))).toEqual({ document, remarque: null });
    expect(readScenarioFile(writeScenarioFile({ ...document, scenario: emptyScenario, seuil: null }, []))).toEqual({ document: { ...document, scenario: emptyScenario, seuil: null }, remarque: null });
  });

  test('another JSON, a later version, a damaged field are told apart', () => {
    const written = toFileObject(document);
    expect(refusal([])).toContain('n’est pas un scénario');
    expect(refusal({ ...written, format: 'autre' })).toContain('n’est pas un scénario');
    expect(refusal({ ...written, version: 2 })).toContain('plus récente');
    expect(refusal({ ...written, territoire: 'lune:1' })).toContain('territoire');
    expect(refusal({ ...written, seuil: -1 })).toContain('seuil');
    expect(refusal({ ...written, scenario: '1..ma00000x1' })).toContain('scenario');
    expect(refusal({ ...written, scenario: `1..${Array.from({ length: mostLines + 1 }, () => 'ma36018x1').join(',')}` })).toContain('scenario');
  });

  test('a long or hostile name is cut and said so; vintages that cannot be read are said so', () => {
    const read = fromFileObject({ ...toFileObject(document), nom: `\u0007${'n'.repeat(5000)}`, donnees: '???' });
    expect(read).toMatchObject({ document: { scenario: { nom: 'n'.repeat(longestName), donnees: null } } });
    expect('remarque' in read ? read.remarque : '').toMatch(/60 caractères.*millésimes/u);
  });

  test('whatever its text, reading never throws', () => {
    for (const text of ['', '{', 'null', '"', '\u0000', '{"format":"carto-cls.scenario","version":1}', 'x'.repeat(largestFile + 1), `${'['.repeat(100_000)}`]) {
      expect(readScenarioFile(text)).toHaveProperty('refus');
    }
    fc.assert(fc.property(fc.json(), (text) => {
      expect(readScenarioFile(text)).toHaveProperty('refus');
    }));
  });
});

describe('the link', () => {
  const state: ViewState = { ...defaultView, plan: { ...defaultView.plan, scenario, profession: 'infirmier', seuil: 2.25 } };

  test('carries the name and the vintages beside the lines', () => {
    const fragment = planFragment(state, defaultView);
    expect(fragment).toContain('sn=Trois%20installations');
    expect(decodeView(fragment, defaultView)).toEqual({ state: { ...state, vue: 'planifier' }, refused: [] });
  });

  test('of the first version opens: no name, no vintage', () => {
    const { state: read, refused } = decodeView('t=cls:brenne&vue=planifier&sc=1.2d6b11bd.ma36018x1', defaultView);
    expect(refused).toEqual([]);
    expect(read.plan.scenario).toMatchObject({ nom: '', donnees: null, modele: '2d6b11bd', lignes: [{ postes: 1 }] });
  });

  test('with a hostile name keeps its lines and says what was refused', () => {
    const { state: read, refused } = decodeView(`sc=1..ma36018x1&sn=${'a'.repeat(100)}&sd=%00`, defaultView);
    expect(read.plan.scenario).toMatchObject({ nom: '', donnees: null, lignes: [{ postes: 1 }] });
    expect(refused.map(({ champ }) => champ)).toEqual(['nom du scénario', 'données du scénario']);
  });

  test('holds a full scenario of amounts that can be simulated, named at length, in 2 000 characters', () => {
    const move = fc.record({ kind: fc.constant('deplacement' as const), profession: fc.constantFrom(...professions), commune: fc.constant(commune('36018')), vers: fc.constant(commune('36010')), postes: fc.integer({ min: 1, max: 10_000 }).map((hundredths) => hundredths / 100) });
    fc.assert(
      fc.property(fc.array<ScenarioLine>(move, { minLength: mostLines, maxLength: mostLines }), (lignes) => {
        const full = { ...scenario, nom: 'Ile-de-France, deux postes par an et une tournée le mardi.', lignes };
        expect(`https://exemple.fr/carto-cls/#${planFragment({ ...state, plan: { ...state.plan, scenario: full } }, defaultView)}`.length).toBeLessThanOrEqual(longestLink);
      }),
    );
  });
});

import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadContracts } from '../../scripts/contracts/contracts';
import { copyOfData, issuesOf, reference, root, spoil } from './contracts-helpers';

const agglopolys = 'contrats/agglopolys-2022.yaml';
const brenne = 'contrats/brenne-2021.yaml';
const lorraine = 'contrats/coeur-de-lorraine-2018.yaml';

/** Spoils one file in one place; the mistakes reported, the first line that was spoilt, the text of a line. */
function oneMistake(file: string, before: string, after: string) {
  const folder = copyOfData();
  const line = spoil(folder, file, before, after);
  const issues = issuesOf(() => loadContracts(folder, reference));
  const lines = readFileSync(join(folder, file), 'utf8').split('\n');
  return { line, issues, textOf: (number: number) => lines[number - 1] ?? '' };
}

describe('a mistake in a contract names its file, line and field', () => {
  it.each([
    ['a key unknown at the top', agglopolys, 'generation:\n', 'generacion:\n', 'generacion:', 'generacion', 'clé inconnue'],
    ['a key unknown in an action', agglopolys, '        themes: [aidants]', '        theme: aidants\n        themes: [aidants]', 'theme: aidants', 'axes[0].actions[0].theme', 'clé inconnue'],
    ['a list where a text stands', agglopolys, 'nom: "Contrat local', 'nom: ["Contrat local de santé"]\n# ', 'nom: ["Contrat local de santé"]', 'nom', 'texte attendu'],
    ['a text where a list stands', agglopolys, 'themes: [aidants]', 'themes: aidants', 'themes: aidants', 'axes[0].actions[0].themes', 'liste de thèmes attendue'],
    ['a text where a group stands', agglopolys, 'contact:\n  service: "Agglopolys, projet Santé"\n  telephone: "02 54 51 31 03"\n', 'contact: Agglopolys\n', 'contact: Agglopolys', 'contact', 'groupe de champs attendu'],
    ['words where a number stands', agglopolys, 'nb_actions_annoncees: 19', 'nb_actions_annoncees: dix-neuf', 'nb_actions_annoncees: dix-neuf', 'nb_actions_annoncees', 'nombre entier attendu'],
    ['a decimal comma', brenne, 'valeur: 483', 'valeur: 4,83', 'valeur: 4,83', 'resultats[4].valeur', 'nombre attendu, avec un point pour les décimales'],
    ['an empty title', agglopolys, 'intitule: "Vieillir en bonne santé"', 'intitule: ""', 'intitule: ""', 'axes[0].intitule', 'texte attendu'],
    ['an unknown theme', agglopolys, 'themes: [aidants]', 'themes: [aidant]', 'themes: [aidant]', 'axes[0].actions[0].themes[0]', 'thème inconnu de themes.yaml\u00a0: aidant'],
    ['no theme', agglopolys, 'themes: [aidants]', 'themes: []', 'themes: []', 'axes[0].actions[0].themes', 'un thème au moins'],
    ['four themes', agglopolys, 'themes: [aidants]', 'themes: [aidants, mobilite, numerique, prevention]', 'themes: [aidants, mobilite, numerique, prevention]', 'axes[0].actions[0].themes', 'trois thèmes au plus'],
    ['a theme written twice', agglopolys, 'themes: [aidants]', 'themes: [aidants, aidants]', 'themes: [aidants, aidants]', 'axes[0].actions[0].themes[1]', 'thème écrit deux fois\u00a0: aidants'],
    ['an unknown commune', brenne, '36096,', '36998,', '36998,', 'perimetre.communes[12]', 'commune inconnue\u00a0: 36998'],
    ['a commune written twice', brenne, '36096,', '36010,', '36010,', 'perimetre.communes[12]', 'commune écrite deux fois\u00a0: 36010'],
    ['a code that lost its zero', brenne, '36096,', '1004,', '1004,', 'perimetre.communes[12]', 'code de commune attendu\u00a0: cinq caractères, par exemple 36018'],
    ['an action outside the perimeter', brenne, 'communes: [36018]', 'communes: [41018]', 'communes: [41018]', 'axes[0].objectifs[1].actions[0].communes', 'commune hors du périmètre du contrat\u00a0: 41018'],
    ['an unknown EPCI', agglopolys, '[200030385]', '[200030380]', '[200030380]', 'perimetre.epci[0]', 'intercommunalité inconnue\u00a0: 200030380'],
    ['an EPCI that is no code', agglopolys, '[200030385]', '[Agglopolys]', '[Agglopolys]', 'perimetre.epci[0]', 'code d’intercommunalité attendu\u00a0: neuf chiffres'],
    ['a day that does not exist', lorraine, 'date_signature: 2018-12-20', 'date_signature: 2018-02-30', 'date_signature: 2018-02-30', 'date_signature', 'date attendue\u00a0: un jour (2022-03-25)'],
    ['a French date', lorraine, 'debut: 2018', 'debut: 20/12/2018', 'debut: 20/12/2018', 'debut', 'date attendue\u00a0: une année (2022) ou un jour (2022-03-25)'],
    ['a bad interval', brenne, 'date: 2015/2018', 'date: 2015-2018', 'date: 2015-2018', 'gouvernance[2].date', 'date attendue\u00a0: 2017, 2017-10, 2017-10-25 ou un intervalle (2017-10/2018-03)'],
    ['an end before the start', agglopolys, 'fin: 2027', 'fin: 2021', 'fin: 2021', 'fin', 'fin avant le début'],
    ['an unknown status', lorraine, 'statut: realise', 'statut: fini', 'statut: fini', 'actions[0].statut', 'valeur attendue parmi\u00a0: non_renseigne, a_venir, en_cours, realise, en_pause, abandonne, bloque, en_retard'],
    ['an unknown nature', agglopolys, 'nature: fiche', 'nature: action', 'nature: action', 'axes[0].actions[0].nature', 'valeur attendue parmi\u00a0: fiche, operation'],
    ['a sheet numbered as an operation', lorraine, 'nature: operation', 'nature: operation\n    numero: 1', 'numero: 1', 'actions[0].numero', 'numero en trop\u00a0: une opération n’est pas numérotée'],
    ['a mobile number', agglopolys, '02 54 51 31 03', '06 00 00 00 00', '06 00 00 00 00', 'contact.telephone', 'numéro fixe attendu (0X XX XX XX XX)\u00a0: un portable désigne une personne'],
    ['a bad address', brenne, 'sante@parc-naturel-brenne.fr', 'sante chez parc', 'sante chez parc', 'contact.courriel', 'adresse électronique attendue'],
    ['an action identifier written twice', agglopolys, 'id: fa-02', 'id: fa-01', 'id: fa-01', 'axes[0].actions[1].id', 'identifiant déjà pris\u00a0: fa-01'],
    ['an axis identifier written twice', agglopolys, 'id: axe-2', 'id: axe-1', 'id: axe-1', 'axes[1].id', 'identifiant déjà pris\u00a0: axe-1'],
    ['an identifier with capitals', agglopolys, 'id: fa-02', 'id: FA-02', 'id: FA-02', 'axes[0].actions[1].id', 'identifiant attendu\u00a0: minuscules sans accent, chiffres, tirets'],
    ['a pilot written twice', agglopolys, 'pilotes: ["Agglopolys"]', 'pilotes: ["Agglopolys", "Agglopolys"]', 'pilotes', 'axes[0].actions[2].pilotes[1]', 'pilote écrit deux fois\u00a0: Agglopolys'],
    ['a flag in words', agglopolys, 'transversal: true', 'transversal: oui', 'transversal: oui', 'axes[4].transversal', 'true ou false attendu'],
    ['an outcome of an unknown action', brenne, '    valeur: 483', '    action: op-9-9-9\n    valeur: 483', 'action: op-9-9-9', 'resultats[4].action', 'action inconnue de ce contrat\u00a0: op-9-9-9'],
    ['a count that is not the one announced', agglopolys, 'nb_actions_annoncees: 19', 'nb_actions_annoncees: 20', 'nb_actions_annoncees: 20', 'nb_actions_annoncees', '20 actions annoncées, 19 fiches transcrites'],
    ['themes on an axis whose actions carry them', agglopolys, '    intitule: "Vieillir en bonne santé"', '    themes: [aidants]\n    intitule: "Vieillir en bonne santé"', 'themes: [aidants]', 'axes[0].themes', 'thèmes en trop\u00a0: les actions les portent'],
    ['another name for the same territory', lorraine, 'nom: "Cœur de Lorraine"', 'nom: "Meuse"', 'nom: "Meuse"', 'territoire.nom', 'cls:coeur-de-lorraine s’appelle «\u00a0Cœur de Lorraine\u00a0» dans un autre contrat'],
    ['a territory that is no CLS', lorraine, 'id: cls:coeur-de-lorraine', 'id: epci:200030385', 'id: epci:200030385', 'territoire.id', 'identifiant attendu, de la forme cls:brenne'],
  ])('%s', (_, file, before, after, at, field, message) => {
    const { line, issues, textOf } = oneMistake(file, before, after);
    expect(issues).toEqual([{ file: `data/${file}`, line: expect.any(Number), field, message }]);
    const added = after.split('\n').findIndex((text) => text.includes(at));
    expect(issues[0]?.line).toBe(line + added);
    expect(textOf(line + added)).toContain(at);
  });

  it('an action that ends before it starts', () => {
    const { line, issues } = oneMistake(lorraine, 'fin: 2018\n', 'fin: 2018\n    debut: 2019-06-01\n');
    expect(issues).toEqual([{ file: `data/${lorraine}`, line, field: 'actions[0].fin', message: 'fin avant le début' }]);
  });

  it('a field that is missing, at the line of what should hold it', () => {
    const { line, issues } = oneMistake(agglopolys, '      - id: fa-01\n        nature: fiche\n', '      - id: fa-01\n');
    expect(issues).toEqual([
      { file: `data/${agglopolys}`, line, field: 'axes[0].actions[0].nature', message: 'champ obligatoire absent' },
    ]);
  });

  it('a sheet without a number, a deduced perimeter without a reason, a perimeter without a commune', () => {
    const sheet = oneMistake(agglopolys, '        numero: 1\n        intitule: "Promouvoir', '        intitule: "Promouvoir');
    expect(sheet.issues.map(({ field, message }) => [field, message])).toEqual([
      ['axes[0].actions[0]', 'numero attendu\u00a0: une fiche est numérotée'],
    ]);
    const reason = oneMistake(agglopolys, 'statut: declare', 'statut: deduit');
    expect(reason.issues.map(({ field, message }) => [field, message])).toEqual([
      ['perimetre', 'motif attendu\u00a0: un périmètre déduit dit pourquoi'],
    ]);
    const empty = oneMistake(agglopolys, '[200030385]', '[]');
    expect(empty.issues.map(({ field, message }) => [field, message])).toEqual([['perimetre', 'communes ou epci attendus']]);
  });

  it('an axis that no theme describes', () => {
    const { issues } = oneMistake('contrats/coeur-de-lorraine-2014.yaml', '    themes: [mobilite]\n', '');
    expect(issues.map(({ field, message }) => [field, message])).toEqual([
      ['axes[5]', 'thèmes attendus\u00a0: aucune action ne les porte'],
    ]);
  });

  it('another perimeter for the same territory', () => {
    const { issues } = oneMistake(lorraine, ', 200066140]', ']');
    expect(issues.map(({ file, field, message }) => [file, field, message])).toEqual([
      [`data/${lorraine}`, 'perimetre', 'cls:coeur-de-lorraine a un autre périmètre dans un autre contrat'],
    ]);
  });

  it('a contract identifier taken by another file', () => {
    const { line, issues } = oneMistake('contrats/loue-lison-2024.yaml', 'id: loue-lison-2024', 'id: agglopolys-2022');
    expect(issues).toContainEqual({
      file: 'data/contrats/loue-lison-2024.yaml',
      line,
      field: 'id',
      message: `identifiant déjà pris par data/${agglopolys}\u00a0: agglopolys-2022`,
    });
  });

  it('a file that is no YAML, and a key written twice', () => {
    const broken = oneMistake(agglopolys, 'signataires:\n', 'signataires: [\n');
    expect(broken.issues[0]?.message).toMatch(/^YAML illisible/u);
    expect(broken.issues[0]?.line).toBeGreaterThanOrEqual(broken.line);
    const twice = oneMistake(agglopolys, 'fin: 2027\n', 'fin: 2027\nfin: 2028\n');
    expect(twice.issues).toEqual([
      { file: `data/${agglopolys}`, line: twice.line + 1, field: '', message: 'clé écrite deux fois au même endroit' },
    ]);
  });

  it('a file that holds nothing, or a list', () => {
    for (const text of ['', '- a\n']) {
      const folder = copyOfData();
      writeFileSync(join(folder, agglopolys), text);
      expect(issuesOf(() => loadContracts(folder, reference))).toContainEqual({
        file: `data/${agglopolys}`,
        line: 1,
        field: '',
        message: 'groupe de champs attendu',
      });
    }
  });

  it('every mistake of every file at once, in one readable message', () => {
    const folder = copyOfData();
    spoil(folder, agglopolys, 'fin: 2027', 'fin: demain');
    spoil(folder, brenne, 'generation: 2', 'generation: deux');
    expect(issuesOf(() => loadContracts(folder, reference)).map(({ file, line }) => `${file}:${line}`)).toEqual([
      `data/${agglopolys}:9`,
      `data/${brenne}:6`,
    ]);
    expect(() => loadContracts(folder, reference)).toThrow(/2 erreurs .*\ndata\/contrats\/agglopolys-2022\.yaml:9 fin/u);
  });

  it('a commune code that left the COG is carried and told, not refused', () => {
    const folder = copyOfData();
    const line = spoil(folder, brenne, '36018, ', '36999, ');
    const { territories, anomalies } = loadContracts(folder, reference);
    expect(territories.find(({ id }) => id === 'cls:brenne')?.communes).toContain('36018');
    expect(anomalies).toEqual([
      {
        source: 'contrats_locaux_de_sante',
        ligne: line,
        champ: `data/${brenne}\u00a0: perimetre.communes[2]`,
        valeur: '36999',
        motif: 'commune sortie du code officiel géographique 2026',
        correction: 'remplacée par 36018',
      },
    ]);
  });
});

describe('the guide for a new contract', () => {
  const guide = readFileSync(join(root, 'data/contrats/README.md'), 'utf8');

  it('gives an example that is read as it stands', () => {
    const folder = copyOfData();
    writeFileSync(join(folder, 'contrats/exemple-2025.yaml'), /```yaml\n([\s\S]*?)```/u.exec(guide)?.[1] ?? '');
    const { rows, territories } = loadContracts(folder, reference);
    expect(rows.actions.find(({ contrat }) => contrat === 'exemple-2025')).toMatchObject({
      id: 'exemple-2025:fa-01',
      axe: 'exemple-2025:axe-1',
      portee: 'communes',
      statut: 'non_renseigne',
      source: 'Contrat, axe 1',
    });
    expect(rows.contrats.find(({ id }) => id === 'exemple-2025')?.nom).toBe('Contrat local de santé d’Exemple 2025-2030');
    expect(territories.find(({ id }) => id === 'cls:exemple')?.communes).toHaveLength(55);
  });

  it('documents every field that the project uses', () => {
    const used = new Set(
      ['agglopolys-2022', 'brenne-2021', 'coeur-de-lorraine-2014', 'coeur-de-lorraine-2018', 'loue-lison-2024', 'vienne-et-gartempe-2018'].flatMap((name) =>
        [...readFileSync(join(root, `data/contrats/${name}.yaml`), 'utf8').matchAll(/^[ -]*([a-z_]+):/gmu)].map(([, key]) => key ?? ''),
      ),
    );
    expect(used.size).toBeGreaterThan(30);
    expect([...used].filter((key) => !guide.includes(`\`${key}\``))).toEqual([]);
  });
});

describe('a mistake in the thematic grid', () => {
  it('names its line', () => {
    const twice = oneMistake('themes.yaml', 'id: mobilite', 'id: numerique');
    expect(twice.issues).toContainEqual(
      expect.objectContaining({ file: 'data/themes.yaml', message: 'identifiant déjà pris\u00a0: numerique' }),
    );
    const bare = oneMistake('themes.yaml', '    libelle: "Mobilité"\n', '');
    expect(bare.issues).toContainEqual({
      file: 'data/themes.yaml',
      line: bare.line - 1,
      field: 'themes[4].libelle',
      message: 'champ obligatoire absent',
    });
  });

  it('a folder without contracts is an empty set of rows', () => {
    const folder = copyOfData();
    for (const name of ['agglopolys-2022', 'brenne-2021', 'coeur-de-lorraine-2014', 'coeur-de-lorraine-2018', 'loue-lison-2024', 'vienne-et-gartempe-2018']) {
      rmSync(join(folder, 'contrats', `${name}.yaml`));
    }
    rmSync(join(folder, 'lieux/contrats.csv'));
    const { rows, territories } = loadContracts(folder, reference);
    expect([rows.contrats, rows.actions, rows.lieux, territories]).toEqual([[], [], [], []]);
  });
});

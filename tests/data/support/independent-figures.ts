import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import { parse as parseYaml } from 'yaml';
import { mirror, root } from '../../pipeline/support/build';
import { readSheetAnotherWay } from '../../pipeline/support/workbook';

/**
 * The published figures made again from the source files, in SQL and without a line of the pipeline: another CSV reader
 * (DuckDB's), another reading of the workbooks, old communes found from the current ones backwards instead of carried forwards.
 *
 * Tables made: `brut(source, annee, geographie, code, champ, v)` as read; `communal(ind, annee, code, v)` of the COG 2026;
 * `membres(territoire, code)`.
 */
export async function independentFigures(): Promise<DuckDBConnection> {
  const db = await (await DuckDBInstance.create(':memory:')).connect();
  await loadReference(db);
  await loadRaw(db);
  await backwards(db);
  await communal(db);
  return db;
}

const csv = (path: string, options = ''): string => `read_csv('${join(mirror, path)}', all_varchar = true, header = true${options})`;
const packageFile = (name: string): string => join(root, 'node_modules/@etalab/decoupage-administratif/data', `${name}.json`);

async function loadReference(db: DuckDBConnection): Promise<void> {
  await db.run('CREATE TABLE cog (code VARCHAR, departement VARCHAR, region VARCHAR, population DOUBLE)');
  await db.run('CREATE TABLE arrondissements (arrondissement VARCHAR, commune VARCHAR)');
  await db.run('CREATE TABLE membres (territoire VARCHAR, code VARCHAR)');
  const communes: { code: string; type: string; departement: string; region?: string; commune?: string; population?: number }[] = JSON.parse(
    readFileSync(packageFile('communes'), 'utf8'),
  );
  const epcis: { code: string; membres: { code: string }[] }[] = JSON.parse(readFileSync(packageFile('epci'), 'utf8'));
  await insert(db, 'cog', communes.filter(({ type }) => type === 'commune-actuelle').map((c) => [c.code, c.departement, c.region ?? null, c.population ?? null]));
  await insert(db, 'arrondissements', communes.flatMap(({ code, commune, type }) => (type === 'arrondissement-municipal' ? [[code, commune ?? null]] : [])));
  await insert(db, 'membres', epcis.flatMap(({ code, membres }) => membres.map((member) => [`epci:${code}`, member.code])));
  await db.run(`INSERT INTO membres SELECT 'departement:' || departement, code FROM cog`);
  await db.run(`INSERT INTO membres SELECT 'region:' || region, code FROM cog`);
  await db.run(`INSERT INTO membres SELECT 'france:FR', code FROM cog`);
  await db.run(`INSERT INTO membres SELECT 'bassin_vie:' || bv2022, code_commune FROM ${csv('zonages/bassins_vie_zones_emploi_2025.csv')}`);
  await db.run(
    `CREATE TABLE mouvements AS SELECT DISTINCT DATE_EFF AS jour, COM_AV AS avant, COM_AP AS apres
     FROM ${csv('cog/mouvements-communes-20260101.csv')} WHERE TYPECOM_AV = 'COM' AND TYPECOM_AP = 'COM'`,
  );
  await perimeters(db);
}

/** Communes of the contracts' perimeters, straight from their files. */
async function perimeters(db: DuckDBConnection): Promise<void> {
  for (const file of ['agglopolys-2022', 'brenne-2021', 'coeur-de-lorraine-2018', 'loue-lison-2024', 'vienne-et-gartempe-2018']) {
    const { territoire, perimetre }: { territoire: { id: string }; perimetre: { communes?: string[]; epci?: (string | number)[] } } = parseYaml(
      readFileSync(join(root, 'data/contrats', `${file}.yaml`), 'utf8'),
    );
    await insert(db, 'membres', (perimetre.communes ?? []).map((code) => [territoire.id, String(code)]));
    for (const epci of perimetre.epci ?? []) {
      await db.run(`INSERT INTO membres SELECT $id, code FROM membres WHERE territoire = $epci`, { id: territoire.id, epci: `epci:${epci}` });
    }
  }
}

async function insert(db: DuckDBConnection, table: string, rows: readonly (readonly (string | number | null)[])[]): Promise<void> {
  const appender = await db.createAppender(table);
  for (const row of rows) {
    for (const cell of row) {
      if (cell === null) appender.appendNull();
      else if (typeof cell === 'number') appender.appendDouble(cell);
      else appender.appendVarchar(cell);
    }
    appender.endRow();
  }
  appender.closeSync();
}

/** Columns of the APL workbooks after the code and the name, in their order. */
const workbooks: Readonly<Record<string, readonly string[]>> = {
  apl_medecins_generalistes: ['apl_mg', 'apl_mg_moins_65', 'pop_standardisee_mg', 'population_apl_mg'],
  apl_infirmiers: ['apl_infirmiers', 'pop_standardisee_infirmiers'],
  apl_sages_femmes: ['apl_sages_femmes', 'pop_standardisee_sages_femmes', '', 'population_feminine'],
  apl_chirurgiens_dentistes: ['apl_dentistes', 'pop_standardisee_dentistes'],
};

const isCommune = (code: string | undefined): boolean => /^\d[\dAB]\d{3}$/u.test(code ?? '');

async function loadRaw(db: DuckDBConnection): Promise<void> {
  await db.run('CREATE TABLE brut (source VARCHAR, annee INTEGER, geographie VARCHAR, code VARCHAR, champ VARCHAR, v DOUBLE)');
  await db.run('CREATE TABLE lu (code VARCHAR, champ VARCHAR, v DOUBLE)');
  const keep = async (source: string, annee: number, geographie: string): Promise<void> => {
    await db.run(`INSERT INTO brut SELECT '${source}', ${annee}, '${geographie}', code, champ, v FROM lu`);
    await db.run('DELETE FROM lu');
  };
  for (const [workbook, fields] of Object.entries(workbooks)) {
    for (const [sheet, annee, geographie] of [['sheet2.xml', 2022, '2023-01-01'], ['sheet3.xml', 2023, '2024-01-01']] as const) {
      const rows = readSheetAnotherWay(join(mirror, 'apl', `${workbook}.xlsx`), sheet).filter(([code]) => isCommune(code));
      await insert(db, 'lu', rows.flatMap((cells) => fields.flatMap((field, i) => (field === '' || cells[i + 2] === '' ? [] : [[cells[0] ?? '', field, Number(cells[i + 2])]]))));
      await keep(workbook, annee, geographie);
    }
  }
  const practices = readSheetAnotherWay(join(mirror, 'offre/offre_sante_bpe_2020.xlsx'), 'sheet1.xml').filter(([code]) => isCommune(code));
  await insert(db, 'lu', practices.map((cells) => [cells[0] ?? '', 'generalistes', Number(cells[3])]));
  await keep('bpe', 2020, '2021-01-01');
  for (const [annee, geographie] of [[2015, '2015'], [2016, '2016'], [2017, '2017'], [2018, '2018'], [2019, '2020'], [2021, '2021']] as const) {
    await db.run(
      `INSERT INTO brut SELECT 'serie', ${annee}, '${geographie}-01-01', code_commune, 'apl_mg', apl_mg::DOUBLE
       FROM ${csv('apl/apl_mg_serie_2015_2021.csv')} WHERE annee = '${annee}'`,
    );
  }
  await db.run(
    `INSERT INTO brut SELECT 'urgences', 2019, '2019-01-01', code_commune, 'minutes_urgences', temps_urgences_min::DOUBLE
     FROM ${csv('offre/temps_acces_urgences_2019.csv')}`,
  );
  await db.run(
    `INSERT INTO brut SELECT 'filosofi', 2021, '2026-01-01', code_commune, 'taux_pauvrete', taux_pauvrete_2021::DOUBLE
     FROM ${csv('population/filosofi_2021.csv')} WHERE taux_pauvrete_2021 IS NOT NULL`,
  );
}

/** `origine(geographie, code, ancien)`: what each current commune was made of, left out when a part went to several. */
async function backwards(db: DuckDBConnection): Promise<void> {
  await db.run(`
    CREATE TABLE origine AS
    WITH RECURSIVE g AS (SELECT DISTINCT geographie FROM brut),
    pas(geographie, code, ancien, jusque) AS (
      SELECT geographie, code, code, '9999' FROM g, cog
      UNION
      SELECT p.geographie, p.code, m.avant, m.jour FROM pas p JOIN mouvements m
        ON m.apres = p.ancien AND m.jour > p.geographie AND m.jour < p.jusque
    ),
    feuilles AS (
      SELECT DISTINCT geographie, code, ancien FROM pas p WHERE NOT EXISTS (
        SELECT 1 FROM mouvements m WHERE m.apres = p.ancien AND m.jour > p.geographie AND m.jour < p.jusque)
    )
    SELECT * FROM feuilles f WHERE NOT EXISTS (
      SELECT 1 FROM feuilles autre WHERE autre.geographie = f.geographie AND autre.code = f.code AND autre.ancien IN (
        SELECT ancien FROM feuilles x WHERE x.geographie = f.geographie GROUP BY ancien HAVING count(DISTINCT x.code) > 1))`);
}

async function communal(db: DuckDBConnection): Promise<void> {
  // Rows put together by current commune; a commune counts only when every part of it has a row.
  await db.run(`
    CREATE TABLE parts AS
    WITH arrondi AS (
      SELECT b.*, coalesce(a.commune, b.code) AS porte, a.commune IS NOT NULL AS arrondissement FROM brut b LEFT JOIN arrondissements a ON a.arrondissement = b.code
    ),
    tailles AS (SELECT geographie, code, count(*) AS taille FROM origine GROUP BY ALL),
    complet AS (
      SELECT o.geographie, b.source, b.annee, b.champ, o.code FROM origine o
      JOIN tailles USING (geographie, code)
      JOIN (SELECT DISTINCT source, annee, geographie, champ, porte FROM arrondi) b ON b.geographie = o.geographie AND b.porte = o.ancien
      GROUP BY o.geographie, b.source, b.annee, b.champ, o.code, taille HAVING count(*) = taille
    )
    SELECT c.source, c.annee, c.champ, c.code, a.code AS ancien, a.v FROM complet c
    JOIN origine o ON o.geographie = c.geographie AND o.code = c.code
    JOIN arrondi a ON a.source = c.source AND a.annee = c.annee AND a.champ = c.champ AND a.geographie = c.geographie AND a.porte = o.ancien`);
  await db.run('CREATE TABLE communal (ind VARCHAR, annee INTEGER, code VARCHAR, v DOUBLE)');
  // What adds up.
  await db.run(`INSERT INTO communal SELECT champ, annee, code, sum(v) FROM parts WHERE champ LIKE 'pop%' OR champ = 'generalistes' GROUP BY ALL`);
  // Levels: weighted by the standardised population of the same row.
  for (const [level, weight] of Object.entries(levelWeights)) {
    await db.run(`
      INSERT INTO communal SELECT p.champ, p.annee, p.code, if(count(*) = 1, any_value(p.v), sum(p.v * w.v) / sum(w.v)) FROM parts p
      JOIN parts w ON w.source = p.source AND w.annee = p.annee AND w.code = p.code AND w.ancien = p.ancien AND w.champ = '${weight}'
      WHERE p.champ = '${level}' GROUP BY ALL HAVING count(*) = 1 OR sum(w.v) > 0`);
  }
  // The earlier years have no weights: one part only.
  await db.run(`INSERT INTO communal SELECT champ, annee, code, any_value(v) FROM parts WHERE source IN ('serie', 'filosofi') GROUP BY ALL HAVING count(*) = 1`);
  // Times are those of the chef-lieu, whose code a merger keeps.
  await db.run(`
    INSERT INTO communal SELECT champ, annee, o.code, any_value(v) FILTER (taille = 1 OR o.ancien = o.code)
    FROM (SELECT *, count(*) OVER (PARTITION BY geographie, code) AS taille FROM origine) o
    JOIN brut b ON b.geographie = o.geographie AND b.code = o.ancien
    WHERE source = 'urgences' GROUP BY ALL HAVING count(*) FILTER (taille = 1 OR o.ancien = o.code) > 0`);
  await db.run(`INSERT INTO communal SELECT 'population', 2023, code, population FROM cog WHERE population IS NOT NULL`);
}

/** Indicators that are levels, and what weighs them. */
export const levelWeights: Readonly<Record<string, string>> = {
  apl_mg: 'pop_standardisee_mg',
  apl_mg_moins_65: 'pop_standardisee_mg',
  apl_infirmiers: 'pop_standardisee_infirmiers',
  apl_sages_femmes: 'pop_standardisee_sages_femmes',
  apl_dentistes: 'pop_standardisee_dentistes',
};

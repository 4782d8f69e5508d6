import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright';
import { readManifest, readTable } from '../../scripts/lib/read-published';
import { actionSelection } from '../../src/db/queries';
import { formatCount } from '../../src/domain/format';
import { joinValues } from '../../src/db/query';
import type { Database } from '../../src/db/database';
import { openDatabase, openPublished } from '../sql/support/open';
import { type ActionsLoad, actionsLoad } from './actions-load';
import { mark, visit } from './browser';
import type { Figure } from './figures';
import { serveLoad } from './loaded-page';
import { untilSeen } from './scenarios';
import type { Sites } from './site';
import { runs } from './timed';

const published = join(import.meta.dirname, '../../public/data');
const any = {
  contrats: null, axes: null, themes: null, pilotes: null, portees: null, statuts: null, natures: null, etats: null, commune: null, mots: null, jour: '2026-11-28',
};

/** Milliseconds of each change of a filter: the question of rows and counts, as the page asks it and checks its answer. */
async function changes(database: Database, filters: readonly Partial<typeof any | Record<string, string | null>>[]): Promise<number[]> {
  const times: number[] = [];
  for (let run = 0; run <= runs; run += 1) {
    for (const filter of filters) {
      const started = performance.now();
      await database.query(actionSelection, { ...any, ...filter });
      // The engine compiles in the first round.
      if (run > 0) times.push(performance.now() - started);
    }
  }
  return times;
}

interface Filtered {
  /** Text of the sentence before a theme is chosen, and after. */
  readonly all: string;
  readonly kept: string;
  readonly theme: RegExp;
  readonly prepare?: (page: Page) => Promise<void>;
}

/** From a click on a theme of the page to the sentence that counts what is kept. */
async function inPage(browser: Browser, site: string, { all, kept, theme: name, prepare }: Filtered): Promise<number[]> {
  return visit(browser, async (page) => {
    await prepare?.(page);
    await page.goto(`${site}#vue=actions`);
    await page.locator('.plans__sentence', { hasText: all }).waitFor({ timeout: 60_000 });
    await mark(page, 'cls:repos');
    await page.waitForTimeout(2000);
    const theme = page.getByRole('checkbox', { name });
    const times: number[] = [];
    for (let run = 0; run < runs * 4; run += 1) {
      times.push(await untilSeen(page, () => theme.click(), 'click', { selector: '.plans__sentence', text: run % 2 === 0 ? kept : all }));
      // The map has flown to what the change before kept.
      await page.waitForTimeout(1500);
    }
    // The first click asks what the engine has not compiled yet.
    return times.slice(1);
  });
}

/** The sentence of the load with every action, and with those of a theme, counted here from its rows. */
function countsOfLoad({ actions: rows, actions_themes: themes }: ActionsLoad, theme: string): Pick<Filtered, 'all' | 'kept'> {
  const sheets = new Set(rows.filter(({ nature }) => nature === 'fiche').map(({ id }) => id));
  const kept = themes.filter((row) => row.theme === theme && sheets.has(row.action)).length;
  return { all: formatCount(sheets.size, 'fiche numérotée', 'fiches numérotées'), kept: formatCount(kept, 'fiche numérotée', 'fiches numérotées') };
}

/** A change of the filters of the plan on the real data, and on a load of 300 contracts of 30 actions generated here, which no page ships. */
export async function actions(browser: Browser, { site }: Sites): Promise<Figure[]> {
  if (!existsSync(join(published, 'manifest.json'))) throw new Error('aucune donnée publiée : lancer d’abord npm run data');
  const real = await openPublished();
  const onReal = await changes(real, [
    {}, { themes: 'mobilite' }, { themes: joinValues(['mobilite', 'prevention']), natures: 'fiche' }, { mots: 'acces sante' }, { commune: '36018' }, { contrats: 'brenne-2021', etats: 'en_cours' },
  ]);
  await real.close();
  const communes = readTable(published, readManifest(published).tables['communes']?.fichier ?? '');
  const load = actionsLoad(300, communes);
  const { database } = openDatabase({ tables: load, gzip: false });
  await database.ready();
  const onLoad = await changes(database, [
    {}, { themes: 'theme_3' }, { themes: joinValues(['theme_3', 'theme_5']), natures: 'fiche' }, { mots: 'acces sante' }, { commune: '36018' }, { contrats: 'contrat-7', statuts: 'realise' },
  ]);
  await database.close();
  return [
    { name: 'plan: one change in the page, click to the sentence', unit: 'ms', values: await inPage(browser, site, { all: 'dans 5 contrats', kept: 'dans 3 contrats', theme: /^Mobilité/u }), atMost: 50 },
    { name: 'plan: one change of a filter, real data (engine in Node)', unit: 'ms', values: onReal, atMost: 50 },
    {
      name: 'plan: one change in the page, 300 contracts × 30 actions',
      unit: 'ms',
      values: await inPage(browser, site, { ...countsOfLoad(load, 'theme_3'), theme: /^Thème 3\b/u, prepare: (page) => serveLoad(page, published, load) }),
      atMost: 150,
    },
    { name: 'plan: one change, 300 contracts × 30 actions (engine in Node)', unit: 'ms', values: onLoad, atMost: 150 },
  ];
}

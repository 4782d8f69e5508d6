/** `npm run bench`: the figures that the product is held to, on the built site, in headless Chromium. */
import { access } from './access';
import { type Figure, holds, table } from './figures';
import { launch } from './browser';
import { exports } from './exports';
import { finder } from './finder';
import { gaps } from './gaps';
import { planner } from './planner';
import { ranking } from './ranking';
import { firstMap, searchSortAndValues, sheetAndEngine, switches } from './scenarios';
import { services } from './services';
import { openSites } from './site';
import { siting } from './siting';

const scenarios = { firstMap, switches, sheetAndEngine, searchSortAndValues, finder, access, gaps, services, siting, planner, ranking, exports };

async function run(): Promise<void> {
  const wanted = process.argv.slice(2);
  const sites = await openSites();
  const browser = await launch();
  const figures: Figure[] = [];
  try {
    for (const [name, scenario] of Object.entries(scenarios)) {
      if (wanted.length > 0 && !wanted.includes(name)) continue;
      console.log(`\n── ${name}`);
      figures.push(...(await scenario(browser, sites)));
    }
  } finally {
    await browser.close();
    await sites.close();
  }
  console.log(`\n${table(figures)}`);
  if (figures.some((figure) => !holds(figure))) process.exitCode = 1;
}

await run();

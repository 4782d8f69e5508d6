import { words } from './support/app';
import { expect, test } from './support/test';

test.use({ viewport: { width: 390, height: 844 }, hasTouch: true });

test('a commune typed gives the nearest France services with hours, minutes and a phone to call', async ({ finder, page }) => {
  await finder.open();
  await expect(page.getByRole('link', { name: /^15/u })).toHaveAttribute('href', 'tel:15');
  await finder.search('le blan', words('Le Blanc (36300, Indre)'));
  await expect(finder.announced).toHaveText(words('Le Blanc (36300) : les 5 France services les plus proches. D’abord : France services du Blanc, environ'));
  await expect(page.getByRole('heading', { level: 2, name: 'Mes démarches et mes droits' })).toBeFocused();
  const first = finder.cards.first();
  await expect(first.getByRole('heading', { level: 3 })).toHaveText('France services du Blanc');
  await expect(first).toContainText(/Ouvert|Fermé/u);
  await expect(first).toContainText(words('Horaires d’août 2024, appelez avant de vous déplacer'));
  await expect(first).toContainText(words('en voiture (estimation)'));
  await expect(first.getByRole('link', { name: /^Appeler le/u })).toHaveAttribute('href', /^tel:0\d{9}$/u);
  const minutes = await finder.cards.locator('.fiche__trajet').allTextContents();
  const read = minutes.map((text) => Number(/(\d+)/u.exec(text)?.[1]));
  expect(read).toEqual([...read].sort((a, b) => a - b));
  await expect(page).toHaveTitle('Mes démarches et mes droits, Le Blanc – Trouver un relais près de chez moi – Carto CLS');
  await finder.noSidewaysScroll();
  expect(finder.asked.filter((path) => /duckdb|maplibre|pmtiles|manifest\.json|index-/u.test(path))).toEqual([]);
});

test('every typed form finds the commune: postal code, no accent, no hyphen, « st », a wrong letter', async ({ finder }) => {
  await finder.open();
  for (const [typed, found] of [
    ['36300', 'Le Blanc'],
    ['st benoit du sault', 'Saint-Benoît-du-Sault'],
    ['mezieres en brene', 'Mézières-en-Brenne'],
    ['Chateauroux', 'Châteauroux'],
  ] as const) {
    await finder.field.fill(typed);
    await expect(finder.suggestions.filter({ hasText: found }).first()).toBeVisible();
  }
});

test('by the keyboard alone, from the field to a card', async ({ finder, page }) => {
  await finder.open();
  await finder.field.focus();
  await page.keyboard.type('montmorillon');
  await expect(finder.suggestions.first()).toBeVisible();
  await page.keyboard.press('ArrowDown');
  await expect(finder.field).toHaveAttribute('aria-activedescendant', 'suggestion-0');
  await expect(finder.suggestions.first()).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 2, name: 'Mes démarches et mes droits' })).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(finder.cards.first().getByRole('link', { name: /^Appeler le/u })).toBeFocused();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(finder.cards.first().getByRole('table', { name: /Horaires de la semaine/u })).toBeVisible();
  await expect(page).toHaveURL(/#c=86165&q=droits&l=/u);
});

test('a link opens the same search and the same card', async ({ finder, page }) => {
  await finder.open('#c=36018&q=droits');
  await finder.cards.nth(2).getByText(/Plus d’informations/u).click();
  await expect(page).toHaveURL(/&l=/u);
  const titre = await finder.cards.nth(2).getByRole('heading').textContent();
  const link = page.url();
  await page.goto('about:blank');
  await page.goto(link);
  await expect(finder.cards.filter({ hasText: titre ?? '?' }).first().getByRole('table')).toBeVisible();
});

test('hospitals are told by type, and no emergency department is implied', async ({ finder }) => {
  await finder.open('#c=36018&q=droits');
  await expect(finder.cards.first()).toBeVisible();
  await finder.choice(/L’hôpital/u).click();
  await expect(finder.answer).toContainText('ne dit pas quels établissements ont un service d’urgences');
  await finder.answer.getByLabel('Type de lieu').selectOption('Centre hospitalier');
  await expect(finder.answer.getByLabel('Type de lieu')).toBeFocused();
  for (const kind of await finder.cards.locator('.fiche__sorte').allTextContents()) expect(kind).toBe('Centre hospitalier');
});

test('what is not known is said, with whom to ask; stations and the contract are there', async ({ finder }) => {
  await finder.open('#c=36018&q=droits');
  await expect(finder.answer).toContainText(words('Aucun transport solidaire ni transport à la demande n’est recensé ici'));
  await expect(finder.answer).toContainText('CCAS');
  await expect(finder.answer.getByRole('heading', { name: /contrat local de santé/u })).toBeVisible();
  await finder.openFirstCard();
  await finder.cards.first().getByRole('button', { name: /Gares et covoiturage/u }).click();
  await expect(finder.cards.first()).toContainText(words('à vol d’oiseau'));
});

test.describe('position', () => {
  test.use({ geolocation: { longitude: 1.0712, latitude: 46.6411 }, permissions: ['geolocation'] });

  test('around me: the commune in the address, never the position', async ({ finder, page }) => {
    await finder.open();
    await page.getByRole('button', { name: 'Autour de moi' }).click();
    await expect(finder.cards.first()).toBeVisible();
    await expect(page).toHaveURL(/#c=36018&q=droits$/u);
    await expect(finder.answer).toContainText(words('Votre position (commune : Le Blanc)'));
    await finder.openFirstCard();
    const links = await page.getByRole('link').evaluateAll((all) => all.map((link) => link.getAttribute('href') ?? ''));
    expect(links.some((href) => href.includes('openstreetmap.org'))).toBe(true);
    expect([...links, ...finder.asked, page.url()].filter((text) => text.includes('46.6411') || text.includes('1.0712'))).toEqual([]);
  });
});

test.describe('position abroad', () => {
  test.use({ geolocation: { longitude: -0.1276, latitude: 51.5072 }, permissions: ['geolocation'] });

  test('is said to be outside of France', async ({ finder, page }) => {
    await finder.open();
    await page.getByRole('button', { name: 'Autour de moi' }).click();
    await expect(finder.fieldMessage).toContainText('hors de France');
  });
});

test('a refused position is a sentence, and the field still works', async ({ finder, page, context }) => {
  await context.clearPermissions();
  await page.addInitScript(() => {
    navigator.geolocation.getCurrentPosition = (_, refuse) => refuse?.(Object.assign(Object.create(GeolocationPositionError.prototype), {}));
    Object.defineProperty(GeolocationPositionError.prototype, 'code', { get: () => 1 });
  });
  await finder.open();
  await page.getByRole('button', { name: 'Autour de moi' }).click();
  await expect(finder.fieldMessage).toContainText('pas autorisé la position');
  await finder.search('36300', 'Le Blanc');
});

test('the place is remembered when asked, and forgotten when asked', async ({ finder, page }) => {
  await finder.open('#c=36018&q=droits');
  await expect(finder.cards.first()).toBeVisible();
  await page.getByLabel('Se souvenir de ce lieu').check();
  await page.goto('about:blank');
  await finder.open();
  await expect(finder.cards.first()).toBeVisible();
  await expect(finder.field).toHaveValue(words('Le Blanc (36300, Indre)'));
  await page.getByLabel('Se souvenir de ce lieu').uncheck();
  await page.goto('about:blank');
  await finder.open();
  await expect(finder.field).toHaveValue('');
  await expect(finder.answer).toBeHidden();
});

test('a destination in another département has the stations and carpooling places of its own', async ({ finder }) => {
  // Lurais (Indre), beside Pleumartin (Vienne).
  await finder.open('#c=36104&q=droits');
  const elsewhere = finder.cards.filter({ hasText: 'Pleumartin' });
  await elsewhere.getByText(/Plus d’informations/u).click();
  const asked = finder.asked.length;
  await elsewhere.getByRole('button', { name: /Gares et covoiturage/u }).click();
  const [here, there] = [elsewhere.getByRole('heading', { name: /^Près de.*Lurais$/u }), elsewhere.getByRole('heading', { name: /^Près de.*Pleumartin/u })];
  await expect(here).toBeVisible();
  await expect(there.locator('+ ul > li').first()).toContainText(words('à vol d’oiseau'));
  expect(finder.asked.slice(asked).map((path) => /mobilite-\d\w/u.exec(path)?.[0]).toSorted()).toEqual(['mobilite-36', 'mobilite-86']);
});

test('an embedded finder limited to a territory proposes its communes alone, and says what is outside', async ({ finder, page }) => {
  await finder.open('?integre=1&territoire=cls:brenne&categories=droits');
  await expect(page.locator('#commune-aide')).toContainText('Parc naturel régional de la Brenne');
  await finder.field.fill('saint');
  await expect(finder.suggestions.first()).toBeVisible();
  for (const text of await finder.suggestions.allTextContents()) expect(text).toContain('Indre');
  await finder.field.fill('chateauroux');
  await expect(finder.fieldMessage).toContainText(words('Cette page propose seulement les communes de : Parc naturel régional de la Brenne'));
  await finder.search('le blanc', words('Le Blanc (36300, Indre)'));
  await expect(finder.cards.first()).not.toContainText('En dehors de');
  await finder.open('?integre=1&territoire=cls:brenne&categories=hopital#c=36018&q=hopital');
  await expect(finder.answer.getByText(words('En dehors de : Parc naturel régional de la Brenne.')).first()).toBeVisible();
  expect(finder.asked.filter((path) => path.includes('/noms-'))).toEqual([]);
});

test('a territory that is not known is said, and all of France is proposed', async ({ finder }) => {
  await finder.open('?integre=1&territoire=epci:000000000');
  await expect(finder.fieldMessage).toContainText('n’est pas connu');
  await finder.search('nantes', 'Nantes');
});

for (const [colorScheme, wanted] of [
  ['light', 'rgb(122, 30, 99)'],
  ['dark', 'rgb(255, 210, 127)'],
] as const) {
  test(`the colour of the host is that of the buttons, ${colorScheme}`, async ({ finder, page }) => {
    await page.emulateMedia({ colorScheme });
    await finder.open('?integre=1&couleur=7a1e63&couleur-sombre=ffd27f#c=36018&q=droits');
    await expect(finder.cards.first().getByRole('link', { name: /^Appeler/u })).toHaveCSS('background-color', wanted);
    await finder.open('?integre=1&couleur=ffd27f&couleur-sombre=7a1e63#c=36018&q=droits');
    await expect(finder.cards.first().getByRole('link', { name: /^Appeler/u })).not.toHaveCSS('background-color', colorScheme === 'light' ? 'rgb(255, 210, 127)' : 'rgb(122, 30, 99)');
  });
}

test('an embedded finder tells its height, and nothing else', async ({ page, hostWith }) => {
  const pages = {
    'mairie.html':
      '<!doctype html><title>Mairie</title><iframe data-relais title="Relais" allow="geolocation" src="relais.html?integre=1&territoire=36018&categories=droits,hopital" style="width:380px;height:200px"></iframe><script>window.told=[];addEventListener("message",function(e){told.push(e.data)})</script><script src="relais-integration.js"></script>',
  };
  const host = await hostWith({ pages });
  await page.goto(`${host.url}mairie.html`);
  const frame = page.frameLocator('iframe');
  await expect(frame.getByRole('article').first()).toBeVisible();
  await expect(frame.getByRole('button', { name: /Bien vieillir/u })).toHaveCount(0);
  await expect.poll(async () => (await page.locator('iframe').boundingBox())?.height ?? 0).toBeGreaterThan(1500);
  const told: unknown = await page.evaluate(() => Reflect.get(globalThis, 'told'));
  expect(Array.isArray(told) && told.length > 0 && told.every((data: unknown) => JSON.stringify(Object.keys(data ?? {}).toSorted()) === '["hauteur","type"]')).toBe(true);
});

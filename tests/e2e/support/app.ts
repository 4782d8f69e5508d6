import { expect, type Locator, type Page } from '@playwright/test';
import { coloursOf } from './pixels';

/** No-break spaces read as spaces. */
export const plain = (text: string): string => text.replaceAll(/[\u00a0\u202f]/gu, ' ');

/** Words as the page writes them, whatever its spaces. */
export const words = (text: string): RegExp => new RegExp(text.replaceAll(/[.*+?^${}()|[\]\\]/gu, '\\$&').replaceAll(' ', '[\\s\\u00a0\\u202f]'), 'u');

/** Where panels leave the map bare on a wide screen. */
const bareMap = { x: 440, y: 160, width: 900, height: 480 };

/** The page as a visitor has it: what is there to see and to do, by role and by name. */
export class App {
  readonly page: Page;
  readonly #base: string;
  /** Uncaught errors of the page. */
  readonly crashes: string[] = [];

  constructor(page: Page, base: string) {
    this.page = page;
    this.#base = base;
    page.on('pageerror', (error) => this.crashes.push(error.message));
  }

  /** Opens the site on a fragment, `t=cls:brenne&s=36018`. */
  async open(fragment = '', base = this.#base): Promise<void> {
    await this.page.goto(fragment === '' ? base : `${base}#${fragment}`);
  }

  // What is on screen

  get legend(): Locator {
    return this.page.getByRole('region', { name: /^Légende/u });
  }

  get panel(): Locator {
    return this.page.getByRole('region', { name: 'Réglages de la carte' });
  }

  get table(): Locator {
    return this.page.getByRole('region', { name: 'Tableau des communes' });
  }

  sheet(commune: string): Locator {
    return this.page.getByRole('region', { name: `Fiche de la commune ${commune}` });
  }

  /** A sentence announced over the map or the page, by a part of its text. */
  notice(text: string | RegExp): Locator {
    return this.page.locator('.notice[role="status"]').filter({ hasText: text });
  }

  // What a visitor waits for

  /** The colours of the legend are on the map. */
  async seesMap(): Promise<void> {
    await expect(this.legend).toBeVisible({ timeout: 40_000 });
    await expect(async () => expect(await this.legendColoursOnMap()).toBeGreaterThanOrEqual(2)).toPass({ timeout: 40_000 });
  }

  /** How many of the legend's colours cover a visible part of the map. */
  async legendColoursOnMap(): Promise<number> {
    const wanted = await this.legend.locator('.swatch rect[fill^="#"]').evaluateAll((swatches) => swatches.map((swatch) => swatch.getAttribute('fill') ?? ''));
    const shown = coloursOf(await this.page.screenshot({ clip: bareMap }));
    return wanted.filter((colour) => (shown.get(colour) ?? 0) > 200).length;
  }

  /** Waits until each of these moments of the page has come. */
  async moments(...names: readonly string[]): Promise<void> {
    for (const name of names) {
      await this.page.waitForFunction((wanted) => performance.getEntriesByName(wanted).length > 0, name, { timeout: 60_000 });
    }
  }

  /** Everything that the map has to draw is drawn: it has been at rest for a while. */
  async rests(): Promise<void> {
    const quiet = 1_500;
    await this.page.waitForFunction(
      (pause) => {
        const last = performance.getEntriesByName('cls:repos').at(-1)?.startTime;
        return last !== undefined && performance.now() - last > pause;
      },
      quiet,
      { timeout: 60_000, polling: 200 },
    );
  }

  /** The engine answers a question: the counts of the panel « Points » come from it. */
  async engineAnswers(): Promise<void> {
    await this.panel.getByRole('tab', { name: 'Points' }).click();
    await expect(this.panel.getByRole('checkbox', { name: /France services/u })).toBeVisible({ timeout: 60_000 });
    await this.panel.getByRole('tab', { name: 'Indicateur' }).click();
  }

  /** An uncaught error that the test itself provokes, of a library that lets none catch it. */
  forgive(message: string): void {
    const found = this.crashes.indexOf(message);
    if (found >= 0) this.crashes.splice(found, 1);
  }

  /** Nothing was thrown that nobody caught. */
  expectNoCrash(): void {
    expect(this.crashes).toEqual([]);
  }

  // What a visitor does

  async openTab(name: 'Indicateur' | 'Points' | 'Actions'): Promise<void> {
    await this.panel.getByRole('tab', { name }).click();
  }

  get searchField(): Locator {
    return this.page.getByRole('combobox', { name: /Chercher une commune/u });
  }

  /** Finds a commune by its name and opens its sheet. */
  async searchCommune(name: string): Promise<void> {
    await this.searchField.fill(name);
    await this.page.getByRole('group', { name: 'Communes' }).getByRole('option', { name }).first().click();
    await expect(this.sheet(name)).toBeVisible();
  }

  async openTable(): Promise<void> {
    await this.page.getByRole('button', { name: 'Tableau' }).click();
    await expect(this.table).toBeVisible();
  }

  async pickIndicator(name: string | RegExp): Promise<void> {
    await this.panel.getByRole('button', { name: /Changer d’indicateur/u }).click();
    await this.page.getByRole('option', { name }).first().click();
  }

  async pickBasemap(name: 'Aucun' | 'Plan IGN'): Promise<void> {
    const choice = this.panel.getByRole('radio', { name });
    if (!(await choice.isVisible())) await this.panel.getByText('Fond de carte', { exact: true }).first().click();
    await choice.check();
  }

  async openDonnees(): Promise<void> {
    await this.page.getByRole('link', { name: 'Données' }).click();
    await expect(this.page.getByRole('heading', { level: 1, name: 'Données' })).toBeVisible();
  }
}

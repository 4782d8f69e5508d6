import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Locator, type Page } from '@playwright/test';
import * as v from 'valibot';
import { type FinderManifest, finderManifestSchema } from '../../../src/contract/finder';
import { siteFolder } from './published';

/** The manifest of the finder, as published. */
export const finderManifest = (): FinderManifest => v.parse(finderManifestSchema, JSON.parse(readFileSync(join(siteFolder, 'data/relais/relais.json'), 'utf8')));

export function finderFile(departement: string, which: 'points' | 'mobilite' | 'hopitaux' | 'ages'): string {
  const files = finderManifest().departements[departement];
  if (files === undefined) throw new Error(`${departement} not published`);
  const file = which === 'mobilite' ? files.mobilite[0] : files[which];
  return file?.fichier ?? '';
}

/** The public page as a visitor has it: by role and by name. */
export class FinderPage {
  readonly page: Page;
  readonly #base: string;
  readonly crashes: string[] = [];
  /** Paths asked for, under the site. */
  readonly asked: string[] = [];

  constructor(page: Page, base: string) {
    this.page = page;
    this.#base = base;
    page.on('pageerror', (error) => this.crashes.push(error.message));
    page.on('request', (request) => this.asked.push(new URL(request.url()).pathname));
  }

  async open(rest = ''): Promise<void> {
    await this.page.goto(`${this.#base}relais.html${rest}`);
  }

  get field(): Locator {
    return this.page.getByRole('combobox', { name: 'Commune ou code postal' });
  }

  get suggestions(): Locator {
    return this.page.getByRole('listbox', { name: 'Communes proposées' }).getByRole('option');
  }

  get answer(): Locator {
    return this.page.locator('#reponse');
  }

  get cards(): Locator {
    return this.answer.getByRole('article');
  }

  /** What is said near the field. */
  get fieldMessage(): Locator {
    return this.page.locator('#lieu-message');
  }

  /** What is said of the list. */
  get announced(): Locator {
    return this.page.locator('#annonce');
  }

  choice(name: string | RegExp): Locator {
    return this.page.getByRole('region', { name: 'Que cherchez-vous' }).getByRole('button', { name });
  }

  async search(typed: string, picked: string | RegExp): Promise<void> {
    await this.field.fill(typed);
    await this.suggestions.filter({ hasText: picked }).first().click();
    await expect(this.cards.first()).toBeVisible();
  }

  async openFirstCard(): Promise<void> {
    await this.cards.first().getByText(/Plus d’informations/u).click();
  }

  /** The worker has kept the page and what was read. */
  async keptForOffline(): Promise<void> {
    await expect(this.page.getByText(/fonctionne maintenant sans réseau pour/u)).toBeVisible({ timeout: 30_000 });
  }

  async noSidewaysScroll(): Promise<void> {
    const { scroll, room } = await this.page.evaluate(() => ({ scroll: document.documentElement.scrollWidth, room: document.documentElement.clientWidth }));
    expect(scroll).toBeLessThanOrEqual(room);
  }
}

import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import type { FinderPage } from './support/finder';
import { expect, test } from './support/test';

test.use({ serviceWorkers: 'block' });

/** The listed states of the finder; each is checked in light and dark, at 390 and 320 px. */
const states: Readonly<Record<string, (finder: FinderPage, page: Page) => Promise<void>>> = {
  'premier écran': (finder) => finder.open(),
  suggestions: async (finder) => {
    await finder.open();
    await finder.field.fill('saint ma');
    await expect(finder.suggestions.first()).toBeVisible();
  },
  'liste, fiche ouverte': async (finder) => {
    await finder.open('#c=36018&q=droits');
    await expect(finder.cards.first()).toBeVisible();
    await finder.openFirstCard();
    await finder.cards.first().getByRole('button', { name: /Gares/u }).click();
    await expect(finder.cards.first()).toContainText('vol d’oiseau');
  },
  'hôpitaux, filtre': async (finder) => {
    await finder.open('#c=36018&q=hopital');
    await expect(finder.cards.first()).toBeVisible();
  },
  'bien vieillir': async (finder) => {
    await finder.open('#c=75056&q=vieillir');
    await expect(finder.cards.first()).toBeVisible();
  },
  'me déplacer': async (finder) => {
    await finder.open('#c=2A004&q=deplacer');
    await expect(finder.answer).toBeVisible();
  },
  erreur: async (finder) => {
    await finder.open('#c=36999&q=droits');
    await expect(finder.announced).toContainText('pas connue');
  },
  'déclaration d’accessibilité': async (_, page) => {
    await page.goto('accessibilite.html');
  },
};

for (const [name, prepare] of Object.entries(states)) {
  test(`no violation: ${name}`, async ({ finder, page }) => {
    await page.setViewportSize({ width: 390, height: 800 });
    await prepare(finder, page);
    for (const width of [390, 320]) {
      await page.setViewportSize({ width, height: 800 });
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme });
        await test.step(`${colorScheme}, ${width} px`, () => expectNothingFound(page));
      }
      await finder.noSidewaysScroll();
    }
  });
}

/** axe with the stricter rules of the finder: contrasts of the level AAA, size of the targets. */
async function expectNothingFound(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page })
    .options({ resultTypes: ['violations'], runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'wcag2aaa', 'best-practice'], rules: { 'color-contrast-enhanced': { enabled: true }, 'target-size': { enabled: true } } })
    .setLegacyMode(true)
    .analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 90)).join(' | ')}`)).toEqual([]);
}

test('text of at least 18 px, targets of at least 44 px', async ({ finder, page }) => {
  await page.setViewportSize({ width: 320, height: 800 });
  await finder.open('#c=36018&q=droits');
  await expect(finder.cards.first()).toBeVisible();
  await finder.openFirstCard();
  const small = await page.evaluate(() => {
    // It runs in the page.
    // oxlint-disable-next-line unicorn/consistent-function-scoping
    const seen = (node: Element): boolean => node.getClientRects().length > 0 && node.closest('.invisible') === null;
    const texts = [...document.querySelectorAll('body *')].filter((node) => seen(node) && [...node.childNodes].some((child) => child.nodeType === 3 && (child.textContent ?? '').trim() !== ''));
    const targets = [...document.querySelectorAll('main a, main button, main summary, main input, main select, footer a, footer summary')].filter(seen);
    return {
      texts: texts.filter((node) => Number.parseFloat(getComputedStyle(node).fontSize) < 18 && node.tagName !== 'SUP').map((node) => node.outerHTML.slice(0, 80)),
      targets: targets
        .map((node) => (node instanceof HTMLInputElement && node.type === 'checkbox' ? (node.closest('label') ?? node) : node))
        .filter((node) => node.getBoundingClientRect().height < 44)
        .map((node) => node.outerHTML.slice(0, 80)),
    };
  });
  expect(small).toEqual({ texts: [], targets: [] });
});

/** WCAG 2.2, 1.4.12: what a reader may impose on the text. The paragraphs' space is that of a reader's style sheet. */
const spacing = '* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { margin-bottom: 2em !important }';

for (const width of [320, 1440]) {
  for (const state of ['suggestions', 'liste, fiche ouverte', 'hôpitaux, filtre', 'déclaration d’accessibilité'] as const) {
    test(`with the text spaced out nothing is cut nor overlaps: ${state}, ${width} px`, async ({ finder, page }) => {
      await page.setViewportSize({ width, height: 900 });
      await states[state]?.(finder, page);
      await page.evaluate((css) => {
        const sheet = new CSSStyleSheet();
        sheet.replaceSync(css);
        document.adoptedStyleSheets = [sheet];
      }, spacing);
      await finder.noSidewaysScroll();
      const wrong = await page.evaluate(() => {
        // It runs in the page.
        // oxlint-disable-next-line unicorn/consistent-function-scoping
        const told = (node: Element): string => node.outerHTML.slice(0, 90);
        const nodes = [...document.querySelectorAll('body *')].filter((node) => node.checkVisibility() && node.closest('.invisible, .evitement, #feuille, noscript') === null);
        // Text that goes out of a box that hides or holds it.
        const cut = nodes.filter((node) => {
          // A field scrolls its own text, and the place is written again above the list.
          if (node instanceof HTMLInputElement) return false;
          const { overflowX, overflowY } = getComputedStyle(node);
          const [hidesX, hidesY] = [overflowX !== 'visible', overflowY !== 'visible'];
          return (hidesX && node.scrollWidth > node.clientWidth + 1) || (hidesY && node.scrollHeight > node.clientHeight + 1);
        });
        // Lines of text, as drawn: none lies on another, nor goes out of its own button.
        const lines = nodes.flatMap((node) => {
          const own = [...node.childNodes].filter((child) => child.nodeType === Node.TEXT_NODE && (child.textContent ?? '').trim() !== '');
          return own.flatMap((child) => {
            const range = document.createRange();
            range.selectNodeContents(child);
            return [...range.getClientRects()].map((box) => ({ node, box }));
          });
        });
        const overlapping = lines.filter(({ box, node }, i) =>
          lines.some(({ box: other, node: owner }, j) => j > i && node !== owner && Math.min(box.right, other.right) - Math.max(box.left, other.left) > 2 && Math.min(box.bottom, other.bottom) - Math.max(box.top, other.top) > 6),
        );
        const outside = lines.filter(({ node, box }) => {
          const holder = node.closest('button, a, summary, li, td, th, .fiche, label')?.getBoundingClientRect();
          return holder !== undefined && (box.left < holder.left - 1 || box.right > holder.right + 1 || box.top < holder.top - 4 || box.bottom > holder.bottom + 4);
        });
        return { cut: cut.map(told), overlapping: overlapping.map(({ node }) => told(node)), outside: outside.map(({ node }) => told(node)), lines: lines.length > 20 };
      });
      expect(wrong).toEqual({ cut: [], overlapping: [], outside: [], lines: true });
    });
  }
}

test('with styles off the page reads in order, and everything is there', async ({ finder, page }) => {
  await page.route('**/*.css', (route) => route.abort());
  await finder.open('#c=36018&q=droits');
  await expect(finder.cards.first()).toBeVisible();
  const text = await page.locator('main').innerText();
  expect(text.indexOf('15')).toBeLessThan(text.indexOf('Où êtes-vous'));
  expect(text.indexOf('Où êtes-vous')).toBeLessThan(text.indexOf('France services du Blanc'));
});

test('Ctrl+P prints the card and not the page, on one sheet', async ({ finder, page }) => {
  await finder.open('#c=36018&q=droits');
  await expect(finder.cards.first()).toBeVisible();
  await finder.cards.nth(1).getByText(/Plus d’informations/u).click();
  const titre = (await finder.cards.nth(1).getByRole('heading').textContent()) ?? '?';
  for (const format of ['A4', 'A5'] as const) {
    const pdf = (await page.pdf({ format })).toString('latin1');
    expect(pdf.match(/\/Type\s*\/Page\b/gu)).toHaveLength(1);
  }
  await page.emulateMedia({ media: 'print' });
  await expect(page.locator('.feuille__titre')).toHaveText(titre);
  await expect(page.locator('.feuille svg.qr')).toBeVisible();
  await expect(page.locator('main')).toBeHidden();
  await page.setViewportSize({ width: 794, height: 1123 });
  await expect(page).toHaveScreenshot('fiche-imprimee.png', { maxDiffPixelRatio: 0.06, threshold: 0.3 });
});

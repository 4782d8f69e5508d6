import { StrictMode } from 'react';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { render } from 'vitest-browser-react';
import { page, userEvent } from 'vitest/browser';
import { frameOf, tilesOfFirstView } from '../../src/map/camera';
import { CarteView, openMapShell, TileArchive } from '../../src/map/carte-view';
import { themes } from '../../src/map/theme';
import { type MapModel, noClass } from '../../src/view-models/map-model';
import {
  baseModel,
  BrokenSource,
  choropleth,
  classColours,
  closeCartes,
  colourAt,
  CountedSource,
  openCarte,
  placeOf,
  project,
  type Published,
  rankOf,
  readPublished,
  seenAround,
  type Spies,
  spies,
  type Stage,
} from './map-fixture';

let published: Published;
beforeAll(async () => {
  published = await readPublished();
});
afterEach(() => {
  closeCartes();
  vi.restoreAllMocks();
});

const patience = { timeout: 40_000 };
const leBlanc = '36018';
/** Smoothed strokes have more colours than this; a plain commune, a name beside it included, has fewer. */
const strokes = 30;

const painted = (events: Spies, times = 1): Promise<unknown> => vi.waitFor(() => expect(events.onPainted.mock.calls.length).toBeGreaterThanOrEqual(times), patience);

/** Resolves once the map has told of no frame for a second. */
const stillness = async ({ onIdle }: Spies): Promise<void> => {
  for (let seen = -1; seen !== onIdle.mock.calls.length; ) {
    seen = onIdle.mock.calls.length;
    await new Promise((resolve) => {
      setTimeout(resolve, 1000);
    });
  }
};

/** Beside the name of a commune, which stands at its reference point. */
const besideName = (stage: Stage, rank: number): { x: number; y: number } => {
  const { x, y } = placeOf(stage, published, rank);
  return { x, y: y + 26 };
};

/** Draws a model and gives the colour that a commune has in the very frame told as painted. */
async function paintedColour(stage: Stage, model: MapModel, rank: number): Promise<string> {
  let colour = '';
  const { x, y } = besideName(stage, rank);
  const told = new Promise<void>((resolve) => {
    stage.events.onPainted.mockImplementationOnce(() => {
      colour = colourAt(stage.canvas(), x, y);
      resolve();
    });
  });
  stage.carte.update(model);
  await told;
  return colour;
}

describe('values', () => {
  it('are on screen when the map says so, first and at each change', async () => {
    const events = spies();
    let first = '';
    const rank = rankOf(published, leBlanc);
    const model = baseModel(published);
    let stage: Stage | null = null;
    events.onFirstPaint.mockImplementation(() => {
      if (stage === null) return;
      const { x, y } = besideName(stage, rank);
      first = colourAt(stage.canvas(), x, y);
    });
    stage = openCarte(published, { model }, events);
    await painted(events);
    expect(events.onFirstPaint).toHaveBeenCalledTimes(1);
    expect(first).toBe(classColours[rank % 4]);

    for (const shift of [1, 2, 3]) {
      const next = { ...model, choropleth: choropleth(published, (other) => (other + shift) % 4) };
      expect(await paintedColour(stage, next, rank)).toBe(classColours[(rank + shift) % 4]);
      expect(events.onPainted).toHaveBeenLastCalledWith(next.choropleth);
    }
    expect(events.onFirstPaint).toHaveBeenCalledTimes(1);
    expect(events.onProblem).not.toHaveBeenCalled();
  });

  it('fade outside the territory, and do not when it is France', async () => {
    const stage = openCarte(published);
    await painted(stage.events);
    const outside = rankOf(published, '36006');
    expect([...published.brenne]).not.toContain(outside);
    const model = { ...baseModel(published), choropleth: choropleth(published, () => 3) };
    const faded = await paintedColour(stage, model, outside);
    expect(faded).not.toBe(classColours[3]);
    expect(await paintedColour(stage, { ...model, territory: { ...model.territory, ranks: null } }, outside)).toBe(classColours[3]);
  });

  it('change with the theme', async () => {
    const stage = openCarte(published);
    await painted(stage.events);
    const model: MapModel = { ...baseModel(published), choropleth: null };
    stage.carte.update(model);
    const dark = { ...model, scheme: 'dark' as const, choropleth: choropleth(published, () => noClass.absent) };
    expect(await paintedColour(stage, dark, rankOf(published, leBlanc))).toBe(themes.dark.land);
  });

  it('that are missing are hatched, each reason its own way', async () => {
    const stage = openCarte(published);
    await painted(stage.events);
    const rank = rankOf(published, leBlanc);
    const { x, y } = besideName(stage, rank);
    const looks: string[] = [];
    for (const code of [noClass.absent, noClass.secret, noClass.horsChamp]) {
      stage.carte.update({ ...baseModel(published), choropleth: choropleth(published, () => code) });
      const colours = await vi.waitFor(async () => {
        const seen = await seenAround(x, y, 12);
        expect(seen[0]).toBe(themes.light.land);
        expect(seen.length).toBeGreaterThan(strokes);
        expect(seen.join()).not.toBe(looks.at(-1));
        return seen;
      }, patience);
      looks.push(colours.join());
    }
    expect(new Set(looks).size).toBe(3);
  });

  it('keep the hatching of each set of values, back and forth', async () => {
    const stage = openCarte(published);
    await painted(stage.events);
    const rank = rankOf(published, leBlanc);
    const { x, y } = besideName(stage, rank);
    const other = rankOf(published, '36006');
    // More sets than the map keeps, plain colours between them; the last one differs elsewhere only.
    const sets = [
      [noClass.absent, 3],
      [noClass.secret, 3],
      [noClass.horsChamp, 3],
      [2, 3],
      [noClass.absent, noClass.secret],
    ] as const;
    const looks = new Map<number, string>();
    for (const [code, elsewhere] of [...sets, ...sets]) {
      const before = stage.events.onIdle.mock.calls.length;
      const classOf = (commune: number): number => (commune === rank ? code : commune === other ? elsewhere : 3);
      stage.carte.update({ ...baseModel(published), choropleth: choropleth(published, classOf) });
      await vi.waitFor(() => expect(stage.events.onIdle.mock.calls.length).toBeGreaterThan(before), patience);
      await vi.waitFor(async () => {
        const colours = await seenAround(x, y, 12);
        const hatched = code !== 2;
        expect(colours[0]).toBe(hatched ? themes.light.land : classColours[2]);
        expect(colours.length > strokes).toBe(hatched);
        const look = colours.join();
        expect(looks.get(code) ?? look).toBe(look);
        const others = [...looks].filter(([seen]) => seen !== code).map(([, known]) => known);
        expect(others).not.toContain(look);
        looks.set(code, look);
      }, patience);
    }
  });
});

describe('the first tiles', () => {
  it('are those asked for ahead of the map, which asks for no other', async () => {
    if (typeof published.tiles.source === 'string') throw new Error('source attendue');
    const source = new CountedSource(published.tiles.source);
    const tiles = { ...published.tiles, source };
    const padding = { top: 0, right: 0, bottom: 128, left: 376 };
    const archive = new TileArchive(source);
    const { territory } = baseModel(published);
    const view = { camera: null, bbox: frameOf(territory), width: innerWidth, height: innerHeight, padding };
    const wanted = tilesOfFirstView(view, tiles.zoomMin, tiles.zoomMax);
    await archive.prefetch(wanted);
    await vi.waitFor(() => expect(source.asked).toBe(wanted.length + 1), patience);
    const stage = openCarte(published, { tiles, archive, padding });
    await painted(stage.events);
    expect(source.asked).toBe(wanted.length + 1);
  });

  it('leave the frame as it is when a panel changes behind another view', async () => {
    const padding = { top: 0, right: 0, bottom: 200, left: 0 };
    const stage = openCarte(published, { padding });
    await painted(stage.events);
    const before = stage.carte.camera();
    stage.container.style.display = 'none';
    await new Promise((resolve) => setTimeout(resolve, 300));
    stage.carte.setPadding({ ...padding });
    stage.container.style.display = '';
    await new Promise((resolve) => setTimeout(resolve, 600));
    const { x, y } = placeOf(stage, published, rankOf(published, leBlanc));
    expect(stage.carte.camera()).toEqual(before);
    await userEvent.click(stage.canvas(), { position: { x, y: y - padding.bottom / 2 } });
    await vi.waitFor(() => expect(stage.events.onSelect).toHaveBeenLastCalledWith(rankOf(published, leBlanc)));
  });

  it('come to a map set up ahead, and to the next one set up in its turn', async () => {
    const shell = openMapShell();
    expect(document.querySelectorAll('.carte')).toHaveLength(1);
    const inset = '120px 0 240px 0';
    const first = openCarte(published, { shell }, spies(), inset);
    await painted(first.events);
    // Framed in its place, and not in the window where it waited.
    expect(first.carte.camera()).toEqual(openCarte(published, {}, spies(), inset).carte.camera());
    expect(first.container.querySelector('.carte--attente')).toBeNull();
    const second = openCarte(published, { shell });
    await painted(second.events);
    expect(second.container.querySelectorAll('canvas')).toHaveLength(1);
  });
});

describe('the visitor', () => {
  it('hovers and clicks communes', async () => {
    const stage = openCarte(published);
    await painted(stage.events);
    const rank = rankOf(published, leBlanc);
    const { x, y } = placeOf(stage, published, rank);
    // The position is scaled in place by the driver: each call gets its own.
    await userEvent.hover(stage.canvas(), { position: { x, y } });
    await vi.waitFor(() => expect(stage.events.onHover).toHaveBeenLastCalledWith({ rank, x: expect.closeTo(x, -1), y: expect.closeTo(y, -1) }));
    await userEvent.click(stage.canvas(), { position: { x, y } });
    await vi.waitFor(() => expect(stage.events.onSelect).toHaveBeenLastCalledWith(rank));
  });

  it('drives the map from the keyboard and leaves it with it', async () => {
    const { communes } = published;
    const rank = rankOf(published, leBlanc);
    const stage = openCarte(published, { camera: { lon: communes.lon[rank] ?? 0, lat: communes.lat[rank] ?? 0, zoom: 10 } });
    await painted(stage.events);
    const canvas = stage.canvas();
    expect(canvas.getAttribute('aria-label')).toContain('Carte des communes');
    expect(canvas.tabIndex).toBe(0);
    canvas.focus();
    await userEvent.keyboard('{Enter}');
    expect(stage.events.onSelect).toHaveBeenLastCalledWith(rank);
    await userEvent.keyboard('{Escape}');
    expect(stage.events.onSelect).toHaveBeenLastCalledWith(null);
    const before = stage.carte.camera();
    await userEvent.keyboard('{ArrowRight}');
    await vi.waitFor(() => expect(stage.carte.camera().lon).toBeGreaterThan(before.lon), patience);
    await vi.waitFor(() => expect(stage.events.onMove).toHaveBeenLastCalledWith(expect.anything(), true), patience);
    await userEvent.keyboard('+');
    await vi.waitFor(() => expect(stage.carte.camera().zoom).toBeGreaterThan(before.zoom), patience);
    await userEvent.tab();
    expect(document.activeElement).not.toBe(canvas);
  });

  it('finds the controls in French and the sources on the map', async () => {
    const stage = openCarte(published, { attribution: 'Sources : <b>DREES</b> & INSEE' });
    await painted(stage.events);
    const text = stage.container.textContent;
    expect(text).toContain('Sources : <b>DREES</b> & INSEE');
    expect(stage.container.querySelector('b')).toBeNull();
    expect([...stage.container.querySelectorAll('.maplibregl-ctrl button')].map((button) => button.getAttribute('aria-label'))).toEqual(['Zoomer', 'Dézoomer']);
    expect(stage.container.querySelector('.maplibregl-ctrl-scale')?.textContent).toMatch(/km$/u);
    stage.carte.setAttribution('Sources : autre');
    expect(stage.container.textContent).not.toContain('DREES');
  });

  it('is told when outlines are schematic', () => {
    const stage = openCarte(published, { model: { ...baseModel(published), schematic: true } });
    return vi.waitFor(() => {
      const notice = stage.container.querySelector<HTMLElement>('.carte__mention');
      expect(notice?.hidden).toBe(false);
      expect(notice?.textContent).toContain('Contours schématiques');
    }, patience);
  });

  it('reaches the overseas départements from the view of France, and only there', async () => {
    const stage = openCarte(published, { model: { ...baseModel(published), territory: { id: 'france:FR', bbox: null, ranks: null } } });
    await painted(stage.events);
    const group = page.getByRole('group', { name: 'Aller à' });
    await group.getByRole('button', { name: 'La Réunion' }).click();
    await vi.waitFor(() => {
      expect(stage.carte.camera().lon).toBeCloseTo(55.5, 0);
      expect(stage.carte.camera().lat).toBeCloseTo(-21.1, 0);
      expect(stage.events.onMove).toHaveBeenLastCalledWith(expect.anything(), true);
    }, patience);
    stage.carte.frame();
    await vi.waitFor(() => expect(stage.carte.camera().lon).toBeCloseTo(2.2, 0), patience);
    stage.carte.update(baseModel(published));
    await expect.element(group).not.toBeInTheDocument();
  });

  it('flies to another territory', async () => {
    const stage = openCarte(published);
    await painted(stage.events);
    stage.carte.update({ ...baseModel(published), territory: { id: 'france:FR', bbox: [-63, -21.4, 55.9, 51.1], ranks: null } });
    await vi.waitFor(() => {
      expect(stage.carte.camera().zoom).toBeLessThan(6.5);
      expect(stage.carte.camera().lon).toBeCloseTo(2.2, 0);
      expect(stage.events.onMove).toHaveBeenLastCalledWith(expect.anything(), false);
    }, patience);
  });
});

const point = (id: string, lon: number, lat: number) => ({ id, categorie: 'gare' as const, nom: id, lon, lat, itinerant: false });

const clickOn = async (stage: Stage, lon: number, lat: number): Promise<void> => userEvent.click(stage.canvas(), { position: project(stage, lon, lat) });

describe('points', () => {
  const alone = point('seule', 1.06, 46.7);
  const twins = [point('jumelle-1', 1.3, 46.6), point('jumelle-2', 1.3, 46.6)];
  const points = { items: [alone, ...twins], categories: ['gare' as const] };

  const withPoints = async (lon: number, lat: number, zoom: number): Promise<Stage> => {
    const stage = openCarte(published, { model: { ...baseModel(published), points }, camera: { lon, lat, zoom } });
    await painted(stage.events);
    return stage;
  };

  it('are reached by a click', async () => {
    const stage = await withPoints(1.1, 46.65, 9.5);
    await vi.waitFor(async () => {
      await clickOn(stage, alone.lon, alone.lat);
      expect(stage.events.onSelectPoint).toHaveBeenLastCalledWith('seule');
    }, patience);
  });

  for (const zoom of [9, 13]) {
    it(`at one place are all reached (zoom ${zoom})`, async () => {
      const stage = await withPoints(1.3, 46.6, zoom);
      await vi.waitFor(async () => {
        await clickOn(stage, 1.3, 46.6);
        expect(stage.events.onSelectPoints).toHaveBeenCalled();
      }, patience);
      expect(stage.events.onSelectPoints.mock.calls[0]?.[0].toSorted()).toEqual(['jumelle-1', 'jumelle-2']);
    });
  }

  it('crowded in a circle come apart at a click', async () => {
    const crowd = { items: Array.from({ length: 12 }, (_, i) => point(`p${i}`, 1.2 + i / 500, 46.65)), categories: ['gare' as const] };
    const stage = openCarte(published, { model: { ...baseModel(published), points: crowd }, camera: { lon: 1.21, lat: 46.65, zoom: 8 } });
    await painted(stage.events);
    await vi.waitFor(async () => {
      await clickOn(stage, 1.21, 46.65);
      expect(stage.carte.camera().zoom).toBeGreaterThan(9);
    }, patience);
    expect(stage.events.onSelectPoint).not.toHaveBeenCalled();
  });

  it('that come once the map is whole and still join it without being waited for', async () => {
    const model = baseModel(published);
    const stage = openCarte(published, { model, camera: { lon: 1.1, lat: 46.65, zoom: 9.5 } });
    await vi.waitFor(() => expect(stage.events.onDetailed).toHaveBeenCalled(), patience);
    await stillness(stage.events);
    const drawn = stage.events.onIdle.mock.calls.length;
    stage.carte.update({ ...model, points });
    await vi.waitFor(() => expect(stage.events.onIdle.mock.calls.length).toBeGreaterThan(drawn), patience);
    await stillness(stage.events);
    await clickOn(stage, alone.lon, alone.lat);
    await vi.waitFor(() => expect(stage.events.onSelectPoint).toHaveBeenLastCalledWith('seule'), patience);
  });

  it('leave with their category', async () => {
    const stage = openCarte(published, { model: { ...baseModel(published), points }, camera: { lon: 1.06, lat: 46.7, zoom: 11 } });
    await painted(stage.events);
    await vi.waitFor(async () => {
      await clickOn(stage, alone.lon, alone.lat);
      expect(stage.events.onSelectPoint).toHaveBeenCalled();
    }, patience);
    stage.carte.update({ ...baseModel(published), points: { ...points, categories: [] } });
    stage.events.onSelectPoint.mockClear();
    await vi.waitFor(async () => {
      await clickOn(stage, alone.lon, alone.lat);
      expect(stage.events.onSelect).toHaveBeenCalled();
    }, patience);
    expect(stage.events.onSelectPoint).not.toHaveBeenCalled();
  });
});

describe('emphasis', () => {
  it('rings the selected commune and those that the legend lights', async () => {
    const stage = openCarte(published);
    await painted(stage.events);
    const rank = rankOf(published, leBlanc);
    const { x, y } = placeOf(stage, published, rank);
    const plain = { ...baseModel(published), choropleth: choropleth(published, () => 2) };
    for (const marked of [{ ...plain, selectedRank: rank }, { ...plain, litRanks: Int32Array.of(rank) }]) {
      stage.carte.update(plain);
      await vi.waitFor(async () => expect(await seenAround(x, y, 150)).not.toContain(themes.light.spot), patience);
      stage.carte.update(marked);
      await vi.waitFor(async () => expect(await seenAround(x, y, 150)).toContain(themes.light.spot), patience);
    }
  });

  it('outlines the communes that actions name, with their count, and labels perimeters', async () => {
    const stage = openCarte(published);
    await painted(stage.events);
    const rank = rankOf(published, leBlanc);
    const { communes } = published;
    const { x, y } = placeOf(stage, published, rank);
    const plain = { ...baseModel(published), choropleth: choropleth(published, () => 2) };
    stage.carte.update({
      ...plain,
      actions: {
        located: new Map([[rank, 3]]),
        anchors: new Map([[rank, [communes.lon[rank] ?? 0, communes.lat[rank] ?? 0]]]),
        perimeters: [{ id: 'cls:brenne', nom: 'Brenne', count: 44, ranks: published.brenne, bbox: plain.territory.bbox }],
      },
    });
    await vi.waitFor(async () => expect(await seenAround(x, y - 14, 8)).toContain(themes.light.accent), patience);
  });

  it('numbers the places chosen, at every zoom, and takes them away', async () => {
    const stage = openCarte(published);
    await painted(stage.events);
    const { communes } = published;
    const rank = rankOf(published, leBlanc);
    const { x, y } = placeOf(stage, published, rank);
    const plain = { ...baseModel(published), choropleth: choropleth(published, () => 2) };
    const sites = [{ lon: communes.lon[rank] ?? 0, lat: communes.lat[rank] ?? 0, texte: '1' }];
    stage.carte.update({ ...plain, sites });
    await vi.waitFor(async () => expect(await seenAround(x, y, 12)).toContain(themes.light.spot), patience);
    stage.carte.update(plain);
    await vi.waitFor(async () => expect(await seenAround(x, y, 12)).not.toContain(themes.light.spot), patience);
  });
});

describe('bad days', () => {
  it('without WebGL leave a sentence, and a map that does nothing', () => {
    vi.spyOn(HTMLCanvasElement.prototype, 'getContext').mockReturnValue(null);
    vi.spyOn(console, 'warn').mockReturnValue();
    const stage = openCarte(published);
    expect(stage.events.onProblem.mock.calls).toEqual([[{ kind: 'webgl-absent' }]]);
    expect(stage.container.textContent).toContain('Le tableau, la recherche et les fiches des communes montrent les mêmes données.');
    stage.carte.update(baseModel(published));
    stage.carte.flyTo({ lon: 1, lat: 46, zoom: 9 });
    stage.carte.retry();
    stage.carte.destroy();
    expect(stage.container.childElementCount).toBe(0);
  });

  it('with a lost context tell it, then draw the values again', async () => {
    const stage = openCarte(published);
    await painted(stage.events);
    const lose = stage.canvas().getContext('webgl2')?.getExtension('WEBGL_lose_context');
    lose?.loseContext();
    await vi.waitFor(() => expect(stage.events.onProblem).toHaveBeenCalledWith({ kind: 'webgl-perdu' }), patience);
    const model = { ...baseModel(published), choropleth: choropleth(published, () => 3) };
    stage.carte.update(model);
    let colour = '';
    const rank = rankOf(published, leBlanc);
    stage.events.onPainted.mockImplementation(() => {
      const { x, y } = besideName(stage, rank);
      colour = colourAt(stage.canvas(), x, y);
    });
    lose?.restoreContext();
    await vi.waitFor(() => expect(colour).toBe(classColours[3]), patience);
    expect(stage.events.onRecovered).toHaveBeenCalledWith('webgl-perdu');
  });

  for (const [state, detail] of [['muette', /^serveur muet$/u], ['abimee', /./u]] as const) {
    it(`with tiles out of reach (${state}) tell it once, claim nothing painted, and recover when asked`, async () => {
      if (typeof published.tiles.source === 'string') throw new Error('source attendue');
      const source = new BrokenSource(published.tiles.source, state);
      const stage = openCarte(published, { tiles: { ...published.tiles, source } });
      await vi.waitFor(() => expect(stage.events.onProblem).toHaveBeenCalled(), patience);
      expect(stage.events.onProblem.mock.calls).toEqual([[{ kind: 'tuiles-injoignables', detail: expect.stringMatching(detail) }]]);
      expect(stage.events.onFirstPaint).not.toHaveBeenCalled();
      source.state = 'saine';
      stage.carte.retry();
      await painted(stage.events);
      expect(stage.events.onRecovered).toHaveBeenCalledWith('tuiles-injoignables');
      expect(stage.events.onFirstPaint).toHaveBeenCalledTimes(1);
    });
  }
});

const elsewhere = (): string[] =>
  performance
    .getEntriesByType('resource')
    .map(({ name }) => new URL(name))
    .filter(({ origin, protocol }) => /^https?:$/u.test(protocol) && origin !== location.origin)
    .map(({ href }) => href);

/** Answers the IGN's tiles with an image of ours, and tells what was asked: no test leaves the machine. */
function answerIgnWith(image: string): string[] {
  const asked: string[] = [];
  const src = Object.getOwnPropertyDescriptor(HTMLImageElement.prototype, 'src');
  vi.spyOn(HTMLImageElement.prototype, 'src', 'set').mockImplementation(function set(this: HTMLImageElement, url: string) {
    const toIgn = url.startsWith('https://data.geopf.fr/');
    if (toIgn) asked.push(url);
    src?.set?.call(this, toIgn ? image : url);
  });
  return asked;
}

describe('beyond the origin', () => {
  it('nothing is asked until the IGN plan is wanted', async () => {
    performance.clearResourceTimings();
    const stage = openCarte(published);
    await painted(stage.events);
    stage.carte.flyTo({ lon: 2.35, lat: 48.85, zoom: 9 });
    await vi.waitFor(() => expect(stage.events.onMove).toHaveBeenCalled(), patience);
    expect(elsewhere()).toEqual([]);
  });

  it('a plan that cannot be reached is told once and changes nothing', async () => {
    const asked = answerIgnWith('data:image/png;base64,cGFzIHVuZSBpbWFnZQ==');
    const stage = openCarte(published);
    await painted(stage.events);
    expect(asked).toEqual([]);
    const model = { ...baseModel(published), fond: 'ign' as const };
    stage.carte.update(model);
    await vi.waitFor(() => expect(stage.events.onProblem).toHaveBeenCalledWith({ kind: 'fond-injoignable' }), patience);
    expect(asked.length).toBeGreaterThan(0);
    expect(asked[0]).toContain('PLANIGNV2');
    const rank = rankOf(published, leBlanc);
    expect(await paintedColour(stage, { ...model, choropleth: choropleth(published, () => 3) }, rank)).toBe(classColours[3]);
    expect(stage.container.textContent).not.toContain('Plan IGN');
    expect(stage.events.onProblem).toHaveBeenCalledTimes(1);
  });

  it('a plan that answers shows through the communes, with its credit, until it is no longer wanted', async () => {
    const canvas = document.createElement('canvas');
    canvas.width = 256;
    canvas.height = 256;
    canvas.getContext('2d')?.fillRect(0, 0, 256, 256);
    answerIgnWith(canvas.toDataURL());
    const plain = { ...baseModel(published), choropleth: choropleth(published, () => 2) };
    const stage = openCarte(published, { model: { ...plain, fond: 'ign' } });
    await painted(stage.events);
    const { x, y } = besideName(stage, rankOf(published, leBlanc));
    await vi.waitFor(async () => {
      expect((await seenAround(x, y, 10))[0]).not.toBe(classColours[2]);
      expect(stage.container.textContent).toContain('© IGN – Plan IGN');
    }, patience);
    stage.carte.update(plain);
    await vi.waitFor(async () => expect((await seenAround(x, y, 10))[0]).toBe(classColours[2]), patience);
    expect(stage.container.textContent).not.toContain('Plan IGN');
    expect(stage.events.onProblem).not.toHaveBeenCalled();
  });
});

describe('in React', () => {
  it('strict mode leaves one map, and unmounting none', async () => {
    const events = spies();
    const model = baseModel(published);
    const view = (shown: MapModel) => (
      <StrictMode>
        <div style={{ position: 'fixed', inset: 0 }}>
          <CarteView model={shown} tiles={published.tiles} nbCommunes={published.communes.code.length} attribution="Sources : test" events={events} />
        </div>
      </StrictMode>
    );
    const screen = await render(view(model));
    await painted(events);
    expect(screen.container.querySelectorAll('canvas')).toHaveLength(1);
    const next = { ...model, choropleth: choropleth(published, () => 1) };
    await screen.rerender(view(next));
    await vi.waitFor(() => expect(events.onPainted).toHaveBeenLastCalledWith(next.choropleth), patience);
    await screen.unmount();
    expect(document.querySelectorAll('.maplibregl-canvas')).toHaveLength(0);
  });
});

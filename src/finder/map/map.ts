import 'maplibre-gl/dist/maplibre-gl.css';
import { LngLatBounds, Map as MapLibreMap, Marker, setWorkerUrl } from 'maplibre-gl';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url';
import type { Card } from '../cards';
import { button, el } from '../dom';
import { ignPlan } from './plan';

interface MapOptions {
  readonly cards: readonly Card[];
  readonly origin: { readonly lon: number; readonly lat: number } | null;
}

/** The places of the list on the IGN plan, numbered as in the list. @throws without WebGL or without network. */
export async function drawMap(host: HTMLElement, { cards, origin }: MapOptions): Promise<void> {
  if (!navigator.onLine) throw new Error('hors connexion');
  setWorkerUrl(workerUrl);
  const canvas = el('div', { class: 'carte-toile' });
  const located = cards.flatMap(({ point, titre }, index) => (point === null ? [] : [{ point, titre, numero: index + 1 }]));
  const [first] = located;
  if (first === undefined) throw new Error('aucun lieu situé');
  const legend = el('p', { class: 'petit' }, 'Les numéros sont ceux de la liste. Plan\u00a0: © IGN, Plan IGN. Tout ce que montre la carte est aussi dans la liste.');
  host.replaceChildren(canvas, legend);
  const bounds = new LngLatBounds(first.point, first.point);
  for (const { point } of located.slice(0, 6)) bounds.extend(point);
  if (origin !== null) bounds.extend(origin);
  const map = new MapLibreMap({
    container: canvas,
    style: ignPlan,
    bounds,
    fitBoundsOptions: { padding: 48, maxZoom: 15 },
    maxPitch: 0,
    dragRotate: false,
    pitchWithRotate: false,
    // The page scrolls over the map; the map moves with two fingers, or with the buttons.
    cooperativeGestures: true,
    attributionControl: false,
    fadeDuration: 0,
    locale: {
      'Map.Title': 'Carte des lieux de la liste',
      'CooperativeGesturesHandler.MobileHelpText': 'Deux doigts pour déplacer la carte',
      'CooperativeGesturesHandler.WindowsHelpText': 'Ctrl et molette pour agrandir',
      'CooperativeGesturesHandler.MacHelpText': '⌘ et molette pour agrandir',
    },
  });
  for (const { point, titre, numero } of located) {
    const mark = el('span', { class: 'repere', role: 'img', 'aria-label': `${numero}\u00a0: ${titre}` }, String(numero));
    new Marker({ element: mark }).setLngLat(point).addTo(map);
  }
  if (origin !== null) new Marker({ element: el('span', { class: 'repere repere--ici', role: 'img', 'aria-label': 'Point de départ' }, 'Ici') }).setLngLat(origin).addTo(map);
  host.append(
    el(
      'ul',
      { class: 'boutons' },
      ...(
        [
          ['Agrandir', () => map.zoomIn()],
          ['Réduire', () => map.zoomOut()],
          ['Vers le haut', () => map.panBy([0, -120])],
          ['Vers le bas', () => map.panBy([0, 120])],
          ['Vers la gauche', () => map.panBy([-120, 0])],
          ['Vers la droite', () => map.panBy([120, 0])],
        ] as const
      ).map(([label, move]) => el('li', {}, button(label, 'bouton', () => void move()))),
    ),
  );
  await new Promise<void>((resolve, reject) => {
    let drawn = false;
    let failure: unknown = null;
    map.on('sourcedata', ({ tile }: { readonly tile?: { readonly state?: string } }) => {
      drawn ||= tile?.state === 'loaded';
    });
    map.on('error', ({ error }) => {
      failure = error;
    });
    // A tile missing in a map that has others is not a map missing.
    map.once('idle', () => {
      if (drawn || failure === null) resolve();
      else {
        map.remove();
        reject(failure);
      }
    });
  });
}

import { encode } from 'uqr';
import { el } from './dom';
import { capital } from './card-view';
import type { Card } from './cards';

const svg = 'http://www.w3.org/2000/svg';
const nbsp = '\u00a0';

/** A QR code drawn as one path, black on white whatever the theme. */
export function qrCode(text: string): SVGSVGElement {
  const { size, data } = encode(text, { ecc: 'M', border: 2 });
  const path = data.flatMap((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : ''))).join('');
  const drawing = document.createElementNS(svg, 'svg');
  drawing.setAttribute('viewBox', `0 0 ${size} ${size}`);
  drawing.setAttribute('class', 'qr');
  drawing.setAttribute('aria-hidden', 'true');
  const ground = document.createElementNS(svg, 'rect');
  ground.setAttribute('width', '100%');
  ground.setAttribute('height', '100%');
  ground.setAttribute('fill', '#fff');
  const modules = document.createElementNS(svg, 'path');
  modules.setAttribute('d', path);
  modules.setAttribute('fill', '#000');
  drawing.append(ground, modules);
  return drawing;
}

/**
 * The sheet that is printed in place of the page: a card in large type, on one A4 or A5.
 * @param depart commune that the minutes start from: who reads the sheet may live elsewhere.
 */
export function sheetView(card: Card, link: string, today: string, depart: string): readonly Node[] {
  return [
    el('p', { class: 'feuille__titre' }, card.titre),
    el('p', {}, card.sorte),
    card.adresse === null ? el('p', {}, 'Adresse non connue') : el('p', { class: 'feuille__adresse' }, card.adresse),
    card.telephone === null ? (card.sansAccueil ? '' : el('p', {}, 'Téléphone non connu')) : el('p', { class: 'feuille__tel' }, `Tél.${nbsp}${card.telephone.texte}`),
    card.trajet === null ? '' : el('p', {}, `${capital(card.trajet)}, au départ de${nbsp}: ${depart}`),
    ...card.passages.slice(0, 4).map((passage) => el('p', {}, capital(passage))),
    card.semaine.length === 0
      ? el('p', {}, capital(card.ouverture ?? ''))
      : el(
          'table',
          { class: 'feuille__semaine' },
          el('tbody', {}, ...card.semaine.map(({ jour, horaires }) => el('tr', {}, el('th', { scope: 'row' }, capital(jour)), el('td', {}, horaires)))),
        ),
    card.commentaire === null ? '' : el('p', { class: 'feuille__note' }, shortened(card.commentaire)),
    el('p', { class: 'feuille__note' }, `${capital(card.fraicheur)}. Imprimé le ${today}.`),
    el('div', { class: 'feuille__pied' }, qrCode(link), el('p', {}, `Urgence médicale${nbsp}: 15 ou 112. Personnes sourdes ou malentendantes${nbsp}: SMS au 114.`)),
  ].map((part) => (typeof part === 'string' ? document.createTextNode(part) : part));
}

/** What fits beside the rest on one sheet. */
const shortened = (text: string): string => (text.length <= 400 ? text : `${text.slice(0, 399).trimEnd()}…`);

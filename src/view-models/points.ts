import type { LieuCategorie } from '../contract/vocabulary';
import type { placeDetails, placeSummary } from '../db/queries';
import type { RowOf } from '../db/query';
import { formatDate, formatNumber, nbsp } from '../domain/format';
import { comparable } from '../domain/search';
import { inTerritory, type NamedTerritory } from './french';

export type PlaceRow = RowOf<typeof placeDetails>;

export interface CategoryWords {
  readonly label: string;
  /** In « aucun … recensé »: singular, with its gender. */
  readonly none: string;
  /** What to know before reading the layer. */
  readonly note: string | null;
}

/** The categories of points in words, in the order of the panel. */
export const categoryWords: Readonly<Record<LieuCategorie, CategoryWords>> = {
  relais_sante: { label: 'Relais santé', none: 'aucun relais santé recensé', note: 'Seuls ceux que les contrats nomment.' },
  france_services: {
    label: 'France services',
    none: 'aucun espace France services recensé',
    note: 'Les bus et les services itinérants sont montrés à leur point publié, qui n’est pas un arrêt : aucun temps de trajet n’est calculé vers eux.',
  },
  bus_sante: { label: 'Bus santé', none: 'aucun bus santé recensé', note: 'Un point publié n’est pas un arrêt : aucun temps de trajet n’est calculé vers lui.' },
  hopital: {
    label: 'Établissements hospitaliers',
    none: 'aucun établissement hospitalier recensé',
    note: 'Tous types, psychiatrie et soins de longue durée compris : la source ne dit pas lesquels ont un service d’urgences.',
  },
  ehpad: { label: 'Ehpad', none: 'aucun Ehpad recensé', note: null },
  residence_autonomie: { label: 'Résidences autonomie', none: 'aucune résidence autonomie recensée', note: null },
  accueil_jour: { label: 'Accueils de jour', none: 'aucun accueil de jour recensé', note: null },
  gare: { label: 'Gares de voyageurs', none: 'aucune gare recensée', note: null },
  covoiturage: { label: 'Lieux de covoiturage', none: 'aucun lieu de covoiturage recensé', note: 'Base nationale inégalement remplie : un vide peut dire que personne n’a déclaré.' },
  transport_solidaire: { label: 'Transport solidaire', none: 'aucun transport solidaire recensé', note: null },
  transport_demande: { label: 'Transport à la demande', none: 'aucun transport à la demande recensé', note: null },
  autre: { label: 'Autres lieux nommés par les contrats', none: 'aucun autre lieu nommé', note: null },
};

export const categoryOrder: readonly LieuCategorie[] = [
  'relais_sante',
  'france_services',
  'bus_sante',
  'hopital',
  'ehpad',
  'residence_autonomie',
  'accueil_jour',
  'gare',
  'covoiturage',
  'transport_solidaire',
  'transport_demande',
  'autre',
];

export type SummaryRow = RowOf<typeof placeSummary>;

export interface CategoryLine {
  readonly categorie: LieuCategorie;
  readonly label: string;
  /** Null: unknown, the file that may list the category could not be read. */
  readonly count: number | null;
  /** The count in words, or « aucun … recensé » where. */
  readonly text: string;
  readonly note: string | null;
  readonly source: string;
}

/**
 * A line of the panel of points; `row` null: no file lists the category.
 * @param whole false when a file of places could not be read: what it may hold is unknown, not absent.
 */
export function categoryLine(categorie: LieuCategorie, row: SummaryRow | null, territory: NamedTerritory, whole = true): CategoryLine {
  const words = categoryWords[categorie];
  if (row === null && !whole) {
    return { categorie, label: words.label, count: null, text: 'non disponible', note: null, source: 'Un fichier de lieux n’a pas pu être lu.' };
  }
  const count = row?.ici ?? 0;
  const moving = row?.itinerants ?? 0;
  const date = row === null || row.date === null ? '' : `, ${formatDate(row.date)}`;
  return {
    categorie,
    label: words.label,
    count,
    text: count === 0 ? `${words.none} ${inTerritory(territory)}` : `${formatNumber(count)}${moving === 0 ? '' : ` dont ${formatNumber(moving)} itinérant${moving > 1 ? 's' : ''}`}`,
    note: count === 0 ? null : words.note,
    source: row === null ? 'Aucune source ouverte ne recense ces lieux.' : `Source${nbsp}: ${row.sources.join('\u202f; ')}${date}.`,
  };
}

const days = ['lundi', 'mardi', 'mercredi', 'jeudi', 'vendredi', 'samedi', 'dimanche'] as const;

export interface PointCard {
  readonly id: string;
  readonly nom: string;
  readonly category: string;
  readonly itinerant: boolean;
  readonly address: string | null;
  readonly telephone: { readonly text: string; readonly href: string } | null;
  readonly courriel: string | null;
  readonly site: string | null;
  readonly hours: readonly { readonly day: string; readonly text: string }[];
  /** Date of the source, which dates the hours too. */
  readonly date: string | null;
  readonly capacity: string | null;
  readonly comment: string | null;
  readonly source: string;
  readonly licence: string;
  readonly mention: string | null;
}

const singular = (text: string): string => comparable(text).replaceAll(/s\b/gu, '');

/** Category and finer kind, once when they say the same: `Ehpad`, `Établissements hospitaliers · Centre hospitalier`. */
export function categoryText({ categorie, sous_categorie: kind }: Pick<PlaceRow, 'categorie' | 'sous_categorie'>): string {
  const { label } = categoryWords[categorie];
  return kind === null || singular(kind) === singular(label) ? label : `${label} · ${kind}`;
}

/** Sites come from files: only an address that a browser opens as a page becomes a link. */
export function safeLink(text: string | null): string | null {
  if (text === null) return null;
  const withScheme = /^https?:\/\//iu.test(text) ? text : `https://${text}`;
  try {
    const url = new URL(withScheme);
    return /^https?:$/u.test(url.protocol) && url.hostname.includes('.') ? url.href : null;
  } catch {
    return null;
  }
}

function hoursOf(hours: PlaceRow['horaires']): PointCard['hours'] {
  if (hours === null) return [];
  return days.flatMap((day) => {
    const text = hours[day] ?? '';
    return text.trim() === '' ? [] : [{ day, text: text.trim().replaceAll(/\s*\n\s*/gu, ' ; ') }];
  });
}

/** Details of one point, worded as its source has them. */
export function pointCard(lieu: PlaceRow, licence: string | null): PointCard {
  const place = [lieu.code_postal, lieu.commune_nom].filter((part) => part !== null).join(' ');
  const address = [lieu.adresse, place].filter((part) => part !== null && part !== '').join(', ');
  const digits = lieu.telephone?.replaceAll(/[^\d+]/gu, '') ?? '';
  const date = lieu.date_maj ?? lieu.source_millesime;
  return {
    id: lieu.id,
    nom: lieu.nom,
    category: categoryText(lieu),
    itinerant: lieu.itinerant,
    address: address === '' ? null : address,
    telephone: lieu.telephone === null || digits.length < 4 ? null : { text: lieu.telephone, href: `tel:${digits}` },
    courriel: lieu.courriel,
    site: safeLink(lieu.site),
    hours: hoursOf(lieu.horaires),
    date: date === null ? null : formatDate(date),
    capacity: lieu.capacite === null ? null : formatNumber(lieu.capacite),
    comment: lieu.commentaire,
    source: [lieu.source_producteur, lieu.source_titre ?? lieu.source].filter((part) => part !== null).join(', '),
    licence: licence ?? 'non précisée',
    mention: lieu.source_mention,
  };
}

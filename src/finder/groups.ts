/** What a visitor comes for, in plain words. */
export const groupIds = ['droits', 'hopital', 'vieillir', 'deplacer', 'sante'] as const;
export type GroupId = (typeof groupIds)[number];

export interface Group {
  readonly id: GroupId;
  readonly titre: string;
  /** One line under the title. */
  readonly aide: string;
  /** Categories of the contract, in the order of the answers that have no minutes. */
  readonly categories: readonly string[];
  /** The file of the département that holds its places, beside its points. */
  readonly fichier: 'points' | 'mobilite' | 'hopitaux' | 'ages';
  /** How a place is called in a sentence that counts them. */
  readonly nom: readonly [singular: string, plural: string];
  /** What must be known before reading the list. */
  readonly avertissement: string | null;
}

export const groups: readonly Group[] = [
  {
    id: 'droits',
    titre: 'Mes démarches et mes droits',
    aide: 'France services\u00a0: santé, retraite, impôts, papiers',
    categories: ['france_services'],
    fichier: 'points',
    nom: ['France services', 'France services'],
    avertissement: null,
  },
  {
    id: 'hopital',
    titre: 'L’hôpital',
    aide: 'Hôpitaux et cliniques, par type',
    categories: ['hopital'],
    fichier: 'hopitaux',
    nom: ['établissement', 'établissements'],
    avertissement:
      'Cette liste ne dit pas quels établissements ont un service d’urgences ni quelles consultations ils proposent. Appelez avant de vous déplacer. En cas d’urgence, appelez le\u00a015.',
  },
  {
    id: 'vieillir',
    titre: 'Bien vieillir',
    aide: 'EHPAD, résidences autonomie, accueils de jour',
    categories: ['ehpad', 'residence_autonomie', 'accueil_jour', 'autre'],
    fichier: 'ages',
    nom: ['établissement', 'établissements'],
    avertissement: null,
  },
  {
    id: 'deplacer',
    titre: 'Me déplacer',
    aide: 'Transport solidaire, à la demande, gares, covoiturage',
    categories: ['transport_solidaire', 'transport_demande', 'gare', 'covoiturage'],
    fichier: 'mobilite',
    nom: ['lieu', 'lieux'],
    avertissement: null,
  },
  {
    id: 'sante',
    titre: 'Points relais santé et bus santé',
    aide: 'Ce que nomment les contrats locaux de santé',
    categories: ['relais_sante', 'bus_sante', 'autre'],
    fichier: 'points',
    nom: ['lieu', 'lieux'],
    avertissement: null,
  },
];

export const groupOf = (id: GroupId): Group | undefined => groups.find((group) => group.id === id);

/** Categories where someone goes without a car of their own. */
export const transportCategories: readonly string[] = ['transport_solidaire', 'transport_demande'];

const kinds: Readonly<Record<string, string>> = {
  france_services: 'France services',
  hopital: 'Établissement de santé',
  ehpad: 'EHPAD (maison de retraite médicalisée)',
  residence_autonomie: 'Résidence autonomie',
  accueil_jour: 'Accueil de jour',
  gare: 'Gare',
  covoiturage: 'Covoiturage',
  relais_sante: 'Point relais santé',
  bus_sante: 'Bus santé',
  transport_solidaire: 'Transport solidaire',
  transport_demande: 'Transport à la demande',
  autre: 'Autre lieu',
};

/** Types of the national lists, in words that say what they are; none says that there is an emergency department. */
const detailed: Readonly<Record<string, string>> = {
  'Espace fixe': 'France services',
  'Espace fixe (antenne)': 'Antenne France services',
  'Espace fixe et ses antennes': 'France services',
  'Espace fixe et ses antennes (antenne)': 'Antenne France services',
  'Espace sur plusieurs sites': 'France services, sur plusieurs sites',
  'Espace sur plusieurs sites (antenne)': 'Antenne France services',
  'Centre Hospitalier Spécialisé lutte Maladies Mentales': 'Hôpital ou centre de soins psychiatriques',
  'Centre Hospitalier (C.H.)': 'Centre hospitalier',
  'Centre Hospitalier Régional (C.H.R.)': 'Centre hospitalier régional',
  'Centre hospitalier, ex Hôpital local': 'Hôpital de proximité (ancien hôpital local)',
  'Etablissement de santé privé autorisé en SSR': 'Soins de suite et de réadaptation',
  'Etablissement de Soins Longue Durée': 'Soins de longue durée',
  'Etablissement de Soins Pluridisciplinaire': 'Établissement de soins (plusieurs disciplines)',
  'Etablissement de Soins Chirurgicaux': 'Établissement de soins (chirurgie)',
  'Etablissement de Soins Médicaux': 'Établissement de soins (médecine)',
  'Centre de Lutte Contre Cancer': 'Centre de lutte contre le cancer',
  'Etablissement Soins Obstétriques Chirurgico-Gynécologiques': 'Établissement de soins (obstétrique et gynécologie)',
  'Segment A': 'Gare (nationale)',
  'Segment B': 'Gare (régionale)',
  'Segment C': 'Gare (locale)',
  'Accueil de jour autonome': 'Accueil de jour',
  'Auto-stop': 'Arrêt d’auto-stop',
  Parking: 'Parking de covoiturage',
  'Supermarché': 'Covoiturage (parking de supermarché)',
  "Sortie d'autoroute": 'Covoiturage (sortie d’autoroute)',
  'Délaissé routier': 'Covoiturage (bord de route)',
};

/** What a place is, in plain words. */
export function kindOf(place: { readonly categorie: string; readonly sous_categorie: string | null }): string {
  const stated = place.sous_categorie;
  const known = stated !== null && Object.hasOwn(detailed, stated) ? detailed[stated] : undefined;
  if (known !== undefined) return known;
  const kind = Object.hasOwn(kinds, place.categorie) ? kinds[place.categorie] : undefined;
  const plain = stated === null || stated.toUpperCase() === 'EHPAD' || stated === kind;
  return plain ? (kind ?? 'Lieu') : stated;
}

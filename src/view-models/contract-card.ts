import type { allContracts, contractCompleteness, partnersOfContract, resultsOfContract } from '../db/queries';
import type { RowOf } from '../db/query';
import { type EtatContrat, etatDuContrat, libelleDate } from '../domain/contracts';
import { formatCount, formatDate, formatNumber, nbsp } from '../domain/format';

export type ContractRow = RowOf<typeof allContracts>;
export type PartnerRow = RowOf<typeof partnersOfContract>;
export type ResultRow = RowOf<typeof resultsOfContract>;
export type CompletenessRow = RowOf<typeof contractCompleteness>;

/** What a contract's card says; a missing field stays missing, and is named. */
export interface ContractCard {
  readonly id: string;
  readonly nom: string;
  readonly period: string;
  readonly etat: EtatContrat;
  readonly etatText: string;
  readonly porteur: string | null;
  readonly signature: string | null;
  readonly perimetre: { readonly deduit: boolean; readonly text: string; readonly licence: string | null };
  readonly aims: readonly string[];
  readonly obstacles: readonly string[];
  readonly governance: readonly string[];
  readonly partners: readonly { readonly title: string; readonly names: readonly string[] }[];
  readonly results: readonly { readonly text: string; readonly period: string }[];
  readonly counts: string;
  readonly contact: Pick<ContractRow, 'contact' | 'telephone' | 'courriel' | 'site'> | null;
  /** How many of the fields expected its document gives, and those that it leaves out: it is no grade of the contract. */
  readonly completeness: { readonly summary: string; readonly missing: readonly string[] } | null;
  readonly source: string;
}

const etatTexts: Readonly<Record<EtatContrat, string>> = {
  a_venir: 'à venir',
  en_cours: 'en cours',
  echu: 'échu',
  inconnu: 'fin non précisée',
};

export const fieldNames: Readonly<Record<CompletenessRow['champ'], string>> = {
  debut: 'début',
  fin: 'fin',
  date_signature: 'date de signature',
  porteur: 'porteur',
  contact: 'contact',
  perimetre: 'périmètre énoncé',
  gouvernance: 'gouvernance',
  partenaires: 'signataires et partenaires',
  resultats: 'résultats',
  action_pilote: 'pilotes des actions',
  action_statut: 'statut des actions',
  action_debut: 'début des actions',
  action_fin: 'fin des actions',
  action_theme: 'thèmes des actions',
};

const roleTitles: readonly (readonly [role: string, title: string])[] = [
  ['signataire', 'Signataires'],
  ['partenaire', 'Partenaires'],
  ['financeur', 'Financeurs'],
];

function dateText(date: string): string {
  try {
    return libelleDate(date);
  } catch {
    return date;
  }
}

/** `2021–2026`; says which end is missing. */
export function periodText({ debut, fin }: Pick<ContractRow, 'debut' | 'fin'>): string {
  if (debut !== null && fin !== null) return `${dateText(debut)}\u2013${dateText(fin)}`;
  if (debut !== null) return `depuis ${dateText(debut)}, fin non précisée`;
  return fin === null ? 'période non précisée' : `jusqu’à ${dateText(fin)}`;
}

function countsText({ fiches, operations, nb_actions_annoncees: announced }: ContractRow): string {
  const parts = [
    ...(fiches > 0 ? [`${fiches} ${fiches === 1 ? 'action nommée' : 'actions nommées'}`] : []),
    ...(operations > 0 ? [`${operations} ${operations === 1 ? 'opération que le document ne numérote pas' : 'opérations que le document ne numérote pas'}`] : []),
  ];
  const found = parts.length === 0 ? 'Aucune action nommée' : parts.join(' et ');
  return announced === null || announced === fiches ? found : `${found}, pour ${announced} annoncées`;
}

/** `9 champs donnés, 1 en partie, 4 non donnés`; fields without any line (actions of a contract that names none) are not expected. */
export function completenessSummary(rows: readonly CompletenessRow[]): string {
  const expected = rows.filter(({ total }) => total > 0);
  const whole = expected.filter(({ renseignes, total }) => renseignes === total).length;
  const none = expected.filter(({ renseignes }) => renseignes === 0).length;
  const partly = expected.length - whole - none;
  return [formatCount(whole, 'champ donné', 'champs donnés'), ...(partly === 0 ? [] : [`${partly} en partie`]), formatCount(none, 'non donné', 'non donnés')].join(', ');
}

function completenessOf(rows: readonly CompletenessRow[], contrat: string): ContractCard['completeness'] {
  const own = rows.filter((row) => row.contrat === contrat && row.total > 0);
  if (own.length === 0) return null;
  const missing = own
    .filter((row) => row.renseignes < row.total)
    .map((row) => (row.renseignes === 0 ? fieldNames[row.champ] : `${fieldNames[row.champ]} (${row.renseignes} sur ${row.total})`));
  return { summary: completenessSummary(own), missing };
}

/** An outcome with its figure and its unit, and when; `période non précisée` where the document does not say. */
export const resultText = ({ libelle, valeur, unite, periode, annee }: ResultRow): ContractCard['results'][number] => ({
  text: valeur === null ? libelle : `${libelle}${nbsp}: ${formatNumber(valeur)}${unite === null ? '' : `${nbsp}${unite}`}`,
  period: periode ?? (annee === null ? 'période non précisée' : String(annee)),
});

/** @param today `YYYY-MM-DD`. */
export function contractCard(
  contrat: ContractRow,
  partners: readonly PartnerRow[],
  results: readonly ResultRow[],
  completeness: readonly CompletenessRow[],
  today: string,
): ContractCard {
  const etat = etatDuContrat(contrat, today);
  const deduit = contrat.statut_perimetre === 'deduit';
  const reason = contrat.motif_perimetre;
  return {
    id: contrat.id,
    nom: contrat.nom,
    period: periodText(contrat),
    etat,
    etatText: etatTexts[etat],
    porteur: contrat.porteur,
    signature: contrat.date_signature === null ? null : formatDate(contrat.date_signature),
    perimetre: {
      deduit,
      text: deduit
        ? `Périmètre déduit, que le document n’énonce pas. ${reason ?? 'Raison non précisée.'}`
        : `Périmètre énoncé par le document.${reason === null ? '' : ` ${reason}`}`,
      licence: contrat.licence_perimetre,
    },
    aims: contrat.objectifs_generaux ?? [],
    obstacles: contrat.freins ?? [],
    governance: (contrat.gouvernance ?? []).map(({ date, evenement }) => (date === null ? evenement : `${dateText(date)}${nbsp}: ${evenement}`)),
    partners: roleTitles
      .map(([role, title]) => ({ title, names: partners.filter((row) => row.role === role).map((row) => row.nom) }))
      .filter((group) => group.names.length > 0),
    results: results.map(resultText),
    counts: countsText(contrat),
    contact:
      contrat.contact === null && contrat.telephone === null && contrat.courriel === null && contrat.site === null
        ? null
        : { contact: contrat.contact, telephone: contrat.telephone, courriel: contrat.courriel, site: contrat.site },
    completeness: completenessOf(completeness, contrat.id),
    source: contrat.source,
  };
}

import type { ProfessionParameters } from '../../contract/access-file';
import type { StartupIndicator } from '../../contract/startup';
import type { Equity } from '../../domain/access/equity';
import { formatBound } from '../../domain/format';
import type { CitedSource } from '../files/cited';
import type { ChangesSource } from './changes';
import type { Threshold } from './plan-map';
import { professionWords } from './professions';
import { warningText } from './sources';

/** Everything that a file of the scenario says. */
export interface ExportContent {
  readonly territoire: string;
  readonly nom: string;
  readonly indicator: StartupIndicator;
  readonly parameters: ProfessionParameters;
  readonly threshold: Threshold;
  readonly correlation: number | null;
  readonly changes: ChangesSource;
  readonly mesures: { readonly territoire: readonly [Equity, Equity]; readonly france: readonly [Equity, Equity] };
  /** One line a change, and why it is left out where it is. */
  readonly lignes: readonly { readonly texte: string; readonly refus: string | null }[];
  readonly modele: string;
  /** Latest date of update of the sources; null where none is stated. */
  readonly donneesAu: string | null;
  readonly sources: readonly CitedSource[];
  readonly lien: string;
  /** Day of writing, ISO. */
  readonly ecritLe: string;
}

/** Ranks of the file, in the order of the codes. */
export const exportedRanks = ({ ranks, official }: Pick<ChangesSource, 'ranks' | 'official'>): Int32Array =>
  ranks === null ? Int32Array.from(official, (_, rank) => rank) : ranks.toSorted();

/** What is said of the scenario, label by label. */
export function scenarioFacts(content: ExportContent): readonly (readonly [label: string, text: string])[] {
  const { territoire, nom, indicator, parameters, threshold, correlation, lignes, modele, donneesAu, lien, ecritLe } = content;
  const { label, unit } = professionWords[parameters.profession];
  return [
    ['Scénario', nom === '' ? 'sans nom' : nom],
    ['Territoire', territoire],
    ['Profession', label],
    ['Unité de l’accès', unit],
    ['Seuil', `${formatBound(threshold.value, 3)} (${threshold.text})`],
    ['Millésime des chiffres officiels', String(parameters.annee)],
    ['Définition', indicator.definition],
    ['Version du modèle', modele],
    ['Sources mises à jour au', donneesAu ?? 'date non précisée'],
    ['Confiance', warningText(correlation)],
    ['Écrit le', ecritLe],
    ['Lien', lien],
    ...(lignes.length === 0 ? [['Ligne', 'aucun changement'] as const] : []),
    ...lignes.map(({ texte, refus }, place) => [`Ligne ${place + 1}`, refus === null ? texte : `${texte} (non pris en compte : ${refus})`] as const),
  ];
}

/** What the words of the files mean. */
export const definitions: readonly (readonly [term: string, text: string])[] = [
  ['Accès officiel', 'Accessibilité potentielle localisée (APL) publiée par la DREES pour la commune.'],
  ['Changement estimé', 'Effet du scénario selon le modèle du projet : l’offre ajoutée ou retirée, partagée entre les habitants qui l’atteignent. Estimation.'],
  ['Accès après', 'Accès officiel plus changement estimé, ramené à 0 quand il serait négatif. Estimation.'],
  ['Population', 'Population totale de la commune que la source de l’APL retient (femmes pour les sages-femmes).'],
  ['Accès moyen, pondéré', 'Moyenne des communes pondérée par leur population standardisée, comme la DREES le demande.'],
  ['Dixième le moins bien servi', 'Accès moyen des 10 % d’habitants qui en ont le moins.'],
  ['Rapport D9/D1', 'Accès au-dessus duquel se trouvent les 10 % les mieux servis, divisé par celui au-dessous duquel se trouvent les 10 % les moins bien servis. Non défini quand ce dernier est nul.'],
  ['Indice de Gini', 'Inégalité d’accès entre habitants : 0 si tous ont le même, proche de 1 si peu en ont presque tout.'],
  ['Déficit', 'Offre qui amènerait toutes les communes sous le seuil à ce seuil, pour leur population standardisée.'],
];

import { classify } from '../../domain/classes';
import { formatBound, formatCount, formatDate, formatNumber, nbsp } from '../../domain/format';
import { longestQr } from '../share';
import type { MapChoropleth } from '../map-model';
import type { Legend } from '../legend';
import { paperInks } from '../palette';
import { beforeAfterRows, type BeforeAfterRow } from './before-after';
import { changeCells, changesOrder } from './changes';
import type { ExportContent } from './export-content';
import { planLegend } from './plan-map';
import { professionWords } from './professions';
import { planSources, warningText } from './sources';

/** What fits two pages. */
const mostLinesShown = 14;
const mostCommunes = 12;

/** The note, ready to be drawn: every figure already in words. */
export interface Note {
  readonly title: string;
  readonly subtitle: string;
  readonly date: string;
  readonly unit: string;
  readonly legend: Legend | null;
  readonly threshold: string;
  readonly measures: readonly BeforeAfterRow[];
  readonly measuresOf: string;
  readonly lines: readonly string[];
  /** Lines left out for want of room; null when all are there. */
  readonly moreLines: string | null;
  readonly communes: readonly { readonly nom: string; readonly officiel: string; readonly apres: string; readonly ecart: string }[];
  readonly communesText: string;
  readonly parameters: readonly string[];
  readonly warning: string;
  readonly sources: readonly string[];
  readonly versions: string;
  readonly link: string;
  /** Why there is no QR code; null when there is one. */
  readonly withoutQr: string | null;
}

/** The access after the scenario in tones that a black and white printer keeps in order: the least access is the darkest. */
export function noteChoropleth({ changes }: Pick<ExportContent, 'changes'>): MapChoropleth {
  const { access, official, statuses, breaks } = changes;
  const colours = paperInks(breaks.length + 1, 'bas_favorable').toReversed();
  const known = access.map((value, rank) => (Number.isNaN(official[rank] ?? Number.NaN) ? Number.NaN : value));
  return { classOfRank: classify(known, statuses, breaks), colours };
}

export function noteOf(content: ExportContent, choropleth: MapChoropleth): Note {
  const { changes, parameters, indicator, threshold, mesures, lignes, territoire, nom, ecritLe, lien, modele, donneesAu, sources, correlation } = content;
  const { label, unit } = professionWords[parameters.profession];
  const texts = lignes.map(({ texte, refus }) => (refus === null ? texte : `${texte} (non pris en compte)`));
  const hidden = texts.length - mostLinesShown;
  const order = changesOrder(changes, { column: 'changement', direction: 'descending' });
  const changed = order.filter((rank) => Math.abs((changes.access[rank] ?? Number.NaN) - (changes.official[rank] ?? Number.NaN)) > 0);
  const { decroissance, offre_arrivant, offre_poste, annee } = parameters;
  const people = Float64Array.from(changes.people);
  return {
    title: nom === '' ? 'Scénario sans nom' : nom,
    subtitle: `${territoire}, ${label.toLowerCase()}`,
    date: formatDate(ecritLe),
    unit,
    legend: planLegend({ indicator, choropleth, breaks: changes.breaks, ranks: changes.ranks, people, seuil: threshold.value, seuilTexte: threshold.text }),
    threshold: threshold.text,
    measures: beforeAfterRows(parameters, threshold.value, ...mesures.territoire),
    measuresOf: territoire,
    lines: texts.slice(0, mostLinesShown),
    moreLines: hidden > 0 ? `Et ${formatCount(hidden, 'autre ligne', 'autres lignes')}${nbsp}: voir le lien ou le fichier.` : null,
    communes: Array.from(changed.slice(0, mostCommunes), (rank) => {
      const [name, before, after, gap] = changeCells(changes, rank);
      return { nom: `${name?.text ?? ''} (${changes.communes.departement[rank] ?? ''})`, officiel: before?.text ?? '', apres: after?.text ?? '', ecart: gap?.text ?? '' };
    }),
    communesText:
      changed.length === 0
        ? 'Aucune commune du territoire ne change.'
        : `${formatCount(changed.length, 'commune du territoire change', 'communes du territoire changent')}${changed.length > mostCommunes ? `${nbsp}; les ${mostCommunes} qui changent le plus sont ci-dessous` : ''}.`,
    parameters: [
      `Poids d’un trajet${nbsp}: ${decroissance.map(({ moins_de, poids }) => `${formatBound(poids, 3)} à moins de ${formatNumber(moins_de)}${nbsp}min`).join(', ')}, 0 au-delà (feuille «${nbsp}Paramètres${nbsp}» de la DREES, adoucie autour de chaque limite).`,
      `Offre d’un poste ajouté${nbsp}: ${formatBound(offre_arrivant, 1)} ${parameters.profession === 'medecin_generaliste' ? 'consultations par an' : 'équivalent temps plein'}${offre_poste === null ? '' : `${nbsp}; d’un poste en place, ${formatBound(offre_poste, 0)}, calée sur l’APL`}.`,
      `Seuil${nbsp}: ${formatBound(threshold.value, 3)}. ${threshold.text}.`,
    ],
    warning: warningText(correlation),
    sources: [planSources(indicator, parameters), ...sources.map(({ titre, producteur, licence }) => `${titre}. ${producteur}. Licence${nbsp}: ${licence}.`)],
    versions: `Version du modèle ${modele}${nbsp}; APL ${annee}${nbsp}; sources mises à jour au ${donneesAu === null ? 'date non précisée' : formatDate(donneesAu)}.`,
    link: lien,
    withoutQr: lien.length <= longestQr ? null : `Le lien de ce scénario compte ${formatNumber(lien.length)} caractères, trop pour un code QR lisible${nbsp}: transmettez le fichier du scénario.`,
  };
}

import type { ServiceId } from '../../contract/services';
import type { ServiceMeasures } from '../../domain/access/service-measures';
import { formatCount, formatNumber, formatShare, nbsp } from '../../domain/format';
import { capitalised } from '../french';
import { type BeforeAfterRow, signed } from './before-after';
import { minutesText, serviceWords } from './services';

interface Measure {
  readonly id: string;
  readonly label: string;
  readonly of: (measures: ServiceMeasures) => number | null;
  readonly decimals: number;
  readonly share?: true;
}

/** Known only where somebody's minutes are. */
const known = (of: (measures: ServiceMeasures) => number | null) => (measures: ServiceMeasures): number | null => (measures.people > 0 ? of(measures) : null);

function measuresOf(seuil: number): readonly Measure[] {
  const far = `à ${minutesText(seuil)} ou plus`;
  return [
    { id: 'part', label: `Part de la population ${far}`, of: ({ shareBeyond }) => shareBeyond, decimals: 1, share: true },
    { id: 'habitants', label: `Habitants ${far}`, of: known(({ peopleBeyond }) => peopleBeyond), decimals: 0 },
    { id: 'communes', label: `Communes ${far}`, of: known(({ communesBeyond }) => communesBeyond), decimals: 0 },
    { id: 'moyenne', label: 'Temps moyen par habitant, en minutes', of: ({ mean }) => mean, decimals: 1 },
    { id: 'dixieme', label: 'Temps moyen du dixième le plus éloigné, en minutes', of: ({ farthestTenth }) => farthestTenth, decimals: 1 },
    { id: 'd9', label: 'Neuf habitants sur dix sont à ce temps ou moins (D9), en minutes', of: ({ d9 }) => d9, decimals: 1 },
    { id: 'inconnus', label: 'Habitants sans temps connu', of: ({ peopleUnknown }) => peopleUnknown, decimals: 0 },
  ];
}

const unknown = 'inconnu';
const samePeople = (avant: ServiceMeasures, apres: ServiceMeasures): boolean => Math.round(avant.people) === Math.round(apres.people);

/** The measures of a set of communes, before and after the scenario. No gap is given between figures that are not of the same people. */
export function serviceRows(seuil: number, avant: ServiceMeasures, apres: ServiceMeasures): BeforeAfterRow[] {
  const comparable = samePeople(avant, apres);
  return measuresOf(seuil).map(({ id, label, of, decimals, share }) => {
    const [before, after] = [of(avant), of(apres)];
    const text = (value: number | null): string => (value === null ? unknown : share === true ? formatShare(value, decimals) : formatNumber(value, decimals));
    const gap = before === null || after === null || (id !== 'inconnus' && !comparable) ? '–' : signed((after - before) * (share === true ? 100 : 1), decimals);
    return { id, label, avant: text(before), apres: text(after), ecart: share === true && !['=', '–'].includes(gap) ? `${gap}${nbsp}pt` : gap };
  });
}

/** Said under the table: who is left out, and why some figures do not compare. */
export function serviceNote(avant: ServiceMeasures, apres: ServiceMeasures, published: boolean): string | null {
  const told = Math.round(apres.people - avant.people);
  if (!published) {
    return apres.people > 0
      ? 'Avant\u00a0: inconnu, aucun fichier ouvert ne recense ces points. Après\u00a0: temps vers les seuls points et temps du scénario\u00a0; ceux qui existent déjà ne sont pas comptés.'
      : 'Inconnu\u00a0: aucun fichier ouvert ne recense ces points, et le scénario n’en ajoute aucun ici.';
  }
  if (told > 0) {
    return `Le scénario fait connaître le temps de ${formatCount(told, 'habitant')}\u00a0: avant et après ne portent pas sur les mêmes personnes, aucun écart n’est donné.`;
  }
  return apres.peopleUnknown > 0 ? 'Sans temps publié, une commune le reste\u00a0: un nouveau point ailleurs ne dit rien du plus proche.' : null;
}

/** What a screen reader hears when a scenario has changed. */
export function spokenService(rows: readonly BeforeAfterRow[]): string {
  const people = rows.find(({ id }) => id === 'habitants');
  if (people === undefined || people.apres === unknown) return '';
  if (people.ecart === '=') return `${people.label}${nbsp}: ${people.apres}, sans changement.`;
  return people.avant === unknown ? `${people.label}${nbsp}: ${people.apres}, inconnu avant.` : `${people.label}${nbsp}: ${people.apres}, au lieu de ${people.avant}.`;
}

interface SentenceInput {
  readonly service: ServiceId;
  /** Some minutes of the service are published. */
  readonly published: boolean;
  readonly seuil: number;
  readonly avant: ServiceMeasures;
  readonly apres: ServiceMeasures;
  /** `dans le PNR de la Brenne`. */
  readonly where: string;
  /** Nothing is tried for the service. */
  readonly empty: boolean;
  /** The published minutes are estimates too. */
  readonly estimation: boolean;
}

const estimate = ' (estimation)';

/** What the map says, in one sentence. */
export function serviceSentence({ service, published, seuil, avant, apres, where, empty, estimation }: SentenceInput): string {
  const { of, singular } = serviceWords[service];
  const far = `à ${minutesText(seuil)} ou plus`;
  const all = formatNumber(Math.round(apres.people));
  const place = capitalised(where);
  const beyond = Math.round(apres.peopleBeyond);
  /** `12 habitants sur 30 vivent`, `aucun des 30 habitants ne vit`. */
  const live = (one: string, many: string): string =>
    beyond === 0 ? `aucun des ${all} habitants ne ${one}` : `${formatCount(beyond, 'habitant')} sur ${all} ${beyond < 2 ? one : many}`;
  if (!published && apres.people === 0) {
    return `Aucun fichier ouvert ne recense les points de ce service (${singular})\u00a0: le temps pour y aller est inconnu partout. Ajoutez un point\u00a0: la carte dira à combien de minutes il met chaque commune.`;
  }
  if (apres.people === 0) return `${place}, aucun temps n’est connu vers ce service (${singular}).`;
  if (!published) {
    return `${place}, ${live('vivrait', 'vivraient')} ${far} du ${singular} le plus proche parmi ceux du scénario${estimate}. Ceux qui existent déjà ne sont pas comptés, faute d’être recensés.`;
  }
  const home = `dans une commune ${far} ${of}`;
  if (empty) return `${place}, ${live('vit', 'vivent')} ${home}${estimation ? estimate : ''}.`;
  const before = Math.round(avant.peopleBeyond);
  const instead = !samePeople(avant, apres) ? '' : before === beyond ? ', comme avant' : `, au lieu de ${formatNumber(before)}`;
  return `${place}, ${live('vivrait', 'vivraient')} ${home}${instead}${estimate}.`;
}

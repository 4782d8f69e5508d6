import type { ProfessionParameters } from '../../contract/access-file';
import type { Equity, QuintileGain } from '../../domain/access/equity';
import { formatBound, formatNumber, formatShare, nbsp } from '../../domain/format';
import { professionWords } from './professions';

/** One measure before and after. */
export interface BeforeAfterRow {
  readonly id: string;
  readonly label: string;
  readonly avant: string;
  readonly apres: string;
  /** Signed; `=` when nothing shown changes. */
  readonly ecart: string;
}

const undefinedText = 'non défini';
const same = '=';

/** A signed figure; `=` when what is shown does not change. */
export function signed(value: number, decimals: number): string {
  const text = formatNumber(value, decimals);
  if (/^\u2212?[0,\s\u202f]+$/u.test(text)) return same;
  return value > 0 ? `+${text}` : text;
}

interface Measure {
  readonly id: string;
  readonly label: string;
  readonly of: (equity: Equity) => number | null;
  readonly decimals: number;
  /** A share from 0 to 1: its change is in points. */
  readonly share?: true;
}

function measuresOf({ profession, offre_arrivant }: ProfessionParameters, seuil: number): readonly Measure[] {
  const { decimals } = professionWords[profession];
  const people = profession === 'sage_femme' ? 'Habitantes' : 'Habitants';
  const bound = formatBound(seuil, 3);
  return [
    { id: 'part', label: `Part de la population sous ${bound}`, of: ({ shareUnder }) => shareUnder, decimals: 1, share: true },
    { id: 'habitants', label: `${people} sous ${bound}`, of: ({ peopleUnder }) => peopleUnder, decimals: 0 },
    { id: 'communes', label: `Communes sous ${bound}`, of: ({ communesUnder }) => communesUnder, decimals: 0 },
    { id: 'moyenne', label: 'Accès moyen, pondéré', of: ({ mean }) => mean, decimals },
    { id: 'dixieme', label: 'Accès du dixième le moins bien servi', of: ({ worstTenth }) => worstTenth, decimals },
    { id: 'd9d1', label: 'Rapport D9/D1', of: ({ d9OverD1 }) => d9OverD1, decimals: 2 },
    { id: 'gini', label: 'Indice de Gini', of: ({ gini }) => gini, decimals: 3 },
    ...(profession === 'medecin_generaliste'
      ? [{ id: 'deficit', label: `Déficit sous ${bound}, en consultations par an`, of: ({ deficit }: Equity) => deficit, decimals: 0 }]
      : []),
    { id: 'postes', label: `Déficit sous ${bound}, en postes à temps plein`, of: ({ deficit }) => deficit / offre_arrivant, decimals: 1 },
  ];
}

/** The measures of a set of communes, before and after the scenario. */
export function beforeAfterRows(parameters: ProfessionParameters, seuil: number, avant: Equity, apres: Equity): BeforeAfterRow[] {
  return measuresOf(parameters, seuil).map(({ id, label, of, decimals, share }) => {
    const [before, after] = [of(avant), of(apres)];
    const text = (value: number | null): string => (value === null ? undefinedText : share === true ? formatShare(value, decimals) : formatNumber(value, decimals));
    const change = before === null || after === null ? '' : signed((after - before) * (share === true ? 100 : 1), decimals);
    return { id, label, avant: text(before), apres: text(after), ecart: share === true && change !== '' && change !== same ? `${change}${nbsp}pt` : change };
  });
}

/** One measure as numbers, for a file; null where it is not defined. Shares are in percent. */
export interface MeasureValue {
  readonly label: string;
  readonly avant: number | null;
  readonly apres: number | null;
}

/** The same measures as `beforeAfterRows`, as numbers. */
export function measureValues(parameters: ProfessionParameters, seuil: number, avant: Equity, apres: Equity): MeasureValue[] {
  return measuresOf(parameters, seuil).map(({ label, of, share }) => {
    const value = (equity: Equity): number | null => {
      const measured = of(equity);
      return measured === null || share !== true ? measured : measured * 100;
    };
    return { label: share === true ? `${label}, en %` : label, avant: value(avant), apres: value(apres) };
  });
}

/** What a screen reader hears when a scenario has changed. */
export function spokenChange(rows: readonly BeforeAfterRow[]): string {
  const people = rows.find(({ id }) => id === 'habitants');
  if (people === undefined) return '';
  return people.ecart === same ? `${people.label}${nbsp}: ${people.apres}, sans changement.` : `${people.label}${nbsp}: ${people.apres}, au lieu de ${people.avant}.`;
}

/** Said under the table: what is not defined, and why. */
export function undefinedNote(avant: Equity, apres: Equity): string | null {
  if (avant.people === 0) return 'Aucune commune du territoire n’a de valeur officielle\u00a0: rien ne peut y être mesuré.';
  if (avant.d9OverD1 === null || apres.d9OverD1 === null) {
    return 'Le rapport D9/D1 n’est pas défini\u00a0: au moins un dixième de la population n’a aucun accès (D1 est nul).';
  }
  return null;
}

export interface GainRow {
  readonly label: string;
  readonly range: string;
  readonly gain: string;
  /** Length of the bar, 0 to 1; negative for a loss. */
  readonly share: number;
}

const ordinals = ['1er', '2e', '3e', '4e', '5e'];

/** Gain of each fifth of the people, from those with least of the measure. */
export function gainRows(gains: readonly QuintileGain[], decimals: number, measureDecimals: number): GainRow[] {
  const longest = Math.max(0, ...gains.map(({ change }) => Math.abs(change)));
  return gains.map(({ from, to, change }, place) => ({
    label: `${ordinals[place] ?? String(place + 1)}${nbsp}cinquième`,
    range: `${formatNumber(from, measureDecimals)} à ${formatNumber(to, measureDecimals)}`,
    gain: signed(change, decimals + 1),
    share: longest === 0 ? 0 : change / longest,
  }));
}

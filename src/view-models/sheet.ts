import type { StartupIndicator } from '../contract/startup';
import type { Row } from '../contract/tables';
import { type ValeurStatut, valeurStatuts } from '../contract/vocabulary';
import type { Position } from '../domain/distribution';
import { formatCount, formatNumber, formatShare, formatStatut } from '../domain/format';
import { bareText, figureText } from './tooltip';

/** A figure beside others: the number for a drawing, the text for a reader, and why it is missing or an estimate. */
export interface Figure {
  readonly value: number | null;
  readonly text: string;
  /** The text without its unit, a dash where there is none: for a table. */
  readonly bare: string;
  readonly note: string | null;
}

export interface FigureRow {
  readonly indicator: StartupIndicator;
  readonly annee: number;
  readonly commune: Figure;
  readonly territory: Figure;
  readonly departement: Figure;
  readonly france: Figure;
}

export interface KnownValue {
  readonly annee: number;
  readonly value: number | null;
  readonly statut: ValeurStatut;
}

type TerritoryValue = Pick<Row<'valeurs_territoires'>, 'indicateur' | 'territoire' | 'annee' | 'valeur' | 'statut' | 'motif' | 'couverture'>;

export const readStatut = (text: string): ValeurStatut => valeurStatuts.find((known) => known === text) ?? 'absent';

export function communeFigure(indicator: StartupIndicator, { value, statut }: KnownValue): Figure {
  if (value === null) return { value: null, text: formatStatut(statut), bare: formatStatut(statut), note: null };
  const estimated = statut === 'estime' || indicator.estimation;
  return { value, text: figureText(indicator, value), bare: bareText(indicator, value), note: estimated ? 'estimation' : null };
}

/** Under this share of inhabitants with a value, a territory's figure says what it covers. */
const fullCoverage = 0.98;

/** A territory's figure, or why there is none: a median is not averaged, too few communes have a value… */
export function territoryFigure(indicator: StartupIndicator, row: TerritoryValue | undefined): Figure {
  if (indicator.agregation === 'aucune') return { value: null, text: '–', bare: '–', note: indicator.nature === 'categoriel' ? null : 'une médiane ne se moyenne pas' };
  if (row === undefined) return { value: null, text: formatStatut('absent'), bare: '–', note: null };
  if (row.valeur === null) return { value: null, text: formatStatut(readStatut(row.statut)), bare: '–', note: row.motif };
  const partial = row.couverture !== null && row.couverture < fullCoverage ? `sur ${formatShare(row.couverture)} de la population` : null;
  const estimated = row.statut === 'estime' || indicator.estimation ? 'estimation' : null;
  const note = [estimated, partial].filter((part) => part !== null).join(', ');
  return { value: row.valeur, text: figureText(indicator, row.valeur), bare: bareText(indicator, row.valeur), note: note === '' ? null : note };
}

export interface SheetTerritories {
  readonly territory: string;
  readonly departement: string;
  readonly france: string;
}

const onItsWay: Figure = { value: null, text: '…', bare: '…', note: null };

/**
 * One row an indicator: the commune beside its territory, its département and France, all of the same year.
 * @param values null while they are on their way.
 */
export function figureRow(
  indicator: StartupIndicator,
  known: KnownValue,
  values: readonly TerritoryValue[] | null,
  territories: SheetTerritories,
): FigureRow {
  const of = (territoire: string): Figure =>
    values === null ? onItsWay : territoryFigure(
      indicator,
      values.find((row) => row.indicateur === indicator.id && row.territoire === territoire && row.annee === known.annee),
    );
  return {
    indicator,
    annee: known.annee,
    commune: communeFigure(indicator, known),
    territory: of(territories.territory),
    departement: of(territories.departement),
    france: of(territories.france),
  };
}

/** `Sur 51 communes, 12 ont une valeur plus basse et 38 une valeur plus haute.` */
export function positionText(position: Position | null, where: string): string | null {
  if (position === null || position.communes < 2) return null;
  const below = Math.round(position.partDessous * position.communes);
  const equal = Math.round(position.partEgale * position.communes) - 1;
  const above = position.communes - below - equal - 1;
  const tie = equal === 0 ? '' : `, ${formatNumber(equal)} la même`;
  return `Parmi les ${formatCount(position.communes, 'commune')} ${where} dont la valeur est connue, ${formatNumber(below)} ${below < 2 ? 'a' : 'ont'} une valeur plus basse${tie} et ${formatNumber(above)} une valeur plus haute.`;
}

/** The indicators of the sheet beside the one on the map: a portrait in a dozen lines. */
export const portraitIndicators = [
  'apl_mg',
  'part_apl_mg_plus_65',
  'apl_infirmiers',
  'apl_dentistes',
  'apl_sages_femmes',
  'minutes_urgences',
  'minutes_france_services',
  'besoin_mg',
  'revenu_median',
  'taux_pauvrete',
  'frr',
] as const;

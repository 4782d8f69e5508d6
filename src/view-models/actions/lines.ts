import { comparable } from '../../domain/plain-words';
import { formatList } from '../../domain/format';
import { type Piece, pieces } from '../../domain/matches';
import { actionNumber, type ActionRow, statutLabels, axisLabel } from '../actions';
import { type Catalogue, contractName, porteeLabels } from './catalogue';
import type { Selection } from './selection';

/** Words looked for, as they are compared. */
export const wordsOf = (texte: string): string[] => [...new Set(comparable(texte).split(' ').filter((word) => word !== ''))];

/** An action as a line of the table: texts cut where the words looked for are found. */
export interface ActionLine {
  readonly id: string;
  /** `Action 3`, or that it is an operation without a number. */
  readonly number: string | null;
  readonly operation: boolean;
  readonly title: readonly Piece[];
  readonly contract: readonly Piece[];
  /** The contract is past its end. */
  readonly ended: boolean;
  /** Axis, then objective; empty where the document attaches the action to none. */
  readonly axes: readonly (readonly Piece[])[];
  readonly themes: readonly (readonly Piece[])[];
  readonly pilots: readonly (readonly Piece[])[];
  /** Communes named, or that it is for the whole territory. */
  readonly where: readonly Piece[];
  readonly statut: string;
  readonly statutKnown: boolean;
}

/** Axis, then objective, of an action, as a reader knows them. */
export function axisNames({ axisById }: Pick<Catalogue, 'axisById'>, { axe, axe_parent: parent }: Pick<ActionRow, 'axe' | 'axe_parent'>): string[] {
  return [parent, axe].flatMap((id) => {
    const axis = id === null ? undefined : axisById.get(id);
    return axis === undefined ? [] : [axisLabel(axis)];
  });
}

export const whereText = ({ communeName }: Pick<Catalogue, 'communeName'>, { portee, communes }: Pick<ActionRow, 'portee' | 'communes'>): string =>
  communes.length === 0 ? porteeLabels[portee] : formatList(communes.map(communeName));

export function actionLine(catalogue: Catalogue, row: ActionRow, words: readonly string[]): ActionLine {
  const cut = (text: string): Piece[] => pieces(text, words);
  return {
    id: row.id,
    number: actionNumber(row),
    operation: row.nature === 'operation',
    title: cut(row.intitule),
    contract: cut(contractName(catalogue, row.contrat)),
    ended: catalogue.etatOf(row.contrat) === 'echu',
    axes: axisNames(catalogue, row).map(cut),
    themes: row.themes.map((theme) => cut(catalogue.themeNames.get(theme) ?? theme)),
    pilots: row.pilotes.map(cut),
    where: cut(whereText(catalogue, row)),
    statut: row.statut === 'non_renseigne' ? 'non renseigné' : statutLabels[row.statut],
    statutKnown: row.statut !== 'non_renseigne',
  };
}

/** Actions that the filters keep, in the order of the plans. */
export const keptActions = ({ actions }: Pick<Catalogue, 'actions'>, { ids }: Pick<Selection, 'ids'>): ActionRow[] => actions.filter(({ id }) => ids.has(id));

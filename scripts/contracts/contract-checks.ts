import { firstDay, lastDay } from '../../src/domain/contracts';
import type { ActionEntry, ContractFile, ObjectifEntry } from './contract-schema';
import type { DataFileIssue } from './data-file-error';
import type { YamlFile } from './yaml-file';

type Path = readonly (string | number)[];

export interface PlacedAction {
  readonly action: ActionEntry;
  readonly path: Path;
  /** Identifier (inside the file) of the axis or objective that holds it, null where none does. */
  readonly parent: string | null;
  /** Locator of the nearest level that states one. */
  readonly source: string;
}

export interface PlacedAxe {
  readonly axe: ObjectifEntry & { transversal: boolean };
  readonly path: Path;
  readonly niveau: 'axe' | 'objectif';
  readonly parent: string | null;
}

/** Flattens a contract's tree, in the order of the file. */
export function flattenContract(contract: ContractFile): { axes: PlacedAxe[]; actions: PlacedAction[] } {
  const axes: PlacedAxe[] = [];
  const actions: PlacedAction[] = [];
  const addActions = (entries: readonly ActionEntry[], path: Path, parent: string | null, source: string): void =>
    entries.forEach((action, index) => {
      actions.push({ action, path: [...path, 'actions', index], parent, source: action.source ?? source });
    });
  const addObjectifs = (entries: readonly ObjectifEntry[], path: Path, parent: string | null, above: string): void =>
    entries.forEach((objectif, index) => {
      const here = [...path, 'objectifs', index];
      axes.push({ axe: { ...objectif, transversal: false }, path: here, niveau: 'objectif', parent });
      addActions(objectif.actions, here, objectif.id, objectif.source ?? above);
    });
  contract.axes.forEach((axe, index) => {
    const here = ['axes', index];
    const source = axe.source ?? contract.source;
    axes.push({ axe, path: here, niveau: 'axe', parent: null });
    addObjectifs(axe.objectifs, here, axe.id, source);
    addActions(axe.actions, here, axe.id, source);
  });
  addObjectifs(contract.objectifs, [], null, contract.source);
  addActions(contract.actions, [], null, contract.source);
  return { axes, actions };
}

/** Mistakes that a contract file shows by itself and beside the thematic grid. */
export function checkContract(file: YamlFile<ContractFile>, themes: ReadonlySet<string>): DataFileIssue[] {
  const contract = file.value;
  const { axes, actions } = flattenContract(contract);
  const issues: DataFileIssue[] = [];
  const add = (path: Path, message: string): void => {
    issues.push(file.issue(path, message));
  };
  const checkPeriod = (path: Path, debut: string | null, fin: string | null): void => {
    if (debut !== null && fin !== null && lastDay(fin) < firstDay(debut)) add([...path, 'fin'], 'fin avant le début');
  };
  const checkUnique = (entries: readonly { id: string; path: Path }[], motif = 'identifiant déjà pris'): void => {
    const seen = new Set<string>();
    for (const { id, path } of entries) {
      if (seen.has(id)) add(path, `${motif}\u00a0: ${id}`);
      seen.add(id);
    }
  };
  const checkThemes = (ids: readonly string[], path: Path): void => {
    ids.forEach((id, index) => {
      if (!themes.has(id)) add([...path, 'themes', index], `thème inconnu de themes.yaml\u00a0: ${id}`);
    });
    checkUnique(
      ids.map((id, index) => ({ id, path: [...path, 'themes', index] })),
      'thème écrit deux fois',
    );
  };

  checkPeriod([], contract.debut, contract.fin);
  checkUnique(axes.map(({ axe, path }) => ({ id: axe.id, path: [...path, 'id'] })));
  checkUnique(actions.map(({ action, path }) => ({ id: action.id, path: [...path, 'id'] })));
  const occupied = new Set(actions.map(({ parent }) => parent));
  const parents = new Set(axes.map(({ parent }) => parent));
  for (const { axe, path } of axes) {
    checkThemes(axe.themes, path);
    const bare = !occupied.has(axe.id) && !parents.has(axe.id);
    if (bare && axe.themes.length === 0) add(path, 'thèmes attendus\u00a0: aucune action ne les porte');
    if (!bare && axe.themes.length > 0) add([...path, 'themes'], 'thèmes en trop\u00a0: les actions les portent');
  }
  for (const { action, path } of actions) {
    checkThemes(action.themes, path);
    checkPeriod(path, action.debut, action.fin);
    checkUnique(
      action.pilotes.map((id, index) => ({ id, path: [...path, 'pilotes', index] })),
      'pilote écrit deux fois',
    );
    if (action.nature === 'fiche' && action.numero === null) add(path, 'numero attendu\u00a0: une fiche est numérotée');
    if (action.nature === 'operation' && action.numero !== null) {
      add([...path, 'numero'], 'numero en trop\u00a0: une opération n’est pas numérotée');
    }
  }
  const known = new Set(actions.map(({ action }) => action.id));
  contract.resultats.forEach(({ action }, index) => {
    if (action !== undefined && !known.has(action)) {
      add(['resultats', index, 'action'], `action inconnue de ce contrat\u00a0: ${action}`);
    }
  });
  const announced = contract.nb_actions_annoncees;
  const sheets = actions.filter(({ action }) => action.nature === 'fiche').length;
  if (announced !== null && announced !== sheets) {
    add(['nb_actions_annoncees'], `${announced} actions annoncées, ${sheets} fiches transcrites`);
  }
  if (contract.perimetre.statut === 'deduit' && contract.perimetre.motif === null) {
    add(['perimetre'], 'motif attendu\u00a0: un périmètre déduit dit pourquoi');
  }
  return issues;
}

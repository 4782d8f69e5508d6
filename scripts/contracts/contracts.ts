import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Row } from '../../src/contract/tables';
import type { PartenaireRole } from '../../src/contract/vocabulary';
import { compareText } from '../lib/anomalies';
import { checkContract, flattenContract } from './contract-checks';
import { type ContractFile, contractFileSchema } from './contract-schema';
import { DataFileError, type DataFileIssue } from './data-file-error';
import { type LieuPassage, readLieux, sourceLieux } from './lieux';
import { resolveCommunes, resolvePerimeter } from './perimeter';
import type { CogReference, DataFileAnomaly } from './reference';
import { readThemes } from './themes';
import { parseYamlFile, type YamlFile } from './yaml-file';

/** A territory that the contracts define, with its member communes. */
export interface ClsTerritory {
  /** `cls:brenne`. */
  readonly id: string;
  readonly nom: string;
  /** Codes of the COG 2026, sorted. */
  readonly communes: readonly string[];
}

type ContractTable =
  | 'contrats'
  | 'contrats_partenaires'
  | 'axes'
  | 'axes_themes'
  | 'actions'
  | 'actions_pilotes'
  | 'actions_themes'
  | 'actions_communes'
  | 'resultats'
  | 'themes'
  | 'lieux';

/** Rows of the published tables that `data/` alone makes, contracts in the order of their identifiers. */
export type ContractRows = { [T in ContractTable]: Row<T>[] };

export interface LoadedContracts {
  readonly rows: ContractRows;
  /** Sorted by identifier; two generations of a contract share one. */
  readonly territories: readonly ClsTerritory[];
  /** Passages of `data/lieux/*.csv`, several a place. */
  readonly passages: readonly LieuPassage[];
  /** Communes that a place of those files says it serves, by place. */
  readonly desservies: ReadonlyMap<string, readonly string[]>;
  /** Commune codes that left the COG and were carried, as rows of `anomalies`. */
  readonly anomalies: readonly Row<'anomalies'>[];
  /** Every file read, from `data/`: what the build must watch. */
  readonly files: readonly string[];
}

/**
 * Reads and checks `themes.yaml`, `contrats/*.yaml` and `lieux/*.csv`.
 * @param dataDir folder `data` of the repository.
 * @throws DataFileError with every mistake of every file: its file, line, field and reason.
 */
export function loadContracts(dataDir: string, reference: CogReference): LoadedContracts {
  const { themes, issues } = readThemes(dataDir);
  const themeIds = new Set(themes.map(({ id }) => id));
  const contracts = readContractFiles(dataDir, issues);
  const allRead = issues.length === 0;
  for (const file of contracts) issues.push(...checkContract(file, themeIds));
  issues.push(...repeatedIds(contracts));

  const rows: ContractRows = {
    contrats: [],
    contrats_partenaires: [],
    axes: [],
    axes_themes: [],
    actions: [],
    actions_pilotes: [],
    actions_themes: [],
    actions_communes: [],
    resultats: [],
    themes,
    lieux: [],
  };
  const anomalies: DataFileAnomaly[] = [];
  const territories = new Map<string, ClsTerritory>();
  for (const file of contracts) {
    const perimeter = resolvePerimeter(file, reference);
    issues.push(...perimeter.issues);
    anomalies.push(...perimeter.anomalies);
    issues.push(...addTerritory(file, perimeter.codes, territories));
    addContractRows(file.value, rows);
    const located = addActionRows(file, new Set(perimeter.codes), reference, rows);
    issues.push(...located.issues);
    anomalies.push(...located.anomalies);
  }
  const contrats = allRead ? new Set(rows.contrats.map(({ id }) => id)) : null;
  const lieux = readLieux(dataDir, { reference, contrats });
  issues.push(...lieux.issues);
  anomalies.push(...lieux.anomalies);
  rows.lieux.push(...lieux.rows);
  if (issues.length > 0) throw new DataFileError(issues);
  return {
    rows,
    territories: [...territories.values()].sort((a, b) => compareText(a.id, b.id)),
    passages: lieux.passages,
    desservies: lieux.desservies,
    anomalies: anomalies.map(anomalyRow),
    files: ['data/themes.yaml', ...contracts.map(({ file }) => file), ...lieux.files],
  };
}

function readContractFiles(dataDir: string, issues: DataFileIssue[]): YamlFile<ContractFile>[] {
  const folder = join(dataDir, 'contrats');
  const names = readdirSync(folder)
    .filter((name) => /\.ya?ml$/u.test(name))
    .sort(compareText);
  return names.flatMap((name) => {
    const text = readFileSync(join(folder, name), 'utf8');
    const parsed = parseYamlFile(`data/contrats/${name}`, text, contractFileSchema);
    if (!Array.isArray(parsed)) return [parsed];
    issues.push(...parsed);
    return [];
  });
}

function repeatedIds(contracts: readonly YamlFile<ContractFile>[]): DataFileIssue[] {
  const seen = new Map<string, string>();
  return contracts.flatMap((file) => {
    const other = seen.get(file.value.id);
    seen.set(file.value.id, file.file);
    return other === undefined ? [] : [file.issue(['id'], `identifiant déjà pris par ${other}\u00a0: ${file.value.id}`)];
  });
}

/** Generations of a contract share a territory; one that covers other communes must have another identifier. */
function addTerritory(
  file: YamlFile<ContractFile>,
  communes: readonly string[],
  territories: Map<string, ClsTerritory>,
): DataFileIssue[] {
  const { id, nom } = file.value.territoire;
  const known = territories.get(id);
  if (known === undefined) {
    territories.set(id, { id, nom, communes });
    return [];
  }
  const issues: DataFileIssue[] = [];
  if (known.nom !== nom) {
    issues.push(file.issue(['territoire', 'nom'], `${id} s’appelle «\u00a0${known.nom}\u00a0» dans un autre contrat`));
  }
  if (known.communes.join() !== communes.join()) {
    issues.push(file.issue(['perimetre'], `${id} a un autre périmètre dans un autre contrat`));
  }
  return issues;
}

function addContractRows(contract: ContractFile, rows: ContractRows): void {
  const { perimetre, contact } = contract;
  rows.contrats.push({
    id: contract.id,
    territoire: contract.territoire.id,
    nom: contract.nom,
    generation: contract.generation,
    debut: contract.debut,
    fin: contract.fin,
    date_signature: contract.date_signature,
    porteur: contract.porteur,
    statut_perimetre: perimetre.statut,
    motif_perimetre: perimetre.motif,
    licence_perimetre: perimetre.licence,
    contact: contact.service,
    telephone: contact.telephone,
    courriel: contact.courriel,
    site: contact.site,
    nb_actions_annoncees: contract.nb_actions_annoncees,
    objectifs_generaux: jsonList(contract.objectifs_generaux),
    freins: jsonList(contract.freins),
    gouvernance: jsonList(contract.gouvernance),
    source: contract.source,
  });
  const addPartners = (names: readonly string[], role: PartenaireRole): void => {
    for (const nom of names) rows.contrats_partenaires.push({ contrat: contract.id, nom, role });
  };
  addPartners(contract.signataires, 'signataire');
  addPartners(contract.partenaires, 'partenaire');
  addPartners(contract.financeurs, 'financeur');
  for (const { axe, niveau, parent } of flattenContract(contract).axes) {
    const id = `${contract.id}:${axe.id}`;
    const { numero, intitule, transversal } = axe;
    rows.axes.push({
      id,
      contrat: contract.id,
      parent: parent === null ? null : `${contract.id}:${parent}`,
      niveau,
      numero,
      intitule,
      transversal,
    });
    for (const theme of axe.themes) rows.axes_themes.push({ axe: id, theme });
  }
  for (const { action, ...resultat } of contract.resultats) {
    rows.resultats.push({
      contrat: contract.id,
      action: action === undefined ? null : `${contract.id}:${action}`,
      ...resultat,
    });
  }
}

function addActionRows(
  file: YamlFile<ContractFile>,
  perimeter: ReadonlySet<string>,
  reference: CogReference,
  rows: ContractRows,
): { issues: DataFileIssue[]; anomalies: DataFileAnomaly[] } {
  const issues: DataFileIssue[] = [];
  const anomalies: DataFileAnomaly[] = [];
  const contrat = file.value.id;
  for (const { action, path, parent, source } of flattenContract(file.value).actions) {
    const id = `${contrat}:${action.id}`;
    const { nature, numero, intitule, statut, debut, fin } = action;
    const places = resolveCommunes(file, [...path, 'communes'], action.communes, reference);
    issues.push(...places.issues);
    anomalies.push(...places.anomalies);
    for (const code of places.codes) {
      if (!perimeter.has(code)) {
        issues.push(file.issue([...path, 'communes'], `commune hors du périmètre du contrat\u00a0: ${code}`));
      }
      rows.actions_communes.push({ action: id, commune: code });
    }
    rows.actions.push({
      id,
      contrat,
      axe: parent === null ? null : `${contrat}:${parent}`,
      nature,
      numero,
      intitule,
      portee: action.communes.length > 0 ? 'communes' : 'territoire',
      statut: statut ?? 'non_renseigne',
      debut,
      fin,
      source,
    });
    for (const pilote of action.pilotes) rows.actions_pilotes.push({ action: id, pilote });
    for (const theme of action.themes) rows.actions_themes.push({ action: id, theme });
  }
  return { issues, anomalies };
}

/** Null where the document says nothing, so that completeness can be counted. */
const jsonList = (items: readonly unknown[]): string | null => (items.length === 0 ? null : JSON.stringify(items));

const anomalyRow = ({ file, line, field, message, value, correction }: DataFileAnomaly): Row<'anomalies'> => ({
  source: file.startsWith('data/lieux/') ? sourceLieux : 'contrats_locaux_de_sante',
  ligne: line,
  champ: `${file}\u00a0: ${field}`,
  valeur: value,
  motif: message,
  correction,
});

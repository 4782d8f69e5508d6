import * as v from 'valibot';
import { professions } from '../contract/access-file';
import { territoireIdSchema } from '../contract/codes';
import { decodeVersions, encodeVersions } from './data-versions';
import { damaged, type DocumentKind, fromJson, parseJson, type Refused } from './json-document';
import { decodeScenario, encodeScenario, type Scenario } from './scenario';
import { cleanName, longestName } from './scenario-name';
import type { ViewState } from './view-state';

/** A scenario and what it is looked at with: what a file holds, and what the device keeps. */
export interface ScenarioDocument extends Pick<ViewState, 'territoire'>, Pick<ViewState['plan'], 'profession' | 'seuil'> {
  readonly scenario: Scenario;
  /** Day of writing, ISO. */
  readonly ecritLe: string;
}

/** Bytes of the largest file read: a hundred times the longest scenario. */
export const largestFile = 500_000;

export const scenarioFormat = 'carto-cls.scenario';
const version = 1;

/** Lines and versions are written as links write them: one codec says what a scenario may hold. */
const fileSchema = v.object({
  format: v.literal(scenarioFormat),
  version: v.literal(version),
  nom: v.optional(v.string(), ''),
  ecrit_le: v.pipe(v.string(), v.isoDate()),
  territoire: territoireIdSchema,
  profession: v.picklist(professions),
  seuil: v.nullable(v.pipe(v.number(), v.minValue(0), v.maxValue(1e6))),
  donnees: v.nullable(v.string()),
  scenario: v.string(),
});

/** What a document is as JSON. */
export function toFileObject({ scenario, territoire, profession, seuil, ecritLe }: ScenarioDocument): v.InferInput<typeof fileSchema> {
  return {
    format: scenarioFormat,
    version,
    nom: scenario.nom,
    ecrit_le: ecritLe,
    territoire,
    profession,
    seuil,
    donnees: scenario.donnees === null ? null : encodeVersions(scenario.donnees),
    scenario: encodeScenario(scenario),
  };
}

/** @param lines the lines in words, for who opens the file in a text editor: they are not read back. */
export const writeScenarioFile = (document: ScenarioDocument, lines: readonly string[]): string =>
  `${JSON.stringify({ ...toFileObject(document), en_clair: lines }, null, 2)}\n`;

export interface ReadDocument {
  readonly document: ScenarioDocument;
  /** What was left out of the file for it to be read; null when nothing was. */
  readonly remarque: string | null;
}

const kind: DocumentKind<v.InferOutput<typeof fileSchema>> = {
  format: scenarioFormat,
  version,
  schema: fileSchema,
  nom: 'un scénario enregistré',
  sujet: 'Ce fichier de scénario',
};

/** A document from its JSON, or the reason why it is none, for a person. */
export function fromFileObject(json: unknown): ReadDocument | Refused {
  const read = fromJson(json, kind);
  if ('refus' in read) return read;
  const { nom: stated, ecrit_le, territoire, profession, seuil, donnees: versions, scenario: text } = read.lu;
  const lines = decodeScenario(text);
  if (lines === undefined) return damaged(kind.sujet, 'scenario');
  const { nom, coupe } = cleanName(stated);
  const donnees = versions === null ? null : (decodeVersions(versions) ?? null);
  const remarks = [
    coupe ? `Le nom du scénario a été ramené à ${longestName} caractères.` : '',
    versions !== null && donnees === null ? 'Les millésimes que le fichier indique n’ont pas pu être lus.' : '',
  ].filter((remark) => remark !== '');
  return {
    document: { scenario: { ...lines, nom, donnees }, territoire, profession, seuil, ecritLe: ecrit_le },
    remarque: remarks.length === 0 ? null : remarks.join(' '),
  };
}

/** Reads the text of a file. Never throws. */
export function readScenarioFile(text: string): ReadDocument | Refused {
  if (text.length > largestFile) return { refus: tooLarge };
  const read = parseJson(text, kind.nom);
  return 'refus' in read ? read : fromFileObject(read.json);
}

export const tooLarge = 'Ce fichier est bien trop gros pour être un scénario\u00a0: il n’a pas été lu.';

import type { FinderDepartement, FinderManifest, FinderPlace } from '../contract/finder';
import { departementOfCommune } from '../domain/finder/nearest';
import { type FinderAnswer, answerTo, type Origin } from './answer';
import { type FinderFiles, problemSentence } from './files';
import type { Group } from './groups';
import type { Position } from './locate';
import type { Territory } from './territory';

type Commune = FinderDepartement['communes'][number];

/** What the list on screen was made from. */
export interface Shown {
  readonly manifest: FinderManifest;
  readonly departement: FinderDepartement;
  readonly commune: Commune;
  readonly group: Group;
  /** Null: the commune has no known point. */
  readonly origin: Origin | null;
  /** The origin is the visitor's own position. */
  readonly here: boolean;
  readonly answer: FinderAnswer;
}

interface Asked {
  readonly commune: string;
  readonly group: Group;
  /** The visitor's position, when they are in that commune. */
  readonly position: Position | null;
  readonly territoire: Territory | null;
  readonly now: Date;
}

/** Reads the files that an answer takes, and answers. @throws PublishedFileError, UnknownCommune */
export async function readAnswer(files: FinderFiles, { commune: code, group, position, territoire, now }: Asked): Promise<Shown> {
  const departementCode = departementOfCommune(code);
  const reading = files.departement(departementCode);
  const [manifest, departement, extra] = await Promise.all([files.manifest(), reading, extraPlaces(files, group, departementCode, async () => position?.lon ?? communeOf(await reading, code)?.lon ?? null)]);
  const commune = communeOf(departement, code);
  if (commune === undefined) throw new UnknownCommune();
  const { lon, lat, densite } = commune;
  const origin = position !== null ? { lon: position.lon, lat: position.lat, densite } : lon === null || lat === null ? null : { lon, lat, densite };
  const answer = answerTo({ group, origin, commune: code, departement, extra, manifest, territoire, now });
  return { manifest, departement, commune, group, origin, here: position !== null, answer };
}

const communeOf = ({ communes }: FinderDepartement, code: string): Commune | undefined => communes.find((commune) => commune.code === code);

function extraPlaces(files: FinderFiles, { fichier }: Group, departement: string, longitude: () => Promise<number | null>): Promise<readonly FinderPlace[]> {
  switch (fichier) {
    case 'points':
      return Promise.resolve([]);
    case 'mobilite':
      return files.mobility(departement, longitude);
    case 'hopitaux':
    case 'ages':
      return files.places(departement, fichier);
  }
}

export class UnknownCommune extends Error {
  override readonly name = 'UnknownCommune';
}

/** What happened, in a sentence for the visitor. */
export function problem(error: unknown, what: string): string {
  if (error instanceof UnknownCommune) return 'Cette commune n’est pas connue ici. Écrivez son nom, ou son code postal.';
  return problemSentence(error, what, navigator.onLine);
}

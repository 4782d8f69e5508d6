import * as v from 'valibot';
import {
  finderDepartementSchema,
  type FinderDepartement,
  type FinderManifest,
  finderManifestSchema,
  type FinderNames,
  finderNamesSchema,
  type FinderPlace,
  finderPlacesSchema,
  finderTerritoriesSchema,
  type FinderTerritory,
} from '../contract/finder';
import { shardOf } from '../domain/finder/shards';
import { download, type Fetch, type FileToFetch } from '../files/download';
import { PublishedFileError } from '../files/published-file-error';

export const manifestPath = 'relais/relais.json';

/** The published files of the finder, each read once. Every method throws `PublishedFileError`. */
export interface FinderFiles {
  readonly manifest: () => Promise<FinderManifest>;
  readonly names: (shard: number) => Promise<FinderNames>;
  /** @throws PublishedFileError of kind `absent` for a département that is not published. */
  readonly departement: (code: string) => Promise<FinderDepartement>;
  /** Places of a département that are in a file of their own; none where it is not published. */
  readonly places: (code: string, which: 'hopitaux' | 'ages') => Promise<readonly FinderPlace[]>;
  /** Stations and carpooling places around the positions of a département at a longitude, asked only where the département has several files; null: not known. */
  readonly mobility: (code: string, longitude: () => Promise<number | null>) => Promise<readonly FinderPlace[]>;
  /** Addresses of everything that a département publishes: what must be on the device to answer every search there. */
  readonly addresses: (manifest: FinderManifest, code: string) => readonly string[];
  /** The territory of an identifier; null when it is not published. */
  readonly territory: (id: string) => Promise<FinderTerritory | null>;
}

/** @param base folder of the data, with its final slash. */
export function openFinderFiles(base: URL, fetch: Fetch): FinderFiles {
  const kept = new Map<string, Promise<unknown>>();

  /** A failure is not kept, so that the next call tries again. */
  function once<T>(key: string, read: () => Promise<T>): Promise<T> {
    const known = kept.get(key);
    // The key says what the value is: each is read in one place only.
    if (known !== undefined) return known as Promise<T>;
    const reading = read();
    kept.set(key, reading);
    reading.catch(() => kept.delete(key));
    return reading;
  }

  async function json<S extends v.GenericSchema>(schema: S, named: Published, init: RequestInit): Promise<v.InferOutput<S>> {
    const file: FileToFetch = { ...named, role: 'relais', url: new URL(named.fichier, base).href };
    const bytes = await download(fetch, file, init);
    let read: unknown;
    try {
      read = JSON.parse(new TextDecoder().decode(bytes));
    } catch (cause) {
      throw new PublishedFileError('tronque', file, cause instanceof Error ? cause.message : String(cause), cause);
    }
    const checked = v.safeParse(schema, read);
    if (checked.success) return checked.output;
    const [issue] = checked.issues;
    throw new PublishedFileError('schema', file, `${v.getDotPath(issue) ?? ''} ${issue.message}`.trim());
  }

  const manifest = (): Promise<FinderManifest> => once('manifeste', () => json(finderManifestSchema, { fichier: manifestPath }, {}));

  /**
   * Reads a file that the manifest names. A file gone from the server is one of an older publication: the manifest is asked again,
   * past every copy, and its own version of the file is read.
   */
  async function published<S extends v.GenericSchema>(schema: S, what: string, pick: (manifest: FinderManifest) => Published | undefined): Promise<v.InferOutput<S>> {
    const missing = (): PublishedFileError => new PublishedFileError('absent', { role: 'relais', fichier: what }, 'le manifeste ne le cite pas');
    const file = pick(await manifest());
    if (file === undefined) throw missing();
    try {
      return await json(schema, file, {});
    } catch (error) {
      if (!(error instanceof PublishedFileError) || error.kind !== 'absent') throw error;
      const fresh = await json(finderManifestSchema, { fichier: manifestPath }, { cache: 'reload' });
      const newer = pick(fresh);
      if (newer === undefined || newer.fichier === file.fichier) throw error;
      kept.set('manifeste', Promise.resolve(fresh));
      return json(schema, newer, {});
    }
  }

  return {
    manifest,
    names: (shard) => once(`noms ${shard}`, () => published(finderNamesSchema, `noms ${shard}`, ({ noms }) => noms[shard])),
    departement: (code) => once(`departement ${code}`, () => published(finderDepartementSchema, `département ${code}`, (read) => entryOf(read, code)?.points)),
    places: (code, which) =>
      once(`${which} ${code}`, async () => {
        if (entryOf(await manifest(), code) === undefined) return [];
        return (await published(finderPlacesSchema, `${which} ${code}`, (read) => entryOf(read, code)?.[which])).lieux;
      }),
    mobility: async (code, longitude) => {
      const strips = entryOf(await manifest(), code)?.mobilite;
      if (strips === undefined) return [];
      const lon = strips.length === 1 ? null : await longitude();
      const strip = stripOf(strips, lon);
      return once(`mobilite ${code} ${strip}`, async () => {
        const { lieux } = await published(finderPlacesSchema, `mobilité ${code}`, (read) => {
          const newer = entryOf(read, code)?.mobilite ?? [];
          return newer[stripOf(newer, lon)];
        });
        return lieux;
      });
    },
    addresses: (read, code) => {
      const entry = entryOf(read, code);
      return entry === undefined ? [] : [entry.points, ...entry.mobilite, entry.hopitaux, entry.ages].map(({ fichier }) => new URL(fichier, base).href);
    },
    territory: async (id) => {
      const shards = (await manifest()).territoires;
      if (shards.length === 0) return null;
      const shard = shardOf(id, shards);
      const listed = await once(`territoires ${shard}`, () => published(finderTerritoriesSchema, `territoires ${shard}`, ({ territoires }) => territoires[shard]));
      return listed.find(([known]) => known === id) ?? null;
    },
  };
}

/** Position of the strip of a longitude. */
function stripOf(strips: FinderManifest['departements'][string]['mobilite'], lon: number | null): number {
  const next = lon === null ? -1 : strips.findIndex(({ debut }) => debut !== undefined && debut > lon);
  return lon === null ? 0 : (next < 0 ? strips.length : next) - 1;
}

const entryOf = ({ departements }: FinderManifest, code: string): FinderManifest['departements'][string] | undefined =>
  Object.hasOwn(departements, code) ? departements[code] : undefined;
type Published = Pick<FileToFetch, 'fichier' | 'octets' | 'empreinte'>;

/** What happened, what still works, what to do; for a person. */
export function problemSentence(error: unknown, what: string, online: boolean): string {
  if (!online) return `Vous êtes hors connexion, et ${what} n’a pas encore été gardé sur cet appareil. Réessayez quand vous aurez du réseau. Les numéros à appeler, en haut de la page, restent valables.`;
  if (!(error instanceof PublishedFileError)) return `Une erreur empêche de lire ${what}. Rechargez la page.`;
  switch (error.kind) {
    case 'reseau':
      return `Le réseau n’a pas permis de charger ${what}. Réessayez dans un instant.`;
    case 'absent':
      return `Le fichier pour ${what} manque sur ce site. Les autres recherches fonctionnent. En attendant, demandez à votre mairie.`;
    case 'tronque':
    case 'schema':
    case 'version':
      return `Le fichier pour ${what} est arrivé abîmé. Réessayez\u00a0; si le message revient, demandez à votre mairie.`;
  }
}

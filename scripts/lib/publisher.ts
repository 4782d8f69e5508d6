import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { sha256, shortHash } from './hash';

/** What the manifest says of a published file. */
export interface PublishedFile {
  readonly fichier: string;
  readonly empreinte: string;
  readonly octets: number;
}

export interface Publisher {
  /** Writes `<stem>.<hash12>.<extension>` unless it is there already. */
  readonly publish: (stem: string, extension: string, bytes: Uint8Array) => PublishedFile;
  /** Writes a file under a name of its own: one that says which others to read. Call it after those. */
  readonly publishNamed: (fichier: string, bytes: Uint8Array) => void;
  /** Writes the manifest last, in one move, then removes what it no longer names. */
  readonly finish: (manifest: string) => void;
}

export const manifestName = 'manifest.json';
/** Manifest of the files of the finder. */
export const finderManifestPath = 'relais/relais.json';

export function createPublisher(out: string): Publisher {
  const kept = new Set<string>([manifestName]);
  mkdirSync(out, { recursive: true });
  return {
    publish: (stem, extension, bytes) => {
      const empreinte = sha256(bytes);
      const fichier = `${stem}.${shortHash(empreinte)}.${extension}`;
      const path = join(out, fichier);
      kept.add(fichier);
      if (!existsSync(path) || statSync(path).size !== bytes.length || sha256(readFileSync(path)) !== empreinte) {
        mkdirSync(dirname(path), { recursive: true });
        writeWhole(path, bytes);
      }
      return { fichier, empreinte, octets: bytes.length };
    },
    publishNamed: (fichier, bytes) => {
      const path = join(out, fichier);
      kept.add(fichier);
      mkdirSync(dirname(path), { recursive: true });
      writeWhole(path, bytes);
    },
    finish: (manifest) => {
      writeWhole(join(out, manifestName), Buffer.from(manifest, 'utf8'));
      for (const path of filesUnder(out)) {
        if (!kept.has(relative(out, path).split(sep).join('/'))) rmSync(path);
      }
    },
  };
}

/** A reader sees the old file or the whole new one, never a part. */
function writeWhole(path: string, bytes: Uint8Array): void {
  const partial = `${path}.partiel`;
  writeFileSync(partial, bytes);
  renameSync(partial, path);
}

/** Every file under a folder, sorted by path. */
export function filesUnder(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

import type { FinderManifest, FinderNames } from '../contract/finder';
import { indexNames, type NameMatch, type NamesIndex, searchNames } from '../domain/finder/names';
import { departementOfCommune } from '../domain/finder/nearest';
import { departementsOf, postalDigits, searchPostalCode } from '../domain/finder/postal-codes';
import { fartherShards, shardsFor } from '../domain/finder/shards';
import { PublishedFileError } from '../files/published-file-error';
import type { FinderFiles } from './files';
import { type Kept, keptDepartements } from './kept-departements';
import type { Answer, Suggestion } from './place-field';
import type { Territory } from './territory';

const limit = 6;
/** Shards tried when a letter seems wrong: each one costs a request. */
const fartherTried = 2;

/** Up to so many départements, a territory is searched in their own files, which its answers need anyway; beyond, in the shards of names. */
const fewDepartements = 3;

const nothing = 'Aucune commune de ce nom. Vérifiez le nom, ou écrivez le code postal.';

/**
 * Finds communes for what is typed, with the files it takes and no more. Throws `PublishedFileError`.
 * @param readLimits the territory whose communes alone are proposed; null: all of France.
 * @param kept what the device keeps: without network, names are looked for in the départements that are there.
 */
export function suggester(files: FinderFiles, readLimits: () => Promise<Territory | null>, kept?: Kept): (query: string) => Promise<Answer | null> {
  const indexes = new Map<number, NamesIndex>();

  async function indexOf(shard: number): Promise<NamesIndex> {
    const known = indexes.get(shard);
    if (known !== undefined) return known;
    const made = indexNames(await files.names(shard));
    indexes.set(shard, made);
    return made;
  }

  let ownNames: Promise<NamesIndex> | null = null;
  /** The names that the files of départements hold. */
  async function namesIn(departements: readonly string[], has: (code: string) => boolean): Promise<NamesIndex> {
    const read = await Promise.all(departements.map((code) => files.departement(code)));
    return indexNames(
      read.flatMap(({ code: departement, communes }) =>
        communes.filter(({ code }) => has(code)).map(({ code, nom, codes_postaux }): FinderNames[number] => [code, nom, codes_postaux, departement, null]),
      ),
    );
  }

  /** The names of a territory of few départements. */
  function namesOf({ departements, has }: Territory): Promise<NamesIndex> {
    ownNames ??= namesIn(departements, has);
    // A failure is not kept.
    ownNames.catch(() => (ownNames = null));
    return ownNames;
  }

  async function byName(query: string, manifest: FinderManifest, limits: Territory | null): Promise<readonly NameMatch[]> {
    if (limits !== null && limits.departements.length <= fewDepartements) return searchNames([await namesOf(limits)], query, limit);
    const search = (read: readonly NamesIndex[]): readonly NameMatch[] =>
      limits === null ? searchNames(read, query, limit) : searchNames(read, query, Infinity).filter(({ code }) => limits.has(code)).slice(0, limit);
    const shards = shardsFor(query, manifest.noms);
    if (shards.length === 0) return [];
    const near = await Promise.all(shards.map(indexOf));
    const found = search(near);
    const sure = found.some(({ qualite }) => qualite === 'exact' || qualite === 'debut' || qualite === 'mots');
    if (sure) return found;
    const far = await Promise.all(fartherShards(query, manifest.noms).slice(0, fartherTried).map(indexOf));
    return search([...near, ...far]);
  }

  /** What the device knows of a name by itself, when the network does not answer; null when it keeps no département. */
  async function onDevice(query: string, manifest: FinderManifest, limits: Territory | null): Promise<Answer | null> {
    const codes = await keptDepartements(files, manifest, kept);
    if (codes.length === 0) return null;
    const has = (code: string): boolean => limits === null || limits.has(code);
    const suggestions = searchNames([await namesIn(codes, has)], query, limit).map((match) => suggestionOf(manifest, match));
    const known = codes.map((code) => departementName(manifest, code)).join(', ');
    return { suggestions, note: `Sans réseau, cet appareil connaît seulement les communes de\u00a0: ${known}.${suggestions.length === 0 ? ' Aucune n’a ce nom.' : ''}` };
  }

  async function byPostalCode(digits: string, manifest: FinderManifest, limits: Territory | null): Promise<readonly Suggestion[]> {
    const codes = departementsOf(digits, manifest).filter((code) => limits === null || limits.departements.includes(code));
    const read = await Promise.all(codes.map((code) => files.departement(code)));
    const communes = read.flatMap((departement) => departement.communes).filter(({ code }) => limits === null || limits.has(code));
    return searchPostalCode(communes, digits, limit * 2).map(({ code, nom, codes_postaux }) => ({
      code,
      texte: placeName(nom, codes_postaux.includes(digits) ? digits : codes_postaux, departementName(manifest, code)),
    }));
  }

  return async (query) => {
    const text = query.trim();
    if (text === '') return null;
    const [manifest, limits] = await Promise.all([files.manifest(), readLimits()]);
    const outside = limits === null ? '' : ` Cette page propose seulement les communes de\u00a0: ${limits.nom}.`;
    const digits = postalDigits(text);
    if (digits !== null) {
      if (digits.length < 5) return { suggestions: [], note: 'Un code postal a cinq chiffres.' };
      const suggestions = await byPostalCode(digits, manifest, limits);
      return suggestions.length === 0 ? { suggestions, note: `Aucune commune n’a ce code postal. Essayez le nom de la commune.${outside}` } : { suggestions, note: null };
    }
    if (shardsFor(text, manifest.noms).length === 0) return { suggestions: [], note: text.length < 2 ? null : `${nothing}${outside}` };
    let found: readonly NameMatch[];
    try {
      found = await byName(text, manifest, limits);
    } catch (error) {
      const own = error instanceof PublishedFileError && error.kind === 'reseau' ? await onDevice(text, manifest, limits) : null;
      if (own === null) throw error;
      return own;
    }
    if (found.length === 0) return { suggestions: [], note: `${nothing}${outside}` };
    return {
      suggestions: found.map((match) => suggestionOf(manifest, match)),
      note: null,
    };
  };
}

const suggestionOf = (manifest: FinderManifest, { code, nom, codesPostaux, departement }: NameMatch): Suggestion => ({
  code,
  texte: placeName(nom, codesPostaux, departementName(manifest, departement)),
});

const departementName = ({ departements }: FinderManifest, code: string): string => {
  const departement = code.length > 3 ? departementOfCommune(code) : code;
  return (Object.hasOwn(departements, departement) ? departements[departement]?.nom : undefined) ?? departement;
};

/** « Le Blanc (36300, Indre) »; a town of many postal codes gives its first. */
export function placeName(nom: string, codesPostaux: string, departement: string | null): string {
  const [first] = codesPostaux.split(' ');
  const inside = [first === '' ? undefined : first, departement ?? undefined].filter((part) => part !== undefined);
  return inside.length === 0 ? nom : `${nom} (${inside.join(', ')})`;
}

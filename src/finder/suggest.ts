import type { FinderManifest } from '../contract/finder';
import { indexNames, type NameMatch, type NamesIndex, searchNames } from '../domain/finder/names';
import { departementOfCommune } from '../domain/finder/nearest';
import { departementsOf, postalDigits, searchPostalCode } from '../domain/finder/postal-codes';
import { fartherShards, shardsFor } from '../domain/finder/shards';
import type { FinderFiles } from './files';
import type { Answer, Suggestion } from './place-field';

const limit = 6;
/** Shards tried when a letter seems wrong: each one costs a request. */
const fartherTried = 2;

const nothing: Answer = { suggestions: [], note: 'Aucune commune de ce nom. Vérifiez le nom, ou écrivez le code postal.' };

/** Finds communes for what is typed, with the files it takes and no more. Throws `PublishedFileError`. */
export function suggester(files: FinderFiles, onlyDepartement: string | null): (query: string) => Promise<Answer | null> {
  const indexes = new Map<number, NamesIndex>();

  async function indexOf(shard: number): Promise<NamesIndex> {
    const known = indexes.get(shard);
    if (known !== undefined) return known;
    const made = indexNames(await files.names(shard));
    indexes.set(shard, made);
    return made;
  }

  const keep = (match: { readonly code: string }): boolean => onlyDepartement === null || departementOfCommune(match.code) === onlyDepartement;

  async function byName(query: string, manifest: FinderManifest): Promise<readonly NameMatch[]> {
    const shards = shardsFor(query, manifest.noms);
    if (shards.length === 0) return [];
    const near = await Promise.all(shards.map(indexOf));
    const found = searchNames(near, query, limit * 4).filter(keep);
    const sure = found.some(({ qualite }) => qualite === 'exact' || qualite === 'debut' || qualite === 'mots');
    if (sure) return found.slice(0, limit);
    const far = await Promise.all(fartherShards(query, manifest.noms).slice(0, fartherTried).map(indexOf));
    return searchNames([...near, ...far], query, limit * 4).filter(keep).slice(0, limit);
  }

  async function byPostalCode(digits: string, manifest: FinderManifest): Promise<readonly Suggestion[]> {
    const codes = departementsOf(digits, manifest);
    const read = await Promise.all(codes.map((code) => files.departement(code)));
    return searchPostalCode(read.flatMap(({ communes }) => communes).filter(keep), digits, limit * 2).map(({ code, nom, codes_postaux }) => ({
      code,
      texte: placeName(nom, codes_postaux.includes(digits) ? digits : codes_postaux, departementName(manifest, code)),
    }));
  }

  return async (query) => {
    const text = query.trim();
    if (text === '') return null;
    const manifest = await files.manifest();
    const digits = postalDigits(text);
    if (digits !== null) {
      if (digits.length < 5) return { suggestions: [], note: 'Un code postal a cinq chiffres.' };
      const suggestions = await byPostalCode(digits, manifest);
      return suggestions.length === 0 ? { suggestions, note: 'Aucune commune n’a ce code postal. Essayez le nom de la commune.' } : { suggestions, note: null };
    }
    if (shardsFor(text, manifest.noms).length === 0) return { suggestions: [], note: text.length < 2 ? null : nothing.note };
    const found = await byName(text, manifest);
    if (found.length === 0) return nothing;
    return {
      suggestions: found.map(({ code, nom, codesPostaux, departement }) => ({ code, texte: placeName(nom, codesPostaux, departementName(manifest, departement)) })),
      note: null,
    };
  };
}

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

import type { StartupIndicator } from '../../contract/startup';
import type { allSources } from '../../db/queries';
import type { RowOf } from '../../db/query';
import { type Sheet, type SheetColumn, texts } from '../../domain/sheet';
import type { FilePart, TableFile } from './table-file';

/** A source as the files cite it. */
export type CitedSource = Pick<RowOf<typeof allSources>, 'id' | 'titre' | 'producteur' | 'licence' | 'millesime' | 'url' | 'mention'>;

/** What a file rests on: told in it, whatever its format. */
export interface Cited {
  readonly sources: readonly CitedSource[];
  readonly definitions: readonly (readonly [term: string, text: string])[];
}

const orUnknown = (stated: string | null): string => (stated === null || stated === '' ? 'non précisé' : stated);
const licenceOf = ({ licence }: CitedSource): string => (licence === '' ? 'non précisée' : licence);

/** Blank cells mean the same in every file. */
const emptyCell = ['Cellule vide', 'Valeur inconnue ou non précisée par la source. Un vide n’est pas un zéro.'] as const;

const definitionOf = ({ libelle, unite, definition, avertissement, estimation }: StartupIndicator): readonly [string, string] => [
  libelle,
  [`${definition} Unité : ${unite}.`, estimation ? 'Estimation du projet.' : '', avertissement ?? ''].filter((part) => part !== '').join(' '),
];

/** Definitions and sources of what a file holds, from the catalogue and the register. */
export function citedOf({ indicateurs, sources, definitions }: Pick<TableFile, 'indicateurs' | 'sources' | 'definitions'>, catalogue: readonly StartupIndicator[], register: readonly CitedSource[]): Cited {
  const used = catalogue.filter(({ id }) => indicateurs.includes(id));
  // Years of one indicator may come from several sources: the register is asked for each by the name that the catalogue gives it.
  const labels = new Set(used.flatMap(({ source_libelle, sources_annees }) => [source_libelle, ...Object.values(sources_annees)]));
  const ids = new Set([...sources, ...used.map(({ source }) => source)]);
  return {
    sources: register.filter(({ id, producteur, titre }) => ids.has(id) || labels.has(`${producteur}, ${titre}`)),
    definitions: [...used.map(definitionOf), ...definitions, emptyCell],
  };
}

const pairs = (nom: string, heads: readonly [string, string], rows: readonly (readonly [string, string])[]): Sheet => ({
  nom,
  colonnes: [texts(heads[0], rows.map(([first]) => first)), texts(heads[1], rows.map(([, second]) => second))],
});

/** The sheets that follow the table in a spreadsheet. */
export function citedSheets(file: TableFile, part: FilePart, { sources, definitions }: Cited): Sheet[] {
  return [
    ...file.annexes,
    { nom: 'À savoir', colonnes: [texts(file.titre, [...part.notes, ...file.notes])] },
    {
      nom: 'Sources',
      colonnes: [
        texts('Source', sources.map(({ titre }) => titre)),
        texts('Producteur', sources.map(({ producteur }) => producteur)),
        texts('Licence', sources.map(licenceOf)),
        texts('Millésime', sources.map(({ millesime }) => orUnknown(millesime))),
        texts('Adresse', sources.map(({ url }) => url)),
        texts('Mention', sources.map(({ mention }) => mention ?? '')),
      ],
    },
    pairs('Définitions', ['Terme', 'Sens'], definitions),
  ];
}

/** The lines under a table of text. */
export function citedNotes(file: TableFile, part: FilePart, { sources, definitions }: Cited): string[] {
  return [
    ...part.notes,
    ...file.notes,
    ...sources.map((source) => `Source citée : ${source.producteur}, ${source.titre} ; millésime : ${orUnknown(source.millesime)} ; licence : ${licenceOf(source)} ; ${source.url}`),
    ...definitions.map(([term, sense]) => `Définition, ${term} : ${sense}`),
  ];
}

const valuesOf = (column: SheetColumn): readonly (string | number | null)[] =>
  column.kind === 'texte' ? column.values : Array.from(column.values, (value) => (Number.isNaN(value) ? null : value));

/** What a GeoJSON says beside its features and a Parquet in its pairs. @param outlines what the outlines are; null where there is none. */
export const citedMetadata = (file: TableFile, part: FilePart, { sources, definitions }: Cited, outlines: string | null): Readonly<Record<string, unknown>> => ({
  titre: file.titre,
  a_savoir: [...part.notes, ...file.notes],
  ...(outlines === null ? {} : { contours: outlines }),
  annexes: Object.fromEntries(file.annexes.map(({ nom, colonnes }) => [nom, Object.fromEntries(colonnes.map((column) => [column.titre, valuesOf(column)]))])),
  definitions: Object.fromEntries(definitions),
  sources: sources.map(({ titre, producteur, licence, millesime, url, mention }) => ({ titre, producteur, licence, millesime, url, mention })),
});

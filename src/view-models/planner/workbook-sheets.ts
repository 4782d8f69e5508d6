import { numbers, type Sheet, texts } from '../../domain/sheet';
import { measureValues } from './before-after';
import { remarkOf } from './changes';
import { definitions, type ExportContent, exportedRanks, scenarioFacts } from './export-content';
import { professionWords } from './professions';

/** Pairs of texts as two columns. */
const pairs = (nom: string, heads: readonly [string, string], rows: readonly (readonly [string, string])[]): Sheet => ({
  nom,
  colonnes: [texts(heads[0], rows.map(([first]) => first)), texts(heads[1], rows.map(([, second]) => second))],
});

function communesSheet({ changes, parameters }: ExportContent): Sheet {
  const { communes, official, access, people } = changes;
  const { unit, decimals } = professionWords[parameters.profession];
  const ranks = exportedRanks(changes);
  const text = (of: (rank: number) => string): string[] => Array.from(ranks, of);
  const number = (values: Float64Array): Float64Array => Float64Array.from(ranks, (rank) => values[rank] ?? Number.NaN);
  const [before, after] = [number(official), number(access)];
  return {
    nom: 'Communes',
    colonnes: [
      texts('Code commune', text((rank) => communes.code[rank] ?? '')),
      texts('Commune', text((rank) => communes.nom[rank] ?? '')),
      texts('Département', text((rank) => communes.departement[rank] ?? '')),
      numbers('Population', number(people), 0),
      numbers(`Accès officiel, ${unit}`, before, decimals),
      numbers(`Changement estimé, ${unit}`, after.map((value, row) => value - (before[row] ?? Number.NaN)), decimals + 1),
      numbers(`Accès après, ${unit} (estimation)`, after, decimals),
      texts('Remarque', text((rank) => remarkOf(changes, rank))),
    ],
  };
}

/** Measures of several units share a column: thousandths do for all of them. */
const number = (value: number | null): number => (value === null ? Number.NaN : Math.round(value * 1000) / 1000);

function measuresSheet({ mesures, parameters, threshold, territoire }: ExportContent): Sheet {
  const values = (equities: ExportContent['mesures']['france']) => measureValues(parameters, threshold.value, ...equities);
  const own = values(mesures.territoire);
  const rows = [...own, ...(mesures.territoire === mesures.france ? [] : values(mesures.france))];
  const decimals = null;
  return {
    nom: 'Mesures',
    colonnes: [
      texts('Périmètre', rows.map((_, row) => (row < own.length ? territoire : 'France'))),
      texts('Mesure', rows.map(({ label }) => label)),
      numbers('Officiel', Float64Array.from(rows, ({ avant }) => number(avant)), decimals),
      numbers('Après (estimation)', Float64Array.from(rows, ({ apres }) => number(apres)), decimals),
      numbers('Écart', Float64Array.from(rows, ({ avant, apres }) => number(avant === null || apres === null ? null : apres - avant)), decimals),
    ],
  };
}

/** The sheets of the spreadsheet: numbers as numbers, what is unknown left empty. */
export function workbookSheets(content: ExportContent): Sheet[] {
  const { sources } = content;
  return [
    communesSheet(content),
    measuresSheet(content),
    pairs('Scénario', ['Champ', 'Valeur'], scenarioFacts(content)),
    {
      nom: 'Sources',
      colonnes: (['titre', 'producteur', 'licence', 'millesime', 'url'] as const).map((field) => texts(sourceHeads[field], sources.map((source) => source[field]))),
    },
    pairs('Définitions', ['Terme', 'Sens'], definitions),
  ];
}

const sourceHeads = { titre: 'Source', producteur: 'Producteur', licence: 'Licence', millesime: 'Millésime', url: 'Adresse' } as const;


import type { CommunesTable } from '../../domain/communes';
import { comparable } from '../../domain/search';
import { numbers, type SheetColumn, texts } from '../../domain/sheet';
import { remarkOf } from './changes';
import { type ExportContent, exportedRanks, scenarioFacts } from './export-content';
import { professionWords } from './professions';

/** One département of the file: outlines are published by département. */
export interface GeojsonPart {
  readonly departement: string;
  readonly ranks: readonly number[];
}

/** The communes of the file by département, in the order of the codes. */
export function geojsonParts({ changes }: Pick<ExportContent, 'changes'>): GeojsonPart[] {
  const parts = new Map<string, number[]>();
  for (const rank of exportedRanks(changes)) {
    const departement = changes.communes.departement[rank] ?? '';
    const own = parts.get(departement) ?? [];
    parts.set(departement, own);
    own.push(rank);
  }
  return [...parts].map(([departement, ranks]) => ({ departement, ranks }));
}

const unitOf = ({ parameters }: Pick<ExportContent, 'parameters'>): string => comparable(professionWords[parameters.profession].unit).replaceAll(' ', '_');

/** Properties of some communes, each named with its unit. */
export function geojsonProperties(content: Pick<ExportContent, 'changes' | 'parameters'>, ranks: readonly number[]): SheetColumn[] {
  const { communes, official, access, people } = content.changes;
  const unit = unitOf(content);
  const number = (of: (rank: number) => number): Float64Array => Float64Array.from(ranks, (rank) => Math.round(of(rank) * 1e6) / 1e6);
  const [before, after] = [(rank: number) => official[rank] ?? Number.NaN, (rank: number) => access[rank] ?? Number.NaN];
  return [
    texts('code', ranks.map((rank) => communes.code[rank] ?? '')),
    texts('nom', ranks.map((rank) => communes.nom[rank] ?? '')),
    texts('departement', ranks.map((rank) => communes.departement[rank] ?? '')),
    numbers(content.parameters.profession === 'sage_femme' ? 'population_habitantes' : 'population_habitants', number((rank) => people[rank] ?? Number.NaN), 0),
    numbers(`acces_officiel_${unit}`, number(before), 6),
    numbers(`changement_estime_${unit}`, number((rank) => after(rank) - before(rank)), 6),
    numbers(`acces_apres_${unit}`, number(after), 6),
    texts('remarque', ranks.map((rank) => remarkOf(content.changes, rank))),
  ];
}

/** Where some communes are, for those without an outline. */
export const pointsOf = ({ lon, lat }: Pick<CommunesTable, 'lon' | 'lat'>, ranks: readonly number[]): { readonly lon: Float64Array; readonly lat: Float64Array } => ({
  lon: Float64Array.from(ranks, (rank) => lon[rank] ?? Number.NaN),
  lat: Float64Array.from(ranks, (rank) => lat[rank] ?? Number.NaN),
});

/** What stands before and after the features. @param schematic outlines are cells around points. */
export function geojsonFrame(content: ExportContent, schematic: boolean): { readonly before: string; readonly after: string } {
  const metadata = {
    ...Object.fromEntries(scenarioFacts(content)),
    contours: schematic ? 'Contours schématiques : cellules autour d’un point par commune' : 'Contours simplifiés ; point de référence où le contour manque (propriété « geometrie »)',
    estimation: 'Les propriétés changement_estime et acces_apres sont des estimations ; null : valeur inconnue, la remarque dit pourquoi.',
    sources: content.sources,
  };
  return { before: `{"type":"FeatureCollection","metadata":${JSON.stringify(metadata)},"features":[\n`, after: '\n]}\n' };
}

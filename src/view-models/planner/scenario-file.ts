import { numbers, type Sheet, texts } from '../../domain/sheet';
import { communeColumns, communesPart, type FileColumn, fileFigure, fileText, type TableFile, tableFile } from '../files/table-file';
import { measureValues } from './before-after';
import { remarkOf } from './changes';
import { definitions, type ExportContent, exportedRanks, scenarioFacts } from './export-content';
import { professionIndicators, professionWords } from './professions';

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

function scenarioSheet(content: ExportContent): Sheet {
  const facts = scenarioFacts(content);
  return { nom: 'Scénario', colonnes: [texts('Champ', facts.map(([label]) => label)), texts('Valeur', facts.map(([, said]) => said))] };
}

const at = (values: Float64Array) => (rank: number): number => values[rank] ?? Number.NaN;

/** Everything that a scenario gives: its communes, its measures, its lines, what it rests on. */
export function scenarioFile(content: ExportContent): TableFile {
  const { changes, parameters, nom, territoire } = content;
  const { communes, official, access, people } = changes;
  const { unit, decimals } = professionWords[parameters.profession];
  const [before, after] = [at(official), at(access)];
  const columns: FileColumn<number>[] = [
    ...communeColumns(communes),
    fileFigure('Population', 0, at(people)),
    fileFigure(`Accès officiel, ${unit}`, decimals, before),
    fileFigure(`Changement estimé, ${unit}`, decimals + 1, (rank) => after(rank) - before(rank)),
    fileFigure(`Accès après, ${unit} (estimation)`, decimals, after),
    fileText('Remarque', (rank) => remarkOf(changes, rank)),
  ];
  return tableFile(
    nom === '' ? 'Scénario' : `Scénario « ${nom} »`,
    ['scenario', nom, parameters.apl, String(parameters.annee), territoire],
    [communesPart('Communes', exportedRanks(changes), columns)],
    scenarioFacts(content).map(([label, said]) => `${label} : ${said}`),
    { indicateurs: professionIndicators(parameters), sources: [parameters.source], definitions, annexes: [measuresSheet(content), scenarioSheet(content)] },
  );
}

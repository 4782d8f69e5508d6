import { formatDate } from '../../domain/format';
import { type ActionRow, statutLabels } from '../actions';
import { csvFileName, toCsv } from '../csv';
import { type Catalogue, etatLabels, natureLabels } from './catalogue';
import { axisNames, whereText } from './lines';

const header = ['Contrat', 'Période du contrat', 'Aujourd’hui', 'Axe', 'Nature', 'Numéro', 'Action', 'Thèmes', 'Pilotes', 'Où', 'Codes des communes', 'Statut', 'Début', 'Fin', 'Source'];

/** The actions kept, for a spreadsheet; what the documents do not give is an empty cell. @param today `YYYY-MM-DD`. */
export function actionsCsv(catalogue: Catalogue, actions: readonly ActionRow[], filters: readonly string[], today: string): { readonly name: string; readonly text: string } {
  const rows = actions.map((row) => {
    const contract = catalogue.contractById.get(row.contrat);
    return [
      contract?.nom ?? row.contrat,
      [contract?.debut ?? '', contract?.fin ?? ''].join('/'),
      etatLabels[catalogue.etatOf(row.contrat)],
      axisNames(catalogue, row).join(' › '),
      natureLabels[row.nature],
      row.numero,
      row.intitule,
      row.themes.map((theme) => catalogue.themeNames.get(theme) ?? theme).join(' · '),
      row.pilotes.join(' · '),
      whereText(catalogue, row),
      row.communes.join(' '),
      row.statut === 'non_renseigne' ? null : statutLabels[row.statut],
      row.debut,
      row.fin,
      row.source,
    ];
  });
  const notes = [
    ...(filters.length === 0 ? [] : [`Filtres : ${filters.join(' ; ')}`]),
    ...[...new Set(actions.map(({ contrat }) => contrat))].map((id) => `Source : ${catalogue.contractById.get(id)?.source ?? id}`),
    `Documents transcrits, relevés le ${formatDate(today)}. Une opération n’est pas numérotée par son document et ne se compte pas avec les fiches.`,
  ];
  return { name: csvFileName('actions', today), text: toCsv(header, rows, notes) };
}

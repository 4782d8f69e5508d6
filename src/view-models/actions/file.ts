import { nbsp } from '../../domain/format';
import { type ActionRow, statutLabels } from '../actions';
import { filePart, fileText, type FileColumn, type TableFile, tableFile } from '../files/table-file';
import { type Catalogue, etatLabels, natureLabels } from './catalogue';
import { axisNames, whereText } from './lines';

const columnsOf = (catalogue: Catalogue): FileColumn<ActionRow>[] => {
  const contractOf = ({ contrat }: ActionRow) => catalogue.contractById.get(contrat);
  return [
    fileText('Contrat', (row) => contractOf(row)?.nom ?? row.contrat),
    fileText('Début du contrat', (row) => contractOf(row)?.debut),
    fileText('Fin du contrat', (row) => contractOf(row)?.fin),
    fileText('Aujourd’hui', ({ contrat }) => etatLabels[catalogue.etatOf(contrat)]),
    fileText('Axe et objectif', (row) => axisNames(catalogue, row).join(' › ')),
    fileText('Nature', ({ nature }) => natureLabels[nature]),
    fileText('Numéro', ({ numero }) => numero),
    fileText('Action', ({ intitule }) => intitule),
    fileText('Thèmes', ({ themes }) => themes.map((theme) => catalogue.themeNames.get(theme) ?? theme).join(' · ')),
    fileText('Pilotes', ({ pilotes }) => pilotes.join(' · ')),
    fileText('Où', (row) => whereText(catalogue, row)),
    fileText('Codes des communes', ({ communes }) => communes.join(' ')),
    fileText('Statut', ({ statut }) => (statut === 'non_renseigne' ? null : statutLabels[statut])),
    fileText('Début', ({ debut }) => debut),
    fileText('Fin', ({ fin }) => fin),
    fileText('Source', ({ source }) => source),
  ];
};

/** The actions kept as a file; what the documents do not give is an empty cell. @param filters in words. */
export function actionsFile(catalogue: Catalogue, actions: readonly ActionRow[], filters: readonly string[]): TableFile {
  const contracts = [...new Set(actions.map(({ contrat }) => contrat))];
  const notes = [
    filters.length === 0 ? 'Sans filtre.' : `Filtres${nbsp}: ${filters.join(' ; ')}`,
    ...contracts.map((id) => `Document${nbsp}: ${catalogue.contractById.get(id)?.source ?? id}`),
  ];
  return tableFile('Actions des contrats', ['actions', ...(contracts.length === 1 ? contracts : [])], [filePart('Actions', actions, columnsOf(catalogue))], notes, {
    definitions: [
      ['Opération', 'Action que son document ne numérote pas. Elle ne se compte pas avec les fiches numérotées.'],
      ['Où', 'Ce que le document dit : des communes, ou tout le territoire. Il ne dit pas qui en bénéficie.'],
    ],
  });
}

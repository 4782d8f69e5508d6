import { type ReactNode, useMemo } from 'react';
import type { ActionVolet } from '../../state/actions';
import { actionLine } from '../../view-models/actions/lines';
import { contractTrees } from '../../view-models/actions/tree';
import { ActionTree } from '../../views/actions/action-tree';
import { ActionsTable } from '../../views/actions/actions-table';
import { CrossingVolet } from './crossing-volet';
import { CompletenessVolet, ResultsVolet, TimelineVolet } from './document-volets';
import type { VoletProps } from './use-plan';

export const voletLabels: Readonly<Record<ActionVolet, string>> = {
  tableau: 'Tableau',
  arbre: 'Arborescence',
  croisements: 'Croisements',
  frise: 'Frise',
  resultats: 'Résultats',
  completude: 'Champs donnés',
};

/** A way to look at the actions that the filters keep. */
export function VoletView(props: VoletProps): ReactNode {
  switch (props.vue.volet) {
    case 'tableau':
      return <TableVolet {...props} />;
    case 'arbre':
      return <TreeVolet {...props} />;
    case 'croisements':
      return <CrossingVolet {...props} />;
    case 'frise':
      return <TimelineVolet {...props} />;
    case 'resultats':
      return <ResultsVolet {...props} />;
    case 'completude':
      return <CompletenessVolet {...props} />;
  }
}

function TableVolet({ vue, commands: { setVue }, shown: { catalogue, kept, words } }: VoletProps): ReactNode {
  const lines = useMemo(() => kept.map((row) => actionLine(catalogue, row, words)), [catalogue, kept, words]);
  return <ActionsTable lines={lines} opened={vue.action} onOpen={(action) => setVue({ action })} />;
}

function TreeVolet({ vue, commands: { setVue }, shown: { catalogue, selection, words, filters } }: VoletProps): ReactNode {
  const trees = useMemo(
    () => contractTrees({ catalogue, selection, words, filters }),
    [catalogue, selection, words, filters],
  );
  return <ActionTree trees={trees} opened={vue.action} onOpen={(action) => setVue({ action })} />;
}

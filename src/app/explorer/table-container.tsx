import { type ReactNode, useState } from 'react';
import { placesOfTerritory } from '../../db/queries';
import { joinIds } from '../../db/query';
import { valueOf } from '../../ui/use-resource';
import { territoryName } from '../../view-models/territories';
import type { TableSource } from '../../view-models/table';
import { CommunesTable } from '../../views/explorer/communes-table';
import { PlacesTable } from '../../views/explorer/places-table';
import { TableDrawer, type TableKind } from '../../views/explorer/table-drawer';
import { useQuery } from '../use-query';
import { Pending } from './pending';
import type { Explorer } from './use-explorer';
import { phoneQuery, useMedia } from './use-media';
import { useMoreIndicators } from './use-more-indicators';

interface TableContainerProps {
  readonly explorer: Explorer;
  /** Null while communes or values are on their way. */
  readonly source: TableSource | null;
  readonly selectedPoint: string | null;
  readonly onCommune: (rank: number) => void;
  readonly onPoint: (id: string) => void;
  readonly onClose?: () => void;
}

/** The table twin of whatever the map shows. */
export function TableContainer({ explorer, source, selectedPoint, onCommune, onPoint, onClose }: TableContainerProps): ReactNode {
  const [kind, setKind] = useState<TableKind>('communes');
  const { territory, state, communes, values, selectedRank } = explorer;
  const rowHeight = useMedia(phoneQuery) ? 44 : 36;
  const categories = joinIds(state.points);
  const wanted = kind === 'lieux' && categories !== '' && territory !== null;
  const places = useQuery(placesOfTerritory, wanted ? { territoire: territory.type === 'france' ? null : territory.id, categories } : null, true);
  const more = useMoreIndicators(explorer);
  const rows = categories === '' ? [] : valueOf(places);
  const name = territory === null ? '' : territoryName(territory);
  return (
    <TableDrawer kind={kind} onKind={setKind} {...(onClose === undefined ? {} : { onClose })}>
      {kind === 'communes' ? (
        source === null ? (
          <div className="fiche__body">
            <Pending resource={communes.status === 'pret' ? values : communes} what="Le tableau" />
          </div>
        ) : (
          <CommunesTable source={source} territory={name} more={more} selected={selectedRank} rowHeight={rowHeight} onSelect={onCommune} />
        )
      ) : rows === null ? (
        <div className="fiche__body">
          <Pending resource={places} what="Les lieux" />
        </div>
      ) : categories === '' ? (
        <p className="fiche__body">Aucune catégorie de points n’est montrée : cochez-en dans l’onglet « Points ».</p>
      ) : (
        <PlacesTable rows={rows} territory={name} selected={selectedPoint} rowHeight={rowHeight} onSelect={onPoint} />
      )}
    </TableDrawer>
  );
}

import { type ReactNode, useMemo } from 'react';
import type { LieuCategorie } from '../../contract/vocabulary';
import { actionsReaching, contractsCovering, type nearestPlaces, type territoryFigures } from '../../db/queries';
import type { RowOf } from '../../db/query';
import { communeSeries } from '../../files/commune-figures';
import { Notice } from '../../ui/notice';
import { type Resource, useResource, valueOf } from '../../ui/use-resource';
import { nearestItems } from '../../view-models/nearest';
import { fileStem } from '../../view-models/files/file-name';
import { sourceLine } from '../../view-models/sentence';
import { seriesView } from '../../view-models/series';
import { readStatut } from '../../view-models/sheet';
import { NearestList } from '../../views/explorer/nearest-list';
import { ReachingActions } from '../../views/explorer/reaching-actions';
import { SeriesSection } from '../../views/explorer/series-section';
import { useMoment } from '../marks';
import { useServices } from '../services';
import { useDatabaseState, useQuery } from '../use-query';
import { Pending } from './pending';
import type { Explorer } from './use-explorer';

interface SeriesProps {
  readonly explorer: Explorer;
  readonly rank: number;
  readonly names: { readonly commune: string; readonly territory: string };
  readonly territory: string;
  readonly rows: readonly RowOf<typeof territoryFigures>[];
}

export function Series({ explorer, rank, names, territory, rows }: SeriesProps): ReactNode {
  const { files } = useServices();
  const { indicator, years } = explorer;
  const wanted = indicator.maille === 'commune' && indicator.nature === 'continu' && years.length > 1;
  const series = useResource(wanted ? `${indicator.id} ${rank}` : null, (signal) => communeSeries(files, indicator.id, rank, signal));
  const known = valueOf(series);
  const view = useMemo(() => {
    if (known === null) return null;
    const around = rows
      .filter((row) => row.indicateur === indicator.id && row.territoire === territory)
      .map((row) => ({ annee: row.annee, valeur: row.valeur, statut: readStatut(row.statut) }));
    return seriesView(indicator, known, around);
  }, [known, rows, indicator, territory]);
  if (!wanted) return null;
  if (view === null) return <Pending resource={series} what="La série" />;
  const picture = { title: `${indicator.libelle}, ${names.commune}`, notes: [sourceLine(indicator, view.last)], file: fileStem('serie', indicator.id, names.commune) };
  return <SeriesSection series={view} commune={names.commune} territory={names.territory} picture={picture} />;
}

interface NearestProps {
  readonly code: string;
  readonly places: Resource<readonly RowOf<typeof nearestPlaces>[]>;
  readonly scheme: Explorer['scheme'];
  readonly onPoint: (id: string, categorie: LieuCategorie) => void;
}

export function Nearest({ code, places, scheme, onPoint }: NearestProps): ReactNode {
  const table = useDatabaseState().tables?.lieux;
  const known = valueOf(places);
  useMoment('cls:fiche-acces', known === null ? null : code);
  if (known === null) return <Pending resource={places} what="Les lieux les plus proches" />;
  return (
    <>
      {table?.etat === 'partielle' ? <Notice tone="warn">{table.raison} Ses lieux manquent ici.</Notice> : null}
      {known.length === 0 ? (
        <p className="small">Aucun temps de trajet n’est connu pour cette commune.</p>
      ) : (
        <NearestList items={nearestItems(known)} scheme={scheme} onPoint={onPoint} />
      )}
    </>
  );
}

interface ReachingProps {
  readonly code: string;
  readonly themeNames: ReadonlyMap<string, string>;
}

export function Reaching({ code, themeNames }: ReachingProps): ReactNode {
  const actions = useQuery(actionsReaching, { commune: code });
  const contracts = useQuery(contractsCovering, { commune: code });
  const [rows, covering] = [valueOf(actions), valueOf(contracts)];
  if (rows === null || covering === null) return <Pending resource={rows === null ? actions : contracts} what="Les actions des contrats" />;
  return <ReachingActions rows={rows} contracts={covering} themeNames={themeNames} />;
}

import { type ReactNode } from 'react';
import { allSources, placeDetails } from '../../db/queries';
import { valueOf } from '../../ui/use-resource';
import { pointCard } from '../../view-models/points';
import { PointCardView } from '../../views/explorer/point-card';
import { PointChoice } from '../../views/explorer/point-choice';
import type { MapPoint } from '../../view-models/map-model';
import { useQuery } from '../use-query';
import { Pending } from './pending';

interface PointContainerProps {
  readonly ids: readonly string[];
  readonly points: readonly MapPoint[];
  readonly onPick: (id: string) => void;
  readonly onClose: () => void;
}

/** Details of the point chosen; where several stand at one place, the list of them first. */
export function PointContainer({ ids, points, onPick, onClose }: PointContainerProps): ReactNode {
  const [only] = ids.length === 1 ? ids : [];
  if (only === undefined) {
    const here = new Set(ids);
    return <PointChoice points={points.filter((point) => here.has(point.id))} onPick={onPick} onClose={onClose} />;
  }
  return <OnePoint id={only} onClose={onClose} />;
}

function OnePoint({ id, onClose }: { readonly id: string; readonly onClose: () => void }): ReactNode {
  const details = useQuery(placeDetails, { lieu: id });
  const sources = useQuery(allSources, {});
  const rows = valueOf(details);
  const [row] = rows ?? [];
  if (row === undefined) {
    return (
      <section className="fiche card" aria-label="Lieu">
        <div className="fiche__body stack">
          {rows === null ? <Pending resource={details} what="La fiche du lieu" /> : <p>Ce lieu n’est plus dans les données publiées.</p>}
          <button type="button" className="button" onClick={onClose}>
            Fermer
          </button>
        </div>
      </section>
    );
  }
  const licence = valueOf(sources)?.find((source) => source.id === row.source)?.licence ?? null;
  return <PointCardView card={pointCard(row, licence)} onClose={onClose} />;
}

import { type ReactNode, useDeferredValue, useMemo } from 'react';
import type { LieuCategorie } from '../../contract/vocabulary';
import { nearestPlaces, territoryFigures } from '../../db/queries';
import { joinIds } from '../../db/query';
import type { CommunesTable } from '../../domain/communes';
import { valueOf } from '../../ui/use-resource';
import { communeHead } from '../../view-models/commune-head';
import { figureRow, portraitIndicators, type SheetTerritories } from '../../view-models/sheet';
import { territoryName } from '../../view-models/territories';
import { CommuneSheet, SheetSection } from '../../views/explorer/commune-sheet';
import { FigureHighlight } from '../../views/explorer/figure-highlight';
import { FigureTable } from '../../views/explorer/figure-table';
import { useMoment } from '../marks';
import { useQuery } from '../use-query';
import { Pending } from './pending';
import { Nearest, Reaching, Series } from './sheet-parts';
import { useCurrentFigure, useFigures, usePosition } from './use-figures';
import type { Explorer } from './use-explorer';

interface SheetContainerProps {
  readonly explorer: Explorer;
  readonly communes: CommunesTable;
  readonly rank: number;
  readonly themeNames: ReadonlyMap<string, string>;
  readonly onClose: () => void;
  readonly onPoint: (id: string, categorie: LieuCategorie) => void;
}

/** A commune’s sheet: what is already there shows at once, the rest as it comes. */
export function SheetContainer({ explorer, communes, rank, themeNames, onClose, onPoint }: SheetContainerProps): ReactNode {
  const { territory, territories, indicator, startup } = explorer;
  const code = communes.code[rank] ?? '';
  const head = useMemo(
    () => communeHead(communes, rank, (id) => territories.byId.get(id)?.nom ?? null),
    [communes, rank, territories.byId],
  );
  const ids: SheetTerritories = {
    territory: territory?.id ?? 'france:FR',
    departement: `departement:${communes.departement[rank] ?? ''}`,
    france: 'france:FR',
  };
  const named = (id: string): string => {
    const entry = territories.byId.get(id);
    return entry === undefined ? id.slice(id.indexOf(':') + 1) : territoryName(entry);
  };
  const names = { commune: head.nom, territory: named(ids.territory), departement: named(ids.departement), france: 'France' };
  const bassin = communes.bassinVie[rank] ?? null;
  // From one commune to the next the territories stay, and the bassin de vie changes.
  const around = useQuery(territoryFigures, { territoires: joinIds([...new Set([ids.territory, ids.departement, ids.france])]), indicateur: null });
  const own = useQuery(territoryFigures, { territoires: bassin === null ? '' : `bassin_vie:${bassin}`, indicateur: null });
  // The engine answers one question at a time: the figures, then the places.
  const places = useQuery(nearestPlaces, { commune: code });
  const figures = around.status === 'pret' ? own : around;
  const [aroundRows, ownRows] = [valueOf(around), valueOf(own)];
  const rows = useMemo(() => {
    if (figures.status === 'echec') return [];
    return aroundRows === null || ownRows === null ? null : [...aroundRows, ...ownRows];
  }, [figures.status, aroundRows, ownRows]);
  useMoment('cls:fiche', rows === null ? null : code);
  // The figures and the places first; the chart, which takes the longest to draw, once they are on screen.
  const drawn = useDeferredValue(rows === null || places.status === 'attente' ? null : rank);
  const known = useFigures(rank);
  const current = useCurrentFigure(explorer, rank);
  const position = usePosition(explorer, rank);
  const portrait = portraitIndicators.flatMap((id) => {
    const found = startup.indicateurs.find((candidate) => candidate.id === id);
    const figure = known.get(id);
    if (found === undefined || figure === undefined) return [];
    return [figureRow(found, { annee: figure.annee, value: figure.valeur, statut: figure.statut }, rows, ids)];
  });
  return (
    <CommuneSheet head={head} onClose={onClose}>
      <SheetSection title={indicator.maille === 'bassin_vie' ? 'Indicateur de la carte (bassin de vie)' : 'Indicateur de la carte'}>
        {current === null ? null : (
          <FigureHighlight
            row={figureRow(indicator, current, rows, ids)}
            names={indicator.maille === 'bassin_vie' ? { ...names, commune: bassin === null ? 'Bassin de vie' : `Bassin de vie : ${named(`bassin_vie:${bassin}`)}` } : names}
            position={position}
          />
        )}
        <Pending resource={figures} what="Les chiffres du territoire" />
        {drawn === rank ? <Series explorer={explorer} rank={rank} names={names} territory={ids.territory} rows={rows ?? []} /> : null}
      </SheetSection>
      <SheetSection title="Au plus près" note="Minutes en voiture estimées par le projet, depuis le point de référence de la commune.">
        <Nearest code={code} places={places} scheme={explorer.scheme} onPoint={onPoint} />
      </SheetSection>
      <SheetSection title="Portrait en chiffres">
        <FigureTable rows={portrait} names={names} />
      </SheetSection>
      <SheetSection title="Ce que prévoient les contrats">
        {rows === null ? null : <Reaching code={code} themeNames={themeNames} />}
      </SheetSection>
    </CommuneSheet>
  );
}

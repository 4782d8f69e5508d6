import type { ReactNode } from 'react';
import type { StartupIndicator } from '../../contract/startup';
import { territoryValues } from '../../db/queries';
import { isOdbl } from '../../view-models/files/licence';
import type { TableFile } from '../../view-models/files/table-file';
import { valuesFile } from '../../view-models/sources';
import { territoryDetail, territoryName, type TerritoryEntry } from '../../view-models/territories';
import { DownloadButton } from '../../views/files/download-button';
import { readRegister } from '../files/register';
import { useServices } from '../services';

interface ValuesContainerProps {
  readonly territory: TerritoryEntry | null;
  readonly indicators: readonly StartupIndicator[];
}

/** Above this, the file would hold more rows than a spreadsheet opens. */
const mostCommunes = 5000;

/** Every value of every indicator and year for the communes of the territory at hand, as one file. */
export function ValuesContainer({ territory, indicators }: ValuesContainerProps): ReactNode {
  const { database, files } = useServices();
  if (territory === null || territory.communes > mostCommunes) {
    return <p>Choisissez dans l’explorateur un territoire plus petit que la France pour en télécharger toutes les valeurs ; le tableau des communes de l’explorateur donne celles d’une année pour toute la France.</p>;
  }
  const make = async (_: readonly string[], signal: AbortSignal): Promise<TableFile> => {
    const failures = await database.ensureAllValues(() => signal.throwIfAborted());
    const rows = await database.query(territoryValues, { territoire: territory.id });
    const shared = new Set((await readRegister(files, signal)).filter(({ licence }) => isOdbl(licence)).map(({ id }) => id));
    const apart = indicators.filter(({ source }) => shared.has(source)).map(({ id }) => id);
    return valuesFile(rows, territoryName(territory), indicators, new Set(apart), failures.map(({ indicateur }) => indicateur));
  };
  return (
    <>
      <p>
        {territoryName(territory)} ({territoryDetail(territory)}) : tous les indicateurs communaux, toutes les années, avec le statut de chaque valeur.
      </p>
      <div>
        <DownloadButton offer={{ titre: 'toutes les valeurs', make }} label="Toutes les valeurs" />
      </div>
    </>
  );
}

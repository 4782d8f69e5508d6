import { type ReactNode, useState } from 'react';
import { territoryValues } from '../../db/queries';
import { downloadText } from '../../ui/download';
import { Icon } from '../../ui/icons';
import { Notice } from '../../ui/notice';
import { valuesCsv } from '../../view-models/sources';
import { territoryDetail, territoryName, type TerritoryEntry } from '../../view-models/territories';
import { useServices } from '../services';

interface ValuesContainerProps {
  readonly territory: TerritoryEntry | null;
}

/** Above this, the file would hold more rows than a spreadsheet opens. */
const mostCommunes = 5000;

type Progress = { readonly etat: 'repos' } | { readonly etat: 'lecture'; readonly done: number; readonly total: number } | { readonly etat: 'fini' | 'echec'; readonly text: string };

/** Every value of every indicator and year for the communes of the territory at hand, as one file. */
export function ValuesContainer({ territory }: ValuesContainerProps): ReactNode {
  const { database } = useServices();
  const [progress, setProgress] = useState<Progress>({ etat: 'repos' });
  if (territory === null || territory.communes > mostCommunes) {
    return <p>Choisissez dans l’explorateur un territoire plus petit que la France pour en télécharger toutes les valeurs.</p>;
  }
  const download = async (): Promise<void> => {
    setProgress({ etat: 'lecture', done: 0, total: 1 });
    try {
      const failures = await database.ensureAllValues((done, total) => setProgress({ etat: 'lecture', done, total }));
      const rows = await database.query(territoryValues, { territoire: territory.id });
      const { name, text } = valuesCsv(rows, territoryName(territory));
      downloadText(name, text, 'text/csv;charset=utf-8');
      const missing = failures.length === 0 ? '' : ` Il y manque ${failures.map(({ indicateur }) => indicateur).join(', ')}, dont le fichier n’a pas pu être lu.`;
      setProgress({ etat: 'fini', text: `Fichier prêt.${missing}` });
    } catch (cause) {
      setProgress({ etat: 'echec', text: cause instanceof Error ? cause.message : String(cause) });
    }
  };
  return (
    <>
      <p>
        {territoryName(territory)} ({territoryDetail(territory)}) : tous les indicateurs communaux, toutes les années, avec le statut de chaque valeur.
      </p>
      <div>
        <button type="button" className="button" disabled={progress.etat === 'lecture'} onClick={() => void download()}>
          <Icon name="telecharger" />
          Toutes les valeurs (CSV)
        </button>
      </div>
      {progress.etat === 'lecture' ? (
        <output>
          Lecture des indicateurs : {progress.done} sur {progress.total}…
        </output>
      ) : null}
      {progress.etat === 'fini' || progress.etat === 'echec' ? (
        <Notice tone={progress.etat === 'echec' ? 'warn' : 'info'} live>
          {progress.text}
        </Notice>
      ) : null}
    </>
  );
}

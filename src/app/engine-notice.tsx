import type { ReactNode } from 'react';
import { Notice } from '../ui/notice';
import { useServices } from './services';
import { useDatabaseState } from './use-query';

/** Says that the engine is lost or could not start, and offers to start it again; nothing while it works. */
export function EngineNotice(): ReactNode {
  const { database } = useServices();
  const { etat, raison } = useDatabaseState();
  if (etat !== 'indisponible' && etat !== 'perdue') return null;
  return (
    <Notice
      tone="warn"
      live
      actions={
        <button type="button" className="button button--small" onClick={database.restart}>
          Relancer le moteur
        </button>
      }
    >
      {raison}
    </Notice>
  );
}

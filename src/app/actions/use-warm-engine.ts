import { useEffect } from 'react';
import { actionSelection } from '../../db/queries';
import { defaultActionFilters } from '../../state/actions';
import { whenIdle } from '../../ui/when-idle';
import type { Catalogue } from '../../view-models/actions/catalogue';
import { spares } from '../explorer/use-preload';
import { useServices } from '../services';
import { selectionParams } from '../use-selection';

/** How many times each question is asked: once compiles in haste, the next ones for good. */
const rounds = 2;

/**
 * The first changes of the filters take several times as long as the next ones: the browser compiles the engine's code as it is used.
 * A few questions asked while the page has nothing else to do leave that behind; their answers are not shown.
 */
export function useWarmEngine(catalogue: Catalogue | null): void {
  const { database } = useServices();
  useEffect(() => {
    const action = catalogue?.actions[0];
    if (action === undefined || spares()) return undefined;
    const controller = new AbortController();
    const asked = [{ contrats: [action.contrat] }, { themes: action.themes }, { pilotes: action.pilotes }, { texte: action.intitule }];
    const warm = async (): Promise<void> => {
      for (let round = 0; round < rounds; round += 1) {
        for (const filters of asked) await database.query(actionSelection, selectionParams({ ...defaultActionFilters, ...filters }), controller.signal);
      }
    };
    const giveUp = whenIdle(() => void warm().catch(() => undefined));
    return () => {
      giveUp();
      controller.abort();
    };
  }, [catalogue, database]);
}

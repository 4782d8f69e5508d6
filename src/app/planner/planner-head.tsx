import * as v from 'valibot';
import { type ReactNode, useState } from 'react';
import { territoireIdSchema } from '../../contract/codes';
import { formatBound } from '../../domain/format';
import { Icon } from '../../ui/icons';
import { territoryDetail } from '../../view-models/territories';
import { TerritoryPicker } from '../../views/explorer/territory-picker';
import { PlanSettings } from '../../views/planner/plan-settings';
import { Pending } from '../explorer/pending';
import { useServices } from '../services';
import type { Planner } from './use-planner';

/** Whom the planner speaks of: territory, profession, threshold. */
export function PlannerHead({ planner }: { readonly planner: Planner }): ReactNode {
  const { store } = useServices();
  const [picking, setPicking] = useState(false);
  const { explorer, update, threshold } = planner;
  const { territories, territory, state } = explorer;
  const chosen = (
    <button type="button" className="chosen" aria-expanded={picking} onClick={() => setPicking((open) => !open)}>
      <span className="chosen__text">
        <span className="sr-only">Changer de territoire : </span>
        <span className="chosen__label">{planner.territoryName}</span>
        <span className="chosen__detail">{territory === null ? '' : territoryDetail(territory)}</span>
      </span>
      <Icon name="chevron" />
    </button>
  );
  return (
    <>
      {planner.ofProfession ? (
        <PlanSettings
          territory={chosen}
          profession={planner.profession}
          onProfession={(profession) => update({ profession, seuil: null })}
          threshold={threshold === null ? null : { shown: formatBound(threshold.value, 3), text: threshold.text }}
          onThreshold={(seuil) => update({ seuil })}
        />
      ) : (
        <section className="plan-settings" aria-label="Réglages du scénario">
          {chosen}
        </section>
      )}
      {picking ? (
        <div className="planner__picker">
          <TerritoryPicker
            territories={territories.list}
            pending={territories.complete ? null : <Pending resource={territories.all} what="Les autres territoires" />}
            current={state.territoire}
            onPick={(id) => {
              const territoire = v.safeParse(territoireIdSchema, id);
              setPicking(false);
              if (territoire.success) store.update({ territoire: territoire.output, camera: null, selection: null }, 'push');
            }}
            onClose={() => setPicking(false)}
          />
        </div>
      ) : null}
    </>
  );
}

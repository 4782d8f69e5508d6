import * as v from 'valibot';
import { type ReactNode, useState } from 'react';
import { territoireIdSchema } from '../../contract/codes';
import { Icon } from '../../ui/icons';
import { territoryDetail, territoryName } from '../../view-models/territories';
import { TerritoryPicker } from '../../views/explorer/territory-picker';
import { Pending } from '../explorer/pending';
import type { Explorer } from '../explorer/use-explorer';
import { useServices } from '../services';
import { EnsembleForm } from './ensemble-form';

interface PortraitHeadProps {
  readonly explorer: Explorer;
  readonly title: string;
  /** Null while the figures are on their way. */
  readonly lead: readonly [string, string] | null;
  /** Which communes it is, where its name does not say it. */
  readonly detail: string | null;
  /** Null while there is nothing to print. */
  readonly onPrint: (() => void) | null;
  /** Other ways out. */
  readonly children: ReactNode;
}

/** Whom the portrait is of, what it is in two sentences. */
export function PortraitHead({ explorer, title, detail, lead, onPrint, children }: PortraitHeadProps): ReactNode {
  const { store } = useServices();
  const [picking, setPicking] = useState(false);
  const { territories, territory, state } = explorer;
  return (
    <header className="portrait__head">
      <h1>Portrait{title === '' ? '' : ` : ${title}`}</h1>
      <div className="portrait__tools">
        <button type="button" className="chosen" aria-expanded={picking} onClick={() => setPicking((open) => !open)}>
          <span className="chosen__text">
            <span className="sr-only">Changer de territoire : </span>
            <span className="chosen__label">{territory === null ? '' : territoryName(territory)}</span>
            <span className="chosen__detail">{territory === null ? '' : territoryDetail(territory)}</span>
          </span>
          <Icon name="chevron" />
        </button>
        <button type="button" className="button" aria-disabled={onPrint === null} onClick={() => onPrint?.()}>
          Imprimer en deux pages
        </button>
        {children}
      </div>
      {picking ? (
        <div className="portrait__picker">
          <TerritoryPicker
            territories={territories.list}
            pending={territories.complete ? null : <Pending resource={territories.all} what="Les autres territoires" />}
            current={state.territoire}
            onPick={(id) => {
              const territoire = v.safeParse(territoireIdSchema, id);
              setPicking(false);
              if (!territoire.success) return;
              // Territories set beside another one by hand say nothing of this one.
              store.update(({ portrait }) => ({ territoire: territoire.output, camera: null, selection: null, portrait: { ...portrait, ensemble: [], semblables: { ...portrait.semblables, maille: null, choix: null } } }), 'push');
            }}
            onClose={() => setPicking(false)}
          />
        </div>
      ) : null}
      <EnsembleForm explorer={explorer} />
      {lead === null ? null : (
        <div className="portrait__lead">
          {detail === null ? null : <p className="small">{detail}</p>}
          {lead.map((sentence) => (
            <p key={sentence}>{sentence}</p>
          ))}
        </div>
      )}
    </header>
  );
}

import type { ReactNode } from 'react';
import type { ActionLine } from '../../view-models/actions/lines';
import type { Branch, ContractTree } from '../../view-models/actions/tree';
import { ActionTitle } from './action-title';

interface ActionTreeProps {
  readonly trees: readonly ContractTree[];
  readonly opened: string | null;
  readonly onOpen: (id: string) => void;
}

/** Contract, axis, objective, action: nested lists that open and close. */
export function ActionTree({ trees, opened, onOpen }: ActionTreeProps): ReactNode {
  const alone = trees.length === 1;
  return (
    <div className="action-tree">
      {trees.map((tree) => (
        <details key={tree.id} className="action-tree__contract" open={alone || undefined}>
          <summary>
            <h2>{tree.name}</h2>
            <span className="muted small">
              {tree.period}
              {tree.ended ? ', échu' : ''} · {tree.counts}
            </span>
          </summary>
          <ul>
            {tree.axes.map((axis) => (
              <li key={axis.id}>
                <BranchView branch={axis} level={3} opened={opened} onOpen={onOpen} />
              </li>
            ))}
            {tree.loose.length === 0 ? null : (
              <li>
                <h3>Sans axe ni objectif dans le document</h3>
                <Actions lines={tree.loose} opened={opened} onOpen={onOpen} />
              </li>
            )}
          </ul>
        </details>
      ))}
    </div>
  );
}

interface BranchViewProps extends Pick<ActionTreeProps, 'opened' | 'onOpen'> {
  readonly branch: Branch;
  readonly level: 3 | 4;
}

function BranchView({ branch, level, opened, onOpen }: BranchViewProps): ReactNode {
  const Title = level === 3 ? 'h3' : 'h4';
  return (
    <>
      <Title>
        {branch.label} <span className="muted small action-tree__counts">({branch.counts})</span>
      </Title>
      <Actions lines={branch.actions} opened={opened} onOpen={onOpen} />
      {branch.objectives.length === 0 ? null : (
        <ul>
          {branch.objectives.map((objective) => (
            <li key={objective.id}>
              <BranchView branch={objective} level={4} opened={opened} onOpen={onOpen} />
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

function Actions({ lines, opened, onOpen }: Pick<ActionTreeProps, 'opened' | 'onOpen'> & { readonly lines: readonly ActionLine[] }): ReactNode {
  if (lines.length === 0) return null;
  return (
    <ul className="action-tree__actions">
      {lines.map(({ id, number, operation, title }) => (
        <li key={id}>
          <ActionTitle id={id} number={number} operation={operation} title={title} open={id === opened} onOpen={onOpen} />
        </li>
      ))}
    </ul>
  );
}

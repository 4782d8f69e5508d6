import { type ReactNode, useState } from 'react';
import { formatCount } from '../../domain/format';
import { ScrollRegion } from '../../ui/scroll-region';
import type { ActionLine } from '../../view-models/actions/lines';
import { ActionTitle } from './action-title';
import { MarkedList, MarkedText } from './marked-text';

interface ActionsTableProps {
  readonly lines: readonly ActionLine[];
  /** Action opened. */
  readonly opened: string | null;
  readonly onOpen: (id: string) => void;
}

/** Rows drawn before the visitor asks for more: a thousand rows would hold the page at each letter typed. */
const rowsAtOnce = 120;

/** One row an action; its title opens it. */
export function ActionsTable({ lines, opened, onOpen }: ActionsTableProps): ReactNode {
  const [limit, setLimit] = useState(rowsAtOnce);
  const rest = lines.length - limit;
  if (lines.length === 0) return <p>Aucune action à montrer : retirez un filtre, ou cherchez d’autres mots.</p>;
  return (
    <>
      <ScrollRegion label="Tableau des actions" className="actions-table">
        <table>
          <thead>
            <tr>
              <th scope="col">Action</th>
              <th scope="col" className="actions-table__wide">
                Contrat et axe
              </th>
              <th scope="col" className="actions-table__wide">
                Thèmes
              </th>
              <th scope="col" className="actions-table__wide">
                Pilotes
              </th>
              <th scope="col" className="actions-table__wide">
                Où et statut
              </th>
            </tr>
          </thead>
          <tbody>
            {lines.slice(0, limit).map((line) => (
              <Row key={line.id} line={line} open={line.id === opened} onOpen={onOpen} />
            ))}
          </tbody>
        </table>
      </ScrollRegion>
      {rest > 0 ? (
        <button type="button" className="button button--small" onClick={() => setLimit(limit + rowsAtOnce)}>
          Montrer {formatCount(Math.min(rest, rowsAtOnce), 'action de plus', 'actions de plus')} (sur {formatCount(rest, 'restante')})
        </button>
      ) : null}
    </>
  );
}

function Row({ line, open, onOpen }: { readonly line: ActionLine; readonly open: boolean; readonly onOpen: (id: string) => void }): ReactNode {
  const { id, number, operation, title, contract, ended, axes, themes, pilots, where, statut, statutKnown } = line;
  return (
    <tr className={open ? 'actions-table__open' : undefined}>
      <th scope="row">
        <ActionTitle id={id} number={number} operation={operation} title={title} open={open} onOpen={onOpen} />
        <span className="actions-table__narrow small muted">
          <MarkedText pieces={contract} />
          {ended ? ' (échu)' : ''} · <MarkedList texts={themes} between=" · " /> · <MarkedText pieces={where} />
          {pilots.length === 0 ? null : (
            <>
              {' '}
              · <MarkedList texts={pilots} />
            </>
          )}
        </span>
      </th>
      <td className="actions-table__wide">
        <MarkedText pieces={contract} /> {ended ? <span className="tag tag--warn">échu</span> : null}
        <span className="actions-table__axis muted">{axes.length === 0 ? 'sans axe' : <MarkedList texts={axes} between=" › " />}</span>
      </td>
      <td className="actions-table__wide">
        <MarkedList texts={themes} between=" · " />
      </td>
      <td className="actions-table__wide">{pilots.length === 0 ? <span className="muted">non précisé</span> : <MarkedList texts={pilots} between=" · " />}</td>
      <td className="actions-table__wide">
        <MarkedText pieces={where} />
        <span className={statutKnown ? 'actions-table__axis' : 'actions-table__axis muted'}>{statutKnown ? statut : `statut ${statut}`}</span>
      </td>
    </tr>
  );
}

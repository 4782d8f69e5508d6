import { type ReactNode, useId } from 'react';
import { Icon } from '../../ui/icons';

export const sheetHeights = ['basse', 'moyenne', 'haute'] as const;
export type SheetHeight = (typeof sheetHeights)[number];

interface LayoutProps {
  readonly map: ReactNode;
  readonly panel: ReactNode;
  /** Title of the panel, for screen readers and the phone’s handle. */
  readonly panelTitle: string;
  /** What the phone shows when the sheet is low. */
  readonly summary: ReactNode;
  readonly sentence: ReactNode;
  readonly card: ReactNode | null;
  readonly table: ReactNode | null;
  readonly overlay: ReactNode;
  readonly height: SheetHeight;
  readonly onHeight: (height: SheetHeight) => void;
}

const labels: Readonly<Record<SheetHeight, string>> = { basse: 'réduit', moyenne: 'à mi-hauteur', haute: 'en grand' };

/** The map is the page: panels are cards over it on a wide screen, a bottom sheet of three heights on a phone. */
export function ExplorerLayout(props: LayoutProps): ReactNode {
  const { height, onHeight, card, table } = props;
  const id = useId();
  const at = sheetHeights.indexOf(height);
  const higher = sheetHeights[at + 1];
  const lower = sheetHeights[at - 1];
  return (
    <div className="explorer" data-hauteur={height} data-fiche={card === null ? 'non' : 'oui'} data-tableau={table === null ? 'non' : 'oui'}>
      <div className="explorer__map">{props.map}</div>
      <div className="explorer__overlay">{props.overlay}</div>
      <div className="explorer__sheet">
        <div className="sheet-handle">
          <div className="sheet-handle__summary">{props.summary}</div>
          <button
            type="button"
            className="button button--quiet button--icon"
            aria-label={lower === undefined ? 'Panneau réduit' : `Panneau ${labels[lower]}`}
            aria-controls={`${id}-panneau`}
            disabled={lower === undefined}
            onClick={() => lower !== undefined && onHeight(lower)}
          >
            <Icon name="chevron" />
          </button>
          <button
            type="button"
            className="button button--quiet button--icon"
            aria-label={higher === undefined ? 'Panneau en grand' : `Panneau ${labels[higher]}`}
            aria-controls={`${id}-panneau`}
            disabled={higher === undefined}
            onClick={() => higher !== undefined && onHeight(higher)}
          >
            <Icon name="haut" />
          </button>
        </div>
        <section className="panel card" id={`${id}-panneau`} aria-label={props.panelTitle}>
          {props.panel}
        </section>
        {card}
      </div>
      {props.sentence}
      {table}
    </div>
  );
}

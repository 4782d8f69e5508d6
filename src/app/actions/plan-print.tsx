import { type ReactNode, useEffect, useState } from 'react';
import { createPortal, flushSync } from 'react-dom';
import { planSheet } from '../../view-models/actions/plan-sheet';
import { today } from '../../view-models/today';
import { PlanSheetView } from '../../views/actions/plan-sheet';
import { actionsFragment } from '../../state/plan-link';
import type { Explorer } from '../explorer/use-explorer';
import { defaultView } from '../services';
import type { Shown } from './use-plan';
import { useSheetMaps } from './use-sheet-maps';

/** The button that prints, and what is printed in place of the page, made when the browser is about to print, by the button or by its own menu. */
export function PlanPrint({ explorer, shown }: { readonly explorer: Explorer; readonly shown: Shown }): ReactNode {
  const [wanted, setWanted] = useState(false);
  const [printing, setPrinting] = useState(false);
  const { settled, mapOf, outlines } = useSheetMaps(explorer, shown, wanted || printing);
  useEffect(() => {
    // The browser takes the page as it stands when this returns.
    const before = (): void => flushSync(() => setPrinting(true));
    const after = (): void => setPrinting(false);
    addEventListener('beforeprint', before);
    addEventListener('afterprint', after);
    return () => {
      removeEventListener('beforeprint', before);
      removeEventListener('afterprint', after);
    };
  }, []);
  useEffect(() => {
    if (!wanted || !settled) return undefined;
    // Out of the drawing of this page: the printing draws another.
    const timer = setTimeout(() => {
      window.print();
      setWanted(false);
    });
    return () => clearTimeout(timer);
  }, [wanted, settled]);
  const link = `${location.origin}${location.pathname}${location.search}#${actionsFragment(explorer.state, defaultView)}`;
  const { catalogue, selection, filters, sentence } = shown;
  return (
    <>
      <button type="button" className="button button--small" aria-disabled={wanted} onClick={() => setWanted(true)}>
        {wanted ? 'Les cartes du plan se préparent…' : 'Imprimer le plan'}
      </button>
      {printing
        ? createPortal(
            <div className="note-print note-print--plan">
              <PlanSheetView sheet={planSheet({ catalogue, selection, filters, sentence, mapOf, outlines, link, today: today() })} />
            </div>,
            document.body,
          )
        : null}
    </>
  );
}

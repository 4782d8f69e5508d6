import { type ReactNode, useEffect, useState } from 'react';
import { createPortal, flushSync } from 'react-dom';
import { planSheet } from '../../view-models/actions/plan-sheet';
import { today } from '../../view-models/today';
import { PlanSheetView } from '../../views/actions/plan-sheet';
import { actionsFragment } from '../../state/plan-link';
import { defaultView } from '../services';
import type { ViewState } from '../../state/view-state';
import type { Shown } from './use-plan';

/** What is printed in place of the page, made when the browser is about to print, by the button or by its own menu. */
export function PlanPrint({ state, shown }: { readonly state: ViewState; readonly shown: Shown }): ReactNode {
  const [printing, setPrinting] = useState(false);
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
  if (!printing) return null;
  const link = `${location.origin}${location.pathname}${location.search}#${actionsFragment(state, defaultView)}`;
  const { catalogue, selection, filters, sentence } = shown;
  return createPortal(
    <div className="note-print note-print--plan">
      <PlanSheetView sheet={planSheet({ catalogue, selection, filters, sentence, link, today: today() })} />
    </div>,
    document.body,
  );
}

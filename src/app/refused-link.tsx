import { type ReactNode, useState, useSyncExternalStore } from 'react';
import { formatList, nbsp } from '../domain/format';
import { Notice } from '../ui/notice';
import { useServices } from './services';

/** What of the link could not be read, until the visitor has read it. @param unknown what it names that is not published. */
export function RefusedLink({ unknown }: { readonly unknown: readonly string[] }): ReactNode {
  const { store } = useServices();
  const refused = useSyncExternalStore(store.subscribe, store.refused);
  const [dismissed, setDismissed] = useState<unknown>(null);
  const told = [...refused.map(({ champ, valeur }) => `${champ} «${nbsp}${valeur}${nbsp}»`), ...unknown];
  const toldKey = told.join('|');
  if (told.length === 0 || dismissed === toldKey) return null;
  return (
    <Notice
      tone="warn"
      live
      actions={
        <button type="button" className="button button--small" onClick={() => setDismissed(toldKey)}>
          Compris
        </button>
      }
    >
      Une partie du lien n’a pas pu être lue et a été remplacée : {formatList(told)}.
    </Notice>
  );
}

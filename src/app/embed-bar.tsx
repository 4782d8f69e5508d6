import type { ReactNode } from 'react';
import { useServices, useViewState } from './services';

/** In the page of another site: whose map it is, and the way to the whole of it. */
export function EmbedBar({ search }: { readonly search: ReactNode }): ReactNode {
  const { store } = useServices();
  useViewState();
  const whole = new URL('./', document.baseURI);
  whole.hash = new URL(store.link()).hash;
  return (
    <header className="header">
      <div className="header__search">{search}</div>
      <div className="header__tools">
        <a className="views__link" href={whole.href} target="_blank" rel="noopener">
          Ouvrir dans Carto CLS<span className="sr-only"> (nouvel onglet)</span>
        </a>
      </div>
    </header>
  );
}

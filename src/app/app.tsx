import { type ReactNode, useEffect, useState, useSyncExternalStore } from 'react';
import { Combobox } from '../ui/combobox';
import { Notice } from '../ui/notice';
import { useResource } from '../ui/use-resource';
import { EmbedBar } from './embed-bar';
import { Header } from './header';
import { Help } from './help';
import { LoadedApp } from './loaded-app';
import { useServices, useViewState } from './services';
import { readStart, type Start } from './start';
import { useScheme } from './theme';
import { vueLabels } from './vue-labels';


interface AppProps {
  /** The start, when it was read before. */
  readonly known: Start | null;
  /** In the page of another site: the map alone. */
  readonly embedded: boolean;
}

/**
 * The frame of the page: it stands, and can be used, before any datum is there.
 */
export function App({ known, embedded }: AppProps): ReactNode {
  const { files, store, preferences } = useServices();
  const { vue: asked } = useViewState();
  const vue = embedded ? 'explorer' : asked;
  const { theme } = useSyncExternalStore(preferences.subscribe, preferences.get);
  const scheme = useScheme(preferences);
  const [help, setHelp] = useState(false);
  const start = useResource('demarrage', (signal) => readStart(files, signal), false, known);

  useEffect(() => {
    document.title = `${vueLabels[vue]} – Carto CLS`;
  }, [vue]);

  const header = (search: ReactNode, onShare: (() => void) | null): ReactNode =>
    embedded ? <EmbedBar search={search} /> : (
    <Header
      vue={vue}
      onVue={(next) => store.update({ vue: next }, 'push')}
      search={search}
      theme={theme}
      onTheme={(next) => preferences.set({ theme: next })}
      onHelp={() => setHelp(true)}
      onShare={onShare}
    />
  );

  return (
    <div className={embedded ? 'app app--embed' : 'app'}>
      <a className="skip-link" href="#contenu" onClick={skip}>
        Aller au contenu
      </a>
      {start.status === 'pret' ? (
        <LoadedApp {...start.value} scheme={scheme} vue={vue} header={header} />
      ) : (
        <>
          {header(<WaitingSearch />, null)}
          <main className="main" id="contenu" tabIndex={-1}>
            <div className="loading">
              {start.status === 'attente' ? (
                <output>Lecture des données…</output>
              ) : (
                <Notice tone="error" live onRetry={start.retry}>
                  {start.error.message}
                </Notice>
              )}
            </div>
          </main>
        </>
      )}
      {help ? <Help onClose={() => setHelp(false)} /> : null}
    </div>
  );
}

/** The fragment of the address holds the state: the link moves the focus and leaves the address alone. */
function skip(event: { preventDefault: () => void }): void {
  event.preventDefault();
  document.querySelector<HTMLElement>('#contenu')?.focus();
}

function WaitingSearch(): ReactNode {
  const [query, setQuery] = useState('');
  return (
    <Combobox
      label="Chercher une commune, un code postal ou un territoire"
      hideLabel
      placeholder="Commune, code postal, territoire…"
      choices={[]}
      query={query}
      onQuery={setQuery}
      note={query === '' ? null : 'La recherche se prépare…'}
      onPick={() => undefined}
    />
  );
}

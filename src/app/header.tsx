import type { ReactNode } from 'react';
import type { Preferences } from '../state/preferences';
import { type Vue, vues } from '../state/view-state';
import { Icon } from '../ui/icons';
import { vueLabels } from './vue-labels';

interface HeaderProps {
  readonly vue: Vue;
  readonly onVue: (vue: Vue) => void;
  readonly search: ReactNode;
  readonly theme: Preferences['theme'];
  readonly onTheme: (theme: Preferences['theme']) => void;
  readonly onHelp: () => void;
  /** Null while there is nothing to share. */
  readonly onShare: (() => void) | null;
}

const themeLabels: Readonly<Record<Preferences['theme'], string>> = { systeme: 'Thème du système', clair: 'Thème clair', sombre: 'Thème sombre' };
const themes = ['systeme', 'clair', 'sombre'] as const;

export function Header({ vue, onVue, search, theme, onTheme, onHelp, onShare }: HeaderProps): ReactNode {
  return (
    <header className="header">
      <p className="brand">
        <svg className="brand__mark" viewBox="0 0 32 32" aria-hidden="true" focusable="false">
          <rect width="32" height="32" rx="7" className="brand__ground" />
          <path d="M6 11.5 13 8l6 3 7-3.5v13L19 24l-6-3-7 3.5zM13 8v13m6-10v13" className="brand__lines" />
        </svg>
        <span className="brand__name">Carto CLS</span>
      </p>
      <nav className="views" aria-label="Vues">
        {vues.map((candidate) => (
          <a
            key={candidate}
            className="views__link"
            href={`#vue=${candidate}`}
            aria-current={candidate === vue ? 'page' : undefined}
            onClick={(event) => {
              if (event.ctrlKey || event.metaKey || event.shiftKey) return;
              event.preventDefault();
              onVue(candidate);
            }}
          >
            {vueLabels[candidate]}
          </a>
        ))}
      </nav>
      <div className="header__search">{search}</div>
      <div className="header__tools">
        <a className="views__link header__finder" href="./relais.html">
          <Icon name="lieu" />
          <span className="header__finder-text">Trouver un relais</span>
        </a>
        <label className="theme">
          <span className="sr-only">Thème d’affichage</span>
          <Icon name="theme" />
          <select
            className="theme__select"
            value={theme}
            onChange={(event) => {
              const chosen = themes.find((candidate) => candidate === event.target.value);
              if (chosen !== undefined) onTheme(chosen);
            }}
          >
            {themes.map((candidate) => (
              <option key={candidate} value={candidate}>
                {themeLabels[candidate]}
              </option>
            ))}
          </select>
        </label>
        <button type="button" className="button button--quiet button--icon" aria-label="Partager" disabled={onShare === null} aria-haspopup="dialog" onClick={() => onShare?.()}>
          <Icon name="partager" />
        </button>
        <button type="button" className="button button--quiet button--icon" aria-label="Aide" onClick={onHelp}>
          <Icon name="aide" />
        </button>
      </div>
    </header>
  );
}

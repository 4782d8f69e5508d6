import { Component, type ErrorInfo, type ReactNode } from 'react';

interface Props {
  /** What failed, as the visitor knows it: « la carte », « la vue Données »… */
  readonly what: string;
  readonly children: ReactNode;
}

interface State {
  readonly error: Error | null;
}

/** Keeps a failure where it happened: the rest of the page goes on. */
export class ErrorBoundary extends Component<Props, State> {
  override state: State = { error: null };

  static getDerivedStateFromError(error: unknown): State {
    return { error: error instanceof Error ? error : new Error(String(error)) };
  }

  override componentDidCatch(error: unknown, info: ErrorInfo): void {
    console.error(error, info.componentStack);
  }

  override render(): ReactNode {
    const { error } = this.state;
    if (error === null) return this.props.children;
    return (
      <div className="notice notice--error" role="alert">
        <p>
          Une erreur empêche d’afficher {this.props.what}. Le reste de la page fonctionne. Détail : {error.message.slice(0, 300)}
        </p>
        <div className="notice__actions">
          <button type="button" className="button button--small" onClick={() => this.setState({ error: null })}>
            Réessayer
          </button>
        </div>
      </div>
    );
  }
}

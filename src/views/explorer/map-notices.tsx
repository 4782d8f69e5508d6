import type { ReactNode } from 'react';
import { formatBytes, nnbsp } from '../../domain/format';
import { Notice } from '../../ui/notice';
import type { MapProblem } from '../../view-models/map-model';

interface MapProblemNoticeProps {
  readonly problem: MapProblem;
  readonly onRetry: () => void;
}

const sentences: Readonly<Record<MapProblem['kind'], string>> = {
  'webgl-absent':
    'Ce navigateur ne peut pas dessiner la carte (WebGL absent ou désactivé). Le tableau, la recherche et les fiches des communes montrent les mêmes données. Activez l’accélération graphique, puis réessayez.',
  'webgl-perdu':
    'Le dessin de la carte s’est interrompu (contexte graphique perdu). Il reprend d’ordinaire de lui-même ; en attendant, le tableau et les fiches fonctionnent.',
  'tuiles-injoignables':
    'Les contours de la carte n’ont pas pu être téléchargés. Le tableau, la recherche et les fiches restent disponibles. Vérifiez la connexion, puis réessayez.',
  'fond-injoignable': 'Le plan IGN ne répond pas. La carte reste complète sans lui : il n’est qu’un décor.',
};

/** Problems that may be over when the visitor asks again; the others end by themselves. */
const retried: ReadonlySet<MapProblem['kind']> = new Set(['tuiles-injoignables', 'webgl-absent']);

/** What happened to the map, what still works, what to do. */
export function MapProblemNotice({ problem, onRetry }: MapProblemNoticeProps): ReactNode {
  return (
    <Notice tone="warn" live onRetry={retried.has(problem.kind) ? onRetry : undefined}>
      {sentences[problem.kind]}
    </Notice>
  );
}

interface WholeTilesNoticeProps {
  readonly question: { readonly bytes: number; readonly answer: (yes: boolean) => void };
}

/** A host that serves no byte ranges sends the whole file or nothing: the visitor decides. */
export function WholeTilesNotice({ question }: WholeTilesNoticeProps): ReactNode {
  return (
    <Notice
      live
      actions={
        <>
          <button type="button" className="button button--small button--primary" onClick={() => question.answer(true)}>
            Télécharger ({formatBytes(question.bytes)})
          </button>
          <button type="button" className="button button--small" onClick={() => question.answer(false)}>
            Continuer sans carte
          </button>
        </>
      }
    >
      Cet hébergeur ne sait pas envoyer la carte par morceaux : il faut la télécharger entière, soit {formatBytes(question.bytes)}.
    </Notice>
  );
}

interface DeclinedTilesNoticeProps {
  readonly bytes: number;
  readonly onAccept: () => void;
}

/** The visitor said no: the table is what shows the communes, until they say yes. */
export function DeclinedTilesNotice({ bytes, onAccept }: DeclinedTilesNoticeProps): ReactNode {
  return (
    <Notice
      live
      actions={
        <button type="button" className="button button--small" onClick={onAccept}>
          Télécharger la carte ({formatBytes(bytes)})
        </button>
      }
    >
      La carte n’a pas été téléchargée, comme demandé. Le tableau montre les mêmes données{nnbsp}; la recherche et les fiches fonctionnent.
    </Notice>
  );
}

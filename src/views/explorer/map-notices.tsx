import type { ReactNode } from 'react';
import { Notice } from '../../ui/notice';
import type { MapProblem } from '../../view-models/map-model';
import { formatBytes, nnbsp } from '../../view-models/text';

interface MapProblemNoticeProps {
  readonly problem: MapProblem;
  readonly onRetry: () => void;
}

const sentences: Readonly<Record<MapProblem['kind'], string>> = {
  'webgl-absent':
    'Ce navigateur ne peut pas dessiner la carte (WebGL absent ou désactivé). Le tableau, la recherche et les fiches des communes montrent les mêmes données.',
  'webgl-perdu':
    'Le dessin de la carte s’est interrompu (contexte graphique perdu). Il reprend d’ordinaire de lui-même ; en attendant, le tableau et les fiches fonctionnent.',
  'tuiles-injoignables':
    'Les contours de la carte n’ont pas pu être téléchargés. Le tableau, la recherche et les fiches restent disponibles. Vérifiez la connexion, puis réessayez.',
  'fond-injoignable': 'Le plan IGN ne répond pas. La carte reste complète sans lui : il n’est qu’un décor.',
};

/** What happened to the map, what still works, what to do. */
export function MapProblemNotice({ problem, onRetry }: MapProblemNoticeProps): ReactNode {
  return (
    <Notice
      tone="warn"
      live
      actions={
        problem.kind === 'tuiles-injoignables' ? (
          <button type="button" className="button button--small" onClick={onRetry}>
            Réessayer
          </button>
        ) : undefined
      }
    >
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

/** The visitor said no: the table is what shows the communes. */
export function DeclinedTilesNotice(): ReactNode {
  return (
    <Notice live>
      La carte n’a pas été téléchargée, comme demandé. Le tableau montre les mêmes données{nnbsp}; la recherche et les fiches fonctionnent. Pour la carte,
      rechargez la page.
    </Notice>
  );
}

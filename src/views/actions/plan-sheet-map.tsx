import { Fragment, type ReactNode } from 'react';
import { nbsp } from '../../domain/format';
import { type SheetMap, type SheetMapLabel, sheetMapSize, sheetMapType } from '../../view-models/actions/sheet-map';
import { Swatch } from '../explorer/swatch';

interface PlanSheetMapProps {
  readonly map: SheetMap;
  /** Source and vintage of the outlines. */
  readonly outlines: string;
  /** Some actions are left out. */
  readonly filtered: boolean;
}

const { width, height } = sheetMapSize;
const { disc, number, named: namedSize, other } = sheetMapType;

/** The map of a contract on paper: vectors, told apart by lightness, numbers and names; the words beside say the same. */
export function PlanSheetMap({ map, outlines, filtered }: PlanSheetMapProps): ReactNode {
  const { drawing, title, legend, named, whole } = map;
  return (
    <figure className="plan-sheet__map" aria-label={title}>
      {drawing === null ? (
        <p className="plan-sheet__no-map">La carte n’est pas dessinée : les contours des communes ne sont pas arrivés. La liste ci-contre dit la même chose ; le bouton « Imprimer le plan » de la page les attend.</p>
      ) : (
        <Drawing drawing={drawing} />
      )}
      <figcaption>
        <p>
          <strong>{filtered ? 'Communes que des actions retenues nomment' : 'Communes que des actions nomment'}</strong>
        </p>
        <table>
          <thead>
            <tr>
              <th scope="col">Couleur</th>
              <th scope="col">Communes</th>
            </tr>
          </thead>
          <tbody>
            {legend.map(({ label, fill, communes }) => (
              <tr key={label}>
                <th scope="row">
                  <Swatch colour={fill} /> {label}
                </th>
                <td>{communes}</td>
              </tr>
            ))}
          </tbody>
        </table>
        <p>Trait épais{nbsp}: périmètre du contrat. Nombre dans un disque{nbsp}: actions qui nomment la commune.</p>
        {named.length === 0 ? null : (
          <p>
            {named.map(({ code, nom, counts }, place) => (
              <Fragment key={code}>
                {place === 0 ? '' : ' ; '}
                <strong>{nom}</strong>
                {nbsp}: {counts}
              </Fragment>
            ))}
            .
          </p>
        )}
        <p>{whole}</p>
        <p>
          {drawing === null ? '' : `La barre vaut ${drawing.scale.text} au milieu de la carte${nbsp}; le nord est en haut. `}
          {outlines}.
        </p>
      </figcaption>
    </figure>
  );
}

function Drawing({ drawing }: { readonly drawing: NonNullable<SheetMap['drawing']> }): ReactNode {
  const { members, outside, discs, named, others, scale } = drawing;
  return (
    <svg viewBox={`0 0 ${width} ${height}`} className="plan-sheet__drawing" aria-hidden="true" focusable="false">
      <rect width={width} height={height} fill="#f2f2f2" />
      <g fill="none" stroke="#000" strokeWidth="14" strokeLinejoin="round">
        {members.map(({ code, path }) => (
          <path key={code} d={path} />
        ))}
      </g>
      <g stroke="#8a8a8a" strokeWidth="2" strokeLinejoin="round">
        {[...members, ...outside].map(({ code, path, fill }) => (
          <path key={code} d={path} fill={fill} />
        ))}
      </g>
      <Names labels={others} size={other} weight={400} />
      {discs.map(({ x, y, text }) => (
        <g key={`${x} ${y}`}>
          <circle cx={x} cy={y} r={disc} fill="#fff" stroke="#000" strokeWidth="3" />
          <text x={x} y={y + number * 0.36} fontSize={number} fontWeight="700" textAnchor="middle">
            {text}
          </text>
        </g>
      ))}
      <Names labels={named} size={namedSize} weight={700} />
      <path d={`M20 ${height - 34}v14h${scale.units}v-14`} fill="none" stroke="#000" strokeWidth="4" />
      <text x={20 + scale.units / 2} y={height - 32} fontSize={other} textAnchor="middle">
        {scale.text}
      </text>
      <path d={`M${width - 45} 20l22 60l-22 -16l-22 16z`} />
      <text x={width - 45} y="112" fontSize="30" fontWeight="700" textAnchor="middle">
        N
      </text>
      <rect x="1" y="1" width={width - 2} height={height - 2} fill="none" stroke="#777" strokeWidth="2" />
    </svg>
  );
}

/** Names with a white edge, readable over any class. */
function Names({ labels, size, weight }: { readonly labels: readonly SheetMapLabel[]; readonly size: number; readonly weight: 400 | 700 }): ReactNode {
  return (
    <g fontSize={size} fontWeight={weight} textAnchor="middle" stroke="#fff" strokeWidth={size / 4} strokeLinejoin="round" paintOrder="stroke">
      {labels.map(({ x, y, text }) => (
        <text key={`${x} ${y}`} x={x} y={y + size * 0.35}>
          {text}
        </text>
      ))}
    </g>
  );
}

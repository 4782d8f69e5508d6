import { lazy, type ReactNode, Suspense, useRef } from 'react';
import { ChartSaver } from '../../ui/chart-saver';
import { fileStem } from '../../view-models/files/file-name';
import { type ReachRow, tableMinutes } from '../../view-models/portrait/minutes';
import { Later } from '../../ui/later';
import { ScrollRegion } from '../../ui/scroll-region';

/** The chart library comes after the figures. */
const ReachChart = lazy(() => import('./reach-chart'));

interface ReachSectionProps {
  readonly rows: readonly ReachRow[];
  readonly name: string;
  /** The territory is France: no other line. */
  readonly alone: boolean;
}

const estimate = (estimated: boolean): string => (estimated ? 'estimation' : 'temps publié');

const linesOf = (name: string, alone: boolean): string => `En abscisse, les minutes ; en ordonnée, la part des habitants à moins de ces minutes. Trait plein : ${name}.${alone ? '' : ' Trait tireté : France.'}`;

function ReachFigure({ row, lines, name }: { readonly row: ReachRow; readonly lines: readonly string[]; readonly name: string }): ReactNode {
  const holder = useRef<HTMLElement>(null);
  const { label, estimated, annee, curve, sentence } = row;
  return (
    <figure className="portrait__curve-figure" ref={holder}>
      <figcaption>
        <strong>{label}</strong> <span className="muted small">({annee}, {estimate(estimated)})</span>
      </figcaption>
      {curve.length === 0 ? null : (
        <Later of={curve} fallback={<div className="portrait__curve" />}>
          <Suspense fallback={<div className="portrait__curve" />}>
            <ReachChart curve={curve} />
          </Suspense>
        </Later>
      )}
      <p className="small">{sentence}</p>
      {curve.length === 0 ? null : <ChartSaver holder={holder} words={{ title: `${label} (${annee}, ${estimate(estimated)}), ${name}`, lines: [sentence, ...lines, row.source, 'Carto CLS'] }} file={fileStem('minutes', label, name)} />}
    </figure>
  );
}

/** How many people are near each kind of service: a curve and a sentence each, then one table for all. */
export function ReachSection({ rows, name, alone }: ReachSectionProps): ReactNode {
  return (
    <>
      <div className="portrait__curves">
        {rows.map((row) => (
          <ReachFigure key={row.id} row={row} lines={[linesOf(name, alone)]} name={name} />
        ))}
      </div>
      <p className="field__hint">
        {linesOf(name, alone)}
      </p>
      <ScrollRegion className="portrait__scroll" label="Habitants proches de chaque service">
        <table className="plain-table">
          <caption className="sr-only">Habitants à moins de 10, 15, 20 et 30 minutes de chaque service</caption>
          <thead>
            <tr>
              <th scope="col">Service</th>
              {tableMinutes.map((minutes) => (
                <th key={minutes} scope="col">
                  moins de {minutes} min
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ id, label, estimated, cells }) => (
              <tr key={id}>
                <th scope="row">
                  {label} <span className="muted">({estimate(estimated)})</span>
                </th>
                {cells === null ? (
                  <td colSpan={tableMinutes.length}>temps connu pour trop peu d’habitants</td>
                ) : (
                  cells.map(({ share, people }, place) => (
                    <td key={tableMinutes[place]}>
                      {people} <span className="muted">({share})</span>
                    </td>
                  ))
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
    </>
  );
}

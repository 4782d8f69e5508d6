import type { ReactNode } from 'react';
import { formatNumber } from '../../domain/format';
import type { ScaleBar } from '../../domain/scale-bar';
import type { Legend } from '../../view-models/legend';
import type { AccessCard } from '../../view-models/portrait/access';
import type { PopulationView } from '../../view-models/portrait/population';
import { HatchSwatch, Swatch } from '../explorer/swatch';
import SeriesChart from '../explorer/series-chart';
import { QrCode } from '../planner/qr-code';
import { MapFigure } from './map-figure';
import { PopulationTable } from './population-table';

/** The first page: what the territory is, its map, its access. */
export interface FirstPage {
  readonly title: string;
  readonly date: string;
  readonly lead: readonly string[];
  readonly population: PopulationView;
  readonly access: readonly AccessCard[];
  readonly legend: Legend;
  readonly mapTitle: string;
  readonly attribution: string;
  readonly link: string;
  /** Why there is no QR code; null when there is one. */
  readonly withoutQr: string | null;
  /** The territory is France. */
  readonly alone: boolean;
}

interface PrintSheetProps {
  readonly page: FirstPage;
  /** Address of the picture of the map; null where it could not be drawn. */
  readonly picture: string | null;
  /** Why it could not. */
  readonly missing: string;
  readonly scale: ScaleBar | null;
  /** The second page. */
  readonly children: ReactNode;
}

const people = (count: Legend['classes'][number]['people']): string => (typeof count === 'number' ? formatNumber(Math.round(count)) : '–');

function LegendTable({ legend }: { readonly legend: Legend }): ReactNode {
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">Classe</th>
          <th scope="col">Communes</th>
          <th scope="col">Personnes</th>
        </tr>
      </thead>
      <tbody>
        {legend.classes.map(({ code, label, colour, units, people: count }) => (
          <tr key={code}>
            <th scope="row">
              <Swatch colour={colour} /> {label}
            </th>
            <td>{formatNumber(units)}</td>
            <td>{people(count)}</td>
          </tr>
        ))}
        {legend.missing.map(({ code, label, reason, units, people: count }) => (
          <tr key={code}>
            <th scope="row">
              <HatchSwatch reason={reason} /> {label}
            </th>
            <td>{formatNumber(units)}</td>
            <td>{people(count)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Two A4 pages, black on white. */
export function PrintSheet({ page, picture, missing, scale, children }: PrintSheetProps): ReactNode {
  const { title, date, lead, population, access, legend, mapTitle, attribution, link, withoutQr, alone } = page;
  return (
    <article className="sheet">
      <section className="sheet__page">
        <header className="sheet__head">
          <div>
            <h1>{title}</h1>
            <p className="sheet__small">Portrait de territoire, Carto CLS. {date}.</p>
            {lead.map((sentence) => (
              <p key={sentence}>{sentence}</p>
            ))}
          </div>
          {withoutQr === null ? <QrCode text={link} /> : null}
        </header>
        <MapFigure picture={picture} missing={missing} scale={scale} title={mapTitle} attribution={attribution} alone={alone} />
        <div className="sheet__columns">
          <div>
            <LegendTable legend={legend} />
            {legend.threshold === null ? null : <p className="sheet__small">{legend.threshold.text}.</p>}
          </div>
          <PopulationTable view={population} name="Ici" alone={alone} />
        </div>
        <h2>Accès aux soins</h2>
        <table>
          <thead>
            <tr>
              <th scope="col">Profession</th>
              <th scope="col">Accès moyen</th>
              {alone ? null : <th scope="col">France</th>}
              <th scope="col">Personnes sous le seuil, ou sous la moyenne du pays</th>
            </tr>
          </thead>
          <tbody>
            {access.map(({ profession, title: label, cells }) => (
              <tr key={profession}>
                <th scope="row">{label}</th>
                <td>{cells.own}</td>
                {alone ? null : <td>{cells.france}</td>}
                <td>{cells.under}</td>
              </tr>
            ))}
          </tbody>
        </table>
        <div className="sheet__charts">
          {access.map(({ profession, title: label, series, trend }) => (
            <figure key={profession}>
              <figcaption>
                <strong>{label}</strong>
              </figcaption>
              {series === null ? null : <SeriesChart series={series} width={156} height={92} />}
              <p className="sheet__small">{trend ?? (series === null ? 'Pas de série à tracer.' : 'Pas de série pour ce territoire.')}</p>
            </figure>
          ))}
        </div>
        <p className="sheet__small">Trait plein : le territoire.{alone ? '' : ' Trait tireté : la France.'} Trait vertical : rupture de méthode, les deux côtés ne se comparent pas. Trait horizontal : le seuil.</p>
      </section>
      {children}
    </article>
  );
}

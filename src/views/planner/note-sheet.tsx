import type { ReactNode } from 'react';
import { formatNumber } from '../../domain/format';
import type { ScaleBar } from '../../domain/scale-bar';
import type { Note } from '../../view-models/planner/note';
import { HatchSwatch, Swatch } from '../explorer/swatch';
import { MapPicture, scaleWords } from '../paper/map-picture';
import { BeforeAfterTable } from './before-after-table';
import { QrCode } from './qr-code';

/** The picture of the map. */
export interface NotePicture {
  readonly url: string;
  readonly scale: ScaleBar | null;
}

interface NoteSheetProps {
  readonly note: Note;
  /** Null where the map could not be drawn. */
  readonly picture: NotePicture | null;
  readonly attribution: string;
}

/** Two A4 pages: what is tried, what it changes, how it is worked out, what it is worth. */
export function NoteSheet({ note, picture, attribution }: NoteSheetProps): ReactNode {
  return (
    <article className="note">
      <header className="note__head">
        <div>
          <p className="note__kind">Note de scénario, simulation sans valeur réglementaire</p>
          <h1>{note.title}</h1>
          <p>
            {note.subtitle}. {note.date}.
          </p>
        </div>
        {note.withoutQr === null ? <QrCode text={note.link} /> : null}
      </header>
      {note.withoutQr === null ? null : <p className="note__small">{note.withoutQr}</p>}
      <figure className="note__map">
        {picture === null ? <p>La carte n’a pas pu être dessinée : la légende et les tableaux disent la même chose.</p> : <MapPicture picture={picture.url} alt={`Carte de l’accès après le scénario, ${note.subtitle}`} scale={picture.scale} />}
        <figcaption>
          Accès après le scénario, en {note.unit} (estimation). Plus c’est foncé, moins il y a d’accès. Hors du territoire, rien n’est colorié. {picture === null ? '' : scaleWords(picture.scale)}
          {attribution}
        </figcaption>
      </figure>
      <div className="note__columns">
        <section>
          {note.legend === null ? null : (
            <table className="plan-table">
              <caption>Légende</caption>
              <thead>
                <tr>
                  <th scope="col">Accès</th>
                  <th scope="col">Communes</th>
                  <th scope="col">Habitants</th>
                </tr>
              </thead>
              <tbody>
                {note.legend.classes.map(({ code, label, colour, units, people }) => (
                  <tr key={code}>
                    <th scope="row">
                      <Swatch colour={colour} /> {label}
                    </th>
                    <td>{formatNumber(units)}</td>
                    <td>{typeof people === 'number' ? formatNumber(Math.round(people)) : '–'}</td>
                  </tr>
                ))}
                {note.legend.missing.map(({ code, label, reason, units, people }) => (
                  <tr key={code}>
                    <th scope="row">
                      <HatchSwatch reason={reason} /> {label}
                    </th>
                    <td>{formatNumber(units)}</td>
                    <td>{typeof people === 'number' ? formatNumber(Math.round(people)) : '–'}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          )}
        </section>
        <section>
          <BeforeAfterTable title={`Avant et après, ${note.measuresOf}`} rows={note.measures} note={null} />
        </section>
      </div>
      <div className="note__columns note__second">
        <section>
          <h2>Ce qui est essayé</h2>
          {note.lines.length === 0 ? <p>Rien : la carte montre les chiffres officiels.</p> : null}
          <ul>
            {note.lines.map((line, place) => (
              // Two lines may say the same.
              // oxlint-disable-next-line react/no-array-index-key
              <li key={place}>{line}</li>
            ))}
          </ul>
          {note.moreLines === null ? null : <p>{note.moreLines}</p>}
          <h2>Méthode</h2>
          <p>
            Les chiffres officiels sont l’accessibilité potentielle localisée (APL) de la DREES. Le modèle y ajoute le seul effet des changements : l’offre ajoutée ou retirée est partagée entre les habitants qui l’atteignent, selon un temps de
            trajet estimé. Un résultat négatif est ramené à 0.
          </p>
          <h2>Paramètres</h2>
          <ul>
            {note.parameters.map((text) => (
              <li key={text}>{text}</li>
            ))}
          </ul>
        </section>
        <section>
          <h2>Communes qui changent le plus</h2>
          <p>{note.communesText}</p>
          {note.communes.length === 0 ? null : (
            <table className="plan-table">
              <thead>
                <tr>
                  <th scope="col">Commune</th>
                  <th scope="col">Officiel</th>
                  <th scope="col">Après</th>
                  <th scope="col">Écart</th>
                </tr>
              </thead>
              <tbody>
                {note.communes.map(({ nom, officiel, apres, ecart }) => (
                  <tr key={nom}>
                    <th scope="row">{nom}</th>
                    <td>{officiel}</td>
                    <td>{apres}</td>
                    <td>{ecart}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          )}
        </section>
      </div>
      <section>
        <h2>Limites</h2>
        <p>
          L’APL ne mesure ni le délai d’un rendez-vous, ni le refus de nouveaux patients. Les temps de trajet sont des estimations en voiture. L’offre en place est un effectif et non une activité ; celle des pays voisins n’est pas connue.{' '}
          {note.warning}
        </p>
      </section>
      <section className="note__small">
        <h2>Sources</h2>
        <ul>
          {note.sources.map((text) => (
            <li key={text}>{text}</li>
          ))}
        </ul>
        <p>{note.versions}</p>
        {note.withoutQr === null ? <p className="note__link">{note.link}</p> : null}
      </section>
    </article>
  );
}

import '../planner/note.css';
import './plan-sheet.css';
import { Fragment, type ReactNode } from 'react';
import type { ActionLine } from '../../view-models/actions/lines';
import type { PlanSheet, SheetGroup } from '../../view-models/actions/plan-sheet';
import { QrCode } from '../planner/qr-code';
import { MarkedList, MarkedText } from './marked-text';
import { PlanSheetMap } from './plan-sheet-map';

/** The plan on paper: contract after contract, axis after axis; the head of each table comes back on each page. */
export function PlanSheetView({ sheet }: { readonly sheet: PlanSheet }): ReactNode {
  return (
    <article className="note plan-sheet">
      <header className="note__head">
        <div>
          <p className="note__kind">Carto CLS, lecture des documents des contrats</p>
          <h1>{sheet.title}</h1>
          <p>{sheet.sentence}</p>
          <p>
            Imprimé le {sheet.date}. {sheet.filters.length === 0 ? 'Sans filtre.' : `Filtres : ${sheet.filters.join(' ; ')}.`}
          </p>
        </div>
        {sheet.withoutQr === null ? <QrCode text={sheet.link} /> : null}
      </header>
      {sheet.contracts.map(({ id, name, state, counts, source, perimeter, map, groups }) => (
        <section key={id} className="plan-sheet__contract">
          <h2>{name}</h2>
          <p>
            {state}. {counts}.
          </p>
          <p className="note__small">
            Source : {source}.{perimeter === null ? '' : ` Périmètre : ${perimeter}.`}
          </p>
          {map === null ? null : <PlanSheetMap map={map} outlines={sheet.outlines} filtered={sheet.filters.length > 0} />}
          <table className="plan-sheet__table">
            <thead>
              <tr>
                <th scope="col">Action</th>
                <th scope="col">Thèmes</th>
                <th scope="col">Pilotes</th>
                <th scope="col">Où</th>
                <th scope="col">Statut</th>
              </tr>
            </thead>
            {groups.map((group) => (
              <Group key={group.id} group={group} />
            ))}
          </table>
        </section>
      ))}
      <footer className="note__small">
        <p>
          Ce que les documents transcrits disent, et rien de plus : un champ vide ne dit pas que rien n’est fait. Une opération n’est pas numérotée par son document et ne se compte pas avec les
          fiches. L’action d’un contrat échu n’est pas une offre actuelle.
        </p>
        {sheet.withoutQr === null ? null : <p>{sheet.withoutQr}</p>}
        <p className="note__link">{sheet.link}</p>
      </footer>
    </article>
  );
}

function Group({ group: { label, counts, nested, lines } }: { readonly group: SheetGroup }): ReactNode {
  return (
    <tbody>
      <tr className="plan-sheet__axis">
        <th scope="rowgroup" colSpan={5} className={nested ? 'plan-sheet__nested' : undefined}>
          {label} <span className="plan-sheet__counts">({counts})</span>
        </th>
      </tr>
      {lines.map((line) => (
        <Line key={line.id} line={line} />
      ))}
    </tbody>
  );
}

function Line({ line: { number, title, themes, pilots, where, statut } }: { readonly line: ActionLine }): ReactNode {
  return (
    <tr>
      <th scope="row">
        {number === null ? null : <Fragment>{number} : </Fragment>}
        <MarkedText pieces={title} />
      </th>
      <td>
        <MarkedList texts={themes} between=" · " />
      </td>
      <td>{pilots.length === 0 ? 'non précisé' : <MarkedList texts={pilots} between=" · " />}</td>
      <td>
        <MarkedText pieces={where} />
      </td>
      <td>{statut}</td>
    </tr>
  );
}

import type { ReactNode } from 'react';
import type { ContractBrief } from '../../view-models/portrait/contract';
import { isolatedFrom } from '../../view-models/portrait/isolated';
import { tableMinutes } from '../../view-models/portrait/minutes';
import { sheetAxes, type SheetService } from '../../view-models/portrait/sheet';

/** The second page: who is near what, what is in the territory, what its contract promises, where it all comes from. */
export interface SecondPage {
  readonly similar: readonly string[];
  /** Names of the territories compared. */
  readonly among: string;
  readonly retirement: string;
  readonly services: readonly SheetService[];
  readonly error: string | null;
  readonly places: string;
  readonly contract: ContractBrief | null;
  readonly around: readonly string[];
  readonly sources: readonly string[];
  readonly link: string;
  readonly withoutQr: string | null;
}

export function PrintSecond({ page }: { readonly page: SecondPage }): ReactNode {
  const { similar, among, retirement, services, error, places, contract, around, sources, link, withoutQr } = page;
  return (
    <section className="sheet__page sheet__page--second">
      {similar.length === 0 ? null : (
        <>
          <h2>Place parmi des territoires semblables</h2>
          <p>{similar.join(' ')}</p>
          <p className="sheet__small">{among}</p>
        </>
      )}
      <h2>Ce qui repose sur les généralistes de plus de 65 ans</h2>
      <p>{retirement}</p>
      <h2>Minutes en voiture jusqu’aux services</h2>
      <table>
        <thead>
          <tr>
            <th scope="col">Service</th>
            {tableMinutes.map((minutes) => (
              <th key={minutes} scope="col">
                moins de {minutes} min
              </th>
            ))}
            <th scope="col" className="sheet__far">À {isolatedFrom} min ou plus, les plus loin d’abord</th>
          </tr>
        </thead>
        <tbody>
          {services.map(({ id, label, near, far }) => (
            <tr key={id}>
              <th scope="row">{label}</th>
              {near === null ? <td colSpan={tableMinutes.length}>connu pour trop peu d’habitants</td> : near.map((text, place) => <td key={tableMinutes[place]}>{text}</td>)}
              <td className="sheet__far">{far}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="sheet__small">Temps estimés, sauf mention contraire. {error ?? 'Leur erreur n’est pas disponible.'}</p>
      <h2>Relais et mobilité</h2>
      <p>{places}</p>
      <h2>Contrat local de santé</h2>
      {contract === null ? <p>Ce territoire n’est celui d’aucun contrat renseigné dans ce site : cela ne dit pas qu’il n’en a pas.</p> : <Contract brief={contract} />}
      {around.length === 0 ? null : <p>Partagent des communes avec lui : {around.slice(0, 5).join(' ; ')}.</p>}
      <h2>Sources</h2>
      <p className="sheet__small">{sources.join(' · ')}.</p>
      <p className="sheet__small">
        {withoutQr === null ? '' : `${withoutQr} `}
        <span className="sheet__link">{link}</span>
      </p>
    </section>
  );
}

function Contract({ brief }: { readonly brief: ContractBrief }): ReactNode {
  return (
    <>
      <p>
        <strong>{brief.title}.</strong> {brief.lines.join(' ')}
      </p>
      {brief.axes.length === 0 ? null : <p>Axes : {sheetAxes(brief.axes).join(' ; ')}.</p>}
      <p className="sheet__small">Source : {brief.source}</p>
    </>
  );
}

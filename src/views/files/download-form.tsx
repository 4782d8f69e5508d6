import { type ReactNode, useId } from 'react';
import { formatCount, formatShare } from '../../domain/format';
import type { IndicatorChoice } from '../../view-models/catalogue';
import { type FileFormat, formatWords } from '../../view-models/files/formats';
import { Checks } from './checks';

/** What is being written, and how far it is (0 to 1). */
export interface Writing {
  readonly text: string;
  readonly share: number;
}

interface DownloadFormProps {
  readonly formats: readonly FileFormat[];
  readonly format: FileFormat;
  readonly onFormat: (format: FileFormat) => void;
  readonly rows: number;
  readonly columns: readonly string[];
  /** Columns left out. */
  readonly left: ReadonlySet<string>;
  readonly onLeft: (left: ReadonlySet<string>) => void;
  readonly choices: readonly IndicatorChoice[];
  /** Indicators added. */
  readonly added: ReadonlySet<string>;
  readonly onAdded: (added: ReadonlySet<string>) => void;
  readonly note: string | null;
  /** Null when nothing is being written. */
  readonly writing: Writing | null;
  /** What was done, or why it was not. */
  readonly said: { readonly text: string; readonly failed: boolean } | null;
  readonly onWrite: () => void;
  readonly onCancel: () => void;
}

/** Which format, which columns; then the file, with how far it is and a way to give up. */
export function DownloadForm(props: DownloadFormProps): ReactNode {
  const { formats, format, onFormat, rows, columns, left, onLeft, choices, added, onAdded, note, writing, said, onWrite, onCancel } = props;
  const name = useId();
  const kept = columns.filter((titre) => !left.has(titre)).length;
  const none = kept + added.size === 0;
  return (
    <div className="stack download">
      <fieldset className="plain-fieldset download__formats" disabled={writing !== null}>
        <legend className="field__label">Format</legend>
        {formats.map((value) => (
          <label key={value} className="check download__format">
            <input type="radio" name={name} value={value} checked={value === format} onChange={() => onFormat(value)} />
            <span>
              {formatWords[value].label}
              <span className="field__hint">{formatWords[value].detail}</span>
            </span>
          </label>
        ))}
      </fieldset>
      <fieldset className="plain-fieldset" disabled={writing !== null}>
        <legend className="field__label">Contenu</legend>
        <p className="small">{formatCount(rows, 'ligne')}. Unités, millésimes, sources, licences et définitions sont dans le fichier.</p>
        <Checks
          summary={`Colonnes (${kept} sur ${columns.length})`}
          options={columns.map((titre) => ({ id: titre, label: titre, group: '' }))}
          checked={new Set(columns.filter((titre) => !left.has(titre)))}
          onChecked={(checked) => onLeft(new Set(columns.filter((titre) => !checked.has(titre))))}
        />
        {choices.length === 0 ? null : <Checks summary={`Ajouter d’autres indicateurs (${added.size})`} options={choices} checked={added} onChecked={onAdded} />}
      </fieldset>
      {note === null ? null : <p className="small">{note}</p>}
      <div className="download__act">
        {writing === null ? (
          <button type="button" className="button button--primary" disabled={none} onClick={onWrite}>
            Télécharger le fichier
          </button>
        ) : (
          <>
            <progress aria-label="Avancement de l’écriture" max={1} value={writing.share} />
            <button type="button" className="button" onClick={onCancel}>
              Annuler
            </button>
          </>
        )}
        <output className={said?.failed === true ? 'download__said download__said--failed' : 'download__said'}>
          {writing === null ? (none ? 'Gardez au moins une colonne.' : (said?.text ?? '')) : `${writing.text} ${formatShare(writing.share)}`}
        </output>
      </div>
    </div>
  );
}

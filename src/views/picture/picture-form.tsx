import { type ReactNode, useId } from 'react';
import { formatNumber, formatShare } from '../../domain/format';

export const pictureFormats = ['png1', 'png2', 'png4', 'svg'] as const;
export type PictureFormat = (typeof pictureFormats)[number];
export const pictureScales: Readonly<Record<Exclude<PictureFormat, 'svg'>, number>> = { png1: 1, png2: 2, png4: 4 };

/** What a picture is framed on. */
export type PictureFraming = 'territoire' | 'vue';
const framingWords: Readonly<Record<PictureFraming, string>> = { territoire: 'Le territoire entier', vue: 'Ce que montre la carte à l’écran' };

interface PictureFormProps {
  readonly size: { readonly width: number; readonly height: number };
  /** Those that can be chosen. */
  readonly framings: readonly PictureFraming[];
  readonly framing: PictureFraming;
  readonly onFraming: (framing: PictureFraming) => void;
  readonly format: PictureFormat;
  readonly onFormat: (format: PictureFormat) => void;
  /** How much of it is drawn, 0 to 1. */
  readonly share: number;
  /** It is drawn. */
  readonly ready: boolean;
  /** Address of the picture; null where the browser cannot show it. */
  readonly preview: string | null;
  /** What the picture shows. */
  readonly alt: string;
  /** What is not on it. */
  readonly notes: readonly string[];
  /** How much of the file is written, 0 to 1; null when none is. */
  readonly writing: number | null;
  readonly said: string;
  readonly onSave: () => void;
  readonly onCancel: () => void;
}

/** The picture as it will be, and how it is saved. */
export function PictureForm(props: PictureFormProps): ReactNode {
  const { size, framings, framing, onFraming, format, onFormat, share, ready, preview, alt, notes, writing, said, onSave, onCancel } = props;
  const name = useId();
  const label = (value: PictureFormat): string => {
    if (value === 'svg') return 'SVG, vectoriel, à retoucher';
    const scale = pictureScales[value];
    return `PNG ×${scale}, ${formatNumber(size.width * scale)} × ${formatNumber(size.height * scale)} points`;
  };
  return (
    <div className="stack picture">
      {preview !== null ? (
        <img className="picture__preview" src={preview} width={size.width} height={size.height} alt={alt} />
      ) : ready ? (
        <p>Ce navigateur ne dessine pas d’image en arrière-plan : le SVG reste possible.</p>
      ) : (
        <div className="picture__wait">
          <progress aria-label="Avancement du dessin" max={1} value={share} />
          <output>Dessin de la carte… {formatShare(share)}</output>
        </div>
      )}
      {notes.map((note) => (
        <p key={note} className="small">
          {note}
        </p>
      ))}
      {framings.length < 2 ? null : (
        <fieldset className="plain-fieldset picture__formats" disabled={writing !== null}>
          <legend className="field__label">Cadrage</legend>
          {framings.map((value) => (
            <label key={value} className="check">
              <input type="radio" name={`${name}-cadrage`} value={value} checked={value === framing} onChange={() => onFraming(value)} />
              <span>{framingWords[value]}</span>
            </label>
          ))}
        </fieldset>
      )}
      <fieldset className="plain-fieldset picture__formats" disabled={writing !== null}>
        <legend className="field__label">Format</legend>
        {pictureFormats.map((value) => (
          <label key={value} className="check">
            <input type="radio" name={name} value={value} checked={value === format} onChange={() => onFormat(value)} />
            <span>{label(value)}</span>
          </label>
        ))}
      </fieldset>
      <div className="download__act">
        {writing === null ? (
          <button type="button" className="button button--primary" disabled={!ready} onClick={onSave}>
            Enregistrer l’image
          </button>
        ) : (
          <>
            <progress aria-label="Avancement de l’écriture" max={1} value={writing} />
            <button type="button" className="button" onClick={onCancel}>
              Annuler
            </button>
          </>
        )}
        <output>{writing === null ? said : `Dessin de l’image… ${formatShare(writing)}`}</output>
      </div>
    </div>
  );
}

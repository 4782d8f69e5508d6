import { type ReactNode, useId } from 'react';
import { formatNumber, formatShare } from '../../domain/format';

export const pictureFormats = ['png1', 'png2', 'png4', 'svg'] as const;
export type PictureFormat = (typeof pictureFormats)[number];
export const pictureScales: Readonly<Record<Exclude<PictureFormat, 'svg'>, number>> = { png1: 1, png2: 2, png4: 4 };

interface PictureFormProps {
  readonly size: { readonly width: number; readonly height: number };
  readonly format: PictureFormat;
  readonly onFormat: (format: PictureFormat) => void;
  /** How much of it is drawn, 0 to 1; null once it is. */
  readonly share: number | null;
  /** Address of the picture. */
  readonly preview: string | null;
  /** What the picture shows. */
  readonly alt: string;
  readonly said: string;
  readonly onSave: () => void;
}

/** The picture as it will be, and how it is saved. */
export function PictureForm({ size, format, onFormat, share, preview, alt, said, onSave }: PictureFormProps): ReactNode {
  const name = useId();
  const label = (value: PictureFormat): string => {
    if (value === 'svg') return 'SVG, vectoriel, à retoucher';
    const scale = pictureScales[value];
    return `PNG ×${scale}, ${formatNumber(size.width * scale)} × ${formatNumber(size.height * scale)} points`;
  };
  return (
    <div className="stack picture">
      {preview === null ? (
        <div className="picture__wait">
          <progress aria-label="Avancement du dessin" max={1} value={share ?? 0} />
          <output>Dessin de la carte… {formatShare(share ?? 0)}</output>
        </div>
      ) : (
        <img className="picture__preview" src={preview} width={size.width} height={size.height} alt={alt} />
      )}
      <fieldset className="plain-fieldset picture__formats">
        <legend className="field__label">Format</legend>
        {pictureFormats.map((value) => (
          <label key={value} className="check">
            <input type="radio" name={name} value={value} checked={value === format} onChange={() => onFormat(value)} />
            <span>{label(value)}</span>
          </label>
        ))}
      </fieldset>
      <div className="download__act">
        <button type="button" className="button button--primary" disabled={preview === null} onClick={onSave}>
          Enregistrer l’image
        </button>
        <output>{said}</output>
      </div>
    </div>
  );
}

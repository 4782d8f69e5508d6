import { type ReactNode, type RefObject, useState } from 'react';
import { chartPicture, type ChartWords } from './chart-picture';
import { downloadBlob } from './download';
import { toPng } from './rasterize';

interface ChartSaverProps {
  /** What holds the chart. */
  readonly holder: RefObject<HTMLElement | null>;
  readonly words: ChartWords;
  /** Without its extension. */
  readonly file: string;
}

/** Pixels a unit: sharp on paper and on a slide. */
const pngScale = 3;

/** Two buttons that take a chart away, as a drawing or as an image. */
export function ChartSaver({ holder, words, file }: ChartSaverProps): ReactNode {
  const [said, setSaid] = useState('');
  const save = async (format: 'SVG' | 'PNG'): Promise<void> => {
    const chart = holder.current?.querySelector('svg');
    if (!(chart instanceof SVGSVGElement)) {
      setSaid('Le graphique se dessine encore : réessayez dans un instant.');
      return;
    }
    try {
      const picture = chartPicture(chart, words);
      downloadBlob(`${file}.${format.toLowerCase()}`, format === 'SVG' ? picture.svg : await toPng(picture.svg, picture, pngScale));
      setSaid(`Fichier ${file}.${format.toLowerCase()} enregistré.`);
    } catch (cause) {
      console.error(cause);
      setSaid('L’image n’a pas pu être faite : ce navigateur ne la dessine pas. Le SVG et le tableau restent disponibles.');
    }
  };
  return (
    <div className="chart-saver">
      {(['SVG', 'PNG'] as const).map((format) => (
        <button key={format} type="button" className="button button--quiet button--small" aria-label={`${words.title} : image ${format}`} onClick={() => void save(format)}>
          Image {format}
        </button>
      ))}
      <output className="small muted">{said}</output>
    </div>
  );
}

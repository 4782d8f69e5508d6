import type { DeckSlide } from '../../../domain/deck/deck';
import { formatDate, nbsp } from '../../../domain/format';
import type { PortraitSubject } from '../subject';
import { textIn } from './places';

export interface OpeningInput {
  readonly subject: PortraitSubject;
  readonly lead: readonly [string, string];
  /** Sources and vintages of the figures of the lead. */
  readonly foot: string;
  readonly link: string;
  /** Null where the link is too long for one, or where the browser draws none. */
  readonly qr: Uint8Array | null;
  /** ISO. */
  readonly day: string;
}

/** What the territory is, when this was made, how to open it again. */
export function openingSlide({ subject, lead, foot, link, qr, day }: OpeningInput): DeckSlide {
  const side = { x: 10.55, w: 2.2 };
  return {
    title: subject.titre,
    blocks: [
      textIn({ x: 0.6, y: 0.75, w: 9.4, h: 0.4 }, [{ text: 'Portrait de territoire', soft: true }], [18, 14]),
      textIn({ x: 0.6, y: 2.85, w: 9.4, h: 2.75 }, [...(subject.detail === undefined ? [] : [{ text: subject.detail, soft: true }]), ...lead.map((text) => ({ text }))], [22, 12]),
      textIn({ x: 0.6, y: 5.8, w: 9.4, h: 1.05 }, [{ text: `Carto CLS, ${formatDate(day)}` }, { text: link, link }], [14, 9]),
      ...(qr === null
        ? []
        : [
            { kind: 'image' as const, ...side, y: 3.4, h: side.w, png: qr, alt: `Code QR qui ouvre ce portrait dans Carto CLS${nbsp}: ${link}` },
            textIn({ ...side, y: 3.4 + side.w + 0.08, h: 0.6 }, [{ text: 'Le portrait, à jour, en ligne', soft: true }], [12, 10]),
          ]),
    ],
    foot,
    notes: ['Diaporama fait par Carto CLS à partir de données ouvertes. Chaque diapositive dit sa source et son millésime ; la dernière les rassemble, avec les licences et les limites.'],
  };
}

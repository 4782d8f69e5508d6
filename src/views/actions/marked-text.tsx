import { Fragment, type ReactNode } from 'react';
import type { Piece } from '../../domain/matches';

/** A text with the words looked for marked. */
export function MarkedText({ pieces }: { readonly pieces: readonly Piece[] }): ReactNode {
  return pieces.map(({ text, found }, place) => (
    // Pieces of a text have no other identity than their place.
    // oxlint-disable-next-line react/no-array-index-key
    <Fragment key={place}>{found ? <mark className="found">{text}</mark> : text}</Fragment>
  ));
}

/** Several texts, parted by a comma or by what is given. */
export function MarkedList({ texts, between = ', ' }: { readonly texts: readonly (readonly Piece[])[]; readonly between?: string }): ReactNode {
  return texts.map((pieces, place) => (
    // oxlint-disable-next-line react/no-array-index-key
    <Fragment key={place}>
      {place === 0 ? '' : between}
      <MarkedText pieces={pieces} />
    </Fragment>
  ));
}

import { createContext, useContext } from 'react';
import type { IndicatorChoice } from '../../view-models/catalogue';
import type { TableFile } from '../../view-models/files/table-file';

/** A table that the reader may take away. */
export interface FileOffer {
  readonly titre: string;
  /** Indicators whose columns may be added. */
  readonly choices?: readonly IndicatorChoice[];
  /** Made when the dialog opens, and again with the indicators asked for. */
  readonly make: (indicateurs: readonly string[], signal: AbortSignal) => TableFile | Promise<TableFile>;
}

const OfferContext = createContext<((offer: FileOffer) => void) | null>(null);
export const OfferProvider = OfferContext.Provider;

/** Opens the dialog in which a format is chosen. @throws Error outside the provider. */
export function useOfferFile(): (offer: FileOffer) => void {
  const offer = useContext(OfferContext);
  if (offer === null) throw new Error('téléchargement absent');
  return offer;
}

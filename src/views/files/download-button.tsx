import type { ReactNode } from 'react';
import { Icon } from '../../ui/icons';
import { type FileOffer, useOfferFile } from './offer';

interface DownloadButtonProps {
  readonly offer: FileOffer;
  readonly small?: boolean;
  readonly disabled?: boolean;
  readonly label?: string;
}

/** Takes a table away: the format is chosen next. */
export function DownloadButton({ offer, small = false, disabled = false, label = 'Télécharger' }: DownloadButtonProps): ReactNode {
  const open = useOfferFile();
  return (
    <button type="button" className={small ? 'button button--small' : 'button'} disabled={disabled} aria-haspopup="dialog" onClick={() => open(offer)}>
      <Icon name="telecharger" />
      {label}…
    </button>
  );
}

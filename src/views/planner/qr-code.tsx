import { type ReactNode, useMemo } from 'react';
import { qrPath } from '../../ui/qr';

/** A QR code drawn as one path, black on white whatever the theme; its text must stand beside it. */
export function QrCode({ text, className = 'note__qr' }: { readonly text: string; readonly className?: string }): ReactNode {
  const { size, path } = useMemo(() => qrPath(text), [text]);
  return (
    <svg className={className} viewBox={`0 0 ${size} ${size}`} aria-hidden="true" focusable="false">
      <rect width="100%" height="100%" fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  );
}

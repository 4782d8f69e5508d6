import type { ReactNode } from 'react';

/** Line icons, 24 × 24, always beside a text or in a labelled control: hidden from screen readers. */
const paths = {
  recherche: 'M10.5 17a6.5 6.5 0 1 0 0-13 6.5 6.5 0 0 0 0 13Zm4.8-1.7L20 20',
  fermer: 'M6 6l12 12M18 6 6 18',
  aide: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18ZM9.6 9.4a2.5 2.5 0 1 1 3.6 2.3c-.8.4-1.2.9-1.2 1.8M12 16.6v.1',
  theme: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18Zm0-18v18M15 5v14m3-11v8',
  tableau: 'M4 5h16v14H4zM4 10h16M4 14.5h16M10 5v14',
  telecharger: 'M12 4v11m0 0 4.5-4.5M12 15l-4.5-4.5M5 19.5h14',
  partager: 'M8.2 11 15.8 7M8.2 13l7.6 4M6 14.5a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5ZM18 8.5a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5Zm0 12a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5Z',
  chevron: 'm7 10 5 5 5-5',
  haut: 'm7 14 5-5 5 5',
  retour: 'm14 6-6 6 6 6',
  filtre: 'M4 6h16l-6 7v5l-4 2v-7z',
  lieu: 'M12 21s7-6.2 7-11.5A7 7 0 0 0 5 9.5C5 14.8 12 21 12 21Zm0-9a2.6 2.6 0 1 0 0-5.2 2.6 2.6 0 0 0 0 5.2Z',
  carte: 'm4 6 5.5-2 5 2L20 4v14l-5.5 2-5-2L4 20zM9.5 4v14m5-12v14',
  recharger: 'M19.5 12a7.5 7.5 0 1 1-2.2-5.300M19.5 4v4h-4',
} as const;
export type IconName = keyof typeof paths;

export function Icon({ name }: { readonly name: IconName }): ReactNode {
  return (
    <svg className="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path d={paths[name]} />
    </svg>
  );
}

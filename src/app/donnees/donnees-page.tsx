import type { ReactNode } from 'react';
import type { Manifest } from '../../contract/manifest';

export default function DonneesPage({ manifest }: { readonly manifest: Manifest }): ReactNode {
  return <p>{manifest.nb_communes}</p>;
}

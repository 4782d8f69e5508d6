import type { Row } from '../../src/contract/tables';
import type { BuildContext } from '../lib/context';
import { hasValue } from '../lib/indicator-store';
import type { Progress } from '../lib/progress';

/** Share of the communes that each source informs: those with a value in one of its indicators at least. */
export function fillCoverage({ catalogue, store, sources, reference }: BuildContext): void {
  const informed = new Map<string, Uint8Array>();
  for (const { id, maille, source, source_annees } of catalogue) {
    if (maille !== 'commune') continue;
    for (const year of store.years(id)) {
      const origin = source_annees[String(year)] ?? source;
      const seen = informed.get(origin) ?? new Uint8Array(reference.communes.length);
      informed.set(origin, seen);
      store.get(id, year)?.statuses.forEach((status, rank) => {
        if (hasValue(status)) seen[rank] = 1;
      });
    }
  }
  for (const [source, seen] of informed) {
    const tally = sources.tally(source);
    tally.couverture ??= seen.reduce((sum, each) => sum + each, 0) / reference.communes.length;
  }
}

/** Prints the quality report: for each source, rows in, kept, repaired, refused, then the reasons by frequency. */
export function printReport(progress: Progress, sources: readonly Row<'sources'>[], anomalies: readonly Row<'anomalies'>[]): void {
  progress.line('');
  progress.line(`${'source'.padEnd(38)} ${['lignes', 'gardées', 'réparées', 'refusées', 'communes'].map((name) => name.padStart(9)).join(' ')}`);
  for (const { id, statut, motif, lignes, lignes_gardees, lignes_reparees, lignes_refusees, couverture } of sources) {
    if (statut !== 'lue') {
      progress.line(`${id.padEnd(38)} ${statut} : ${motif ?? ''}`);
      continue;
    }
    const cells = [lignes, lignes_gardees, lignes_reparees, lignes_refusees].map((count) => String(count ?? '').padStart(9));
    const share = couverture === null ? '' : `${(couverture * 100).toFixed(1).replace('.', ',')} %`;
    progress.line(`${id.padEnd(38)} ${cells.join(' ')} ${share.padStart(9)}`);
  }
  progress.line('');
  progress.line(`${anomalies.length} anomalies :`);
  for (const [kind, count] of frequencies(anomalies)) progress.line(`${String(count).padStart(8)}  ${kind}`);
}

/** Reasons with their figures, codes and names of communes masked, the most frequent first. */
function frequencies(anomalies: readonly Row<'anomalies'>[]): [string, number][] {
  const counts = new Map<string, number>();
  for (const { source, motif } of anomalies) {
    const kind = `${source} : ${motif.replaceAll(/\d[\dAB]\d{3}(?: \p{Lu}[^,()]*)?|\d[\d -]*/gu, '…').replaceAll(/…(?:, …)+/gu, '…')}`;
    counts.set(kind, (counts.get(kind) ?? 0) + 1);
  }
  return [...counts].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1)).slice(0, 40);
}

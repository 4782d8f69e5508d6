import { textColumn } from '../../files/arrow-tables';
import type { PublishedFiles } from '../../files/published-files';
import type { CitedSource } from '../../view-models/files/cited';

/** Every source of the published register. @throws PublishedFileError. */
export async function readRegister(files: PublishedFiles, signal?: AbortSignal): Promise<CitedSource[]> {
  const table = await files.arrow('sources', 'sources', signal);
  const [titre, producteur, licence, millesime, url, mention] = ['titre', 'producteur', 'licence', 'millesime', 'url', 'mention'].map((column) => textColumn(table, column));
  return textColumn(table, 'id').map((id, row) => ({
    id: id ?? '',
    titre: titre?.[row] ?? id ?? '',
    producteur: producteur?.[row] ?? 'non précisé',
    licence: licence?.[row] ?? '',
    millesime: millesime?.[row] ?? null,
    url: url?.[row] ?? '',
    mention: mention?.[row] ?? null,
  }));
}

import type { Manifest } from '../manifest.js';
import { parquetType } from '../tables/columnar.js';
import { parquetBytes } from '../tables/parquetBytes.js';
import { codebookJson } from './codebook.js';
import { resultsTable } from './figures.js';
import type { Format } from './format.js';
import type { ExportTable } from './table.js';

/** The results as one Parquet file, described in its file metadata. */
export const parquet: Format = {
  id: 'parquet',
  title: { en: 'Parquet', zh: 'Parquet' },
  mediaType: 'application/vnd.apache.parquet',
  extension: 'parquet',
  async write(release, selection) {
    const results = resultsTable(release, selection);
    return [{ path: 'results.parquet', content: tableParquet(release.manifest, results) }];
  },
};

/** A table as Parquet, described with its release in the file metadata. */
export function tableParquet(manifest: Manifest, table: ExportTable): Uint8Array {
  const metadata = {
    release: manifest.id,
    edition: manifest.edition,
    version: manifest.version,
    title_en: manifest.title.en,
    title_zh: manifest.title.zh,
    data_status: manifest['data-status'],
    licence: manifest.licence,
    ...(manifest.attribution && {
      attribution_en: manifest.attribution.en,
      attribution_zh: manifest.attribution.zh,
    }),
    codebook: JSON.stringify(codebookJson(manifest, [table])),
  };
  return parquetBytes(
    table.fields.map(({ id, type }, i) => ({ name: id, type: parquetType(type), data: table.columns[i]! })),
    Object.entries(metadata).map(([key, value]) => ({ key, value })),
  );
}

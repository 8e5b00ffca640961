import { codebookFiles } from './codebook.js';
import { resultsTable } from './figures.js';
import type { Format } from './format.js';
import { tableCsv } from './tableCsv.js';

/** The results as CSV, and what their columns and codes mean. */
export const csv: Format = {
  id: 'csv',
  title: { en: 'CSV with a codebook in both languages', zh: 'CSV，附双语数据字典' },
  mediaType: 'text/csv',
  extension: 'csv',
  async write(release, selection) {
    const results = resultsTable(release, selection);
    return [tableCsv(results), ...codebookFiles(release.manifest, [results])];
  },
};

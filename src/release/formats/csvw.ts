import type { Manifest } from '../manifest.js';
import { dataStatusWords, textNote } from '../words.js';
import { codebookFiles } from './codebook.js';
import { resultsTable } from './figures.js';
import type { Format } from './format.js';
import { inLanguages } from './languages.js';
import { lookupTables } from './lookups.js';
import type { ExportField, ExportTable } from './table.js';
import { tableCsv } from './tableCsv.js';

/**
 * The results and the meaning of their codes as CSV on the Web. One metadata file describes all tables; readers find it
 * by its name.
 */
export const csvw: Format = {
  id: 'csvw',
  title: { en: 'CSV on the Web, with metadata', zh: 'CSV on the Web，附元数据' },
  mediaType: 'text/csv',
  extension: 'csv',
  async write(release, selection) {
    const tables = [resultsTable(release, selection), ...lookupTables(release.plan)];
    const [results, ...lookups] = tables.map(tableCsv);
    const metadata = `${JSON.stringify(groupOf(release.manifest, tables), null, 1)}\n`;
    return [
      results!,
      { path: 'results.csv-metadata.json', content: metadata },
      ...lookups,
      ...codebookFiles(release.manifest, tables),
    ];
  },
};

function groupOf(manifest: Manifest, tables: readonly ExportTable[]): object {
  return {
    '@context': ['http://www.w3.org/ns/csvw', { '@language': 'en' }],
    'dc:identifier': manifest.id,
    'dc:title': inLanguages(manifest.title),
    'dc:description': [...inLanguages(dataStatusWords[manifest['data-status']]), ...inLanguages(textNote)],
    'dc:license': manifest.licence,
    ...(manifest.attribution && { 'dc:source': inLanguages(manifest.attribution) }),
    tables: tables.map(tableOf),
  };
}

const datatypes = { string: 'string', number: 'double', integer: 'integer' } as const;

function tableOf({ name, title, fields, key, links }: ExportTable): object {
  return {
    url: `${name}.csv`,
    'dc:title': inLanguages(title),
    tableSchema: {
      columns: fields.map((field) => columnOf(field, key)),
      primaryKey: key,
      ...(links.length > 0
        ? {
            foreignKeys: links.map((link) => ({
              columnReference: link.fields,
              reference: { resource: `${link.table}.csv`, columnReference: link.to },
            })),
          }
        : {}),
    },
  };
}

function columnOf({ id, title, type, unit, note }: ExportField, key: readonly string[]): object {
  const about = [unit, note].filter((text) => text !== undefined);
  return {
    name: id,
    titles: id,
    'dc:title': inLanguages(title),
    ...(about.length > 0 ? { 'dc:description': about.flatMap(inLanguages) } : {}),
    datatype: datatypes[type],
    ...(key.includes(id) ? { required: true } : {}),
  };
}

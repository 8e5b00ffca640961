import type { Text } from '../../edition/index.js';
import type { Release } from '../readRelease.js';
import { digest } from '../store/digest.js';
import type { ReleaseFile } from '../store/store.js';
import { dataStatusWords, textNote } from '../words.js';
import { analysisTables } from './analysisTables.js';
import { codebookFiles } from './codebook.js';
import { panelTable, resultsTable } from './figures.js';
import type { Format } from './format.js';
import { lookupTables } from './lookups.js';
import type { ExportField, ExportTable } from './table.js';
import { tableCsv } from './tableCsv.js';

/**
 * Data Package version 2: results, raw figures, units, framework and indicators as CSV with a Table Schema each and the
 * keys between them; the analysis tables too where nothing is selected, since they are about the whole release.
 */
export const dataPackage: Format = {
  id: 'data-package',
  title: { en: 'Data Package 2, all tables with their keys', zh: 'Data Package 2：全部数据表及其关联' },
  mediaType: 'application/json',
  extension: 'json',
  async write(release, selection) {
    const whole = Object.values(selection).every((list) => list === undefined);
    const tables = [
      resultsTable(release, selection),
      panelTable(release, selection),
      ...lookupTables(release.plan),
      ...(whole ? await analysisTables(release) : []),
    ];
    const files = tables.map(tableCsv);
    const hashes = await Promise.all(files.map(({ content }) => digest(content)));
    const resources = tables.map((table, i) => resource(table, files[i]!, hashes[i]!));
    const descriptor = descriptorOf(release, resources);
    return [
      { path: 'datapackage.json', content: `${JSON.stringify(descriptor, null, 1)}\n` },
      ...files,
      ...codebookFiles(release.manifest, tables),
    ];
  },
};

const both = (text: Text) => (text.en === text.zh ? text.en : `${text.en} · ${text.zh}`);

function descriptorOf({ manifest, plan }: Release, resources: readonly object[]): object {
  const status = manifest['data-status'];
  return {
    $schema: 'https://datapackage.org/profiles/2.0/datapackage.json',
    name: slug(manifest.edition),
    id: manifest.id,
    version: manifest.version,
    title: both(manifest.title),
    description: [
      dataStatusWords[status],
      ...(plan.attribution ? [plan.attribution] : []),
      ...(plan.note ? [plan.note] : []),
      textNote,
    ]
      .map(both)
      .join('\n\n'),
    data_status: status,
    licenses: [licence(manifest.licence)],
    ...listed(
      'sources',
      sourcesOf(
        manifest.sources.map((s) => ({ title: s.id, at: s.from })),
        plan,
      ),
    ),
    resources,
  };
}

/** An entry of the descriptor; none where the list is empty. */
const listed = (key: string, list: readonly object[]) => (list.length > 0 ? { [key]: list } : {});

/** The sources of the records, then those that the indicators name, each once. */
function sourcesOf(
  records: readonly { title: string; at: string }[],
  { indicators }: Release['plan'],
): object[] {
  const named = indicators
    .filter(({ source, url }) => source.en !== '' || url !== '')
    .map(({ source, url }) => ({ title: source.en || url, at: url }));
  const once = new Map([...records, ...named].map((s) => [`${s.title}\n${s.at}`, s]));
  return [...once.values()].map(({ title, at }) =>
    isAddress(at) ? { title, path: at } : { title: at === '' || at === title ? title : `${title}: ${at}` },
  );
}

const isAddress = (words: string) => /^https?:\/\/\S+$/.test(words);

/** A licence by name, or by address; one that is neither is given as a title. */
function licence(words: string): object {
  if (isAddress(words)) return { path: words };
  return /^[-a-zA-Z0-9._]+$/.test(words) ? { name: words, title: words } : { name: 'other', title: words };
}

/** Lower-case letters, digits, `.`, `_` and `-`: the characters allowed in the name of a package or resource. */
const slug = (words: string) => words.toLowerCase().replace(/[^-a-z0-9._]+/g, '-');

function resource({ name, title, fields, key, links }: ExportTable, file: ReleaseFile, hash: string): object {
  return {
    name: slug(name),
    type: 'table',
    path: file.path,
    title: both(title),
    format: 'csv',
    mediatype: 'text/csv',
    encoding: 'utf-8',
    dialect: { delimiter: ',', lineTerminator: '\n', quoteChar: '"', doubleQuote: true, header: true },
    bytes: file.content.length,
    hash: `sha256:${hash}`,
    schema: {
      fields: fields.map((field) => fieldOf(field, key)),
      missingValues: [''],
      ...keysOf(fields, key),
      ...(links.length > 0
        ? {
            foreignKeys: links.map((link) => ({
              fields: link.fields,
              reference: { resource: link.table === name ? '' : link.table, fields: link.to },
            })),
          }
        : {}),
    },
  };
}

/** A primary key allows no missing cells; a key with such cells is declared as `uniqueKeys`. */
function keysOf(fields: readonly ExportField[], key: readonly string[]): object {
  if (key.length === 0) return {};
  const isPrimary = !fields.some(({ id, optional }) => optional && key.includes(id));
  return isPrimary ? { primaryKey: key } : { uniqueKeys: [key] };
}

function fieldOf({ id, title, type, unit, note, optional }: ExportField, key: readonly string[]): object {
  const about = [unit, note].filter((text) => text !== undefined).map(both);
  return {
    name: id,
    type,
    title: both(title),
    ...(about.length > 0 ? { description: about.join('\n\n') } : {}),
    ...(key.includes(id) && !optional ? { constraints: { required: true } } : {}),
  };
}

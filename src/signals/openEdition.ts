import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  type Edition,
  type Problem,
  parseEdition,
  problems,
  type RecordSource,
  readYaml,
  type Signal,
  signalsFileSchema,
  sourcesSchema,
  type Table,
  tablesOf,
  UserError,
} from '../edition/index.js';
import { parseTable, readText } from './tables.js';

/** An edition's folder, read: everything small in memory, data and records still on disk. */
export interface OpenEdition {
  folder: string;
  edition: Edition;
  tables: Map<string, Table>;
  sources: RecordSource[];
  signals: Signal[];
  /** The small files as bytes, by name: what the release hashes as its inputs. */
  files: Map<string, Uint8Array>;
}

/**
 * Reads the folder of an edition.
 * @throws UserError with every problem of every file at once
 */
export function openEdition(folder: string): OpenEdition {
  const found: Problem[] = [];
  const files = new Map<string, Uint8Array>();
  const read = (name: string): string | undefined => {
    const { text, problems: bad } = readText(join(folder, name), name);
    found.push(...bad);
    if (text !== undefined) files.set(name, readFileSync(join(folder, name)));
    return text;
  };
  const table = (name: string): Table | undefined => {
    const text = read(name);
    if (text === undefined) return undefined;
    const parsed = parseTable(name, text);
    found.push(...parsed.problems);
    return parsed.table;
  };
  const source = read('edition.yaml');
  if (source === undefined) throw new UserError(found.length > 0 ? found : [problems.emptyFolder(folder)]);
  const parsed = parseEdition('edition.yaml', source);
  found.push(...parsed.problems);

  const tables = new Map<string, Table>();
  const names = parsed.edition ? tablesOf(parsed.edition.source) : undefined;
  for (const name of names
    ? [names.units, names.indicators, names.groups, 'places.csv', ...names.beside]
    : []) {
    const one = name === undefined ? undefined : table(name);
    if (one) tables.set(name!, one);
  }
  const sourcesText = read('sources.yaml');
  const sources =
    sourcesText === undefined ? undefined : readYaml('sources.yaml', sourcesText, sourcesSchema, sourceKeys);
  found.push(...(sources?.problems ?? []));
  const signals: Signal[] = [];
  for (const name of listYaml(join(folder, 'signals'))) {
    const text = read(`signals/${name}`);
    if (text === undefined) continue;
    const one = readYaml(`signals/${name}`, text, signalsFileSchema, signalKeys);
    found.push(...one.problems);
    signals.push(...(one.value === undefined ? [] : [one.value].flat()));
  }
  const sourceList = sources?.value?.sources ?? [];
  const own = sourceList.filter((one) => one.package === undefined).map((one) => one.file);
  const map = parsed.edition?.source.map;
  for (const name of [...own, ...(map ? [map] : [])]) {
    const what = { en: 'the file that the edition names', zh: '版本所引用的文件' };
    if (!existsSync(join(folder, name))) found.push(problems.absentFile(name, what));
  }
  if (found.length > 0 || !parsed.edition) throw new UserError(found);
  return { folder, edition: parsed.edition, tables, sources: sourceList, signals, files };
}

const sourceKeys = Object.keys(sourcesSchema.shape.sources.element.shape);
const signalKeys = [
  'indicator',
  'from',
  'unit',
  'period',
  'where',
  'value',
  'code',
  'country',
  'province',
  'city',
  'column',
  'take',
  'count',
  'sum',
];

function listYaml(folder: string): string[] {
  try {
    return readdirSync(folder)
      .filter((n) => /\.ya?ml$/.test(n))
      .sort();
  } catch {
    return [];
  }
}

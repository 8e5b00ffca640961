import { existsSync, readdirSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import {
  checkLimit,
  type Edition,
  FormulaFault,
  type InputTable,
  type LimitName,
  type Place,
  type Problem,
  packageKeys,
  parseAnnounced,
  parseEdition,
  problems,
  type RecordSource,
  readYaml,
  sharedExpressions,
  signalsFileSchema,
  sourcesSchema,
  tableNames,
  UserError,
  type VariantFile,
} from '../edition/index.js';
import { type PlaceGrid, parseCondition, writtenConditions } from '../sql/index.js';
import { readBorders } from './borders.js';
import { linksOutside, readInside } from './inside.js';
import { readMap } from './map/readMap.js';
import { parseTable, readText } from './tables.js';
import type { WrittenSignal } from './writtenSignal.js';

/** The folder of an edition: small files in memory, data and records on disk. */
export interface OpenEdition {
  folder: string;
  edition: Edition;
  tables: Map<string, InputTable>;
  sources: RecordSource[];
  signals: WrittenSignal[];
  /** The small files as bytes, by name: inputs of the release. */
  files: Map<string, Uint8Array>;
  /** Problems so far. `prepare` adds those of the data and throws all of them together. */
  problems: Problem[];
}

/**
 * Reads the folder of an edition.
 *
 * @param variant the name of one of its variants, or the path of a YAML file with one
 * @throws UserError when there is no edition.yaml that can be parsed
 */
export function openEdition(folder: string, variant?: string): OpenEdition {
  checkFolder(folder);
  const found: Problem[] = [];
  const files = new Map<string, Uint8Array>();
  const read: ReadSmallFile = (name, size = /\.ya?ml$/.test(name) ? 'yamlSize' : 'tableSize') => {
    const { text, bytes, problems: bad } = readInside(folder, name, size);
    found.push(...bad);
    if (bytes) files.set(name, bytes);
    return text;
  };
  const source = read('edition.yaml');
  if (source === undefined) throw new UserError(found.length > 0 ? found : [problems.emptyFolder(folder)]);
  const { edition, problems: unknown } = parseEdition('edition.yaml', source, variantOf(variant));
  found.push(...unknown);
  const tables = readTables(edition, read, found);
  const sources = readSources(read, found);
  const signals = listYaml(folder, 'signals', found).flatMap((name) =>
    readSignals(`signals/${name}`, read, found),
  );
  loadBorders(signals, read, found);
  found.push(
    ...signals.flatMap(zoneProblems),
    ...signals.flatMap((one) => conditionProblems(one.at, writtenConditions(one))),
  );
  const own = sources.filter((one) => one.package === undefined).map((one) => one.file);
  for (const name of own) {
    const out = linksOutside(folder, [name]);
    found.push(...out);
    if (out.length === 0 && !existsSync(join(folder, name))) found.push(problems.absentFile(name, named));
  }
  if (!edition) throw new UserError(found);
  const units = tables.get(tableNames(edition.source).units);
  const announced = readAnnounced(edition.source, read, found);
  if (announced) edition.announced = announced;
  const { map, made = false, notes = [] } = readMap(folder, edition.source, units, found);
  Object.assign(edition, { map, mapMade: made, mapNotes: notes });
  return { folder, edition, tables, sources, signals, files, problems: found };

  /** A variant in a file of its own becomes an input. */
  function variantOf(written: string | undefined): string | VariantFile | undefined {
    if (written === undefined || !/\.ya?ml$/.test(written)) return written;
    const file = `variants/${basename(written)}`;
    checkLimit({ file: written }, 'yamlSize', statSync(written, { throwIfNoEntry: false })?.size ?? 0);
    const { text, bytes, problems: bad } = readText(written, written);
    if (!text || !bytes)
      throw new UserError(bad.length > 0 ? bad : [problems.absentFile(written, variantWords)]);
    files.set(file, bytes);
    return { file: written, source: text };
  }
}

const named = { en: 'the file that the edition names', zh: '版本所引用的文件' };

const variantWords = { en: 'the variant that is asked for', zh: '所要求的变体' };

/** Reads a small file; larger ones than `size` are refused. */
type ReadSmallFile = (name: string, size?: LimitName) => string | undefined;

function checkFolder(folder: string): void {
  const entry = statSync(folder, { throwIfNoEntry: false });
  if (!entry) throw new UserError([problems.noFolder(folder)]);
  if (!entry.isDirectory()) throw new UserError([problems.notAFolder(folder)]);
}

/** The tables that the edition names; if the edition is invalid, those with the usual names, to report problems in them, too. */
function readTables(
  edition: Edition | undefined,
  read: ReadSmallFile,
  found: Problem[],
): Map<string, InputTable> {
  const names = edition
    ? tableNames(edition.source)
    : {
        units: 'units.csv',
        indicators: 'indicators.csv',
        groups: 'groups.csv',
        contextual: [],
        economy: [],
        published: [],
        validity: [],
        second: [],
        chain: [],
        judgements: [],
      };
  const all = [
    names.units,
    names.indicators,
    names.groups,
    'places.csv',
    ...names.contextual,
    ...names.economy,
    ...names.published,
    ...names.validity,
    ...names.second,
    ...names.chain,
    ...names.judgements,
  ];
  const tables = new Map<string, InputTable>();
  for (const name of new Set(all.filter((n) => n !== undefined))) {
    const text = read(name);
    if (text === undefined) continue;
    const parsed = parseTable(name, text);
    found.push(...parsed.problems);
    if (parsed.table) tables.set(name, parsed.table);
  }
  return tables;
}

function readSources(read: ReadSmallFile, found: Problem[]): RecordSource[] {
  const file = 'sources.yaml';
  const written = read(file);
  if (written === undefined) return [];
  const { value, text, problems: bad } = readYaml(file, written, sourcesSchema);
  found.push(...bad);
  const sources = value?.sources ?? [];
  const first = new Map<string, number>();
  sources.forEach((one, i) => {
    const at = { file, line: text!.lineOf(['sources', i]), path: `sources.${i}` };
    const absent = packageKeys.filter((key) => one.package !== undefined && one[key] === undefined);
    found.push(...absent.map((key) => problems.absentKey(at, key)));
    for (const key of ['each', 'columns'] as const)
      if (one[key] === undefined && (one.each ?? one.columns) !== undefined)
        found.push(problems.absentKey(at, key));
    if (one.columns !== undefined)
      found.push(...conditionProblems(at, Object.values(one.columns).flatMap(sharedExpressions)));
    if (first.has(one.id)) found.push(problems.duplicate(at, one.id, first.get(one.id)!));
    else first.set(one.id, at.line);
  });
  return sources;
}

/** The announced statements that the figures of the edition judge, where it names a file with some. */
function readAnnounced(
  { announced: file, variants = {} }: Edition['source'],
  read: ReadSmallFile,
  found: Problem[],
): Edition['announced'] {
  if (file === undefined) return undefined;
  const before = found.length;
  const written = read(file);
  if (written === undefined) {
    if (found.length === before) found.push(problems.absentFile(file, named));
    return undefined;
  }
  const { announced, problems: bad } = parseAnnounced(file, written, Object.keys(variants));
  found.push(...bad);
  return announced;
}

function readSignals(file: string, read: ReadSmallFile, found: Problem[]): WrittenSignal[] {
  const written = read(file);
  if (written === undefined) return [];
  const { value, text, problems: bad } = readYaml(file, written, signalsFileSchema);
  found.push(...bad);
  if (Array.isArray(value)) {
    return value.map((one, i) => ({ ...one, at: { file, line: text!.lineOf([i]), path: one.indicator } }));
  }
  return value === undefined ? [] : [{ ...value, at: { file, line: 1, path: value.indicator } }];
}

/** Loads the borders that signals name; each file is read once. */
function loadBorders(signals: readonly WrittenSignal[], read: ReadSmallFile, found: Problem[]): void {
  const grids = new Map<string, PlaceGrid | undefined>();
  for (const signal of signals) {
    if (!('lon' in signal.unit)) continue;
    const { borders } = signal.unit;
    if (!grids.has(borders)) grids.set(borders, gridOf(borders, read, found));
    const grid = grids.get(borders);
    if (grid) signal.grid = grid;
  }
}

function gridOf(file: string, read: ReadSmallFile, found: Problem[]): PlaceGrid | undefined {
  const before = found.length;
  const text = read(file, 'borderSize');
  if (text === undefined) {
    const what = { en: 'the borders that a signal names', zh: '信号所引用的边界' };
    if (found.length === before) found.push(problems.absentFile(file, what));
    return undefined;
  }
  const { grid, problems: bad } = readBorders(file, text);
  found.push(...bad);
  return grid;
}

function zoneProblems({ at, period: { zone } }: WrittenSignal): Problem[] {
  if (zone === undefined) return [];
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return [];
  } catch {
    return [problems.noZone(at, zone)];
  }
}

/** Parses all conditions before any record is read. */
function conditionProblems(at: Place, conditions: readonly string[]): Problem[] {
  return conditions.flatMap((condition) => {
    try {
      parseCondition(condition);
      return [];
    } catch (error) {
      if (error instanceof FormulaFault) return [problems.badCondition(at, condition, error)];
      throw error;
    }
  });
}

function listYaml(folder: string, below: string, found: Problem[]): string[] {
  const out = linksOutside(folder, [below]);
  found.push(...out);
  if (out.length > 0) return [];
  try {
    return readdirSync(join(folder, below))
      .filter((n) => /\.ya?ml$/.test(n))
      .sort();
  } catch {
    return [];
  }
}

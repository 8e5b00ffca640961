import { dirname } from 'node:path';
import type { RecordColumn } from '../../sql/index.js';
import { literal } from '../../sql/index.js';

/** Columns named by folders, `column=value` (Hive partitions). */
export interface Partitions {
  /** The partition columns of a file, in order. */
  of(file: string): RecordColumn[];
  /** Reader options for files with these columns. */
  options(columns: readonly RecordColumn[]): string;
}

/** The value in a folder name that stands for NULL. */
const nullPartition = '__HIVE_DEFAULT_PARTITION__';

/**
 * The columns that the folders of some files name. A type is inferred only where the texts of all of them round-trip in
 * that type: `01` stays a text.
 *
 * @param files below the edition; the name of the edition's own folder is not a column
 */
export function partitionsOf(files: readonly string[]): Partitions {
  const values = new Map<string, Set<string>>();
  for (const file of files) {
    for (const [name, value] of partitionValues(file)) {
      const known = values.get(name) ?? new Set();
      values.set(name, value === nullPartition ? known : known.add(value));
    }
  }
  const types = new Map([...values].map(([name, all]) => [name, typeOf([...all])]));
  return {
    of: (file) => partitionValues(file).map(([name]) => ({ name, type: types.get(name)! })),
    options: (columns) => {
      if (columns.length === 0) return 'hive_partitioning = false';
      const typed = columns.map(({ name, type }) => `${literal(name)}: ${literal(type)}`).join(', ');
      return `hive_partitioning = true, hive_types_autocast = false, hive_types = {${typed}}`;
    },
  };
}

/** The columns that the folders of a file name, each with its text. */
export function partitionValues(file: string): [name: string, value: string][] {
  const folders = dirname(file).split('/');
  return folders.flatMap((folder) => {
    const [, name, value] = /^([^=]+)=([^=]*)$/.exec(folder) ?? [];
    return name === undefined ? [] : [[name, value!] as [string, string]];
  });
}

function typeOf(values: readonly string[]): string {
  if (values.length === 0) return 'VARCHAR';
  if (values.every((v) => /^(0|-?[1-9]\d{0,17})$/.test(v))) return 'BIGINT';
  return values.every(isDay) ? 'DATE' : 'VARCHAR';
}

function isDay(text: string): boolean {
  const day = /^\d{4}-\d\d-\d\d$/.test(text) ? new Date(`${text}T00:00:00Z`) : undefined;
  return day !== undefined && !Number.isNaN(day.valueOf()) && day.toISOString().startsWith(text);
}

import type { SourceFacts } from '../edition/index.js';

/** Whether the records of a source were written anew: converted from a package, or with what those that belong together share. */
export function isMade({ from, each }: SourceFacts): boolean {
  return from.startsWith('npm:') || each !== undefined;
}

/** The record file of a source: its own, or the one made from it. */
export function recordFileOf(source: SourceFacts): string {
  return isMade(source) ? `records/${source.id}.parquet` : source.from;
}

/** Whether a file name matches a pattern in which * means any characters. */
export function fits(pattern: string, file: string): boolean {
  const parts = pattern.split('*').map((p) => p.replace(/[.+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${parts.join('.*')}$`).test(file);
}

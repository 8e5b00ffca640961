import type { SourceFacts } from '../edition/index.js';

/** The record file of a source: its own, or the one converted from its package. */
export function recordFileOf({ id, from }: SourceFacts): string {
  return from.startsWith('npm:') ? `records/${id}.parquet` : from;
}

/** Whether a file name matches a pattern in which * means any characters. */
export function fits(pattern: string, file: string): boolean {
  const parts = pattern.split('*').map((p) => p.replace(/[.+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${parts.join('.*')}$`).test(file);
}

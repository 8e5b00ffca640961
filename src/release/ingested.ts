import { type AsideReason, csvText, type IngestedFile } from '../edition/index.js';
import type { Manifest } from './manifest.js';
import { rowsOf } from './rows.js';
import type { ReleaseFile } from './store.js';

const name = 'ingested.csv';
const header = ['indicator', 'file', 'sha256', 'outcome', 'reason', 'records'];

/**
 * ingested.csv: what became of the records of every file that was taken under a contract: used, used though late, or set aside,
 * by reason. All records of a file are read, so they are the sum. No file where there is none.
 */
export function ingestedFiles(files: readonly IngestedFile[]): ReleaseFile[] {
  if (files.length === 0) return [];
  const rows = files.flatMap(({ indicator, file, sha256, used, late, aside }) => [
    [indicator, file, sha256, 'used', '', used - late],
    ...(late > 0 ? [[indicator, file, sha256, 'late', '', late]] : []),
    ...Object.entries(aside).map(([why, n]) => [indicator, file, sha256, 'aside', why, n]),
  ]);
  return [{ path: name, content: csvText(header, rows) }];
}

/** Reads ingested.csv back. */
export async function readIngested(
  text: (path: string) => Promise<string>,
  manifest: Manifest,
): Promise<IngestedFile[]> {
  if (!manifest.files.some((f) => f.path === name)) return [];
  const files: IngestedFile[] = [];
  for (const [indicator = '', file = '', sha256 = '', outcome, reason, n] of rowsOf(await text(name))) {
    const records = Number(n);
    if (outcome === 'used') files.push({ indicator, file, sha256, read: 0, used: 0, late: 0, aside: {} });
    const into = files.at(-1)!;
    into.read += records;
    if (outcome === 'aside') into.aside[reason as AsideReason] = records;
    else into.used += records;
    if (outcome === 'late') into.late = records;
  }
  return files;
}

import type { Text } from '../edition/index.js';
import type { DataContract } from './contract/contract.js';
import { canonical } from './contract/jsonRecord.js';
import { judgeOf } from './contract/judge.js';
import { reasonTitle, whyOf } from './intake/asideReasons.js';
import type { WhyAside } from './intake/judge.js';
import { readerOf } from './intake/readRecord.js';
import { headerOf, recordsIn } from './intake/split.js';

/** A record that would be set aside, with the line it begins in. */
export interface AsideLine {
  line: number;
  why: readonly WhyAside[];
}

/** The result that sending a file would have: read = taken + aside + duplicates + conflicts. */
export interface DryRun {
  read: number;
  taken: number;
  aside: number;
  /** Records whose key an earlier record of the file has: with the same content, and with another. */
  duplicates: number;
  conflicts: number;
  /** Records set aside by their first reason, and the field it is about. */
  reasons: { code: string; title: Text; pointer: string; count: number }[];
  /** The first of them. */
  lines: AsideLine[];
}

/** Most records set aside that are listed. */
const listed = 100;

/** The outcomes of records, in the words of the platform. */
export const outcomeTitles = {
  taken: { en: 'stored', zh: '入库' },
  aside: { en: 'set aside', zh: '隔离' },
  duplicates: { en: 'duplicates', zh: '重复' },
  conflicts: { en: 'conflicts', zh: '冲突' },
} satisfies Record<string, Text>;

/**
 * Judges a file as the platform would, by the same code, without sending it.
 *
 * @param received when it would arrive, in milliseconds since 1970
 * @throws Indivisible for CSV whose quotes are not closed, so that nobody could count its records
 */
export function dryRun(
  contract: DataContract,
  body: Uint8Array,
  form: 'ndjson' | 'csv',
  received: number,
): DryRun {
  const judge = judgeOf(contract, form === 'csv' ? 'text' : 'json');
  const records = recordsIn(form, body);
  const read = readerOf(form, form === 'csv' ? { header: headerOf(body) } : {});
  const seen = new Map<string, string>();
  const counts = new Map<string, DryRun['reasons'][number]>();
  const run: DryRun = {
    read: records.length,
    taken: 0,
    aside: 0,
    duplicates: 0,
    conflicts: 0,
    reasons: [],
    lines: [],
  };
  const setAside = (line: number, why: readonly WhyAside[]) => {
    run.aside++;
    const { code, pointer } = why[0]!;
    const known = counts.get(`${code} ${pointer}`) ?? { code, title: reasonTitle(code), pointer, count: 0 };
    known.count++;
    counts.set(`${code} ${pointer}`, known);
    if (run.lines.length < listed) run.lines.push({ line, why });
  };
  for (const raw of records) {
    const was = read(raw);
    if ('why' in was) {
      setAside(raw.line, [was.why]);
      continue;
    }
    const { reasons, key } = judge(was.record, received);
    if (reasons.length > 0) {
      setAside(raw.line, reasons.map(whyOf));
      continue;
    }
    const content = canonical(was.record);
    const before = seen.get(key!);
    if (before === undefined) {
      run.taken++;
      seen.set(key!, content);
    } else if (before === content) run.duplicates++;
    else run.conflicts++;
  }
  return { ...run, reasons: [...counts.values()].sort((a, b) => b.count - a.count) };
}

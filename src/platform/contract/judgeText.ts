import type { Text } from '../../edition/index.js';
import type { DataContract } from './contract.js';
import { judgeOf } from './judge.js';
import type { Reason, ReasonCode } from './reasons.js';
import { csvRecords, jsonRecords, type SentLine } from './sentLines.js';

/** A record that would be set aside, with the line it begins in. */
export interface AsideLine {
  line: number;
  reasons: Reason[];
}

/** What would become of a file: read = taken + aside + duplicates + conflicts. */
export interface DryRun {
  read: number;
  taken: number;
  aside: number;
  /** Records whose key an earlier record of the file has: with the same content, and with another. */
  duplicates: number;
  conflicts: number;
  /** Records set aside by their first reason, and the field it is about. */
  reasons: { code: ReasonCode; pointer: string; count: number }[];
  /** The first of them. */
  lines: AsideLine[];
}

/** Most records set aside that are listed. */
const listed = 100;

/**
 * Judges a file as the platform would, without sending it.
 *
 * @param form `json`: a JSON object a line (NDJSON). `text`: CSV with a header
 */
export function judgeText(contract: DataContract, text: string, form: 'json' | 'text'): DryRun {
  const judge = judgeOf(contract, form);
  const seen = new Map<string, string>();
  const counts = new Map<string, DryRun['reasons'][number]>();
  const run: DryRun = { read: 0, taken: 0, aside: 0, duplicates: 0, conflicts: 0, reasons: [], lines: [] };
  for (const { line, record, fault } of form === 'json' ? jsonRecords(text) : csvRecords(text)) {
    run.read++;
    const { reasons, key } = fault ? { reasons: [fault], key: undefined } : judge(record);
    if (reasons.length > 0) {
      run.aside++;
      const { code, pointer } = reasons[0]!;
      const known = counts.get(`${code} ${pointer}`) ?? { code, pointer, count: 0 };
      known.count++;
      counts.set(`${code} ${pointer}`, known);
      if (run.lines.length < listed) run.lines.push({ line, reasons });
      continue;
    }
    const content = canonical(record!);
    const before = seen.get(key!);
    if (before === undefined) {
      run.taken++;
      seen.set(key!, content);
    } else if (before === content) run.duplicates++;
    else run.conflicts++;
  }
  return { ...run, reasons: [...counts.values()].sort((a, b) => b.count - a.count) };
}

/** A record as JSON, its fields in order of their names. */
export function canonical(record: NonNullable<SentLine['record']>): string {
  return JSON.stringify(Object.fromEntries(Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1))));
}

/** What became of records, in the words of the platform. */
export const outcomeTitles = {
  taken: { en: 'stored', zh: '入库' },
  aside: { en: 'set aside', zh: '隔离' },
  duplicates: { en: 'duplicates', zh: '重复' },
  conflicts: { en: 'conflicts', zh: '冲突' },
} satisfies Record<string, Text>;

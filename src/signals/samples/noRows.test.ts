import { describe, expect, it } from 'vitest';
import type { OpenEdition } from '../openEdition.js';
import type { WrittenSignal } from '../writtenSignal.js';
import { noRowsOf } from './noRows.js';

const signalOf = (more: Partial<WrittenSignal>): WrittenSignal => ({
  at: { file: 'signals/a.yaml' },
  indicator: 'a',
  from: 'records/*.csv',
  unit: { code: 'city' },
  period: { column: 'day' },
  value: { count: true },
  ...more,
});

/** Why no rows of the first of some signals may be shown; all read the same file unless `files` says otherwise. */
function whyOf(
  signals: readonly WrittenSignal[],
  { records = 10, status = 'example', files = (_: string) => ['records/a.csv'] } = {},
): string | undefined {
  const edition = { source: { 'data-status': status } } as unknown as OpenEdition['edition'];
  const open = { edition, signals: [...signals], sources: [] };
  return noRowsOf(open, signals[0]!, ({ from }) => ({ files: files(from), records }));
}

describe('rows of records', () => {
  it('may be shown of examples, and not where there are too many', () => {
    expect(whyOf([signalOf({})])).toBeUndefined();
    expect(whyOf([signalOf({})], { records: 1_000_001 })).toBe('many');
  });

  it('may not be shown of what partners sent, of what was taken in under a contract, or out of a database', () => {
    const none = { files: () => [] };
    expect(whyOf([signalOf({ from: 'platform:trips' })], none)).toBe('partners');
    expect(whyOf([signalOf({ from: 'ingested/a.parquet' })])).toBe('partners');
    expect(whyOf([signalOf({ contract: {} })])).toBe('partners');
    expect(whyOf([signalOf({ from: 'clickhouse:db.records' })], none)).toBe('cluster');
  });

  it('may not be shown where another signal that reads one of the files has rules, by whatever name', () => {
    const other = signalOf({ indicator: 'b', from: 'records/a.csv', noise: { epsilon: 1 } });
    expect(whyOf([signalOf({}), other])).toBe('confidential');
    const apart = { files: (from: string) => [from] };
    expect(whyOf([signalOf({}), other], apart)).toBeUndefined();
  });

  it('may not be shown of real records that no source lists', () => {
    expect(whyOf([signalOf({})], { status: 'real' })).toBe('unlisted');
  });
});

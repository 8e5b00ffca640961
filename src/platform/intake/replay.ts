import type { Judges } from './judge.js';
import type { AsideRow, Ledger, Passed, ReceiptRow } from './ledger.js';
import { settle } from './settle.js';
import { type Body, verdictOf } from './verdictOf.js';

interface ReplayRow {
  id: string;
  contract: string;
  version: string;
  before: number;
  done_n: number;
  done_line: number;
}

/** Records in quarantine of a contract, after a line of a receipt and up to another receipt. */
const quarantinedAfter = `SELECT aside.n, aside.line FROM aside JOIN receipts ON receipts.n = aside.n
  WHERE aside.kind = 'quarantined' AND receipts.contract = ? AND aside.n <= ? AND (aside.n, aside.line) > (?, ?)
  ORDER BY aside.n, aside.line LIMIT ?`;

/** Judges records in quarantine once more, as the oldest replay that is not done says. Says how many. */
export function replaySome(
  ledger: Ledger,
  judges: Judges,
  most: number,
  bodyOf: (row: ReceiptRow) => Body,
): number {
  const open = ledger.sql('SELECT * FROM replays WHERE done = 0 ORDER BY at, id').all() as ReplayRow[];
  const replay = open.find(({ contract, version }) => judges.of(contract, version));
  const judge = replay && judges.of(replay.contract, replay.version);
  if (!replay || !judge) return 0;
  const { contract, before, done_n, done_line } = replay;
  const rows = ledger.sql(quarantinedAfter).all(contract, before, done_n, done_line, most) as Pick<
    AsideRow,
    'n' | 'line'
  >[];
  const last = rows.at(-1);
  if (!last) {
    ledger.sql('UPDATE replays SET done = 1 WHERE id = ?').run(replay.id);
    return 1;
  }
  const passed: Passed[] = [];
  for (const { n, line } of rows) {
    const row = ledger.receiptAt(n);
    const { records, read } = bodyOf(row);
    const raw = recordAt(records, line);
    const verdict = verdictOf(row, judge, read(raw), raw);
    if ('id' in verdict) passed.push(verdict);
    else ledger.aside(n, line, 'quarantined', verdict.why);
  }
  for (const { n, line } of passed) ledger.sql('DELETE FROM aside WHERE n = ? AND line = ?').run(n, line);
  for (const [i, settled] of settle(ledger, passed).entries()) {
    const column = { stored: 'stored', duplicate: 'duplicates', conflict: 'conflicts' }[settled];
    const isLate = passed[i]!.late && settled === 'stored';
    ledger
      .sql(
        `UPDATE receipts SET quarantined = quarantined - 1, ${column} = ${column} + 1, late = late + ? WHERE n = ?`,
      )
      .run(isLate ? 1 : 0, passed[i]!.n);
  }
  ledger.sql('UPDATE replays SET done_n = ?, done_line = ? WHERE id = ?').run(last.n, last.line, replay.id);
  return rows.length;
}

/** The record on a line, by bisection. */
export function recordAt<T extends { line: number }>(records: readonly T[], line: number): T {
  let [from, to] = [0, records.length - 1];
  while (from < to) {
    const middle = (from + to) >> 1;
    if (records[middle]!.line < line) from = middle + 1;
    else to = middle;
  }
  return records[from]!;
}

import type { Judge, Judges } from './judge.js';
import type { AsideRow, Ledger } from './ledger.js';

/** An order to judge once more, and how far it is carried out. */
export interface Replay {
  id: string;
  contract: string;
  version: string;
  /** The last receipt before it. */
  before: number;
  done_n: number;
  done_line: number;
  judge: Judge;
}

/** Records in quarantine of a contract, after a line of a receipt and up to another receipt. */
const quarantinedAfter = `SELECT aside.n, aside.line FROM aside JOIN receipts ON receipts.n = aside.n
  WHERE aside.kind = 'quarantined' AND receipts.contract = ? AND aside.n <= ? AND (aside.n, aside.line) > (?, ?)
  ORDER BY aside.n, aside.line LIMIT ?`;

/** The oldest replay that is not done and can be. */
export function openReplay(ledger: Ledger, judges: Judges): Replay | undefined {
  const open = ledger.sql('SELECT * FROM replays WHERE done = 0 ORDER BY rowid').all();
  for (const replay of open as unknown as Omit<Replay, 'judge'>[]) {
    const judge = judges.of(replay.contract, replay.version);
    if (judge) return { ...replay, judge };
  }
  return undefined;
}

/** The next records that a replay judges. */
export function replayRows(
  ledger: Ledger,
  { contract, before, done_n, done_line }: Omit<Replay, 'judge' | 'id' | 'version'>,
  most: number,
): Pick<AsideRow, 'n' | 'line'>[] {
  const rows = ledger.sql(quarantinedAfter).all(contract, before, done_n, done_line, most);
  return rows as Pick<AsideRow, 'n' | 'line'>[];
}

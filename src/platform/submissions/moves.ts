import { erasedLines, type Ledger } from '../intake/index.js';
import type { IncludedReceipt, Replaced } from './acts.js';
import type { KeyedLine, Move } from './corrections.js';
import { isInRanges, linesIn, rangesOf } from './lines.js';

/** Records by request. */
export type RecordLines = Pick<IncludedReceipt, 'receipt' | 'lines'>;

/** The records that a submission consists of, and those of other periods whose place they take. */
export interface Claims {
  receipts: readonly RecordLines[];
  replaces?: readonly Replaced[];
}

/** Whether two submissions have a key in common: one of them takes the place of a record that the other has. Only one may count. */
export const sharesKey = (a: Claims, b: Claims) =>
  meets(a.replaces, b.receipts) || meets(b.replaces, a.receipts);

const meets = (some: readonly RecordLines[] = [], others: readonly RecordLines[]) =>
  some.some(({ receipt, lines }) =>
    others.some((other) => other.receipt === receipt && linesIn(lines).some(isInRanges(other.lines))),
  );

/** What of it still holds: a record that was erased takes no place, and has none. */
export function standing(ledger: Ledger, replaces: readonly Replaced[] = []): Replaced[] {
  // Many records of few requests.
  const erasedIn = new Map<string, ReturnType<typeof erasedLines> | undefined>();
  const isThere = (receipt: string, line: number) => {
    if (!erasedIn.has(receipt)) {
      const row = ledger.receipt(receipt);
      erasedIn.set(receipt, row && erasedLines(ledger, row.n));
    }
    return erasedIn.get(receipt)?.has(line) === false;
  };
  return replaces.flatMap(({ receipt, lines, by }) => {
    const left = isThere(by.receipt, by.line) ? linesIn(lines).filter((line) => isThere(receipt, line)) : [];
    return left.length === 0 ? [] : [{ receipt, lines: rangesOf(left), by }];
  });
}

/** What is signed of another period. */
export type SignedElsewhere = Claims & { period: string };

/** A record that was sent again for another period. */
export interface Moved {
  record: KeyedLine;
  period: string;
}

/** What corrections that move records to another period mean for one period. */
export interface Moves {
  /** Its records that are not counted yet: what is signed of another period has the same keys. */
  held: Moved[];
  /** Its records that were sent again for another period, of which nothing with them is signed yet. */
  left: Moved[];
  /** The records of other periods whose place its records take. */
  replaces: Replaced[];
}

/** @param signed what is signed of other periods of the same partner and contract */
export function movesOf(moves: readonly Move[], period: string, signed: readonly SignedElsewhere[]): Moves {
  const found: Moves = { held: [], left: [], replaces: [] };
  for (const { last, others, counted } of moves) {
    if (last.period === period) {
      const by = { receipt: last.receipt, line: last.line };
      const replaces = byRequest(others).map((one) => ({ ...one, by }));
      const other = signed.find((one) => sharesKey({ receipts: byRequest([last]), replaces }, one));
      if (other) found.held.push({ record: last, period: other.period });
      else for (const one of replaces) found.replaces.push(one);
      continue;
    }
    const record = others.findLast((one) => one.period === period && counted.has(one));
    const isSigned = signed.some((one) => meets(byRequest([last]), one.receipts));
    if (record && !isSigned) found.left.push({ record, period: last.period });
  }
  return found;
}

/** Records by request, each once, in the order in which they came. */
function byRequest(records: readonly KeyedLine[]): RecordLines[] {
  const sorted = [...records].sort((a, b) => a.n - b.n || a.line - b.line);
  const receipts = [...new Set(sorted.map(({ receipt }) => receipt))];
  return receipts.map((receipt) => {
    const own = sorted.filter((one) => one.receipt === receipt).map(({ line }) => line);
    return { receipt, lines: rangesOf([...new Set(own)]) };
  });
}

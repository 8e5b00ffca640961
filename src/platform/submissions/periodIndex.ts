import { setImmediate } from 'node:timers/promises';
import type { DataContract } from '../contract/contract.js';
import { type ReceiptRow, receiptsOf, sendersOf } from '../intake/index.js';
import type { Kept } from './corrections.js';
import { periodLines } from './periodLines.js';
import type { Subject } from './subject.js';

/** Records of a period in one request. */
export interface PeriodTally {
  n: number;
  at: number;
  received: number;
  stored: number;
  quarantined: number;
}

type Periods = Map<string, PeriodTally>;

/** What became of the records of a request until now: while it is the same, so are the periods. */
const stateOf = ({ waiting, stored, quarantined }: ReceiptRow) => `${waiting} ${stored} ${quarantined}`;

/** Which requests have records of which periods; each request is read once, and again when more of it is judged. */
export class PeriodIndex {
  readonly #known = new Map<number, { state: string; periods: Periods }>();
  readonly #subjects = new Map<string, number[]>();

  constructor(
    readonly kept: Kept,
    readonly contractOf: (id: string) => DataContract | undefined,
  ) {}

  /** Reads what is new; others have their turn meanwhile. */
  async update(): Promise<void> {
    for (const sender of sendersOf(this.kept.ledger)) {
      const contract = this.contractOf(sender.contract);
      if (!contract) continue;
      const receipts = receiptsOf(this.kept.ledger, sender);
      this.#subjects.set(
        `${sender.partner}\n${sender.contract}`,
        receipts.map(({ n }) => n),
      );
      for (const row of receipts) {
        const state = stateOf(row);
        if (this.#known.get(row.n)?.state === state) continue;
        this.#known.set(row.n, { state, periods: this.#read(row, contract) });
        await setImmediate();
      }
    }
  }

  /** The requests with records of a period. */
  of({ partner, contract, period }: Subject): PeriodTally[] {
    const receipts = this.#subjects.get(`${partner}\n${contract}`) ?? [];
    return receipts.flatMap((n) => this.#known.get(n)?.periods.get(period) ?? []);
  }

  /** Every period with records. */
  subjects(): Subject[] {
    return [...this.#subjects].flatMap(([sender, receipts]) => {
      const [partner, contract] = sender.split('\n') as [string, string];
      const periods = new Set(receipts.flatMap((n) => [...(this.#known.get(n)?.periods.keys() ?? [])]));
      return [...periods].sort().map((period) => ({ partner, contract, period }));
    });
  }

  #read(row: ReceiptRow, contract: DataContract): Periods {
    const periods: Periods = new Map();
    for (const { period, is } of periodLines(this.kept, row, contract)) {
      const known = periods.get(period) ?? { n: row.n, at: row.at, received: 0, stored: 0, quarantined: 0 };
      known.received++;
      if (is === 'stored') known.stored++;
      if (is === 'quarantined') known.quarantined++;
      periods.set(period, known);
    }
    return periods;
  }
}

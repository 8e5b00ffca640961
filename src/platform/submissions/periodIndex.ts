import type { DataContract } from '../contract/contract.js';
import {
  keepPeriods,
  keptPeriods,
  type PeriodTally,
  type ReceiptRow,
  receiptsAfter,
} from '../intake/index.js';
import type { Kept } from './corrections.js';
import { periodLines } from './periodLines.js';
import type { Subject } from './subject.js';
import { turns } from './turns.js';

/** What became of the records of a request until now, and the contract that is read: while they are the same, so are the periods. */
const stateOf = ({ waiting, stored, quarantined }: ReceiptRow, contract: DataContract | undefined) =>
  `${contract?.version} ${waiting} ${stored} ${quarantined}`;

const keyOf = ({ partner, contract, period }: Subject) => [partner, contract, period].join('\n');

/**
 * Which requests have records of which periods. Each request is read once, and again when more of it is judged; what was found is kept
 * in the ledger, so that it need not be found again after a start.
 */
export class PeriodIndex {
  readonly #subjects = new Map<string, { subject: Subject; requests: Map<number, PeriodTally> }>();
  /** Requests of which records wait to be judged, or may be judged again. */
  readonly #unsettled = new Map<number, string>();
  #last = 0;
  #updating: Promise<void> = Promise.resolve();

  /** @param keeps whether this process may write to the ledger */
  constructor(
    readonly kept: Kept,
    readonly contractOf: (id: string) => DataContract | undefined,
    readonly keeps: boolean,
  ) {}

  /** Reads what is new; others have their turn meanwhile. */
  update(): Promise<void> {
    const updated = this.#updating.then(() => this.#update());
    this.#updating = updated.catch(() => {});
    return updated;
  }

  /** The requests with records of a period, in the order in which they came. */
  of(subject: Subject): PeriodTally[] {
    return [...(this.#subjects.get(keyOf(subject))?.requests.values() ?? [])].sort((a, b) => a.n - b.n);
  }

  /** Every period with records. */
  subjects(): Subject[] {
    return [...this.#subjects.values()].map(({ subject }) => subject);
  }

  async #update(): Promise<void> {
    for (const [n, known] of this.#unsettled) {
      const row = this.kept.ledger.receiptAt(n);
      if (stateOf(row, this.contractOf(row.contract)) !== known) await this.#take(row);
    }
    for (const row of receiptsAfter(this.kept.ledger, this.#last)) {
      await this.#take(row);
      this.#last = row.n;
    }
  }

  async #take(row: ReceiptRow): Promise<void> {
    const state = stateOf(row, this.contractOf(row.contract));
    const { n, partner, contract, waiting, quarantined } = row;
    if (waiting + quarantined > 0) this.#unsettled.set(n, state);
    else this.#unsettled.delete(n);
    for (const tally of await this.#tallies(row, state)) {
      const subject = { partner, contract, period: tally.period };
      const known = this.#subjects.get(keyOf(subject)) ?? { subject, requests: new Map() };
      known.requests.set(n, tally);
      this.#subjects.set(keyOf(subject), known);
    }
  }

  async #tallies(row: ReceiptRow, state: string): Promise<readonly PeriodTally[]> {
    const known = keptPeriods(this.kept.ledger, row.n, state);
    if (known) return known;
    const contract = this.contractOf(row.contract);
    const tallies = new Map<string, PeriodTally>();
    const turn = turns();
    for (const { period, is } of contract ? periodLines(this.kept, row, contract) : []) {
      await turn();
      const tally = tallies.get(period) ?? { n: row.n, at: row.at, period, received: 0, stored: 0 };
      tally.received++;
      if (is === 'stored') tally.stored++;
      tallies.set(period, tally);
    }
    const found = [...tallies.values()];
    if (this.keeps && contract) keepPeriods(this.kept.ledger, row.n, state, found);
    return found;
  }
}

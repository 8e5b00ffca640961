import { setImmediate } from 'node:timers/promises';
import type { DataContract } from '../contract/contract.js';
import type { Ledger, ReceiptRow } from '../intake/ledger.js';
import { wholeBodyOf } from '../intake/verdictOf.js';
import { type FieldState, fieldStates } from './fieldAlarms.js';
import { addTally, newTally, type Tally, tallyRecord } from './fieldTally.js';

/** The state of the fields of a contract, and the records counted for it. */
export interface FieldsSeen {
  /** The last day on which something came, which is compared with the days before it. */
  day: string;
  states: FieldState[];
  /** Names that the contract does not have on that day, with the number of records. */
  unknownNames: [name: string, records: number][];
  records: { now: number; usual: number };
  /** Batches that were not looked at yet, since there was no time. */
  left: number;
}

/** What is looked at: this many days, batches of the last day and of each other one, and records of each batch. */
export const looked = { days: 28, lastDay: 40, batches: 8, records: 200 };

/** Milliseconds that a call may take before it leaves the rest for the next; others get their turn after each slice. */
const [patience, slice] = [1_000, 20];
const mostKept = 5_000;

/** Of the newest receipts, those of the last days with receipts, so many of each day in equal steps. */
const ofDay = `iif(days = 1, ${looked.lastDay}, ${looked.batches})`;
const spreadBatches = `SELECT n, day FROM (
  SELECT n, day, row_number() OVER (PARTITION BY day ORDER BY n) - 1 AS place,
    count(*) OVER (PARTITION BY day) AS batches, dense_rank() OVER (ORDER BY day DESC) AS days
  FROM (SELECT n, day FROM receipts NOT INDEXED WHERE partner = ?1 AND contract = ?2 ORDER BY n DESC LIMIT 20000))
  WHERE days <= ?3 AND place % max(1, (batches + ${ofDay} - 1) / ${ofDay}) = 0 ORDER BY n DESC`;

/** Looks at some records of the last days of each partner and contract: how their fields come, whatever became of the records. */
export class FieldWatch {
  /** Counts by receipt and version: the bytes of a receipt never change. */
  readonly #known = new Map<string, Tally>();

  constructor(
    readonly ledger: Ledger,
    readonly log: string,
  ) {}

  /** The state of the fields; undefined before the first records. */
  async seen(partner: string, contract: DataContract): Promise<FieldsSeen | undefined> {
    const began = performance.now();
    let sliceBegan = began;
    const batches = this.#batches(partner, contract.id);
    const day = batches[0]?.day;
    if (day === undefined) return undefined;
    const [now, usual] = [newTally(contract), newTally(contract)];
    let left = 0;
    for (const batch of batches) {
      const at = `${batch.n} ${contract.version}`;
      const known = this.#known.get(at);
      if (!known && performance.now() - began > patience) {
        left++;
        continue;
      }
      if (!known && performance.now() - sliceBegan > slice) {
        await setImmediate();
        sliceBegan = performance.now();
      }
      const tally = known ?? this.#count(batch.n, contract);
      this.#known.set(at, tally);
      addTally(batch.day === day ? now : usual, tally);
    }
    for (const old of [...this.#known.keys()].slice(0, Math.max(0, this.#known.size - mostKept)))
      this.#known.delete(old);
    return {
      day,
      states: fieldStates(contract, now, usual),
      unknownNames: [...now.unknownNames].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1)),
      records: { now: now.records, usual: usual.records },
      left,
    };
  }

  /** Batches of the last days on which something came, spread over each day; the newest first. */
  #batches(partner: string, contract: string): { n: number; day: string }[] {
    return this.ledger.sql(spreadBatches).all(partner, contract, looked.days) as unknown as {
      n: number;
      day: string;
    }[];
  }

  #count(n: number, contract: DataContract): Tally {
    const row: ReceiptRow = this.ledger.receiptAt(n);
    const { records, read } = wholeBodyOf(this.log, row);
    const tally = newTally(contract);
    const step = Math.max(1, Math.ceil(records.length / looked.records));
    for (let i = 0; i < records.length; i += step) {
      const found = read(records[i]!);
      const record = 'record' in found ? found.record : undefined;
      if (record && !Array.isArray(record)) tallyRecord(tally, contract, record);
    }
    return tally;
  }
}

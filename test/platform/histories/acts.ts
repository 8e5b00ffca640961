import type { ContractName, EditionName, Partner, World } from './world.js';

/** A record as it is sent. Amounts of a history differ, so that a figure says which records are in it. */
export interface Sent {
  id: string;
  city: string;
  day: string;
  hospital: string;
  visits: number;
  /** Sent as a CloudEvent: the key is then that of the event. */
  event?: [source: string, id: string];
}

export type Form = 'ndjson' | 'csv' | 'cloudevents';

/**
 * One act of a history. `pick` (from 0 to 1) chooses among what is there when the act's turn comes, so that a history with acts left
 * out is a history, too.
 */
export type Act =
  | { do: 'send'; partner: Partner; contract: ContractName; form: Form; records: Sent[]; key: string }
  /** Another amount for a record that was sent before, or another day, which may be in another month. */
  | { do: 'correct'; pick: number; visits: number; day: string | null; key: string }
  /** The bytes of a request once more: under the same idempotency key or a new one, under its contract or the other. */
  | { do: 'resend'; pick: number; key: string | null; otherContract: boolean }
  | { do: 'erase'; pick: number; by: 'key' | 'line' | 'aside' | 'receipt' }
  | { do: 'replay'; contract: ContractName }
  | { do: 'adopt'; contract: ContractName; most: number }
  /** The month of a record that was sent, and a submission that is signed. */
  | { do: 'sign' | 'withdraw'; pick: number }
  | { do: 'build'; edition: EditionName }
  /** A dated vintage of a series, embargoed for some hours or public at once. */
  | { do: 'release'; edition: EditionName; hours: number | null }
  | { do: 'restart'; forgetsLedger: boolean }
  /** The process ends at a write of the next act, which is then done again, as its caller would. */
  | { do: 'kill'; at: number }
  | { do: 'backup' | 'restore' }
  | { do: 'clock'; hours: number }
  /** Somebody changes an amount in the log, with checksums and seals: the last act of a history. */
  | { do: 'tamper'; pick: number };

export interface History {
  seed: number;
  world: World;
  acts: Act[];
}

import type { Text } from '../../edition/index.js';

/**
 * The effect of a change on senders: `breaking`: a record that was right may be wrong, or mean something else. `additive`: what
 * was right stays right. `words`: nothing of the records.
 */
export type ChangeKind = 'breaking' | 'additive' | 'words';

/** One difference between two versions. */
export interface ContractChange {
  kind: ChangeKind;
  /** The field, or the part of the contract. */
  at: string;
  what: Text;
}

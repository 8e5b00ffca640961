/** Faults of the platform that histories leave out until they are mended. */
const all = {
  /** The ledger made anew forgets that an erased record came late. */
  'late-of-erased': 1,
  /** A request repeated after an erasure gets the receipt of before. */
  'key-after-erasure': 1,
  /** An idempotency key of another contract or form. */
  'key-of-another': 1,
  /** `fewestContributors` of a contract does not hold for an edition. */
  floor: 1,
  /** After an erasure of a stored record alone, what has its key is judged otherwise when the ledger is made anew. */
  'rest-of-key': 1,
  /** An edition is not built as long as a contract has no record in figures. */
  'empty-contract': 1,
} as const;
type Unmended = keyof typeof all;

/** Whether histories leave a fault out. */
export const isUnmended = (name: Unmended): boolean => Object.hasOwn(all, name);

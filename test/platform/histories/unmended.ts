/** Faults of the platform that histories leave out until they are mended. */
const all = {
  /** An edition is not built as long as a contract has no record in figures. */
  'empty-contract': 1,
} as const;

/** Whether histories leave a fault out. */
export const isUnmended = (name: keyof typeof all): boolean => Object.hasOwn(all, name);

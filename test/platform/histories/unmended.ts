/** Faults of the platform that histories leave out until they are mended. */
const all = {
  /** An erasure by key leaves what stays aside because of an earlier record with the key, which was erased alone. */
  orphans: 1,
} as const;

/** Whether histories leave a fault out. */
export const isUnmended = (name: keyof typeof all): boolean => Object.hasOwn(all, name);

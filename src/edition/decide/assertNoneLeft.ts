/**
 * Called with what is left of a choice after all of its options were destructured by name. An option of the schema that is
 * not destructured does not compile here, so that none is ignored silently.
 */
export function assertNoneLeft(_left: Record<string, never>): void {}

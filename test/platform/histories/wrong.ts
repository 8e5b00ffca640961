/** What a history shows that should not be: where, what was found and what was expected. */
export class Wrong extends Error {
  constructor(
    readonly what: string,
    readonly found: unknown,
    readonly expected: unknown,
  ) {
    super(`${what}\n  found: ${textOf(found)}\n  expected: ${textOf(expected)}`);
  }

  /** The same for histories that differ only in names and numbers. */
  get kind(): string {
    return this.what.replace(/ (of|sends|signs|with) .*|[\d-]+/g, ' $1');
  }
}

const textOf = (value: unknown) => (typeof value === 'string' ? value : JSON.stringify(value));

/** @throws Wrong where something is not as it should be */
export function same(what: string, found: unknown, expected: unknown): void {
  if (textOf(found) !== textOf(expected)) throw new Wrong(what, found, expected);
}

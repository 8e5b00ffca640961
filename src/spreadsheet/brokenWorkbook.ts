import type { LimitName, Text } from '../edition/index.js';

/** Why a workbook cannot be read, in both languages. */
export class BrokenWorkbook extends Error {
  readonly why: Text;

  constructor(en: string, zh: string) {
    super(en);
    this.why = { en, zh };
  }
}

/** A workbook, or a part of it, that is larger than a limit allows. */
export class TooLarge extends Error {
  constructor(
    readonly limit: LimitName,
    readonly found: number,
    readonly part: string,
  ) {
    super(`${part}: ${found}, more than the limit of ${limit}`);
  }
}

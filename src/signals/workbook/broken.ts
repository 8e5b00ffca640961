import type { Text } from '../../edition/index.js';

/** Why a workbook cannot be read, in both languages. */
export class Broken extends Error {
  readonly why: Text;

  constructor(en: string, zh: string) {
    super(en);
    this.why = { en, zh };
  }
}

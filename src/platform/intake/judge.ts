import type { Text } from '../../edition/index.js';
import type { KeyText } from '../contract/keyText.js';
import type { PlainText } from '../contract/plainJudge.js';

/** Why a record is set aside: a code, where in the record (a JSON pointer), what was found and what is expected. */
export interface WhyAside {
  code: string;
  pointer: string;
  found: Text;
  expected: Text;
}

/**
 * The verdict of a contract on one record. The key is what makes it the same as another. Late: it came after the time that the
 * contract allows, so that it belongs to the next vintage.
 */
export type Verdict = Stored | { is: 'quarantined'; why: readonly WhyAside[] };

export interface Stored {
  is: 'stored';
  key: string;
  late: boolean;
}

/** A record that is stored, found without being read as JSON. Its key holds until the next one is asked for. */
export interface PlainStored {
  key: KeyText;
  late: boolean;
}

/** Facts about a record other than its content. */
export interface Circumstances {
  /** When it came, in milliseconds since 1970, UTC. */
  received: number;
  /** Whether all its fields are texts, as in CSV, to be read by the types of the contract. */
  isText: boolean;
}

/** One version of a contract, as the intake sees it. The same record always gets the same verdict. */
export interface Judge {
  contract: string;
  version: string;
  /** The names of the fields of a record's key, where they are known. */
  fields?: readonly string[] | undefined;
  /** The retention in days, counted from receipt; undefined where they are kept for good. */
  keptDays?: number | undefined;
  /** Fields that are dates, and the lengths of their forms. */
  dates?: Readonly<Record<string, number>> | undefined;
  judge(record: unknown, circumstances: Circumstances): Verdict;
  /**
   * The same for a record of JSON where it stands in a body, without reading it as JSON, where that is possible: undefined says nothing.
   */
  plain?:
    | ((body: PlainText, from: number, to: number, received: number) => PlainStored | undefined)
    | undefined;
}

/** The contracts of a platform. */
export interface Judges {
  /** The folder of the platform that they are made of, so that another thread can make them too; undefined where they are not. */
  folder?: string | undefined;
  names(): readonly string[];
  /** The version by which new records are judged. */
  current(contract: string): Judge | undefined;
  of(contract: string, version: string): Judge | undefined;
  /** How many versions there are, where there may be more later. */
  count?(): number;
}

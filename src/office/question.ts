import type { Text } from '../edition/index.js';

/** Answers by the id of their question. */
export type Answers = Readonly<Record<string, string>>;

/** Something a table does not say, or says in two ways. */
export interface Question {
  id: string;
  text: Text;
  /** What it is about: cells, names of indicators, names of units. */
  about: string[];
  /** Possible answers; none: any period, such as 2020. */
  options: { id: string; text: Text }[];
  /** The answer without which nothing is lost or changed; absent where there is none. */
  usual?: string;
  /** The usual answer holds unless another one is given: nobody has to be asked. */
  decided?: true;
}

import type { Problem, Text } from '../../edition/index.js';
import type { Odcs } from './odcs.js';

/** The value of a custom property; undefined where there is none. */
export function customValue(of: { customProperties?: Odcs['customProperties'] }, property: string): unknown {
  return of.customProperties?.find((one) => one.property === property)?.value;
}

/** A text whose Chinese is in a custom property; where one language is missing, the other is used. */
export function textIn(en: string | undefined, zh: unknown): Text | undefined {
  const chinese = typeof zh === 'string' && zh !== '' ? zh : undefined;
  if (en === undefined && chinese === undefined) return undefined;
  return { en: en ?? chinese!, zh: chinese ?? en! };
}

/** A path of keys in the file, as problems name it. */
export type At = (path: readonly PropertyKey[]) => Problem['at'];

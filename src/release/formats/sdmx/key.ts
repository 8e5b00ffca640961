import { type Problem, problems, type Text, UserError } from '../../../edition/index.js';
import type { Code } from './codes.js';
import { concepts, type KeyDimension, keyDimensions } from './components.js';

/** The requested codes of each dimension; undefined: all. */
export type SdmxKey = Record<KeyDimension, ReadonlySet<string> | undefined>;

/**
 * Reads the key of an SDMX REST 2.1 data query: the codes of FREQ, REF_AREA and INDICATOR in this order, separated by
 * dots; several codes of a dimension are joined by `+`, none (or `*`) means all. `all`, `*` and the empty key are the whole
 * dataflow. `A.CN-44+CN-11.index` is the index of two areas, `..index` that of all.
 *
 * @param known the codes of each dimension
 * @throws UserError for a key with another number of parts, or with codes that are not in the code lists
 */
export function parseKey(key: string, known: Record<KeyDimension, readonly Pick<Code, 'id'>[]>): SdmxKey {
  const whole = key === '' || key === 'all' || key === '*';
  const parts = whole ? keyDimensions.map(() => '') : key.split('.');
  if (parts.length !== keyDimensions.length) throw new UserError([problems.badOption('key', key, form)]);
  const found: Problem[] = [];
  const read = keyDimensions.map((dimension, place) => {
    const part = parts[place]!;
    if (part === '' || part === '*') return [dimension, undefined] as const;
    const ids = known[dimension].map(({ id }) => id);
    const codes = new Set(part.split('+').filter((code) => code !== ''));
    for (const code of codes) {
      if (!ids.includes(code)) found.push(problems.unknownCode({ file: 'key' }, kind(dimension), code, ids));
    }
    return [dimension, codes] as const;
  });
  if (found.length > 0) throw new UserError(found);
  return Object.fromEntries(read) as SdmxKey;
}

const form: Text = {
  en: `codes of ${keyDimensions.join(', ')} separated by two dots, or all`,
  zh: `以两个点分隔的 ${keyDimensions.join('、')} 代码，或 all`,
};

function kind(dimension: KeyDimension): Text {
  const { en, zh } = concepts[dimension];
  return { en: `code of ${dimension} (${en.toLowerCase()})`, zh: `${dimension}（${zh}）代码` };
}

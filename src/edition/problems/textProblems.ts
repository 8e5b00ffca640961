import { same, type Text } from '../text.js';
import { didYouMean, oneOfWords, renameAdvice } from './candidates.js';
import type { Place, Problem } from './problem.js';

/** The advice about a code that is not defined: what a request names cannot be defined there. */
const undefinedCode = ({ line }: Place): Text =>
  line === undefined
    ? { en: 'give one of these', zh: '请给出其中之一' }
    : { en: 'correct the spelling, or define it', zh: '请更正拼写，或补上定义' };

/** Problems of values, absent keys, and codes that are not defined. */
export const textProblems = {
  wrongValue: (at: Place, found: string, expected: Text): Problem => ({
    at,
    found: same(found),
    expected,
    mend: renameAdvice(found) ?? {
      en: 'change the value; `iplus schema` prints all that is allowed',
      zh: '请修改取值；`iplus schema` 列出全部允许的写法',
    },
  }),
  absentKey: (at: Place, key: string): Problem => ({
    at,
    found: { en: `no “${key}”`, zh: `缺少“${key}”` },
    expected: { en: `the key “${key}”`, zh: `应有“${key}”` },
    mend: { en: 'add it', zh: '请补上' },
  }),
  unknownCode: (at: Place, kind: Text, code: string, known: readonly string[]): Problem => ({
    at,
    found: { en: `the ${kind.en} “${code}”, which is not defined`, zh: `未定义的${kind.zh}“${code}”` },
    expected: oneOfWords(known),
    mend: didYouMean(code, known, undefinedCode(at)),
  }),
};

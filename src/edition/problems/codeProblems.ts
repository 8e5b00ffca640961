import type { Text } from '../text.js';
import type { Place, Problem } from './problem.js';

/** Maximum length of a code in characters: with all of them escaped it is still a valid file name. */
export const longestCode = 60;

/** Problems of codes themselves: their form, and codes that stand for two things. */
export const codeProblems = {
  levelTwice: (at: Place, level: string): Problem => ({
    at,
    found: { en: `another level called “${level}”`, zh: `又一个名为“${level}”的层级` },
    expected: {
      en: 'levels of different names: the units, every grouping column, and total',
      zh: '单元、各分组列与 total 的名称互不相同',
    },
    mend: { en: 'give the column another name', zh: '请为该列另取名称' },
  }),
  codeTwice: (at: Place, code: string, before: Text, also: Text): Problem => ({
    at,
    found: {
      en: `the code “${code}” of ${before.en} and of ${also.en} with other members`,
      zh: `代码“${code}”既表示${before.zh}，又表示成员不同的${also.zh}`,
    },
    expected: {
      en: 'a code that stands for one place on whatever level it is',
      zh: '同一代码在各层级只表示同一个地方',
    },
    mend: {
      en: 'give one of them another code, in the units table and groups.csv',
      zh: '请在单元表与 groups.csv 中为其一另取代码',
    },
  }),
  badCode: (at: Place, found: Text): Problem => ({
    at,
    found,
    expected: {
      en: `a code of 1 to ${longestCode} characters on one line, without spaces around it, not “.” or “..”, and unlike any other in whatever form its accents are written`,
      zh: `1 至 ${longestCode} 个字符的代码，不换行，首尾无空格，不为“.”或“..”，且重音字母无论以何种形式书写均不与其他代码相同`,
    },
    mend: { en: 'give it another code, in every file that names it', zh: '请在所有用到它的文件中更换代码' },
  }),
};

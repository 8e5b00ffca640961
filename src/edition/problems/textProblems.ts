import { escapeControls } from '../controlCharacters.js';
import { same, type Text } from '../text.js';
import { didYouMean, oneOfWords, renameAdvice } from './candidates.js';
import type { Place, Problem } from './problem.js';

/** Maximum length of a code in characters: with all of them escaped it is still a valid file name. */
export const longestCode = 60;

const strayKey = { en: 'correct the spelling, or remove the key', zh: '请更正拼写，或删去该键' };
const belongsElsewhere = {
  en: 'remove it, or move it to where it belongs',
  zh: '请删去该键，或移到其应在之处',
};
/** The advice about a code that is not defined: what a request names cannot be defined there. */
const undefinedCode = ({ line }: Place): Text =>
  line === undefined
    ? { en: 'give one of these', zh: '请给出其中之一' }
    : { en: 'correct the spelling, or define it', zh: '请更正拼写，或补上定义' };

/** Problems of the text of edition.yaml: syntax, keys, values and codes. */
export const textProblems = {
  yaml: (at: Place, what: string): Problem => ({
    at,
    found: { en: `not valid YAML: ${what}`, zh: `YAML 语法有误：${what}` },
    expected: { en: 'valid YAML', zh: '合法的 YAML' },
    mend: { en: 'look at the indentation and quotes of this line', zh: '检查本行的缩进与引号' },
  }),
  /** @param here the keys that may stand there @param anywhere all keys of the format */
  unknownKey: (at: Place, key: string, here: readonly string[], anywhere: ReadonlySet<string>): Problem => ({
    at,
    found: { en: `the key “${key}”, which does not exist here`, zh: `此处没有“${key}”这个键` },
    expected: oneOfWords(here),
    mend: /\s/.test(key)
      ? {
          en: 'a comma or colon in the text before it? put quotes round that text',
          zh: '前面的文本含逗号或冒号？请为该文本加引号',
        }
      : didYouMean(key, here, anywhere.has(key) ? belongsElsewhere : strayKey),
  }),
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
  absentFile: (file: string, what: Text): Problem => ({
    at: { file },
    found: { en: 'no such file', zh: '文件不存在' },
    expected: what,
    mend: {
      en: `write it, or start from a working example: iplus new DIR`,
      zh: '请建立该文件，或用 iplus new DIR 生成可用的样例',
    },
  }),
  unknownCode: (at: Place, kind: Text, code: string, known: readonly string[]): Problem => ({
    at,
    found: { en: `the ${kind.en} “${code}”, which is not defined`, zh: `未定义的${kind.zh}“${code}”` },
    expected: oneOfWords(known),
    mend: didYouMean(code, known, undefinedCode(at)),
  }),
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
  badPeriod: (at: Place, found: string, form: string): Problem => ({
    at,
    found: { en: `“${found}”, which is not a period`, zh: `“${found}”不是有效时期` },
    expected: { en: `a period written like ${form}`, zh: `形如 ${form} 的时期` },
    mend: {
      en: 'write it in this form, or change periods.frequency',
      zh: '请按此写法，或修改 periods.frequency',
    },
  }),
  /** @param names of the characters, such as U+001B */
  controlCharacters: (at: Place, names: readonly string[], text: string): Problem => ({
    at,
    found: {
      en: `${names.join(', ')} in “${excerpt(text)}”`,
      zh: `“${excerpt(text)}”中含 ${names.join('、')}`,
    },
    expected: {
      en: 'text without control characters, marks that turn the direction of writing, and halves of characters',
      zh: '不含控制字符、书写方向控制符与残缺字符的文本',
    },
    mend: {
      en: 'delete this character, which most programs do not show, or write the text again',
      zh: '请删去该字符（多数软件不显示），或重新录入此文本',
    },
  }),
  encoding: (file: string, what: string): Problem => ({
    at: { file },
    found: { en: `a text in ${what}`, zh: `文本编码为 ${what}` },
    expected: { en: 'UTF-8 (with or without BOM) or GB 18030', zh: 'UTF-8（有无 BOM 均可）或 GB 18030' },
    mend: {
      en: 'save it as UTF-8 (in Excel: CSV UTF-8); `iplus import sheet` takes others with --encoding, such as windows-1252 or big5',
      zh: '请另存为 UTF-8（Excel 中选“CSV UTF-8”）；`iplus import sheet` 可用 --encoding 指明其他编码，如 windows-1252、big5',
    },
  }),
};

/** The beginning of a text, with control characters made visible. */
function excerpt(text: string): string {
  const first = [...text.trim().slice(0, 80)];
  return escapeControls(first.length > 40 ? `${first.slice(0, 40).join('')}…` : first.join(''));
}

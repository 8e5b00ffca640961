import { escapeControls } from '../controlCharacters.js';
import type { Text } from '../text.js';
import { didYouMean, oneOfWords } from './candidates.js';
import type { Place, Problem } from './problem.js';

const strayKey = { en: 'correct the spelling, or remove the key', zh: '请更正拼写，或删去该键' };
const belongsElsewhere = {
  en: 'remove it, or move it to where it belongs',
  zh: '请删去该键，或移到其应在之处',
};

/** Problems of files of text: absent, of another encoding, no YAML, with keys that do not exist. */
export const fileProblems = {
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
  absentFile: (file: string, what: Text): Problem => ({
    at: { file },
    found: { en: 'no such file', zh: '文件不存在' },
    expected: what,
    mend: {
      en: `write it, or start from a working example: iplus new DIR`,
      zh: '请建立该文件，或用 iplus new DIR 生成可用的样例',
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
  encoding: (file: string, what: Text): Problem => ({
    at: { file },
    found: { en: `a text in ${what.en}`, zh: `文本编码为${what.zh}` },
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

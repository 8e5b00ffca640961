import { same, type Text } from '../text.js';
import { meantWord, wordList } from './candidates.js';
import type { Problem } from './problem.js';
import { textProblems } from './textProblems.js';

/** Problems of requests: unknown places, figures, formats, options. */
export const requestProblems = {
  noPolarityInCoinr: (nodes: readonly string[]): Problem => ({
    at: { file: 'coinr' },
    found: {
      en: `nodes that their parents take reversed: ${wordList(nodes).en}`,
      zh: `上级反向取值的节点：${wordList(nodes).zh}`,
    },
    expected: {
      en: 'one polarity for the whole framework: COINr’s tables know no other, and would add these with the wrong sign',
      zh: '整个框架极性一致：COINr 的数据表不支持其他情形，会以相反的符号合成',
    },
    mend: {
      en: 'take another form, or turn the indicators below these nodes by their direction',
      zh: '请改用其他格式，或用这些节点下各指标的 direction 表示方向',
    },
  }),
  noCasesInCoinr: (nodes: readonly string[]): Problem => ({
    at: { file: 'coinr' },
    found: {
      en: `nodes whose weights differ by period or group: ${wordList(nodes).en}`,
      zh: `权重因时期或组而异的节点：${wordList(nodes).zh}`,
    },
    expected: {
      en: 'one weight for every child: COINr’s tables have no other',
      zh: '各下级只有一个权重：COINr 的数据表不支持其他情形',
    },
    mend: { en: 'take another form', zh: '请改用其他格式' },
  }),
  noTarget: (format: string): Problem => ({
    at: { file: '--to' },
    found: { en: 'no place to write to', zh: '未指定写入位置' },
    expected: { en: 'a new file or folder', zh: '新文件或新文件夹' },
    mend: { en: `iplus export ${format} --to PATH`, zh: `iplus export ${format} --to 路径` },
  }),
  alwaysWhole: (list: string, format: string): Problem => ({
    at: { file: list },
    found: { en: `a selection of ${list} for ${format}`, zh: `为 ${format} 选择了 ${list}` },
    expected: {
      en: 'a selection of periods only: this format always contains everything else',
      zh: '仅可选择时期：此格式总含其余全部内容',
    },
    mend: { en: `leave ${list} out, or take csv`, zh: `请去掉 ${list}，或改用 csv` },
  }),
  unknownPlace: (words: string, near: string | undefined): Problem => ({
    at: { file: 'UNIT' },
    found: { en: `“${words}”`, zh: `“${words}”` },
    expected: { en: 'a unit or group by name, pinyin or code', zh: '单元或分组的名称、拼音或代码' },
    mend: near
      ? { en: `did you mean ${near}?`, zh: `是否指 ${near}？` }
      : { en: 'look it up in results.csv or on the site', zh: '请在 results.csv 或网站中查找' },
  }),
  ambiguousPlace: (words: string, candidates: string): Problem => ({
    at: { file: 'UNIT' },
    found: { en: `“${words}”, which several have`, zh: `“${words}”有多个对应` },
    expected: { en: `one of: ${candidates}`, zh: `下列之一：${candidates}` },
    mend: { en: 'give the code', zh: '请使用代码' },
  }),
  ambiguousNode: (file: string, words: string, candidates: string): Problem => ({
    at: { file },
    found: { en: `“${words}”, which several nodes are called`, zh: `“${words}”对应多个节点` },
    expected: { en: `one of: ${candidates}`, zh: `下列之一：${candidates}` },
    mend: { en: 'give the id', zh: '请使用标识' },
  }),
  unknownNode: (file: string, words: string, ids: readonly string[], near: string | undefined): Problem => ({
    ...textProblems.unknownCode({ file }, { en: 'node', zh: '节点' }, words, ids),
    ...(near === undefined ? {} : { mend: meantWord(near) }),
  }),
  badReference: (reference: string, form: string, near: readonly string[]): Problem => ({
    at: { file: reference },
    found: {
      en: 'a reference that leads to no figure of this release',
      zh: '此引用在该发布版中没有对应的数值',
    },
    expected: { en: `a reference such as ${form}`, zh: `形如 ${form} 的引用` },
    mend:
      near.length > 0
        ? { en: `did you mean ${wordList(near).en}?`, zh: `是否应为 ${wordList(near).zh}？` }
        : {
            en: 'take the codes from results.csv, or the key columns of the table',
            zh: '请使用 results.csv 中的代码，或该表键列的取值',
          },
  }),
  textTooLong: (file: string, found: number, expected: Text): Problem => ({
    at: { file },
    found: { en: `a text of ${found} characters`, zh: `长度为 ${found} 个字符的文本` },
    expected,
    mend: { en: 'give the name, code or sentence alone', zh: '请只写名称、代码或句子本身' },
  }),
  badOption: (option: string, found: string, expected: Text): Problem => ({
    at: { file: option },
    found: same(`“${found}”`),
    expected,
    mend: { en: 'give another value', zh: '请更换取值' },
  }),
  givenTwice: (option: string, first: string, second: string): Problem => ({
    at: { file: option },
    found: { en: `${first} and ${second}`, zh: `${first} 与 ${second}` },
    expected: { en: 'this option once, with one value', zh: '该选项只给出一次，取一个值' },
    mend: { en: 'leave one of them out', zh: '请去掉其中一个' },
  }),
  groupNotUnit: (words: string, level: string): Problem => ({
    at: { file: 'UNIT' },
    found: { en: `“${words}”, which is a group of units`, zh: `“${words}”是单元的分组` },
    expected: { en: `one of the units that are ranked (${level})`, zh: `参与排名的单个单元（${level}）` },
    mend: { en: 'name one of its members', zh: '请指定其中一个成员' },
  }),
};

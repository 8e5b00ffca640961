import type { Lang, Text } from '../../edition/index.js';

const words = {
  drop: {
    en: 'NDJSON (one JSON object a line) or CSV with a header. It is judged in this browser; nothing is sent.',
    zh: 'NDJSON（每行一个 JSON 对象）或首行为列名的 CSV。仅在本浏览器内审核，不发送任何内容。',
  },
  choose: { en: 'Drop a file here, or choose one', zh: '将文件拖到此处，或选择文件' },
  read: { en: 'lines', zh: '行' },
  why: { en: 'Why records are set aside', zh: '隔离原因' },
  records: { en: 'Records', zh: '记录数' },
  line: { en: 'Line', zh: '行' },
  where: { en: 'Where', zh: '位置' },
  found: { en: 'Found', zh: '实际' },
  expected: { en: 'Expected', zh: '应为' },
  first: { en: 'Line by line', zh: '逐行' },
  tooLarge: { en: 'A file of at most 64 MB can be tried here.', zh: '此处可试送的文件不超过 64 MB。' },
  openQuote: {
    en: 'a quote that is not closed, in the row that begins in line LINE: its records cannot be counted',
    zh: '第 LINE 行起的引号未闭合，无法计数',
  },
  nothing: { en: 'Nothing was sent.', zh: '未发送任何内容。' },
} satisfies Record<string, Text>;

/** A word of the page that tries a file. */
export const word = (name: keyof typeof words, lang: Lang) => words[name][lang];

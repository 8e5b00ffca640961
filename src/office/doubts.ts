import type { Text } from '../edition/index.js';
import type { DoubtKind } from './cell.js';
import type { FigureCell } from './items.js';
import type { Answers, Question } from './question.js';
import type { UnderstoodSheets } from './understand.js';

/** Why a cell is not simply the figure of one unit. */
type CellDoubt = DoubtKind | 'merged';

const leaveOption = {
  id: 'missing',
  text: { en: 'leave these cells without a figure', zh: '这些单元格按缺失处理' },
};

interface DoubtWording {
  text: Text;
  /** The answer by which the figure is taken; absent where there is none. */
  take?: { id: string; text: Text };
  /** Whether the figure is taken unless someone says otherwise: the cell says one number and no other. */
  isSure?: true;
}

const kinds: Record<CellDoubt, DoubtWording> = {
  'counted-in': {
    text: {
      en: 'Some figures have a word for a power of ten (1.2万, 3 million). Multiply?',
      zh: '部分数值带有数量级（如 1.2万），是否换算？',
    },
    take: { id: 'figure', text: { en: 'multiply (1.2万 is 12000)', zh: '换算（1.2万即 12000）' } },
    isSure: true,
  },
  marked: {
    text: {
      en: 'Some figures stand with a mark, such as that of a footnote, or a unit of measure. Take the figure without it?',
      zh: '部分数值带有注释标记或计量单位，是否去掉后保留数值？',
    },
    take: {
      id: 'figure',
      text: { en: 'take the figure alone', zh: '只取数值' },
    },
    isSure: true,
  },
  approximate: {
    text: {
      en: 'Some figures are written as approximate or as a limit. Take the figure?',
      zh: '部分数值写成约数或界限，是否取其数值？',
    },
    take: { id: 'figure', text: { en: 'take the figure', zh: '取该数值' } },
  },
  bracketed: {
    text: {
      en: 'Some figures stand in brackets. Are they negative?',
      zh: '部分数值写在括号内，是否为负数？',
    },
    take: { id: 'figure', text: { en: 'negative: (12) is -12', zh: '负数：(12) 即 -12' } },
  },
  merged: {
    text: {
      en: 'Some figures stand in cells merged over several rows or columns. Whose are they?',
      zh: '部分数值位于跨行或跨列的合并单元格中，属于哪些单元？',
    },
    take: { id: 'each', text: { en: 'the figure of each of them', zh: '各单元的数值均为该值' } },
  },
  range: { text: { en: 'Some cells hold a range of figures.', zh: '部分单元格写的是数值区间。' } },
  date: {
    text: {
      en: 'Some cells in columns of figures hold a date. The spreadsheet program may have changed a figure into it.',
      zh: '部分数值列的单元格是日期，可能是电子表格程序自动改写所致。',
    },
  },
  'too-long': {
    text: {
      en: 'Some figures have more digits than a number can hold.',
      zh: '部分数值的位数超出可精确表示的范围。',
    },
  },
  text: {
    text: { en: 'Some cells in columns of figures hold a text.', zh: '部分数值列的单元格是文字。' },
  },
};

/** Cells that are not simply the figure of one unit: one question for all of them. A kind that is answered by itself is its own. */
export function cellQuestions({ items }: UnderstoodSheets, answers: Answers): Question[] {
  const found = (Object.keys(kinds) as CellDoubt[]).flatMap((kind) => {
    const cells = items.filter((item) => hasDoubt(kind, item));
    return cells.length > 0 ? [{ kind, cells }] : [];
  });
  const open = found.filter(({ kind }) => !(kind in answers));
  const own = open.length === 1 ? found : found.filter((one) => !open.includes(one));
  return [...own.map(questionOfKind), ...(open.length > 1 ? [questionOfAll(open)] : [])];
}

const hasDoubt = (kind: CellDoubt, { merged, read }: FigureCell) =>
  kind === 'merged'
    ? merged && (read.kind === 'figure' || read.kind === 'doubt')
    : read.kind === 'doubt' && read.doubt === kind;

function questionOfKind({ kind, cells }: { kind: CellDoubt; cells: FigureCell[] }): Question {
  const { text, take, isSure } = kinds[kind];
  const options = take ? [take, leaveOption] : [leaveOption];
  const about = cells.map(({ at, text }) => `${at}: ${text}`);
  return { id: kind, text, about, options, usual: isSure ? 'figure' : 'missing' };
}

function questionOfAll(found: readonly { kind: CellDoubt; cells: FigureCell[] }[]): Question {
  const some = (of: (about: DoubtWording) => boolean) => found.some(({ kind }) => of(kinds[kind]));
  const hasSure = some(({ isSure }) => isSure === true);
  const hasUnsure = some(({ take, isSure }) => take !== undefined && !isSure);
  const options = [
    ...(hasSure && hasUnsure ? [takeSureOption] : []),
    ...(hasSure || hasUnsure ? [takeAllOption] : []),
    leaveOption,
  ];
  return {
    id: 'cells',
    text: {
      en: 'Some cells hold more or other than a plain figure. Read them as shown behind the arrow?',
      zh: '部分单元格不是单纯的数值，是否按箭头后所示读取？',
    },
    about: found.flatMap(({ kind, cells }) =>
      cells.map(({ at, text, read }) => `${at}: ${text} → ${kinds[kind].take ? numberText(read) : '–'}`),
    ),
    options,
    usual: !hasSure ? 'missing' : hasUnsure ? 'sure' : 'all',
  };
}

const takeSureOption = {
  id: 'sure',
  text: {
    en: 'only those that say one number (1.2万, 12*); leave approximate, bracketed and merged ones without a figure',
    zh: '只读取所写明确的（1.2万、12*）；约数、括号内和合并单元格的数值按缺失处理',
  },
};

const takeAllOption = { id: 'all', text: { en: 'all of them', zh: '全部如此读取' } };

const numberText = (read: FigureCell['read']) =>
  'number' in read && read.number !== undefined ? `${read.number}${read.percent ? '%' : ''}` : '–';

/** Whether the figure of a doubtful cell is taken. */
export function isTaken(kind: CellDoubt, answers: Answers): boolean {
  const { take, isSure } = kinds[kind];
  const own = answers[kind];
  if (own !== undefined) return own === take?.id;
  return answers['cells'] === 'all' || (answers['cells'] === 'sure' && isSure === true);
}

import { type Problem, problems, same, type Text } from '../edition/index.js';
import type { CellFault } from './framework.js';
import type { Answers, Question } from './questions.js';
import type { OfficeFault } from './understand.js';

/** The faults of office sheets as problems. */
export function faultProblems(file: string, faults: readonly OfficeFault[]): Problem[] {
  return faults.map((fault) => {
    if ('other' in fault) {
      const [first, second] = fault.texts;
      return {
        at: { file, path: fault.other },
        found: {
          en: `“${second}” for ${fault.of}, where ${fault.at} has “${first}”`,
          zh: `${fault.of} 为“${second}”，而 ${fault.at} 处为“${first}”`,
        },
        ...duplicateText[fault.why],
        ...(sheetOf(fault.at) === sheetOf(fault.other) ? {} : { mend: oneSheetToRead }),
      };
    }
    if (fault.why === 'no-sheet' || fault.why === 'no-column')
      return {
        at: { file },
        found: same(`“${fault.text}”`),
        expected: {
          en: `${sayingOf[fault.why].en} of the table: ${fault.there}`,
          zh: `表中的${sayingOf[fault.why].zh}：${fault.there}`,
        },
        mend: {
          en: 'correct it in the command or in import.yaml',
          zh: '请在命令或 import.yaml 中更正',
        },
      };
    if (fault.why === 'percent-elsewhere')
      return problems.percentElsewhere({ file, path: fault.at }, fault.text, same(fault.unit));
    if (fault.why === 'no-weight' || fault.why === 'no-direction' || fault.why === 'twice-named')
      return {
        at: { file, path: fault.at },
        found: same(`“${fault.text}”`),
        ...frameworkCellFaults[fault.why],
      };
    if (fault.why === 'no-year')
      return {
        at: { file, path: fault.at },
        found: { en: `“${fault.text}” without a year`, zh: `“${fault.text}”没有年份` },
        expected: { en: 'the year of each quarter or month', zh: '每个季度或月份所属的年份' },
        mend: {
          en: 'write the year in the title, above the header or in a column of its own',
          zh: '请在标题中、表头上方或单独一列写明年份',
        },
      };
    if (fault.why === 'no-unit' || fault.why === 'no-indicator')
      return {
        at: { file, path: fault.at },
        found: {
          en: `“${fault.text}” in a row without the name of ${nameOf[fault.why].en}`,
          zh: `“${fault.text}”所在的行没有${nameOf[fault.why].zh}名称`,
        },
        expected: {
          en: `the name of ${nameOf[fault.why].en} in the same row`,
          zh: `同一行中有${nameOf[fault.why].zh}名称`,
        },
        mend: { en: 'write the name, or clear the cell', zh: '请补上名称，或清空该单元格' },
      };
    const { found, expected, mend } = words[fault.why];
    return { at: { file, ...('at' in fault ? { path: fault.at } : {}) }, found, expected, mend };
  });
}

/** The sheet of a cell such as `Data!B2`; empty in a file of one table. */
const sheetOf = (at: string) => /^(.*)!/u.exec(at)?.[1] ?? '';

const oneSheetToRead = {
  en: 'correct one of them, or say with --sheet which sheets are to be read',
  zh: '请更正其一，或用 --sheet 指明要读取的工作表',
};

const sayingOf = {
  'no-sheet': { en: 'a sheet', zh: '工作表' },
  'no-column': { en: 'the header or the letter of a column', zh: '列标题或列号' },
} satisfies Record<string, Text>;

const nameOf = {
  'no-unit': { en: 'the unit', zh: '单元' },
  'no-indicator': { en: 'an indicator', zh: '指标' },
} satisfies Record<string, Text>;

/** Two texts where there can be one. */
const duplicateText = {
  contradiction: {
    expected: {
      en: 'one figure for a unit, indicator and period',
      zh: '每个单元、指标和时期只有一个数值',
    },
    mend: {
      en: 'correct one of them; where two units have one name, write different names or a column of codes',
      zh: '请更正其一；如为同名的不同单元，请改用不同名称或增加代码列',
    },
  },
  'two-codes': {
    expected: { en: 'one code for a unit', zh: '每个单元只有一个代码' },
    mend: {
      en: 'correct one of them; where two units have one name, write different names',
      zh: '请更正其一；如为同名的不同单元，请改用不同名称',
    },
  },
  'two-measures': {
    expected: { en: 'one unit of measure for an indicator', zh: '每项指标只有一个计量单位' },
    mend: {
      en: 'correct the wrong one; where both are right, bring the figures to one unit or give the indicators different names',
      zh: '请更正其一；如两者都对，请换算为同一单位，或将其写成不同指标',
    },
  },
  'same-header': {
    expected: { en: 'a header of its own for each column of figures', zh: '每个数值列有各自的表头' },
    mend: {
      en: 'say in each header what it is of, such as “Growth of imports”',
      zh: '请在表头写明各自所指，如“进口增长率”',
    },
  },
} satisfies Record<string, Record<'expected' | 'mend', Text>>;

/** Cells of a sheet of indicators. */
const frameworkCellFaults = {
  'no-weight': {
    expected: { en: 'a weight from 0 upwards, such as 0.3 or 30%', zh: '不小于 0 的权重，如 0.3 或 30%' },
    mend: { en: 'correct it, or leave it empty for equal weights', zh: '请更正；等权时可留空' },
  },
  'no-direction': {
    expected: { en: 'positive or negative (+ or -)', zh: '正向或负向' },
    mend: {
      en: 'write whether more is better (positive) or less (negative)',
      zh: '越大越好填“正向”，越小越好填“负向”',
    },
  },
  'twice-named': {
    expected: { en: 'one row for each indicator', zh: '每项指标一行' },
    mend: {
      en: 'give the indicators different names, in the data too',
      zh: '请使用不同的指标名称，数据表中也须一致',
    },
  },
} satisfies Record<string, Record<'expected' | 'mend', Text>>;

const words: Record<
  Exclude<
    OfficeFault['why'],
    | 'no-year'
    | 'contradiction'
    | 'two-codes'
    | 'two-measures'
    | 'same-header'
    | 'percent-elsewhere'
    | 'no-unit'
    | 'no-indicator'
    | 'no-sheet'
    | 'no-column'
    | CellFault
  >,
  Record<'found' | 'expected' | 'mend', Text>
> = {
  'no-table': {
    found: { en: 'no table of figures in any visible sheet', zh: '可见的工作表中没有数值表' },
    expected: {
      en: 'a row of headers, and below it a row for each unit with its name and figures',
      zh: '一行表头，其下每个单元一行，含名称与数值',
    },
    mend: { en: 'put the table into a visible sheet', zh: '请将表格放在可见的工作表中' },
  },
  'no-header': {
    found: { en: 'figures without a header above them', zh: '数值上方没有表头' },
    expected: { en: 'a row that names the columns', zh: '写有各列名称的一行' },
    mend: {
      en: 'write the names of the columns above the first row of figures',
      zh: '请在第一行数值上方写明各列名称',
    },
  },
  'second-table': {
    found: { en: 'the header of a second table', zh: '第二张表的表头' },
    expected: { en: 'one table in a sheet', zh: '每个工作表一张表' },
    mend: { en: 'move the second table to a sheet of its own', zh: '请将第二张表移至单独的工作表' },
  },
  'second-framework': {
    found: { en: 'a second sheet of indicators', zh: '第二个指标表' },
    expected: { en: 'one sheet that says what the indicators are', zh: '一个说明指标的工作表' },
    mend: { en: 'put all indicators into one sheet', zh: '请将全部指标放在一个工作表中' },
  },
  'no-names': {
    found: { en: 'figures without a column of names or codes', zh: '数值没有名称列或代码列' },
    expected: { en: 'a column with the names of the units', zh: '写有单元名称的一列' },
    mend: { en: 'add it, with a header such as “City” or “Country”', zh: '请增加该列，表头如“城市”或“国家”' },
  },
};

/** Whether a question can be answered so: by one of its options, or by a period where it has none. */
export function isAnswer({ options }: Question, answer: string | undefined): boolean {
  return options.length > 0 ? options.some(({ id }) => id === answer) : isPeriod(answer);
}

/** A problem for each question without a valid answer, with the way to answer it. */
export function unansweredProblems(
  file: string,
  questions: readonly Question[],
  answers: Answers,
): Problem[] {
  return questions.flatMap((question) => {
    const { id, text, about, options, decided } = question;
    const answer = answers[id];
    if (isAnswer(question, answer) || (decided && answer === undefined)) return [];
    const cells = about.slice(0, 5).join('; ') + (about.length > 5 ? ` … (${about.length})` : '');
    const [choices, example] =
      options.length > 0
        ? [same(options.map((option) => option.id).join(' | ')), options[0]!.id]
        : [periodForm, '2024'];
    const given = quoteForShell(`${id}=${example}`);
    return [
      {
        at: { file },
        found: {
          en:
            answer === undefined
              ? `no answer to: ${text.en} (${cells})`
              : `the answer “${answer}” to: ${text.en}`,
          zh:
            answer === undefined ? `尚未回答：${text.zh}（${cells}）` : `“${answer}”不能作为回答：${text.zh}`,
        },
        expected: choices,
        mend: {
          en: `for example --answer ${given}`,
          zh: `例如加上 --answer ${given}`,
        },
      },
    ];
  });
}

const periodForm: Text = {
  en: 'a year, quarter or month, such as 2024, 2024-Q3 or 2024-03',
  zh: '年、季度或月份，如 2024、2024-Q3 或 2024-03',
};

/** An argument as a command line takes it: in quotes where it has signs that mean something there. */
const quoteForShell = (text: string) =>
  /^[\p{L}\p{N}=:_.-]+$/u.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;

const isPeriod = (answer: string | undefined) => /^(19|20)\d\d(-(Q[1-4]|0[1-9]|1[0-2]))?$/.test(answer ?? '');

import { readFigure } from '../exchange/figure.js';
import { cellPlace, cellsOf, type InputTable } from '../exchange/table.js';
import type { Problem } from '../problems/problem.js';
import { problems } from '../problems/problems.js';
import type { EditionSource } from '../schema/schema.js';
import { asText, type Text } from '../text.js';
import { type Basis, bases, type Validity, type ValidityRow } from '../validity.js';
import type { Decisions } from './decisions.js';

/** The ids that a row may name. */
interface Known {
  nodes: readonly string[];
  /** The published ones. */
  periods: readonly string[];
}

type Written = NonNullable<EditionSource['validity']>;

/** The comparisons with independent measures, read and checked; undefined where the edition declares none. */
export function decideValidity(
  decisions: Decisions,
  tables: ReadonlyMap<string, InputTable>,
  known: Known,
): Validity | undefined {
  const { source, found } = decisions;
  const { validity } = source;
  if (!validity) return undefined;
  checkIds(decisions, validity, known.nodes);
  const table = tables.get(validity.file);
  if (!table) found.push(problems.absentFile(validity.file, { en: 'the coefficients', zh: '相关系数' }));
  return {
    ...(validity.note ? { note: validity.note } : {}),
    measures: validity.measures.map(({ period, data, ...measure }) => ({
      ...measure,
      data: asText(data),
      period: period === undefined ? null : String(period),
    })),
    beside: validity.beside ?? [],
    rows: table ? readRows(table, validity, known, found) : [],
  };
}

/** Checks that each id is used once, and that no entry of `beside` has the id of a node. */
function checkIds(
  { found, at }: Decisions,
  { measures, beside = [] }: Written,
  nodes: readonly string[],
): void {
  const lists: ['measures' | 'beside', readonly { id: string }[], readonly string[]][] = [
    ['measures', measures, []],
    ['beside', beside, nodes],
  ];
  for (const [key, list, taken] of lists) {
    const seen = new Set(taken);
    list.forEach(({ id }, i) => {
      if (seen.has(id)) found.push(problems.wrongValue(at(['validity', key, i, 'id']), id, another));
      seen.add(id);
    });
  }
}

const another: Text = {
  en: 'an id that no other entry here and no part of the index has',
  zh: '与此处其他条目及指数各部分均不相同的标识',
};

const columns = ['measure', 'part', 'basis', 'period', 'rho', 'n'] as const;

/** The rows of the table; none where its columns are others. */
function readRows(table: InputTable, validity: Written, known: Known, found: Problem[]): ValidityRow[] {
  const absent = columns.filter((column) => !table.header.includes(column));
  found.push(...absent.map((column) => problems.absentColumn(table.file, column)));
  const strange = table.header.filter((name) => name !== '' && !columns.some((column) => column === name));
  found.push(...strange.map((name) => problems.unknownColumn(table.file, name, columns)));
  if (absent.length > 0) return [];
  const words: Record<'measure' | 'part' | 'basis' | 'period', readonly string[]> = {
    measure: validity.measures.map(({ id }) => id),
    part: [...known.nodes, ...(validity.beside ?? []).map(({ id }) => id)],
    basis: bases,
    period: known.periods,
  };
  const first = new Map<string, number>();
  return table.rows.map((row) => {
    const cells = cellsOf(table, row);
    const place = (column: string) => cellPlace(table, row.line, column);
    const word = (column: keyof typeof words): string => {
      const cell = cells[column] ?? '';
      if (!words[column].includes(cell))
        found.push(problems.unknownCode(place(column), kinds[column], cell, words[column]));
      return cell;
    };
    const figure = (column: 'rho' | 'n'): number => {
      const cell = cells[column] ?? '';
      const value = readFigure(cell);
      if (typeof value === 'number' && figures[column].is(value)) return value;
      found.push(problems.badCell(place(column), cell, figures[column].expected));
      return Number.NaN;
    };
    const key = [word('measure'), word('part'), word('basis'), word('period')] as const;
    const before = first.get(key.join(' '));
    if (before !== undefined) found.push(problems.duplicate(place('measure'), key.join(' '), before));
    else first.set(key.join(' '), row.line);
    const [measure, part, basis, period] = key;
    return { measure, part, basis: basis as Basis, period, rho: figure('rho'), n: figure('n') };
  });
}

const kinds: Record<'measure' | 'part' | 'basis' | 'period', Text> = {
  measure: { en: 'measure', zh: '对照指标' },
  part: { en: 'part of the index or entry of “beside”', zh: '指数部分或 beside 条目' },
  basis: { en: 'basis', zh: '口径' },
  period: { en: 'published period', zh: '已发布时期' },
};

const figures: Record<'rho' | 'n', { is: (value: number) => boolean; expected: Text }> = {
  rho: {
    is: (value) => Math.abs(value) <= 1,
    expected: { en: 'a rank correlation, from −1 to 1', zh: '−1至1之间的等级相关系数' },
  },
  n: {
    is: (value) => Number.isInteger(value) && value >= 2,
    expected: {
      en: 'the number of places that have both figures, a whole number from 2 on',
      zh: '双方均有数据的地区个数，不小于2的整数',
    },
  },
};

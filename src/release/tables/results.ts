import { levelsOf } from '../../analysis/index.js';
import { type Cube, csvCell, cubeOf, line, type Plan } from '../../edition/index.js';
import {
  aggregateFlags,
  Flag,
  flagsIn,
  type Index,
  observedShare,
  ranksIn,
  statusName,
} from '../../engine/index.js';
import { defineTable } from '../../tables/index.js';
import { numberNote, observedNote, points, titles } from '../words.js';
import { type Cells, columnarCsv, columnarParquet } from './columnar.js';
import { DictionaryBuilder, type DictionaryColumn, textsOf } from './dictionaryColumn.js';

/** The results as columns, texts in dictionary encoding: one row for each unit or group, period and node. */
export interface CodedResults {
  unit: DictionaryColumn;
  level: DictionaryColumn;
  period: DictionaryColumn;
  node: DictionaryColumn;
  /** Missing is NaN, its rank 0. */
  value: Float64Array;
  rank: Int32Array;
  status: DictionaryColumn;
  /** The share of the weight of each figure that is observed; missing is NaN. */
  observed: Float64Array;
}

/** The results as columns of plain texts and numbers. */
export type Results = {
  [column in keyof CodedResults]: CodedResults[column] extends DictionaryColumn ? string[] : number[];
};

/** Results as plain texts and numbers. */
export function plainResults({ value, rank, observed, ...texts }: CodedResults): Results {
  const { unit, level, period, node, status } = texts;
  return {
    unit: textsOf(unit),
    level: textsOf(level),
    period: textsOf(period),
    node: textsOf(node),
    value: Array.from(value),
    rank: Array.from(rank),
    status: textsOf(status),
    observed: Array.from(observed),
  };
}

/** The rows of `codedResults` as plain texts and numbers. */
export const resultsOf = (plan: Plan, index: Index): Results => plainResults(codedResults(plan, index));

/**
 * Every figure of the index as rows: units first, then each grouping, then the total; by period and node in
 * the order of the framework. A missing value is NaN with rank 0; a rank of the total is always 1.
 * The status of a group combines the flags of its members.
 */
export function codedResults(plan: Plan, index: Index): CodedResults {
  const blocks = blocksOf(plan, index);
  const { numberings, rows } = emptyRows(blocks.reduce((sum, { values }) => sum + values.length, 0));
  const { unit, level, period, node, status } = numberings;
  // There are few flags and many figures, so the status of each flag is looked up once. 0: not yet; else its index plus 1.
  const statuses = new Int32Array(256);
  const statusOf = (flag: number) => {
    if (statuses[flag] === 0) statuses[flag] = status.numberOf(statusName(flag)) + 1;
    return statuses[flag]! - 1;
  };
  let from = 0;
  for (const block of blocks) {
    const { id, codes, ranks, flags } = block;
    const units = Int32Array.from(codes, (code) => unit.numberOf(code));
    for (let t = 0; t < index.periods; t++) {
      plan.nodes.forEach(({ id: nodeId }, g) => {
        const to = from + codes.length;
        rows.unit.at.set(units, from);
        rows.level.at.fill(level.numberOf(id), from, to);
        rows.period.at.fill(period.numberOf(plan.periods[plan.first + t]!), from, to);
        rows.node.at.fill(node.numberOf(nodeId), from, to);
        rows.value.set(line(block, g, t), from);
        rows.observed.set(observedShare(plan, index, block.grouping, g, t), from);
        putFigures(rows, from, to, ranks(g, t), flags(g, t), statusOf);
        from = to;
      });
    }
  }
  return rows;
}

/** Fills in the ranks and statuses of rows whose values are set. */
function putFigures(
  { value, rank, status: { at: statuses } }: CodedResults,
  from: number,
  to: number,
  rankOf: Int32Array,
  flagOf: ArrayLike<number> | undefined,
  statusOf: (flag: number) => number,
): void {
  for (let row = from; row < to; row++) {
    const missing = Number.isNaN(value[row]);
    rank[row] = missing ? 0 : rankOf[row - from]!;
    statuses[row] = statusOf((flagOf ? flagOf[row - from]! : 0) | (missing ? Flag.missing : 0));
  }
}

function emptyRows(count: number) {
  const numberings = {
    unit: new DictionaryBuilder(),
    level: new DictionaryBuilder(),
    period: new DictionaryBuilder(),
    node: new DictionaryBuilder(),
    status: new DictionaryBuilder(),
  };
  const column = ({ words }: DictionaryBuilder): DictionaryColumn => ({ words, at: new Int32Array(count) });
  const rows: CodedResults = {
    unit: column(numberings.unit),
    level: column(numberings.level),
    period: column(numberings.period),
    node: column(numberings.node),
    value: new Float64Array(count),
    rank: new Int32Array(count),
    status: column(numberings.status),
    observed: new Float64Array(count),
  };
  return { numberings, rows };
}

/** A level that is ranked together, or the total. */
interface Block extends Cube {
  id: string;
  /** As `observedShare` numbers levels. */
  grouping: number;
  codes: readonly string[];
  /** Of each code at a node in a period. */
  ranks: (g: number, t: number) => Int32Array;
  /** Of each code at a node in a period; undefined: none. */
  flags: (g: number, t: number) => ArrayLike<number> | undefined;
}

function blocksOf(plan: Plan, index: Index): Block[] {
  const own = (g: number, t: number) => flagsIn(index, g, t);
  const joined = (groups: readonly (readonly number[])[]) => (g: number, t: number) => {
    const flags = own(g, t);
    return flags && groups.map((members) => aggregateFlags(members.map((c) => flags[c]!)));
  };
  return [
    ...levelsOf(plan, index).map((level) => {
      const { id, grouping, members } = level;
      const flags = grouping < 0 ? own : joined(membersOf(plan.groupings[grouping]!));
      const ranks = (g: number, t: number) => ranksIn(level, g, t);
      return {
        id,
        grouping,
        codes: members.map((m) => m.code),
        ...cubeOf(level, level.values),
        ranks,
        flags,
      };
    }),
    {
      id: 'total',
      grouping: -2,
      codes: [plan.total.code],
      ...index.total,
      ranks: () => Int32Array.of(1),
      flags: joined([plan.units.map((_, c) => c)]),
    },
  ];
}

/** Indices of the units in each group of a grouping. */
function membersOf({ groups, memberOf }: Plan['groupings'][number]): number[][] {
  const members: number[][] = groups.map(() => []);
  for (const [c, group] of memberOf.entries()) members[group]?.push(c);
  return members;
}

/** Ranks with NaN for none. */
function ranksOrNaN(ranks: Int32Array): Float64Array {
  const numbers = new Float64Array(ranks);
  for (let row = 0; row < numbers.length; row++) if (numbers[row] === 0) numbers[row] = Number.NaN;
  return numbers;
}

/** The figures of the index: one row for each unit or group, period and node. */
export const resultsDefinition = defineTable({
  name: 'results',
  title: titles.results,
  columns: {
    unit: { type: 'string', title: titles.unit },
    level: { type: 'string', title: titles.level },
    period: { type: 'string', title: titles.period },
    node: { type: 'string', title: titles.node },
    value: { type: 'number', title: titles.value, unit: points, note: numberNote },
    rank: { type: 'integer', title: titles.rank },
    status: { type: 'string', title: titles.status },
    observed: { type: 'number', title: titles.observedShare, note: observedNote },
  },
  key: ['level', 'unit', 'period', 'node'],
  topLevel: true,
});

/** The results as the cells of their table; a rank that is missing is NaN. */
export const resultCells = ({ rank, ...rows }: CodedResults): Cells<typeof resultsDefinition> => ({
  ...rows,
  rank: ranksOrNaN(rank),
});

/** results.csv, values unrounded. */
export const resultsCsv = (rows: CodedResults): Uint8Array =>
  columnarCsv(resultsDefinition, resultCells(rows), csvCell);

/** results.parquet: the same rows as results.csv; a missing value or rank is null. */
export const resultsParquet = (rows: CodedResults): Uint8Array =>
  columnarParquet(resultsDefinition, resultCells(rows));

import { at, firstIsBest, type Plan, publishedPeriods } from '../../edition/index.js';
import { type Index, rankAt } from '../../engine/index.js';
import { column, defineTable, orNull, type Table, tableOf } from '../../tables/index.js';
import { columns as common } from '../commonColumns.js';
import { headlinePeriod } from '../headline.js';
import { innerNodes, type Level, levelsOf } from '../levels.js';
import { hasEntered, isBest } from '../matched.js';
import { sections } from '../sections.js';
import { type Analysed, tableFamily } from '../tableFamily.js';
import { bestOf, newcomersOf, runsOf } from './runs.js';

/** The k of “among the first k”. */
export const tops: readonly number[] = [3, 10];

/** The ranks of a level up to the period of headlines: later ones are provisional. */
function judgedRanks(level: Level, g: number, index: Index, plan: Plan): Int32Array {
  return level.ranks(g).subarray(0, (headlinePeriod({ plan, index }) + 1) * level.members.length);
}

type Each = { level: Level; g: number; node: string }[];

function runsTable({ plan, index }: Analysed, each: Each): Table<typeof streaks> {
  const periods = publishedPeriods(plan);
  return tableOf(
    streaks,
    each.flatMap(({ level, g, node }) =>
      runsOf(judgedRanks(level, g, index, plan), level.members.length, tops).map((run) => ({
        level: level.id,
        unit: level.members[run.member].code,
        node,
        kind: run.kind,
        from: periods[run.from],
        to: periods[run.to],
        periods: run.to - run.from + 1,
        goes_on: Number(run.goesOn),
        open: Number(run.open),
      })),
    ),
  );
}

function newcomersTable({ plan, index }: Analysed, each: Each): Table<typeof newcomers> {
  const periods = publishedPeriods(plan);
  return tableOf(
    newcomers,
    each.flatMap(({ level, g, node }) =>
      newcomersOf(judgedRanks(level, g, index, plan), level.members.length, tops)
        .filter(({ member, k, period }) =>
          hasEntered(plan, index, g, { grouping: level.grouping, number: member }, [k, period]),
        )
        .map((n) => ({
          level: level.id,
          unit: level.members[n.member].code,
          node,
          first: n.k,
          period: periods[n.period],
          rank: n.rank,
          best_before: n.before,
        })),
    ),
  );
}

const never = { en: 'missing if it never had a value or rank', zh: '从未有值或位次时为空' };

function recordHighsTable({ plan, index }: Analysed, each: Each): Table<typeof recordHighs> {
  const periods = publishedPeriods(plan);
  const name = (t: number) => periods[t] ?? null;
  const last = headlinePeriod({ plan, index });
  return tableOf(
    recordHighs,
    each.flatMap(({ level, g, node }) => {
      return level.members.map(({ code }, j) => {
        const value = (t: number) => at(level, g, j, t);
        const b = bestOf(value, (t) => rankAt(level, g, j, t), last + 1);
        const [best, worst] = firstIsBest(plan) ? [b.first, b.last] : [b.last, b.first];
        const place = { grouping: level.grouping, number: j };
        const isRecord = isBest(plan, index, g, last, place);
        return {
          level: level.id,
          unit: code,
          node,
          present: b.present,
          highest: orNull(b.highest),
          highest_in: name(b.highestAt),
          best_rank: best.rank || null,
          best_rank_in: name(best.at),
          worst_rank: worst.rank || null,
          worst_rank_in: name(worst.at),
          record_now: isRecord === undefined ? null : Number(isRecord),
        };
      });
    }),
  );
}

export const streaks = defineTable({
  name: 'streaks',
  title: {
    en: 'Streaks: consecutive periods in the lead, in the top k, rising or falling',
    zh: '连续居首、连续前列、连升与连降',
  },
  columns: {
    level: common.level,
    unit: common.unit,
    node: common.node,
    kind: column.string('Kind of streak', '连续类型', {
      unit: {
        en: 'led (rank 1), top-3 and top-10 (rank at most 3 or 10), risen, fallen (in rank)',
        zh: 'led 居首，top-3、top-10 位列前三、前十，risen 位次上升，fallen 位次下降',
      },
      note: {
        en: 'at least two consecutive periods, three for risen and fallen; a period without a rank ends the streak',
        zh: '至少连续两期，升降至少连续三期；无位次的时期使其中断',
      },
    }),
    from: common.from,
    to: common.to,
    periods: column.integer('Number of consecutive periods', '连续期数'),
    goes_on: column.integer('1: continues to the headline period', '1：延续至报告期'),
    open: column.integer(
      '1: starts in the first period that has ranks, so it may have begun earlier',
      '1：始于首个有位次的时期，实际可能更早',
    ),
  },
  key: ['level', 'unit', 'node', 'kind', 'from'],
  from: ['all'],
  section: sections.parts,
});

export const newcomers = defineTable({
  name: 'newcomers',
  title: { en: 'First time in the top k', zh: '首次进入前列' },
  columns: {
    level: common.level,
    unit: common.unit,
    node: common.node,
    first: column.integer('k of the top k: the rank is at most k', '前k位中的k：位次不大于k', {
      note: { en: 'all units tied at rank k count', zh: '并列末位者均计入' },
    }),
    period: common.period,
    rank: common.rank,
    best_before: column.integer('Best rank in all earlier published periods', '此前各期最靠前的位次'),
  },
  key: ['level', 'unit', 'node', 'first', 'period'],
  from: ['all'],
  section: sections.parts,
});

const recordHighs = defineTable({
  name: 'record-highs',
  title: { en: 'Records: highest value, best and worst rank', zh: '最高值与最好、最差位次' },
  columns: {
    level: common.level,
    unit: common.unit,
    node: common.node,
    present: column.integer('Periods with a value', '有值的期数'),
    highest: column.number('Highest value', '最高值', { note: never }),
    highest_in: column.string('First period in which it was reached', '最高值首见时期', {
      note: never,
      optional: true,
    }),
    best_rank: column.integer('Best rank', '最好位次', { note: never }),
    best_rank_in: column.string('First period in which it was reached', '最好位次首见时期', {
      note: never,
      optional: true,
    }),
    worst_rank: column.integer('Worst rank', '最差位次', { note: never }),
    worst_rank_in: column.string('First period in which it was reached', '最差位次首见时期', {
      note: never,
      optional: true,
    }),
    record_now: column.integer('1: the headline period is a record', '1：报告期为历来最好', {
      note: {
        en: 'higher than every earlier period (lower where higher is worse), each compared over the units and indicators that both periods have; missing if the headline period or all earlier periods have no value',
        zh: '按两期共有的单元与指标比较，高于此前各期（数值越高越差者为低于）；报告期或此前各期无值时为空',
      },
    }),
  },
  key: ['level', 'unit', 'node'],
  from: ['own'],
  section: sections.parts,
});

/** Runs, newcomers to the first k and record highs over the published periods up to that of headlines, of every node with children. */
export const streakFamily = tableFamily([streaks, newcomers, recordHighs], (of) => {
  const each = levelsOf(of.plan, of.index).flatMap((level) =>
    innerNodes(of.plan).map((g) => ({ level, g, node: of.plan.nodes[g].id })),
  );
  return [runsTable(of, each), newcomersTable(of, each), recordHighsTable(of, each)];
});

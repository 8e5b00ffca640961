import {
  type Plan,
  type Problem,
  problems,
  publishedPeriods,
  type Text,
  UserError,
} from '../../edition/index.js';
import { findSubject } from '../find.js';
import type { Release } from '../readRelease.js';
import { type Results, resultsOf } from '../results.js';
import type { Selection } from './format.js';

/** A selection made certain: codes, ids and periods as the release writes them; absent: all. */
export type Chosen = { [list in keyof Selection]-?: ReadonlySet<string> | undefined };

/**
 * A selection checked against a plan.
 * @throws UserError naming everything that is not in the plan, each with what is near
 */
export function chosen(plan: Plan, selection: Selection): Chosen {
  const found: Problem[] = [];
  const among = (list: 'nodes' | 'periods' | 'levels', known: readonly string[]) => {
    const wanted = selection[list];
    for (const word of wanted ?? []) {
      if (!known.includes(word)) found.push(problems.unknownCode({ file: list }, kinds[list], word, known));
    }
    return wanted && new Set(wanted);
  };
  const codes = selection.units?.map((words) => {
    try {
      return findSubject(plan, words).code;
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      found.push(...error.problems);
      return words;
    }
  });
  const sure = {
    units: codes && new Set(codes),
    nodes: among(
      'nodes',
      plan.nodes.map(({ id }) => id),
    ),
    periods: among('periods', publishedPeriods(plan)),
    levels: among('levels', [plan.level, ...plan.groupings.map(({ column }) => column), 'total']),
  };
  if (found.length > 0) throw new UserError(found);
  return sure;
}

const kinds: Record<'nodes' | 'periods' | 'levels', Text> = {
  nodes: { en: 'node', zh: '节点' },
  periods: { en: 'period', zh: '时期' },
  levels: { en: 'level', zh: '层级' },
};

/**
 * The rows of results.csv that are selected, in its order.
 * @throws UserError as `chosen`
 */
export function selectedResults(
  { plan, index }: Pick<Release, 'plan' | 'index'>,
  selection: Selection,
): Results {
  const { units, nodes, periods, levels } = chosen(plan, selection);
  const all = resultsOf(plan, index);
  if (!units && !nodes && !periods && !levels) return all;
  const has = (list: ReadonlySet<string> | undefined, word: string) => !list || list.has(word);
  const rows = all.unit.flatMap((unit, i) =>
    has(units, unit) && has(nodes, all.node[i]!) && has(periods, all.period[i]!) && has(levels, all.level[i]!)
      ? [i]
      : [],
  );
  const pick = <T>(column: readonly T[]) => rows.map((i) => column[i]!);
  return {
    unit: pick(all.unit),
    level: pick(all.level),
    period: pick(all.period),
    node: pick(all.node),
    value: pick(all.value),
    rank: pick(all.rank),
    status: pick(all.status),
  };
}

/**
 * The published periods that are selected, by number, for a form that has all units and nodes or none.
 * @throws UserError also where anything but periods is selected
 */
export function onlyPeriods(plan: Plan, selection: Selection, format: string): number[] {
  const others = (['units', 'nodes', 'levels'] as const).filter((list) => selection[list]);
  if (others.length > 0) throw new UserError(others.map((list) => problems.alwaysWhole(list, format)));
  const { periods } = chosen(plan, selection);
  return publishedPeriods(plan).flatMap((period, t) => (!periods || periods.has(period) ? [t] : []));
}

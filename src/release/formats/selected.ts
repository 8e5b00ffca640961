import {
  checkLength,
  type Plan,
  type Problem,
  problems,
  publishedPeriods,
  type Text,
  UserError,
} from '../../edition/index.js';
import { findNode, findSubject } from '../find.js';
import type { Release } from '../readRelease.js';
import type { DictionaryColumn } from '../tables/dictionaryColumn.js';
import { type CodedResults, codedResults, plainResults, type Results } from '../tables/results.js';
import type { Selection } from './format.js';

/** A checked selection: codes, ids and periods as in the release; absent: all. */
export type CheckedSelection = { [list in keyof Selection]-?: ReadonlySet<string> | undefined };

/**
 * A selection checked against a plan.
 * @throws UserError naming everything that is not in the plan, each with similar names
 */
export function checkSelection(plan: Plan, selection: Selection): CheckedSelection {
  const found: Problem[] = [];
  const among = (list: 'periods' | 'levels', known: readonly string[]) => {
    const wanted = selection[list];
    for (const word of wanted ?? []) {
      checkLength(list, word, 'name');
      if (!known.includes(word)) found.push(problems.unknownCode({ file: list }, kinds[list], word, known));
    }
    return wanted && new Set(wanted);
  };
  const named = (words: readonly string[] | undefined, find: (words: string) => string) =>
    words &&
    new Set(
      words.map((word) => {
        try {
          return find(word);
        } catch (error) {
          if (!(error instanceof UserError)) throw error;
          found.push(...error.problems);
          return word;
        }
      }),
    );
  const sure = {
    units: named(selection.units, (words) => findSubject(plan, words).code),
    nodes: named(selection.nodes, (words) => plan.nodes[findNode(plan, words, undefined, 'nodes')]!.id),
    periods: among('periods', publishedPeriods(plan)),
    levels: among('levels', [plan.level, ...plan.groupings.map(({ column }) => column), 'total']),
  };
  if (found.length > 0) throw new UserError(found);
  return sure;
}

const kinds: Record<'periods' | 'levels', Text> = {
  periods: { en: 'period', zh: '时期' },
  levels: { en: 'level', zh: '层级' },
};

/**
 * The rows of results.csv that are selected, in its order.
 * @throws UserError as `checkSelection`
 */
export function selectedCoded(
  { plan, index }: Pick<Release, 'plan' | 'index'>,
  selection: Selection,
): CodedResults {
  const { units, nodes, periods, levels } = checkSelection(plan, selection);
  const all = codedResults(plan, index);
  if (!units && !nodes && !periods && !levels) return all;
  const wanted = [
    isOneOf(all.unit, units),
    isOneOf(all.node, nodes),
    isOneOf(all.period, periods),
    isOneOf(all.level, levels),
  ];
  const rows = Int32Array.from(all.rank.keys()).filter((row) => wanted.every((has) => has(row)));
  const pick = ({ words, at }: DictionaryColumn): DictionaryColumn => ({
    words,
    at: rows.map((row) => at[row]!),
  });
  return {
    unit: pick(all.unit),
    level: pick(all.level),
    period: pick(all.period),
    node: pick(all.node),
    value: Float64Array.from(rows, (row) => all.value[row]!),
    rank: rows.map((row) => all.rank[row]!),
    status: pick(all.status),
    observed: Float64Array.from(rows, (row) => all.observed[row]!),
  };
}

/** Whether the code of a row is in a list; always without a list. */
export function isOneOf(
  { words, at }: DictionaryColumn,
  list: ReadonlySet<string> | undefined,
): (row: number) => boolean {
  const inList = words.map((word) => !list || list.has(word));
  return (row) => inList[at[row]!]!;
}

/** The rows of `selectedCoded` as plain texts and numbers. */
export const selectedResults = (release: Pick<Release, 'plan' | 'index'>, selection: Selection): Results =>
  plainResults(selectedCoded(release, selection));

/**
 * The indices of the selected published periods, for a format that cannot select units or nodes.
 * @throws UserError also where anything but periods is selected
 */
export function onlyPeriods(plan: Plan, selection: Selection, format: string): number[] {
  const others = (['units', 'nodes', 'levels'] as const).filter((list) => selection[list]);
  if (others.length > 0) throw new UserError(others.map((list) => problems.alwaysWhole(list, format)));
  const { periods } = checkSelection(plan, selection);
  return publishedPeriods(plan).flatMap((period, t) => (!periods || periods.has(period) ? [t] : []));
}

import { nearestWeights, type TargetOrder } from '../analysis/index.js';
import { type Plan, problems, splitList, type Text, UserError } from '../edition/index.js';
import { loadSolver } from '../engine/index.js';
import { findNode, findPeriod, findUnit } from '../release/index.js';
import { nearestWeightsJson, nearestWeightsText } from '../words/index.js';
import { type CommonOptions, languageOf, print } from './common.js';
import { computing, openWithProgress } from './openWithProgress.js';
import { withNotice } from './progress.js';

interface Options extends CommonOptions {
  order?: string;
  above: string[];
  node?: string;
  period?: string;
  leaves?: boolean;
  margin?: string;
  min?: string;
  max?: string;
}

/** `iplus nearest-weights RELEASE --order A,B,C | --above A:B`: the closest weights that put units in an order. */
export async function nearestWeightsCommand(folder: string, options: Options): Promise<void> {
  const { plan, panel, index } = await openWithProgress(folder, options);
  const target: TargetOrder = {
    node: findNode(plan, options.node, undefined, '--node'),
    period: findPeriod(plan, options.period),
    pairs: pairsOf(plan, options),
    margin: options.margin === undefined ? undefined : numberOf('--margin', options.margin, Infinity),
    least: options.min === undefined ? 0 : numberOf('--min', options.min, 1),
    most: options.max === undefined ? 1 : numberOf('--max', options.max, 1),
    leaves: options.leaves ?? false,
  };
  if (target.least > target.most) {
    const expected = { en: `at most --max (${target.most})`, zh: `不大于 --max（${target.most}）` };
    throw new UserError([problems.badOption('--min', String(target.least), expected)]);
  }
  const found = await withNotice(options, computing, async () =>
    nearestWeights(plan, panel, index, await loadSolver(), target),
  );
  print(options, nearestWeightsJson(plan, found), () => nearestWeightsText(plan, found, languageOf(options)));
}

/** The neighbouring pairs of an order, and single pairs. */
function pairsOf(plan: Plan, { order, above }: Options): [number, number][] {
  const chain = order === undefined ? [] : unitsNamed(plan, '--order', order, splitList(order));
  const neighbours = chain.slice(1).map((below, i): [number, number] => [chain[i]!, below]);
  const single = above.map((pair): [number, number] => {
    const [a, b] = unitsNamed(plan, '--above', pair, pair.split(':'), 2);
    return [a!, b!];
  });
  const pairs = [...neighbours, ...single];
  const what = { en: '--order A,B,C or --above A:B', zh: '--order A,B,C 或 --above A:B' };
  if (pairs.length === 0) throw new UserError([problems.badOption('--order', '', what)]);
  return pairs;
}

/** The different units of a list: at least two, or exactly the given number. */
function unitsNamed(plan: Plan, option: string, text: string, words: string[], just?: number): number[] {
  const units = words.map((word) => findUnit(plan, word.trim()));
  const once = new Set(units).size === units.length;
  if (once && (just === undefined ? units.length > 1 : units.length === just)) return units;
  const expected: Text =
    option === '--order'
      ? { en: 'two or more different units, such as A,B,C', zh: '两个或更多不同的单元，如 A,B,C' }
      : { en: 'two different units, such as A:B', zh: '两个不同的单元，如 A:B' };
  throw new UserError([problems.badOption(option, text, expected)]);
}

function numberOf(option: string, text: string, most: number): number {
  const value = text.trim() === '' ? Number.NaN : Number(text);
  if (value >= 0 && value <= most) return value;
  const expected: Text =
    most === 1
      ? { en: 'a number from 0 to 1', zh: '0 至 1 之间的数' }
      : { en: 'a number of at least 0', zh: '不小于 0 的数' };
  throw new UserError([problems.badOption(option, text, expected)]);
}

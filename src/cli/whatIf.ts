import { leavesBelow, liftsOf, type WhatIfTarget, whatIf } from '../analysis/index.js';
import { type Plan, type Problem, problems, splitList, UserError } from '../edition/index.js';
import { loadSolver, ranksIn, solverFor } from '../engine/index.js';
import { findNode, findPeriod, findUnit } from '../release/index.js';
import { liftsJson, liftsText } from '../terminal/index.js';
import { whatIfJson, whatIfText } from '../words/index.js';
import { type CommonOptions, languageOf, print } from './common.js';
import { computing, openWithProgress } from './openWithProgress.js';
import { withNotice } from './progress.js';

interface Options extends CommonOptions {
  rank?: string;
  node?: string;
  period?: string;
  only?: string;
  peers?: string;
  fill?: boolean;
  spread?: boolean;
}

/**
 * `iplus what-if RELEASE UNIT [--rank K]`: the smallest change that brings a unit to a rank, or without a rank the
 * changes that would raise it most.
 */
export async function whatIfCommand(folder: string, unit: string, options: Options): Promise<void> {
  const { plan, panel, index } = await openWithProgress(folder, options);
  const node = findNode(plan, options.node, undefined, '--node');
  const subject = {
    unit: findUnit(plan, unit),
    node,
    period: findPeriod(plan, options.period),
    peers: groupingOf(plan, options.peers),
    ...(options.only === undefined ? {} : { only: indicatorsOf(plan, node, options.only) }),
    fill: options.fill ?? false,
  };
  const lang = languageOf(options);
  if (options.rank === undefined) {
    const found = await withNotice(options, computing, async () =>
      liftsOf(plan, panel, index, subject, await solverFor(plan.nodes)),
    );
    print(options, liftsJson(plan, found), () => liftsText(plan, found, lang));
    return;
  }
  const ranked = ranksIn(index, subject.node, subject.period).filter((r) => r > 0).length;
  const rank = Number(options.rank);
  if (!Number.isInteger(rank) || rank < 1 || rank > ranked) {
    const expected = { en: `a rank from 1 to ${ranked}`, zh: `1 至 ${ranked} 之间的位次` };
    throw new UserError([problems.badOption('--rank', options.rank, expected)]);
  }
  const target: WhatIfTarget = { ...subject, rank, spread: options.spread ?? false };
  const found = await withNotice(options, computing, async () =>
    whatIf(plan, panel, index, await loadSolver(), target),
  );
  print(options, whatIfJson(plan, found), () => whatIfText(plan, found, lang));
}

function groupingOf(plan: Plan, column: string | undefined): number {
  if (column === undefined) return -1;
  const number = plan.groupings.findIndex((g) => g.column === column);
  if (number >= 0) return number;
  const known = plan.groupings.map((g) => g.column);
  throw new UserError([
    problems.unknownCode({ file: '--peers' }, { en: 'grouping', zh: '分组' }, column, known),
  ]);
}

/** The indicators of a list, by id or title, which must be below the node. */
function indicatorsOf(plan: Plan, node: number, words: string): number[] {
  const below = leavesBelow(plan, node);
  const found: Problem[] = [];
  const leaves = splitList(words).flatMap((word) => {
    try {
      return [findNode(plan, word.trim(), below, '--only')];
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      found.push(...error.problems);
      return [];
    }
  });
  if (found.length > 0) throw new UserError(found);
  return leaves.map((g) => plan.nodes[g]!.indicator);
}

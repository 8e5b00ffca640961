import { LRUCache } from 'lru-cache';
import { type WhatIf, whatIf } from '../analysis/index.js';
import { loadSolver } from '../engine/index.js';
import type { Release } from '../release/index.js';

/** Most answers in the cache of one release. */
const cacheSize = 500;
const answerCache = new WeakMap<Release['index'], LRUCache<string, WhatIf>>();

/**
 * The smallest change, in few indicators, that brings a unit to a rank, by the engine that made the release.
 * Answers are cached.
 *
 * @param rank from 1 to the number of units with a rank
 */
export async function whatIfOf(
  { plan, panel, index }: Pick<Release, 'plan' | 'panel' | 'index'>,
  { unit, node, period }: { unit: number; node: number; period: number },
  rank: number,
): Promise<WhatIf> {
  const answers = answerCache.get(index) ?? new LRUCache<string, WhatIf>({ max: cacheSize });
  answerCache.set(index, answers);
  const key = [unit, node, period, rank].join();
  const before = answers.get(key);
  if (before) return before;
  const target = { unit, node, period, rank, peers: -1, fill: false, spread: false };
  const found = whatIf(plan, panel, index, await loadSolver(), target);
  answers.set(key, found);
  return found;
}

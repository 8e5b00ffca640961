import type { Change, ComparedSet } from '../facts/fact.js';

/** A change that compares less than all that one of its periods has. */
type LimitedChange = Change & { set: ComparedSet };

/** The changes that compare less than all, those with as many units and indicators together. */
export function alikeSets(changes: readonly (Change | undefined)[]): LimitedChange[][] {
  const groups = new Map<string, LimitedChange[]>();
  for (const change of changes) {
    if (!change?.set) continue;
    const { units, unitsOf, indicators, indicatorsOf } = change.set;
    const key = [units, unitsOf, indicators, indicatorsOf].map(({ value }) => value).join();
    groups.set(key, [...(groups.get(key) ?? []), { ...change, set: change.set }]);
  }
  return [...groups.values()];
}

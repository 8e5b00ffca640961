import { memoize, type Plan } from '../edition/index.js';

/** The people of each unit, by code, as the edition states them beside the index; of several periods the last. Empty where it does not. */
export const peopleOf = memoize(({ contextual, economy, level }: Plan): ReadonlyMap<string, number> => {
  const stated = contextual.find((one) => one.id === 'population' && one.level === level);
  if (stated) return new Map(Object.entries(stated.values));
  const by = economy?.perHead?.by;
  const facts = economy?.facts.filter((f) => f.used && f.indicator === by && f.level === level) ?? [];
  return new Map(facts.toSorted((a, b) => (a.period < b.period ? -1 : 1)).map((f) => [f.code, f.value]));
});

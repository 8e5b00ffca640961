import { hasEntered, newcomersOf } from '../../analysis/index.js';
import { type Subject, tableReference } from '../../release/index.js';
import { factHeader } from './citedFigures.js';
import type { FactOf } from './fact.js';
import { ranksUpTo } from './leaders.js';
import { isMeasuredAgain } from './measured.js';
import { unitsOf } from './unitsOf.js';
import { type AnyView, isStudied, isTotal, placeAt } from './view.js';

/**
 * Whether a place is among the first so many and was in no published period before. Neither so nor not so where rank ranges leave it open
 * (`ranges`), where it was not measured in this period and the one before (`carried`), and `unknown` where it had no rank before or the
 * comparisons over all and over what both periods have differ.
 */
export function newcomerVerdict(
  view: AnyView,
  place: Subject,
  k: number,
): 'yes' | 'no' | 'ranges' | 'carried' | 'unknown' {
  const now = view.rankSpan(place);
  const before = Array.from({ length: view.t }, (_, s) => view.at(s)!).filter(
    (then) => then.rankNumber(place) > 0,
  );
  const spans = before.map((then) => then.rankSpan(place));
  if (now.low > k || spans.some(({ high }) => high <= k)) return 'no';
  // Who had no rank before is newly covered, not new among them.
  if (before.length === 0) return 'unknown';
  if (now.high > k || spans.some(({ low }) => low <= k)) return 'ranges';
  const { plan, index } = view.release;
  if (!hasEntered(plan, index, view.g, placeAt(view.release, place), [k, view.t])) return 'unknown';
  return isMeasuredAgain(view, place) ? 'yes' : 'carried';
}

/** Units of a place among the first ten (three where there are few) for the first time, as far as rank ranges tell. */
export function newcomerFacts(view: AnyView, place: Subject): (FactOf<'newcomer'> | FactOf<'no-newcomer'>)[] {
  const { release, t, g } = view;
  const { units } = release.index;
  const k = units > 10 ? 10 : 3;
  if (t === 0 || units <= k || !isStudied(view)) return [];
  const own = new Set(unitsOf(view, place).map((u) => u.number));
  const all = view.members(-1);
  const found = newcomersOf(ranksUpTo(release, g, t), units, [k])
    .filter(
      ({ period, member }) =>
        period === t && own.has(member) && newcomerVerdict(view, all[member]!, k) === 'yes',
    )
    .map(({ member, before }): FactOf<'newcomer'> => {
      const subject = all[member]!;
      const { level, code: unit } = subject;
      const row = { level, unit, node: view.node, first: k, period: view.period };
      const best = tableReference('newcomers', row, 'best_before');
      return {
        ...factHeader(view, place, 0.8, 1),
        kind: 'newcomer',
        subject,
        k,
        rank: view.rank(subject)!,
        before: before > 0 ? { value: before, unit: 'rank', from: 'cell', references: [best] } : undefined,
      };
    });
  if (found.length > 0 || !isTotal(release, place)) return found;
  const certain = all.every((unit) => view.rankNumber(unit) === 0 || newcomerVerdict(view, unit, k) === 'no');
  return [{ ...factHeader(view, place, 0.4, 0), kind: 'no-newcomer', k, certain }];
}

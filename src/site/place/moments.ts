import type { RankInterval } from '../../analysis/index.js';
import { at, publishedPeriods } from '../../edition/index.js';
import { rangeOf } from './headline.js';
import { type PlaceView, standingsAt } from './view.js';

/** One published period of a place. */
export interface Moment {
  period: string;
  /** NaN where missing. */
  value: number;
  /** 0 where there is none. */
  rank: number;
  range: RankInterval | undefined;
}

/** Value and rank of a place in every published period. */
export function momentsOf(view: PlaceView): Moment[] {
  const { plan, subject, release, g } = view;
  return publishedPeriods(plan).map((period, t) => {
    const { values, ranks } = standingsAt(view, t);
    const total = at(release.index.total, g, 0, t);
    return {
      period,
      value: view.level ? values[subject.number]! : total,
      rank: ranks[subject.number] ?? 0,
      range: rangeOf({ ...view, receipt: { ...view.receipt, period } }),
    };
  });
}

import type { Replicated } from '../../analysis/index.js';
import type { Lang } from '../../edition/index.js';
import { orderRows } from './replicateRows.js';

/** A published order beside the ranks of the same places in an index of ours. */
export interface OrderPairs {
  id: string;
  title: string;
  source: string;
  /** How ours was obtained, and how far both agree. */
  words: string;
  /** Spearman's correlation as it is written; empty where there is none. */
  correlation: string;
  places: readonly { name: string; published: number; ours: number }[];
}

/** Every published order of which an index of ours has ranks: place by place, without those that it does not rank. */
export function orderPairs(of: Replicated, lang: Lang): OrderPairs[] {
  const rows = orderRows(of, lang);
  return of.rankings
    .flatMap(({ ranking, found }) => found.map(({ ours }) => ({ ranking, ours })))
    .flatMap(({ ranking, ours }, i) => {
      const places = ranking.names.flatMap((name, k) =>
        ours[k]! > 0 ? [{ name: name[lang], published: k + 1, ours: ours[k]! }] : [],
      );
      const { words, difference } = rows[i]!;
      const [title, source] = [ranking.title[lang], ranking.source[lang]];
      return places.length < 2
        ? []
        : [{ id: ranking.id, title, source, words, correlation: difference, places }];
    });
}

import { type KemenyOrder, kemenyOrder } from '../analysis/index.js';
import { memoize } from '../edition/index.js';
import { ranksIn } from '../engine/index.js';
import type { Release } from '../release/index.js';
import { formatSigned, nearestOrderText, periodName } from '../words/index.js';
import { analysisContext } from './analysisContext.js';
import { barChart } from './barChart.js';
import type { Choice } from './choice.js';
import { columnsFor, placeNames, placePath } from './fields.js';
import type { Figure } from './figure.js';
import { cannotCompute } from './reasons.js';
import { rankWords } from './study.js';

/** So many places are drawn, those that stand elsewhere by most first; the table has all. */
const mostDrawn = 25;

/** Where the places stand in the order that contradicts the rankings of the indicators least. */
export function nearestOrderFigure(release: Release, choice: Choice): Figure {
  const { plan, index } = release;
  const { period } = analysisContext(release, choice);
  const found = nearestOrders(release)(choice.period);
  const { nearest } = found;
  const text = nearestOrderText(found);
  const own = ranksIn(index, 0, choice.period);
  const rows =
    'reason' in nearest
      ? []
      : plan.units
          .map(({ code }, c) => ({ unit: code, rank: own[c]!, nearest_rank: nearest.ranks[c]! }))
          .filter(({ nearest_rank }) => nearest_rank > 0)
          .map((row) => ({ ...row, places: row.rank - row.nearest_rank }))
          .sort((a, b) => a.rank - b.rank);
  const moved = rows
    .filter(({ places }) => places !== 0)
    .sort((a, b) => Math.abs(b.places) - Math.abs(a.places))
    .slice(0, mostDrawn);
  const named = placeNames(release);
  const column = columnsFor(rows);
  return {
    id: 'nearest-order',
    title: {
      en: `And if only the order in each indicator counted? ${period}`,
      zh: `如果只看各指标中的先后呢？${periodName(period, 'zh')}`,
    },
    note: {
      en: `The order nearest to the rankings of the indicators (Kemeny): ${text.en}. It takes from each indicator which of two places is ahead, and not by how much. Bars: places gained in it against the index.`,
      zh: `与各指标排名分歧最小的排序（Kemeny）：${text.zh}。只取各指标中两地孰先孰后，不计相差多少。条形为该排序中较本指数上升的位数。`,
    },
    alt: moved[0]
      ? {
          en: `${named(moved[0].unit, 'en')} stands elsewhere by most: ${moved[0].rank} in the index, ${moved[0].nearest_rank} in the nearest order.`,
          zh: `相差最多的是${named(moved[0].unit, 'zh')}：本指数第${moved[0].rank}位，该排序第${moved[0].nearest_rank}位。`,
        }
      : { en: 'The two orders are the same.', zh: '两种排序相同。' },
    fields: [
      column.figures('rank', rankWords, 0),
      column.place('unit', release, choice.period),
      column.figures('nearest_rank', { en: 'Rank in the nearest order', zh: '该排序中的位次' }, 0),
      column.figures('places', { en: 'Places gained in it', zh: '上升位数' }, 0),
    ],
    rows,
    why:
      'reason' in nearest
        ? cannotCompute(text)
        : moved.length === 0
          ? cannotCompute({ en: `the two orders are the same: ${text.en}`, zh: `两种排序相同：${text.zh}` })
          : undefined,
    draw: (at) =>
      barChart({
        bars: moved.map(({ unit, places }) => ({
          name: named(unit, at.lang),
          to: placePath(unit, period),
          parts: [{ value: places, title: `${named(unit, at.lang)}: ${formatSigned(places, 0, at.lang)}` }],
          text: formatSigned(places, 0, at.lang),
        })),
        x: { label: { en: 'places', zh: '位' }[at.lang], include: [0] },
        row: 19,
      })(at),
  };
}

const nearestOrders = memoize((release: Release) => {
  const known = new Map<number, KemenyOrder>();
  return (period: number) => {
    const { plan, index, solve } = release;
    const found = known.get(period) ?? kemenyOrder(plan, index, period, solve);
    known.set(period, found);
    return found;
  };
});

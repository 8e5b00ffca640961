import { publishedPeriods, type Text } from '../../../src/edition/index.js';
import type { Release } from '../../../src/release/index.js';
import { asked, escaped, type Question } from '../questionOf.js';
import type { Surface } from '../surfaces.js';
import { type Truth, within } from '../truth.js';

const named = (name: Text): Text => ({ en: escaped(name.en), zh: escaped(name.zh) });

/** What is asked of balance, time and money beyond the whole and its places. */
export function ofStudies(release: Release, truth: Truth): Question[] {
  return [
    ...ofTime(release, truth),
    ...ofSpread(release, truth),
    ...ofNeighbours(release, truth),
    ...ofSlope(release, truth),
  ];
}

function ofTime({ plan }: Release, truth: Truth): Question[] {
  const { total: place, period, base } = truth;
  const node = plan.nodes[0]!.id;
  const on: readonly Surface[] = ['time', 'analyse'];
  const change = truth.row('changes', { level: 'total', unit: place.code, period, node });
  const parts = truth.rows('contributions', { node, period }).filter((r) => r['part'] !== 'rest');
  const most = parts.reduce((a, b) =>
    Math.abs(b['points'] as number) > Math.abs(a['points'] as number) ? b : a,
  );
  const name = named(place.name);
  return [
    {
      ask: 'how much did the whole grow a year',
      place,
      finds: asked(
        `From ${base} to ${period} the index of ${name.en} {way:grew|fell} by {rate}% a year`,
        `${base}年至${period}年，${name.zh}指数年均{way:增长|下降}{rate}%`,
      ),
      answer: {
        way: (change['cagr'] as number) < 0 ? { en: 'fell', zh: '下降' } : { en: 'grew', zh: '增长' },
        rate: Math.abs(change['cagr'] as number),
      },
      on,
    },
    {
      ask: 'which part changed the whole most',
      place,
      finds: asked(
        `The largest part of the change in ${period} comes from {part:[^:\\n]+}: \\+{points} points`,
        `${period}年变动中贡献最大的是{part:[^：\\n]+}：\\+{points}点`,
      ),
      answer: {
        part: within(plan.nodes.find(({ id }) => id === most['part'])!.title),
        points: most['points'] as number,
      },
      on,
    },
  ];
}

function ofSpread({ plan }: Release, truth: Truth): Question[] {
  const { total: place, period } = truth;
  const node = plan.nodes[0]!.id;
  const from = publishedPeriods(plan)[0]!;
  const on: readonly Surface[] = ['balance', 'analyse'];
  const { column, title } = plan.groupings[0]!;
  const groups = { en: title.en.toLowerCase(), zh: title.zh };
  const parts = truth.row('inequality-parts', { node, period, grouping: column, measure: 'gini' });
  const span = { level: plan.level, node, from, to: period };
  const gap = truth.row('gap-to-leaders', { ...span, grouping: '', group: '' });
  const beta = truth.row('convergence', { ...span, model: 'absolute' });
  const units = { en: plan.unitsTitle.en.toLowerCase(), zh: plan.unitsTitle.zh };
  const less = (beta['slope'] as number) < 0;
  return [
    {
      ask: 'how much of the Gini coefficient lies between groups',
      place,
      finds: asked(
        `Of the Gini coefficient of ${period}, {share}% lies between ${groups.en}`,
        `${period}年的基尼系数中，${groups.zh}之间占{share}%`,
      ),
      answer: { share: (100 * (parts['between'] as number)) / (parts['total'] as number) },
      on,
    },
    {
      ask: 'how many came nearer to the first four',
      place,
      finds: asked(
        `From ${from} to ${period}, {share}% of {units} ${units.en} came nearer to the mean of the first four of each period \\(`,
        `${from}年至${period}年，{units}个${units.zh}中有{share}%与各期前四名（[^）\\n]+）均值的差距缩小`,
      ),
      answer: { share: 100 * (gap['narrowed'] as number), units: gap['units'] as number },
      on,
    },
    {
      ask: 'did those behind grow faster, and by how much',
      place,
      finds: asked(
        `From ${from} to ${period} those that started {who:lower|higher} grew faster: with (?:half|twice) the initial level, by {points} percentage points`,
        `${from}年至${period}年，起点较{who:低|高}者增长更快：起点(?:低一半|高一倍)，年增长率高{points}个百分点`,
      ),
      answer: {
        who: less ? { en: 'lower', zh: '低' } : { en: 'higher', zh: '高' },
        points: Math.abs(100 * Math.LN2 * (beta['slope'] as number)),
      },
      on,
    },
  ];
}

function ofNeighbours({ plan }: Release, truth: Truth): Question[] {
  const { total: place, period } = truth;
  const node = plan.nodes[0]!.id;
  const [moran] = truth.rows('moran', { node, period });
  const change = truth.rows('moran-changes', { node, to: period, from: publishedPeriods(plan)[0]! })[0];
  if (!moran || !change) return [];
  return [
    {
      ask: 'how alike are neighbours',
      place,
      finds: asked(`in ${period} \\(Moran’s I {i},`, `${period}年，[^\\n]*?（莫兰指数{i}，`),
      answer: { i: moran['i'] as number },
      on: ['balance', 'analyse'],
    },
    {
      ask: 'what became of it',
      place,
      finds: asked(
        `Moran’s I (?:rose|fell) from {before} in ${change['from']} to {after} in ${period}`,
        `莫兰指数由${change['from']}年的{before}(?:升至|降至)${period}年的{after}`,
      ),
      answer: { before: change['before'] as number, after: change['after'] as number },
      on: ['analyse'],
    },
  ];
}

function expectNoInterval(...ends: (number | null)[]): void {
  if (ends.some((end) => end !== null))
    throw new Error('the slope has an interval: ask for its digits by it');
}

/** What a point of the index goes with. */
function ofSlope({ plan }: Release, truth: Truth): Question[] {
  const { total: place } = truth;
  if (!plan.economy?.size) return [];
  const { level, output } = plan.economy.size;
  const where = { node: plan.nodes[0]!.id, level, form: 'level', estimator: 'pooled' };
  const [row] = truth.rows('size-regressions', where);
  if (!row) return [];
  const { scale } = plan.economy.indicators.find(({ id }) => id === output)!;
  // As many digits as its interval bears; two where it has none.
  const [low, high] = [row['low'] as number | null, row['high'] as number | null];
  expectNoInterval(low, high);
  const slope = Number(((row['slope'] as number) * scale).toPrecision(2));
  return [
    {
      ask: 'what output does a point of the index go with',
      place,
      finds: asked(
        `Over {n} observations [^\\n]*? goes with about RMB {slope} billion of [^\\n]*?R² {fit}\\)`,
        `的{n}个观测计，[^\\n]*?每1点约对应[^\\d\\n]*{slope}亿元[^\\n]*?R²为{fit}）`,
      ),
      answer: {
        n: row['n'] as number,
        slope: { en: slope / 1e9, zh: slope / 1e8 },
        fit: row['r2'] as number,
      },
      on: ['economy', 'analyse'],
    },
  ];
}

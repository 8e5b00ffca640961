import type { Release } from '../../../src/release/index.js';
import { asked, escaped, number, type Question } from '../questionOf.js';
import type { Surface } from '../surfaces.js';
import type { Truth } from '../truth.js';
import { escapedName, rootOf, sentenceStart, wayOf, year } from './words.js';

/** What is asked of the index as a whole: its value and changes, its size in money, and the gap between units. */
export function ofWhole(release: Release, truth: Truth): Question[] {
  const { total: place, period, before, base } = truth;
  const name = { en: escaped(place.name.en), zh: escaped(place.name.zh) };
  const change = truth.row('changes', { level: 'total', unit: place.code, period, node: rootOf(release) });
  const way = wayOf(change['points'] as number);
  const stood = {
    en: `${name.en} stood at ${number} points on [^\\n]*? in ${period}`,
    zh: `${period}年${name.zh}指数为${number}点`,
  };
  const of = (ask: string, finds: Question['finds'], answer: Question['answer'], on: readonly Surface[]) => {
    return { ask, place, finds, answer, on };
  };
  const here: readonly Surface[] = [
    'overview',
    'place',
    'brief',
    'report',
    'slides',
    'analyse',
    'summary',
    'time',
  ];
  return [
    of(
      'what is the index of the whole',
      asked(`${name.en} stood at {value} points on `, `${period}年${name.zh}指数为{value}点`),
      { value: truth.value(place) },
      here,
    ),
    of(
      'how much did the whole change',
      asked(
        `${stood.en}, {way:up|down} {points} points \\({growth}%\\) on {since:\\w+}`,
        `${stood.zh}，较{since:\\w+年}{way:上升|下降}{points}点（{growth}%）`,
      ),
      {
        way,
        points: Math.abs(change['points'] as number),
        growth: Math.abs(change['percent'] as number),
        since: year(before),
      },
      here,
    ),
    of(
      'how far is the whole from its base',
      asked(
        `${stood.en},[^\\n]*? and {points} points {way:above|below} {since:\\w+}, the base`,
        `${stood.zh}，[^\\n]*?，比基期{since:\\w+年}{way:高|低}{points}点`,
      ),
      {
        way: (change['points_base'] as number) > 0 ? { en: 'above', zh: '高' } : { en: 'below', zh: '低' },
        points: Math.abs(change['points_base'] as number),
        since: year(base),
      },
      here,
    ),
    ...ofMoney(release, truth),
    ...ofGap(release, truth),
  ];
}

function ofMoney({ plan }: Release, truth: Truth): Question[] {
  const { total: place, period } = truth;
  const size = truth
    .rows('size', { level: 'total', unit: place.code, period })
    .find((r) => r['rule'] === 'chained');
  const jobs = truth.rows('jobs', { level: 'total', unit: place.code, period })[0];
  if (!plan.economy || !size || !jobs) return [];
  const scale = plan.economy.indicators.find(({ id }) => id === plan.economy!.size!.output)!.scale;
  const on: readonly Surface[] = ['place', 'brief', 'report', 'analyse', 'economy'];
  return [
    {
      ask: 'what size of the digital economy does the index stand for',
      place,
      finds: asked(
        'the index corresponds to a digital economy of RMB {size} trillion',
        '指数对应的数字经济规模为{size}万亿元',
      ),
      answer: { size: ((size['size'] as number) * scale) / 1e12 },
      on,
    },
    {
      ask: 'what share of the output is that',
      place,
      finds: asked(
        `the index corresponds to a digital economy of RMB ${number} trillion[^\\n]*?equal to {share}% of`,
        `指数对应的数字经济规模为${number}万亿元[^\\n]*?，相当于[^\\n]*?的{share}%`,
      ),
      answer: { share: 100 * (size['share'] as number) },
      on,
    },
    {
      ask: 'how many jobs since the base',
      place,
      finds: asked(
        'gain since \\w+ corresponds to about {jobs} million jobs',
        '年以来指数增加的部分对应约{jobs}万个就业岗位',
      ),
      // In millions and in tens of thousands.
      answer: {
        jobs: { en: (jobs['since_base'] as number) / 1e6, zh: (jobs['since_base'] as number) / 1e4 },
      },
      on,
    },
  ];
}

/** Whether the gap between units narrowed, over the longest span. */
function ofGap(release: Release, truth: Truth): Question[] {
  const { total: place, period } = truth;
  const { plan } = release;
  const span = (measure: string) =>
    truth
      .rows('balance-verdicts', { level: plan.level, node: rootOf(release), measure, to: period })
      .toSorted((a, b) => (String(a['from']) < String(b['from']) ? -1 : 1))[0]!;
  const [gini, logs] = [span('gini'), span('sd-log')];
  const alike = (gini['change'] as number) < 0 === (logs['change'] as number) < 0;
  const verdict = alike ? String(logs['verdict']) : 'not-distinguishable';
  const told = verdict === 'narrowed' || verdict === 'widened';
  const units = { en: plan.unitsTitle.en.toLowerCase(), zh: plan.unitsTitle.zh };
  const [name, from] = [escapedName(place), year(String(gini['from']))];
  const [before, after] = [`from {before} in ${from.en}`, `to {after} in ${period}`];
  const moved = `基尼系数由${from.zh}的{before}(?:降至|升至)${period}年的{after}`;
  return [
    {
      ask: `did the gap between units narrow since ${from.en}, from what to what`,
      place,
      finds: told
        ? asked(
            `The gap between the ${units.en} of ${name.en} {verdict:\\w+}: the Gini coefficient (?:fell|rose) ${before} ${after}`,
            `${sentenceStart}${name.zh}各${units.zh}之间的差距{verdict:缩小|扩大}：[^\\n]*?${moved}`,
          )
        : asked(
            `The Gini coefficient of the ${units.en} of ${name.en} (?:fell|rose) ${before} ${after}`,
            `${sentenceStart}${name.zh}各${units.zh}：[^\\n]*?${moved}`,
          ),
      answer: {
        ...(told ? { verdict: { en: verdict, zh: verdict === 'narrowed' ? '缩小' : '扩大' } } : {}),
        before: gini['before'] as number,
        after: gini['after'] as number,
      },
      on: ['overview', 'brief', 'report', 'analyse', 'summary', 'balance'],
    },
  ];
}

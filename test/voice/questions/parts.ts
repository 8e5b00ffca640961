import { sectorsOf } from '../../../src/analysis/index.js';
import type { Text } from '../../../src/edition/index.js';
import type { Release, Subject } from '../../../src/release/index.js';
import { asked, escaped, type Question } from '../questionOf.js';
import type { Surface } from '../surfaces.js';
import { type Truth, within } from '../truth.js';
import { rootOf, sentenceStart, withinOf, year } from './words.js';

/** What is asked of the parts of the index: its sectors and regions, and who moved most. */
export function ofParts(release: Release, truth: Truth): Question[] {
  const { total: place, period, before } = truth;
  const { plan } = release;
  const sectors = truth.rows('sectors', { level: 'total', unit: place.code, period });
  const titled = (row: Record<string, unknown>): Text =>
    within(sectorsOf(plan).find(({ code }) => code === row['sector'])!.name);
  const by = (column: string) =>
    sectors
      .filter((r) => r[column] !== null)
      .toSorted((a, b) => (b[column] as number) - (a[column] as number));
  const [fast, slow, most] = [by('growth')[0]!, by('growth').at(-1)!, by('share')[0]!];
  const regions = truth.ranked(1);
  const growth = (of: Subject) =>
    truth.row('groups', { level: of.level, unit: of.code, period, node: rootOf(release) })[
      'growth'
    ] as number;
  const shareOf = (of: Subject) => (100 * truth.value(of)) / truth.value(place);
  const level = { en: plan.groupings[1]!.title.en.toLowerCase(), zh: plan.groupings[1]!.title.zh };
  return [
    {
      ask: 'up to what did sectors grow, and which did',
      place,
      finds: asked(
        `By sector, growth on {since:\\w+} ranged from [^\\n]*? to {growth}% in {who:[^;.\\n]+?}[;.]`,
        `分领域看，较{since:\\w+年}的增速在[^\\n]*?至{growth}%（{who:[^）\\n]+?}）之间`,
      ),
      answer: { since: year(before), who: titled(fast), growth: fast['growth'] as number },
      on: ['overview', 'brief', 'report', 'slides', 'sectors', 'summary'],
    },
    {
      ask: 'from what on did sectors grow, and which did',
      place,
      finds: asked(
        'By sector, growth on \\w+ ranged from {growth}% in {who:[^\\n]+?} to ',
        '分领域看，较\\w+年的增速在{growth}%（{who:[^）\\n]+?}）至',
      ),
      answer: { who: titled(slow), growth: slow['growth'] as number },
      on: ['overview', 'brief', 'report', 'slides', 'sectors', 'summary'],
    },
    {
      ask: 'which sector is the largest part of the index',
      place,
      finds: asked(
        'the largest part of the index, {share}%, comes from {who:[^.;\\n]+?}[.;]',
        '在指数中占比最大的是{who:[^，\\n]+?}，占{share}%',
      ),
      answer: { who: titled(most), share: most['share'] as number },
      on: ['overview', 'brief', 'report', 'slides', 'sectors', 'summary'],
    },
    ...regions.map(
      (region): Question => ({
        ask: `what share of the index does ${region.name.en} hold`,
        place,
        finds: asked(
          `The ${level.en} hold these shares of the index:[^\\n]*?${withinOf(release, region)} {share}%`,
          `${sentenceStart}从${level.zh}看，[^\\n]*?${escaped(region.name.zh)}占{share}%`,
        ),
        answer: { share: shareOf(region) },
        on: ['overview', 'brief', 'report', 'summary', 'groups'],
      }),
    ),
    ...regions.map(
      (region): Question => ({
        ask: `how fast did ${region.name.en} grow`,
        place,
        finds: asked(
          `hold these shares of the index:[^\\n]*?growth on {since:\\w+} was (?:[^\\n]*?[ ,])?{growth}% in ${withinOf(release, region)}(?=[ ,.])`,
          `${sentenceStart}从${level.zh}看，[^\\n]*?较{since:\\w+年}，[^。\\n]*?${escaped(region.name.zh)}增长{growth}%`,
        ),
        answer: { since: year(before), growth: growth(region) },
        on: ['overview', 'brief', 'report', 'groups'],
      }),
    ),
    ...moversOf(release, truth),
  ];
}

/** The biggest climb and fall: only what the rank ranges of both periods tell from none. */
function moversOf(release: Release, truth: Truth): Question[] {
  const { total: place, period, before } = truth;
  const rangeIn = (when: string, of: Subject) =>
    release.uncertainty.find((u) => u.period === when)?.intervals.find((i) => i.unit === of.number);
  const moved = truth.ranked(-1).flatMap((of) => {
    const [now, then] = [rangeIn(period, of), rangeIn(before, of)];
    const apart = now && then && (now.high < then.low || then.high < now.low);
    const { places } = truth.row('rankings', {
      level: of.level,
      unit: of.code,
      period,
      node: rootOf(release),
    });
    return [{ of, places: places as number, apart }];
  });
  const order = moved.filter(({ apart }) => apart).toSorted((a, b) => b.places - a.places);
  const [climb, fall] = [order[0], order.at(-1)];
  if (!climb || !fall || climb.places < 3 || fall.places > -3) return [];
  const on: readonly Surface[] = ['overview', 'brief', 'report', 'summary'];
  const [higher, lower] = [
    moved.some(({ places }) => places > climb.places),
    moved.some(({ places }) => places < fall.places),
  ];
  const [sureEn, sureZh] = ['Of the moves that the rank ranges bear out, ', '就可以确认的变动看，'];
  return [
    {
      ask: 'who climbed most',
      place,
      finds: asked(
        `(?<=^|\\. |\\n)${higher ? sureEn : ''}{who:[^.\\n]+?} made the biggest climb on {since:\\w+}: {places} places`,
        `(?<=^|[。\\n])${higher ? sureZh : ''}较{since:\\w+年}上升最多的是{who:[^，\\n]+?}，升{places}位`,
      ),
      answer: { who: climb.of.name, since: year(before), places: climb.places },
      on,
    },
    {
      ask: 'who fell most',
      place,
      finds: asked(
        `(?<=^|\\. |\\n)${lower ? sureEn : ''}{who:[^.\\n]+?} had the biggest fall on {since:\\w+}: {places} places`,
        `(?<=^|[。\\n])${lower ? sureZh : ''}较{since:\\w+年}下降最多的是{who:[^，\\n]+?}，降{places}位`,
      ),
      answer: { who: fall.of.name, since: year(before), places: -fall.places },
      on,
    },
  ];
}

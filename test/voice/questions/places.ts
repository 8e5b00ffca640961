import type { Release, Subject } from '../../../src/release/index.js';
import { asked, escaped, number, type Question } from '../questionOf.js';
import type { Surface } from '../surfaces.js';
import type { Truth } from '../truth.js';
import { rootOf, sentenceStart, wayOf, year } from './words.js';

/** What is asked of every place that is ranked. */
export function ofPlace(release: Release, truth: Truth, place: Subject): Question[] {
  const { period, before, base, total } = truth;
  const name = { en: escaped(place.name.en), zh: escaped(place.name.zh) };
  const row = truth.row('changes', { level: place.level, unit: place.code, period, node: rootOf(release) });
  const { rank, of } = truth.rank(place);
  const range = truth.range(place);
  const peers = release.plan.groupings[place.grouping]?.title ?? release.plan.unitsTitle;
  // “The four regions” say themselves how many there are.
  const [saysOf, peersEn, peersZh] = peers.en.startsWith('Four ')
    ? ['the four', 'regions', peers.zh]
    : ['{of}', peers.en.toLowerCase(), `{of}个${peers.zh}`];
  const shown = {
    en: `${name.en} ranked [\\w]+ of (?:the four|[\\d,]+) ${peersEn} on [^\\n]*?in ${period}, with`,
    zh: `${period}年${name.zh}指数为`,
  };
  const here: readonly Surface[] = ['place', 'brief'];
  const share = (100 * truth.value(place)) / truth.value(total);
  return [
    {
      ask: `where does ${place.name.en} rank`,
      place,
      finds: asked(
        `${name.en} ranked {rank:\\w+} of ${saysOf} ${peersEn} on `,
        `${shown.zh}${number}点，在${peersZh}中列第{rank}位`,
      ),
      answer: saysOf === '{of}' ? { rank, of } : { rank },
      on: here,
    },
    {
      ask: `between which ranks does ${place.name.en} lie`,
      place,
      finds:
        range && range.low < range.high
          ? asked(
              `${name.en} ranks (?:between )?{low:\\w+} (?:and|or) {high:\\w+} of `,
              `${name.zh}在(?:[\\d,]+个)?${peers.zh}中列第{low}位[至或]第{high}位`,
            )
          : asked(`${name.en} ranks {low:\\w+} of `, `${name.zh}在(?:[\\d,]+个)?${peers.zh}中列第{low}位`),
      answer: range && range.low < range.high ? { ...range } : { low: rank },
      on: ['place', 'brief', 'card'],
    },
    {
      ask: `what is the index of ${place.name.en}`,
      place,
      finds: asked(`${shown.en} {value} points`, `${shown.zh}{value}点`),
      answer: { value: truth.value(place) },
      on: here,
    },
    {
      ask: `how much did ${place.name.en} change`,
      place,
      finds: asked(
        `${shown.en} ${number} points, {way:up|down} {points} points \\({growth}%\\) on {since:\\w+}`,
        `${shown.zh}${number}点[^。\\n]*?，较{since:\\w+年}{way:上升|下降}{points}点（{growth}%）`,
      ),
      answer: {
        way: wayOf(row['points'] as number),
        points: Math.abs(row['points'] as number),
        growth: Math.abs(row['percent'] as number),
        since: year(before),
      },
      on: here,
    },
    {
      ask: `how far is ${place.name.en} from its base`,
      place,
      finds: asked(
        `${shown.en}[^.\\n]*?[^\\n]*? and {points} points {way:above|below} {since:\\w+}, the base`,
        `${shown.zh}[^。\\n]*?，比基期{since:\\w+年}{way:高|低}{points}点`,
      ),
      answer: {
        way: (row['points_base'] as number) > 0 ? { en: 'above', zh: '高' } : { en: 'below', zh: '低' },
        points: Math.abs(row['points_base'] as number),
        since: year(base),
      },
      on: here,
    },
    {
      ask: `what share of the whole does ${place.name.en} hold`,
      place,
      finds: asked(
        `It accounts for {share}% of the index of ${escaped(total.name.en)}`,
        `${sentenceStart}其指数占${escaped(total.name.zh)}的{share}%`,
      ),
      answer: { share },
      on: here,
      calledIt: true,
    },
  ];
}

/** What is asked of a unit in its group. */
export function ofUnit(release: Release, truth: Truth, place: Subject): Question[] {
  const group = truth.group(place);
  const members = truth.ranked(-1).filter((u) => truth.group(u).number === group.number);
  if (members.length < 2) return [];
  const row = truth.row('rankings', {
    level: place.level,
    unit: place.code,
    period: truth.period,
    node: rootOf(release),
  });
  const share = (100 * truth.value(place)) / truth.value(group);
  const units = release.plan.unitsTitle.zh;
  const here: readonly Surface[] = ['place', 'brief'];
  return [
    {
      ask: `where does ${place.name.en} rank in ${group.name.en}`,
      place,
      finds: asked(
        `Within ${escaped(group.name.en)} it is {rank:\\w+} of {of:[\\w,]+} `,
        `在${escaped(group.name.zh)}{of}个${units}中列第{rank}位`,
      ),
      answer: {
        rank: row[`rank_in_${release.plan.groupings[0]!.column}`] as number,
        of: members.length,
      },
      on: here,
    },
    {
      ask: `what share of ${group.name.en} does ${place.name.en} hold`,
      place,
      finds: asked(
        `and {share}% of that of ${escaped(group.name.en)}`,
        `、${escaped(group.name.zh)}的{share}%`,
      ),
      answer: { share },
      on: here,
      calledIt: true,
    },
  ];
}

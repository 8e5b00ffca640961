import type { Text } from '../../../edition/index.js';
import type { DataContract, Field } from '../../contract/contract.js';
import type { Profile, Question } from '../acts.js';
import {
  columnTexts,
  factor,
  figure,
  type History,
  median,
  own,
  question,
  share,
  shownCases,
} from './question.js';
import { thresholds } from './thresholds.js';

const { leastPeriods, place: times, placeRecords, empty: points } = thresholds;

/** The earlier periods that are compared with, in words. */
export const periodsText = (history: History): Text => ({
  en: `the last ${history.length} checked periods (${history.at(-1)!.period} to ${history[0]!.period})`,
  zh: `此前${history.length}个已审核周期（${history.at(-1)!.period}至${history[0]!.period}）`,
});

/** What differs from earlier periods in its parts: places and fields. Without enough of them nothing is asked. */
export function earlierQuestions(profile: Profile, contract: DataContract, history: History): Question[] {
  if (history.length < leastPeriods || profile.records === 0) return [];
  const numbers = contract.fields.filter(({ type }) => type === 'integer' || type === 'number');
  return [
    ...contract.fields.flatMap((field) => emptyQuestion(profile, field, history)),
    ...jumpQuestion(profile, history, { en: 'records', zh: '记录数' }, '', ({ records }) => records),
    ...numbers.flatMap(({ name, title }) =>
      jumpQuestion(profile, history, title, name, ({ sums }) => own(sums, name) ?? 0),
    ),
    ...placeQuestions(profile, history),
  ];
}

function emptyQuestion(profile: Profile, { name, title, required }: Field, history: History): Question[] {
  const now = own(profile.empty, name);
  const earlier = history.flatMap((one) => own(one.profile.empty, name) ?? []);
  if (required || now === undefined || earlier.length < leastPeriods) return [];
  const usually = median(earlier);
  if (Math.abs(now - usually) <= points) return [];
  const { en, zh } = periodsText(history);
  return [
    question(
      {
        check: 'quality',
        rule: 'empty',
        found: {
          en: `${title.en}: ${share(now)} of the records have nothing there`,
          zh: `${title.zh}：${share(now)}的记录为空`,
        },
        usual: {
          en: `${share(usually)} in the median of ${en}. The rule asks at a difference of more than ${100 * points} percentage points.`,
          zh: `${zh}的中位数为${share(usually)}。相差超过${100 * points}个百分点时需要说明。`,
        },
        columns: columnTexts({ en: 'Period', zh: '周期' }, { en: 'Empty', zh: '为空' }),
        examples: history
          .slice(0, shownCases)
          .map((one) => [one.period, share(own(one.profile.empty, name) ?? 0)]),
        cases: 1,
      },
      name,
    ),
  ];
}

type PlaceFigures = Profile['places'][string];

const placeIn = ({ places }: Profile, place: string) => own(places, place);

/** Places whose figure is far from its earlier ones, those farthest first. */
function jumpQuestion(
  profile: Profile,
  history: History,
  title: Text,
  about: string,
  of: (place: PlaceFigures) => number,
): Question[] {
  const found = Object.entries(profile.places).flatMap(([place, figures]) => {
    const earlier = history.flatMap((one) => placeIn(one.profile, place) ?? []);
    if (earlier.length < leastPeriods || median(earlier.map(({ records }) => records)) < placeRecords)
      return [];
    const now = of(figures);
    const values = earlier.map(of);
    const usually = median(values);
    const isBeyond = now > Math.max(...values) || now < Math.min(...values);
    return isBeyond && factor(now, usually) >= times ? [{ place, now, usually }] : [];
  });
  if (found.length === 0) return [];
  found.sort((a, b) => factor(b.now, b.usually) - factor(a.now, a.usually) || (a.place < b.place ? -1 : 1));
  const { en, zh } = periodsText(history);
  const first = found[0]!;
  return [
    question(
      {
        check: 'quality',
        rule: 'jump',
        found: {
          en: `${title.en}, ${first.place}: ${figure(first.now)} against ${figure(first.usually)}${found.length > 1 ? `, and ${found.length - 1} more places` : ''}`,
          zh: `${title.zh}（${first.place}）：本期${figure(first.now)}，往期${figure(first.usually)}${found.length > 1 ? `；另有${found.length - 1}个地区` : ''}`,
        },
        usual: {
          en: `The median of ${en}. The rule asks at ${times} times as much or more, or ${1 / times} times or less, where that is also beyond all of them and the median has ${placeRecords} records or more. Among many places some are beyond it by chance.`,
          zh: `${zh}的中位数。达到其${times}倍及以上或${1 / times}倍及以下，且超出往期全部数值、中位数不少于${placeRecords}条时需要说明。地区较多时，个别地区可能属偶然。`,
        },
        columns: columnTexts(
          { en: 'Place', zh: '地区' },
          { en: 'This period', zh: '本期' },
          { en: 'Usual', zh: '往期' },
          { en: 'Times', zh: '倍数' },
        ),
        examples: found
          .slice(0, shownCases)
          .map(({ place, now, usually }) => [
            place,
            figure(now),
            figure(usually),
            usually > 0 ? figure(now / usually) : '–',
          ]),
        cases: found.length,
      },
      about,
    ),
  ];
}

/** Places that were in every earlier period and are gone, and places that were in none. */
function placeQuestions(profile: Profile, history: History): Question[] {
  const before = new Map<string, number>();
  for (const one of history)
    for (const place of Object.keys(one.profile.places)) before.set(place, (before.get(place) ?? 0) + 1);
  const gone = [...before].filter(([place, n]) => n === history.length && !placeIn(profile, place));
  const fresh = Object.keys(profile.places).filter((place) => !before.has(place));
  const { en, zh } = periodsText(history);
  const ask = (rule: string, found: Text, usual: Text, places: readonly string[]) =>
    places.length === 0
      ? []
      : [
          question({
            check: 'quality',
            rule,
            found,
            usual,
            columns: columnTexts({ en: 'Place', zh: '地区' }),
            examples: [...places]
              .sort()
              .slice(0, shownCases)
              .map((place) => [place]),
            cases: places.length,
          }),
        ];
  return [
    ...ask(
      'place-gone',
      { en: `${gone.length} places have no record`, zh: `${gone.length}个地区没有记录` },
      { en: `They were in each of ${en}.`, zh: `${zh}中每期均有记录。` },
      gone.map(([place]) => place),
    ),
    ...ask(
      'place-new',
      {
        en: `${fresh.length} places have records for the first time`,
        zh: `${fresh.length}个地区首次出现记录`,
      },
      { en: `They were in none of ${en}.`, zh: `${zh}中均未出现。` },
      fresh,
    ),
  ];
}

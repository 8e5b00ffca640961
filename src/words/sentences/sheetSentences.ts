import type { PartMove, SheetKinds } from '../facts/sheetKinds.js';
import { moveWords } from '../polarityWords.js';
import { chineseCardinal } from './cardinals.js';
import { someOf, unitsOf } from './chineseParts.js';
import { someOf as someInEnglish } from './englishParts.js';
import { titleWithin, unitsOf as unitsInEnglish } from './englishTitles.js';
import { type Phrase, phrase } from './phrase.js';
import type { SentencesIn } from './sentences.js';
import type { Speaker } from './speaker.js';

/** The facts of the sheet of a unit, in both languages: short sentences, with at most two numbers. */
export const sheetSentences: SentencesIn<SheetKinds> = {
  en: {
    course: ({ place, period, from, rank, range, before, gained, lost, rivals, value, valueBefore }, s) => {
      const verb = (up: boolean) => moveWords(s.plan, up).moved.en.replace(/ by$/, '');
      const moves = [...(gained ? [gained] : []), ...(lost ? [lost] : [])].map(
        (one) => phrase`${verb(one === gained)} in ${titleWithin(one.part.en)}`,
      );
      const each = (one: PartMove) =>
        phrase`Since ${from} it ${verb(one === gained)} from ${s.rank(one.before)} to ${s.rank(one.now)} in ${titleWithin(one.part.en)}`;
      return [
        phrase`${s.name(place)} ranks ${s.rank(rank)}${spread(range, s)} in ${period}${moves.length > 0 ? phrase`: it ${moves.reduce((a, b) => phrase`${a}, but ${b}`)}` : undefined}`,
        phrase`It ranked ${s.rank(before)} in ${from}${before.value === rank.value ? ' too' : ''}`,
        gained ? each(gained) : [],
        lost && gained
          ? phrase`In ${titleWithin(lost.part.en)} it ${verb(false)} from ${s.rank(lost.before)} to ${s.rank(lost.now)}`
          : [],
        lost && !gained ? each(lost) : [],
        phrase`It has ${s.figure(value)} points, after ${s.figure(valueBefore)} in ${from}`,
        !range
          ? []
          : range.low.value === range.high.value
            ? phrase`Other reasonable weightings mostly leave it there`
            : phrase`Other reasonable weightings mostly put it ${s.rank(range.low)} to ${s.rank(range.high)}${rivals.length > 0 ? phrase`, level with ${someInEnglish(rivals, s)}` : undefined}`,
      ];
    },
    risen: ({ place, from, units, nearest, ahead, sure }, s) => {
      const to = phrase`close in score to ${s.name(place)} in ${from}`;
      if (units.value === 0) return [phrase`No other place was ${to}`];
      if (units.value === 1)
        return [
          ahead.length === 0
            ? phrase`Only one place was ${to}, and it has not risen above it`
            : phrase`Only ${s.names(ahead)} was ${to}; it has risen in rank and is ahead now`,
        ];
      const near = phrase`nearest in score to ${s.name(place)} in ${from}`;
      const among = phrase`the ${s.figure(units)} ${unitsInEnglish(s)} ${nearest ? near : to}`;
      if (ahead.length === 0) return [phrase`Of ${among}, none has risen above it since`];
      const [have, are] = ahead.length === 1 ? ['has', 'is'] : ['have', 'are'];
      const risen = phrase`${someInEnglish(ahead, s)} ${have} risen in rank and ${are} ahead now`;
      return [
        ...(nearest
          ? [phrase`Of ${among}, ${risen}`]
          : [
              phrase`In ${from}, ${s.figure(units)} other ${unitsInEnglish(s)} were close in score to ${s.name(place)}`,
              phrase`Of these, ${risen}`,
            ]),
        sure.length === 0 ? [] : phrase`The rise of ${someInEnglish(sure, s)} holds with other weights too`,
      ];
    },
    'rose-in': ({ place, peer, part, by, own }, s) => [
      phrase`${s.name(peer)} gained most on ${s.name(place)} in ${titleWithin(part.en)}: ${s.signed(by)} points against ${s.signed(own)}`,
    ],
    lever: ({ place, from, indicator, peer, rank, same }, s) => [
      phrase`With the progress of ${s.name(peer)} since ${from} in ${titleWithin(indicator.en)}, ${s.name(place)} would ${same ? 'still rank' : 'rank'} ${s.rank(rank)}`,
    ],
    levers: ({ place, count, rank, same }, s) => [
      phrase`With all ${s.figure(count)} changes together, ${s.name(place)} would ${same ? 'still rank' : 'rank'} ${s.rank(rank)}`,
    ],
  },
  zh: {
    course: ({ place, period, from, rank, range, before, gained, lost, rivals, value, valueBefore }, s) => {
      const verb = (up: boolean) => moveWords(s.plan, up).moved.zh;
      const moves = [...(gained ? [gained] : []), ...(lost ? [lost] : [])].map(
        (one) => `${one.part.zh}${verb(one === gained)}`,
      );
      const each = (one: PartMove) =>
        phrase`${s.period(from)}以来，${one.part.zh}由${s.rank(one.before)}${verb(one === gained)}到${s.rank(one.now)}`;
      return [
        phrase`${s.period(period)}${s.name(place)}列${s.rank(rank)}${spread(range, s)}${moves.length > 0 ? `：${moves.join('，')}` : ''}`,
        phrase`${s.period(from)}${before.value === rank.value ? '同' : ''}列${s.rank(before)}`,
        gained ? each(gained) : [],
        lost && gained
          ? phrase`${lost.part.zh}由${s.rank(lost.before)}${verb(false)}到${s.rank(lost.now)}`
          : [],
        lost && !gained ? each(lost) : [],
        phrase`得${s.figure(value)}点，${s.period(from)}为${s.figure(valueBefore)}点`,
        !range
          ? []
          : range.low.value === range.high.value
            ? phrase`换一种合理的算法，位次多半不变`
            : phrase`换一种合理的算法，多在第${s.figure(range.low)}至第${s.figure(range.high)}位${rivals.length > 0 ? phrase`，与${someOf(rivals, s)}不相上下` : undefined}`,
      ];
    },
    risen: ({ place, from, units, nearest, ahead, sure }, s) => {
      const near = phrase`${s.period(from)}与${s.name(place)}得分${nearest ? '最接近' : '相近'}的`;
      if (units.value === 0)
        return [phrase`${s.period(from)}没有其他${unitsOf(s)}与${s.name(place)}得分相近`];
      if (units.value === 1)
        return [
          ahead.length === 0
            ? phrase`${near}${unitsOf(s)}只有1个，位次未升到其前`
            : phrase`${near}${unitsOf(s)}只有${s.names(ahead)}，位次上升，现居其前`,
        ];
      const among = phrase`${near}${s.figure(units)}个${unitsOf(s)}中`;
      if (ahead.length === 0) return [phrase`${among}，没有一个位次升到其前`];
      return [
        phrase`${among}，${someOf(ahead, s)}位次上升，现居其前`,
        sure.length === 0 ? [] : phrase`换一种权重，${someOf(sure, s)}的上升同样成立`,
      ];
    },
    'rose-in': ({ place, peer, part, by, own }, s) => [
      phrase`相对于${s.name(place)}，${s.name(peer)}进步最大的是${part.zh}：${s.signed(by)}点，${s.name(place)}为${s.signed(own)}点`,
    ],
    lever: ({ place, from, indicator, peer, rank, same }, s) => [
      phrase`${indicator.zh}若有${s.name(peer)}${s.period(from)}以来的进展，${s.name(place)}${same ? '仍列' : '可列'}${s.rank(rank)}`,
    ],
    levers: ({ place, count, rank, same }, s) => [
      phrase`${chineseCardinal(count.value)}项都做到，${s.name(place)}${same ? '仍列' : '可列'}${s.rank(rank)}`,
    ],
  },
};

/** The range of a rank, in brackets: (6–9), （6—9）; nothing where it is one rank. */
function spread(
  range: { low: Parameters<Speaker['figure']>[0]; high: Parameters<Speaker['figure']>[0] } | undefined,
  s: Speaker,
): Phrase {
  if (!range || range.low.value === range.high.value) return [];
  const [open, dash, close] = { en: [' (', '–', ')'], zh: ['（', '—', '）'] }[s.lang] as [
    string,
    string,
    string,
  ];
  return phrase`${open}${s.figure(range.low)}${dash}${s.figure(range.high)}${close}`;
}

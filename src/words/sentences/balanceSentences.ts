import type { Text } from '../../edition/index.js';
import type { Subject } from '../../release/index.js';
import type { CitedFigure } from '../facts/figure.js';
import type { BalanceKinds } from '../facts/spread.js';
import { cardinal } from './cardinals.js';
import * as zh from './chineseParts.js';
import { amongBoth as inBoth } from './englishParts.js';
import * as en from './englishTitles.js';
import { type Phrase, phrase, phraseText } from './phrase.js';
import type { SentencesIn } from './sentences.js';
import type { Speaker } from './speaker.js';

/** Facts about the balance of units, in both languages. */
export const balanceSentences: SentencesIn<BalanceKinds> = {
  en: {
    measures: (fact, s) => {
      const { from, period, fell, rose, all, tested, untested } = fact;
      const whole = phrase`${numberWord(all, cardinal)} measures of the gap`;
      const together =
        fell.value === all.value
          ? phrase`all ${whole} fell`
          : rose.value === all.value
            ? phrase`all ${whole} rose`
            : phrase`of the ${whole} ${numberWord(fell, cardinal)} fell and ${numberWord(rose, cardinal)} rose`;
      return [
        phrase`From ${from} to ${period} ${together}; ${testedInEnglish(tested, untested, hasOneDirection(fact), s)}`,
      ];
    },
    'between-groups': ({ groups, period }, s) => {
      const parts = groups.map(
        ({ level, share }, i) =>
          phrase`${s.figure(share)}${i > 0 ? '' : ' lies'} between ${en.pluralTitle(level.en)}`,
      );
      const alone = groups.length > 1 ? 'each grouping by itself, ' : '';
      return [phrase`Of the Gini coefficient of ${period}, ${s.list(parts)} (${alone}net of overlaps)`];
    },
    'between-change': ({ from, groups, period, units, unitsOf: all }, s) => {
      const parts = groups.map(
        ({ level, before, after }, i) =>
          phrase`${i === 0 ? 'the share' : 'that'} between ${en.pluralTitle(level.en)} ${wentInEnglish(before, after, from, period, s)}`,
      );
      const among = inBoth(units, all, s);
      return [phrase`${parts.reduce((a, b) => phrase`${a}, ${b}`)}${among && phrase`,${among}`}`];
    },
    'leaders-gap': ({ from, period, leaders, why, nearer, verdict, open }, s) => {
      if (!nearer) return [phrase`The gap to the first four has no figure, because ${why?.en}`];
      const all =
        verdict === 'none' ? `no verdict on the gap of all, because ${open?.en}` : gapInEnglish[verdict];
      return [
        phrase`From ${from} to ${period}, ${s.figure(nearer.share)} of ${s.figure(nearer.units)} ${en.unitsOf(s)} came nearer to the mean of the first four of each period (${leadersInEnglish(leaders, from, period, s)}); ${all}`,
      ];
    },
    'catching-up': ({ from, period, why, doubled }, s) => {
      if (!doubled) return [phrase`Whether those behind grew faster is open, because ${why?.en}`];
      const by = phrase`by ${s.amount(doubled)} percentage points a year more`;
      if (doubled.value >= 0) {
        return [
          phrase`From ${from} to ${period} those that started higher grew faster: with twice the initial level, ${by}`,
        ];
      }
      return [
        phrase`From ${from} to ${period} those that started lower grew faster: with half the initial level, ${by}`,
        phrase`Part or all of this is regression to the mean; it does not say that the gap narrowed`,
      ];
    },
    likeness: ({ period, why, found }, s) => {
      if (!found) return [phrase`Whether neighbours are alike is open, because ${why?.en}`];
      const how = {
        chance: 'Neighbours are no more alike than by chance',
        alike: 'Neighbours are alike',
        unlike: 'Neighbours differ more than by chance',
      }[found.verdict];
      return [phrase`${how} in ${period} (Moran’s I ${s.figure(found.i)}, ${s.figure(found.p)})`];
    },
    'likeness-change': ({ from, period, before, after, units, unitsOf: all }, s) => [
      phrase`Moran’s I ${wentInEnglish(before, after, from, period, s)}${inBoth(units, all, s)}`,
    ],
    'without-neighbour': ({ units, whys }, s) => [
      phrase`Without a neighbour and left out of this: ${severalOf(units, s)} (${whys.map((why) => why.en).join('; ')})`,
    ],
    'class-moves': ({ from, middle, period, why, moves }, s) => {
      if (!moves)
        return [phrase`Whether ${en.unitsOf(s)} came to change classes more is open, because ${why?.en}`];
      return [
        phrase`How much ${en.unitsOf(s)} changed classes (Shorrocks index, 0: not at all): ${s.figure(moves.before)} from ${from} to ${middle}, ${s.figure(moves.after)} from then to ${period}`,
      ];
    },
  },
  zh: {
    measures: (fact, s) => {
      const { from, period, fell, rose, all, tested, untested } = fact;
      const whole = phrase`${numberWord(all, zh.chineseCount)}项差距指标`;
      const together =
        fell.value === all.value
          ? phrase`${whole}全部下降`
          : rose.value === all.value
            ? phrase`${whole}全部上升`
            : phrase`${whole}中${numberWord(fell, zh.chineseCount)}项下降、${numberWord(rose, zh.chineseCount)}项上升`;
      return [
        phrase`${s.period(from)}至${s.period(period)}，${together}；${testedInChinese(tested, untested, hasOneDirection(fact), s)}`,
      ];
    },
    'between-groups': ({ groups, period }, s) => {
      const parts = groups.map(({ level, share }) => phrase`${level.zh}之间占${s.figure(share)}`);
      return [
        phrase`${s.period(period)}的基尼系数中，${parts.reduce((a, b) => phrase`${a}，${b}`)}（${groups.length > 1 ? '各按一种分组计，' : ''}不含重叠部分）`,
      ];
    },
    'between-change': ({ from, groups, period, units, unitsOf: all }, s) => {
      const parts = groups.map(
        ({ level, before, after }) =>
          phrase`${level.zh}之间的占比${wentInChinese(before, after, from, period, s)}`,
      );
      return [phrase`${zh.amongBoth(units, all, s)}${parts.reduce((a, b) => phrase`${a}，${b}`)}`];
    },
    'leaders-gap': ({ from, period, leaders, why, nearer, verdict, open }, s) => {
      if (!nearer) return [phrase`${why?.zh}，无法给出与前四名的差距`];
      const all = verdict === 'none' ? `${open?.zh}，对总体差距无法判断` : gapInChinese[verdict];
      return [
        phrase`${s.period(from)}至${s.period(period)}，${s.figure(nearer.units)}个${zh.unitsOf(s)}中有${s.figure(nearer.share)}与各期前四名（${leadersInChinese(leaders, from, period, s)}）均值的差距缩小；${all}`,
      ];
    },
    'catching-up': ({ from, period, why, doubled }, s) => {
      if (!doubled) return [phrase`${why?.zh}，落后者是否增长更快尚无定论`];
      const [when, by] = [
        phrase`${s.period(from)}至${s.period(period)}`,
        phrase`年增长率高${s.amount(doubled)}个百分点`,
      ];
      if (doubled.value >= 0) return [phrase`${when}，起点较高者增长更快：起点高一倍，${by}`];
      return [
        phrase`${when}，起点较低者增长更快：起点低一半，${by}`,
        phrase`其中部分或全部是向均值回归，并不说明差距缩小`,
      ];
    },
    likeness: ({ period, why, found }, s) => {
      if (!found) return [phrase`${why?.zh}，相邻者是否相似尚无定论`];
      const how = {
        chance: '相邻者的相似程度与随机无异',
        alike: '相邻者彼此相似',
        unlike: '相邻者的差异大于随机',
      }[found.verdict];
      return [phrase`${s.period(period)}，${how}（莫兰指数${s.figure(found.i)}，${s.figure(found.p)}）`];
    },
    'likeness-change': ({ from, period, before, after, units, unitsOf: all }, s) => [
      phrase`${zh.amongBoth(units, all, s)}莫兰指数${wentInChinese(before, after, from, period, s)}`,
    ],
    'without-neighbour': ({ units, whys }, s) => [
      phrase`${severalOf(units, s)}没有邻居，未计入（${whys.map((why) => why.zh).join('；')}）`,
    ],
    'class-moves': ({ from, middle, period, why, moves }, s) => {
      if (!moves) return [phrase`${why?.zh}，${zh.unitsOf(s)}的档次流动是否增强尚无定论`];
      return [
        phrase`${zh.unitsOf(s)}的档次流动（肖罗克斯指数，0为不流动）：${s.period(from)}至${s.period(middle)}为${s.figure(moves.before)}，其后至${s.period(period)}为${s.figure(moves.after)}`,
      ];
    },
  },
};

type Tested = BalanceKinds['measures']['tested'];

const hasOneDirection = ({ fell, rose }: BalanceKinds['measures']) => fell.value === 0 || rose.value === 0;

/** A count in words, with its figure. */
const numberWord = (figure: CitedFigure, write: (n: number) => string): Phrase => [
  { text: write(figure.value), figure },
];

/** Whether those of the measures that are tested changed by more than chance explains. */
function testedInEnglish(
  tested: Tested,
  untested: Text | undefined,
  oneDirection: boolean,
  s: Speaker,
): Phrase {
  if (tested.length === 0) return phrase`no test is possible, because ${untested?.en}`;
  const titles = (some: Tested) => s.list(some.map(({ name }) => [name.en]));
  const [told, open] = [tested.filter((t) => t.isTold), tested.filter((t) => !t.isTold)];
  const chance = 'by more than chance explains';
  const those = phrase`${tested.length > 1 ? 'those tested, ' : 'the one tested, '}${titles(tested)},`;
  if (open.length === 0) return phrase`${those} changed ${chance}`;
  if (told.length > 0) return phrase`${titles(told)} changed ${chance}, ${titles(open)} did not`;
  return phrase`${those} did not change ${chance}${oneDirection ? ': a hint, not a finding' : ''}`;
}

/** The same in Chinese. */
function testedInChinese(
  tested: Tested,
  untested: Text | undefined,
  oneDirection: boolean,
  s: Speaker,
): Phrase {
  if (tested.length === 0) return phrase`${untested?.zh}，无法检验`;
  const titles = (some: Tested) => s.list(some.map(({ name }) => [name.zh]));
  const [told, open] = [tested.filter((t) => t.isTold), tested.filter((t) => !t.isTold)];
  const chance = '的变化超出随机起伏所能解释';
  if (open.length === 0) return phrase`经检验，${titles(tested)}${chance}`;
  if (told.length > 0) return phrase`${titles(told)}${chance}，${titles(open)}的变化则与随机起伏无法区分`;
  const hint = oneDirection ? '，只是迹象，尚非定论' : '';
  return phrase`经检验，${titles(tested)}的变化均与随机起伏无法区分${hint}`;
}

/** What a figure became: “fell from 0.622 in 2018 to 0.616 in 2021”. */
function wentInEnglish(
  before: CitedFigure,
  after: CitedFigure,
  from: string,
  to: string,
  s: Speaker,
): Phrase {
  const [was, is] = [s.figure(before), s.figure(after)];
  if (phraseText([was]) === phraseText([is])) return phrase`was ${was} in both ${from} and ${to}`;
  return phrase`${before.value > after.value ? 'fell' : 'rose'} from ${was} in ${from} to ${is} in ${to}`;
}

/** Who led in two periods: “A, B, C and D in both”, or those of either. */
function leadersInEnglish(
  { before, now }: { before: readonly Subject[]; now: readonly Subject[] },
  from: string,
  to: string,
  s: Speaker,
): Phrase {
  if (areSame(before, now)) return phrase`${severalOf(now, s)} in both`;
  return phrase`${severalOf(before, s)} in ${from}; ${severalOf(now, s)} in ${to}`;
}

const gapInEnglish = {
  narrowed: 'the gap of all to the leaders narrowed by more than chance explains',
  widened: 'the gap of all to the leaders widened by more than chance explains',
  'not-distinguishable': 'the gap of all to the leaders did not change by more than chance explains',
};

/** What a figure became: 由2018年的0.622降至2021年的0.616. */
function wentInChinese(
  before: CitedFigure,
  after: CitedFigure,
  from: string,
  to: string,
  s: Speaker,
): Phrase {
  const [was, is, a, b] = [s.figure(before), s.figure(after), s.period(from), s.period(to)];
  if (phraseText([was]) === phraseText([is])) return phrase`${a}与${b}均为${was}`;
  return phrase`由${a}的${was}${before.value > after.value ? '降至' : '升至'}${b}的${is}`;
}

/** Who led in two periods: 两期均为……, or those of either. */
function leadersInChinese(
  { before, now }: { before: readonly Subject[]; now: readonly Subject[] },
  from: string,
  to: string,
  s: Speaker,
): Phrase {
  if (areSame(before, now)) return phrase`两期均为${severalOf(now, s)}`;
  return phrase`${s.period(from)}为${severalOf(before, s)}，${s.period(to)}为${severalOf(now, s)}`;
}

const gapInChinese = {
  narrowed: '总体与领先者的差距缩小，幅度超出随机起伏所能解释的范围',
  widened: '总体与领先者的差距扩大，幅度超出随机起伏所能解释的范围',
  'not-distinguishable': '总体与领先者差距的变化与随机起伏无法区分',
};

/** At most four names, and how many others there are. */
function severalOf(of: readonly Subject[], s: Speaker): Phrase {
  if (of.length <= 4) return s.names(of);
  const first = s.list(of.slice(0, 3).map((one) => [s.name(one)]));
  if (s.lang === 'zh') return phrase`${first}等${String(of.length)}个`;
  return s.list([...of.slice(0, 3).map((one) => [s.name(one)]), [`${of.length - 3} others`]]);
}

/** Whether two lists hold the same places, in whatever order. */
function areSame(a: readonly Subject[], b: readonly Subject[]): boolean {
  return a.length === b.length && a.every((one) => b.some((other) => other.code === one.code));
}

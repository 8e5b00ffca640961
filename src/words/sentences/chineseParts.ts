import { firstIsBest } from '../../edition/index.js';
import type { Subject } from '../../release/index.js';
import type { CitedFigure, FactOf, RankRange } from '../facts/fact.js';
import { unchangedGrowth } from '../facts/parts.js';
import { changeMeaning } from '../polarityWords.js';
import { chineseCardinal } from './cardinals.js';
import { type Phrase, phrase, phraseText } from './phrase.js';
import { runsOf } from './runs.js';
import { type ChangeOverSet, type ComparedChange, changesOverAll, groupBySet } from './setGroups.js';
import { isWrittenAsNought, nodeNumber, partTitle, type Speaker } from './speaker.js';

export function changeOf(
  points: CitedFigure,
  growth: CitedFigure | undefined,
  node: string,
  s: Speaker,
): Phrase {
  if (points.value === 0) return phrase`持平`;
  if (isWrittenAsNought(points, s) || (growth && Math.abs(growth.value) < unchangedGrowth))
    return phrase`基本持平`;
  const rate = growth ? phrase`（${s.amount(growth)}）` : undefined;
  return phrase`${points.value > 0 ? '上升' : '下降'}${s.amount(points)}点${rate}${changeMeaning(s.plan, nodeNumber(node, s), points.value, 'zh')}`;
}

/** 数字经济方面， before what is said of a part of the index. */
export function aboutPart(node: string, s: Speaker): string | undefined {
  const part = partTitle(node, s);
  return part && `${part.zh}方面，`;
}

/** Among whom places are counted: units among units; groups of those units are not among them. */
export function amongOf(
  among: FactOf<'moved'>['among'],
  s: Speaker,
  level = s.plan.level,
): Phrase | undefined {
  if (among === 'parts') return phrase`只按两期均有的数据计，`;
  if (!among) return undefined;
  const both = phrase`两期均有数据的${s.figure(among)}个${unitsOf(s)}`;
  return level === s.plan.level ? phrase`在${both}中，` : phrase`按${both}计，`;
}

/** Among whom two periods are compared, where these are fewer than all. */
export function amongBoth(
  units: CitedFigure | undefined,
  all: CitedFigure | undefined,
  s: Speaker,
): Phrase | undefined {
  return (
    units && all && phrase`按两期均有数据的${s.figure(units)}个${unitsOf(s)}（共${s.figure(all)}个）计，`
  );
}

/** 第1位或第2位, 第5位至第9位. */
export function spanOf({ low, high }: RankRange, s: Speaker): Phrase {
  return high.value - low.value === 1
    ? phrase`${s.rank(low)}或${s.rank(high)}`
    : phrase`${s.rank(low)}至${s.rank(high)}`;
}

/** A change that compares less than all that one of its periods has: a sentence with its set and both ends over it. */
export function changeOverSet(
  { period: since, points, growth, set }: ChangeOverSet,
  { period, node }: Pick<FactOf<'standing'>, 'period' | 'node'>,
  s: Speaker,
): Phrase {
  const { units, unitsOf: all, indicators, indicatorsOf, before, after, published } = set;
  if (units.value === 0)
    return phrase`无法与${s.period(since)}相比：${s.figure(all)}个${unitsOf(s)}均非两期都有数据`;
  const parts = [
    ...(units.value < all.value ? [phrase`${s.figure(units)}个${unitsOf(s)}（共${s.figure(all)}个）`] : []),
    ...(indicators.value < indicatorsOf.value
      ? [phrase`${s.figure(indicators)}项指标（共${s.figure(indicatorsOf)}项）`]
      : []),
  ];
  const both = phrase`${s.period(since)}与${s.period(period)}均有`;
  const among = parts.length > 0 ? phrase`按${both}数据的${s.list(parts)}计` : phrase`按${both}的数据计`;
  const told = (of: CitedFigure) => phrase`${of.value < 0 ? '下降' : '上升'}${s.amount(of)}点`;
  const differ =
    published && phraseText([s.signed(published)]) !== phraseText([s.signed(points)])
      ? phrase`；若按各期全部数据计，则${told(published)}`
      : undefined;
  if (points.value === 0) return phrase`${among}，仍为${s.figure(after)}点${differ}`;
  if (isWrittenAsNought(points, s)) return phrase`${among}，基本持平，为${s.figure(after)}点${differ}`;
  const rate = growth ? phrase`（${s.amount(growth)}）` : undefined;
  return phrase`${among}，由${s.figure(before)}点${points.value > 0 ? '升' : '降'}至${s.figure(after)}点，${told(points)}${rate}${changeMeaning(s.plan, nodeNumber(node, s), points.value, 'zh')}${differ}`;
}

/** What changes compare, where that is not all that one of their periods has: one sentence for all that compare the same. */
export function comparedSets(changes: readonly (ComparedChange | undefined)[], s: Speaker): Phrase[] {
  return groupBySet(changes).map((alike) => {
    const { units, unitsOf: all, indicators, indicatorsOf } = alike[0]!.set;
    const since = s.list(alike.map(({ period }) => [s.period(period)]));
    if (units.value === 0) return phrase`无法与${since}相比：${s.figure(all)}个${unitsOf(s)}均非两期都有数据`;
    const parts = [
      ...(units.value < all.value ? [phrase`${s.figure(units)}个${unitsOf(s)}（共${s.figure(all)}个）`] : []),
      ...(indicators.value < indicatorsOf.value
        ? [phrase`${s.figure(indicators)}项指标（共${s.figure(indicatorsOf)}项）`]
        : []),
    ];
    const what = parts.length > 0 ? phrase`两期均有数据的${s.list(parts)}` : phrase`两期均有的数据`;
    const published = changesOverAll(
      alike,
      s.signed,
      (of) => phrase`${of.value < 0 ? '下降' : '上升'}${s.amount(of)}点`,
    );
    const each = published.length > 1 ? '分别' : '';
    const differ =
      published.length > 0 ? phrase`；若按各期全部数据计，则${each}${s.list(published)}` : undefined;
    return phrase`较${since}的变化只比较${what}${differ}`;
  });
}

export function sinceOf(points: CitedFigure, base: string, s: Speaker): Phrase {
  if (points.value === 0) return phrase`与基期${base}持平`;
  if (isWrittenAsNought(points, s)) return phrase`与基期${base}基本持平`;
  return phrase`比基期${base}${points.value > 0 ? '高' : '低'}${s.amount(points)}点`;
}

const afterCount = ['其后', '再后', '此后'];

/** Blocks in order: those of one member one after the other; those of several are not put in order. */
export function orderOf(blocks: FactOf<'leaders'>['blocks'], more: number, s: Speaker): Phrase {
  const runs = runsOf(blocks, more);
  // Who follows the first is told in the same breath, by the first of these words.
  const told = runs[0]?.order === 'settled' && runs[0].members.length > 1 ? 1 : 0;
  const parts = runs.map(({ members, order, rest }, i) => {
    const each = members.map((p) => phrase`${s.name(p.subject)}（${s.figure(p.value)}点）`);
    const [first, ...others] = each;
    const then = i === 0 ? '' : (afterCount[i - 1 + told] ?? '此后');
    if (order === 'tied')
      return phrase`${then}${s.list(each)}${rest ? '等' : ''}并列${i > 0 ? undefined : firstIsBest(s.plan) ? '首位' : '首位（最差）'}`;
    if (order !== 'settled') {
      const both = runs[i - 1]?.order === 'open' ? '均' : '';
      const open = runs[i + 1]?.order === 'open' ? '' : `，先后次序${both}尚不能完全确定`;
      return phrase`${then}${i > 0 ? '是' : ''}${s.list(each)}${rest ? '等' : ''}${i > 0 ? '' : '居前'}${order === 'close' ? '，难分先后' : open}`;
    }
    if (i > 0) return phrase`${then}${members.length > 1 ? '依次' : ''}为${s.list(each)}`;
    return others.length === 0
      ? phrase`${first}居首`
      : phrase`${first}居首，其后${others.length > 1 ? '依次' : ''}为${s.list(others)}`;
  });
  return parts.reduce((a, b) => phrase`${a}；${b}`);
}

/** At most four names. */
export function someOf(of: FactOf<'lead'>['names'], s: Speaker): Phrase {
  if (of.length <= 4) return s.names(of);
  const names = of.slice(0, 3).map((one) => phrase`${s.name(one)}`);
  return phrase`${names.reduce((a, b) => phrase`${a}、${b}`)}等`;
}

/** Before a measure word: 两个. */
export const chineseCount = (k: number) => (k === 2 ? '两' : chineseCardinal(k));

export function levelOf(level: string, s: Speaker): string {
  return s.plan.groupings.find((g) => g.column === level)?.title.zh ?? s.plan.unitsTitle.zh;
}

/** 广东省各城市, 各城市 of the whole; of places whose name says what they are only that: 高收入国家和地区. */
export function membersOf(level: string, place: Subject, s: Speaker): Phrase {
  // A title that says how many there are needs no 各: 四大地区.
  if (place.level === 'total') return /^[一二三四五六七八九十]/.test(level) ? [level] : phrase`各${level}`;
  return place.name.zh.endsWith(level) ? phrase`各${s.name(place)}` : phrase`${s.name(place)}各${level}`;
}

/** 31个省份; of a title that says how many there are, 四大地区. */
export function amongAll(of: CitedFigure, level: string, s: Speaker): Phrase {
  const title = levelOf(level, s);
  const n = '一二三四五六七八九十'.indexOf(title.charAt(0)) + 1;
  if (n === 0 || title.length < 2) return phrase`${s.figure(of)}个${title}`;
  if (n !== of.value) return phrase`${title}有数值的${s.figure(of)}个`;
  return phrase`${{ text: title.charAt(0), figure: of }}${title.slice(1)}`;
}

export function unitsOf(s: Speaker): string {
  return s.plan.unitsTitle.zh;
}

export function wholeOf(node: string, s: Speaker): string {
  return `${s.plan.total.title.zh}${indexOf(partTitle(node, s)?.zh ?? '')}`;
}

/** 移动网络指数; a title that says so itself keeps as it is. */
export function indexOf(title: string): string {
  return title.endsWith('指数') ? title : `${title}指数`;
}

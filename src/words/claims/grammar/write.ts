import { type Lang, type Plan, publishedPeriods } from '../../../edition/index.js';
import type { Subject } from '../../../release/index.js';
import type { FactSource } from '../../facts/view.js';
import { joinNames, periodName } from '../../numbers/numbers.js';
import { periodNoun } from '../../numbers/periodWords.js';
import { cardinal, ordinal, pluralForm } from '../../sentences/cardinals.js';
import type { Among, Claim, PeriodRun, Quantity, SetOfPlaces, When } from '../claim.js';
import { figureText, wordPartText } from '../figureText.js';
import type { ClaimNames } from '../names.js';
import { levelTitle, levelWord } from '../tokens.js';
import {
  clearly,
  comparisons,
  counts,
  type Direction,
  degrees,
  directions,
  slightly,
  wholes,
  written,
} from './lexicon.js';
import { type Filling, type Wording, wordingOf } from './wording.js';

/** A number and how it is compared, in a unit: "about 5 points", 5点至6点. */
function quantityText({ is, value, to }: Quantity, unit: string, lang: Lang): string {
  const figure = figureText(value, lang);
  const before =
    is === 'equal' ? '' : is === 'between' ? { en: 'between', zh: '' }[lang] : written(comparisons[is][lang]);
  const numbers =
    to &&
    { en: `${figure} and ${figureText(to, lang)}`, zh: `${figure}${unit}至${figureText(to, lang)}` }[lang];
  return lang === 'en'
    ? [before, `${numbers ?? figure}${unit}`].filter((text) => text !== '').join(' ')
    : `${before}${numbers ?? figure}${unit}`;
}

/** "A third", 三分之一: a part of one in words, where it was said so; `times` of it is a hundred. */
function partText(of: Quantity, times: number, lang: Lang): string | undefined {
  const words = wordPartText(of, times, lang);
  if (words === undefined || of.is === 'about' || of.is === 'equal') return words;
  if (lang === 'zh')
    return of.is === 'more' ? `${words}以上` : `${written(comparisons[of.is as 'less'].zh)}${words}`;
  return `${written(comparisons[of.is as 'less'].en)} ${words}`;
}

/** "The average of China", 全国平均水平. */
const averageText = (name: string, lang: Lang) =>
  ({ en: `the average of ${name}`, zh: `${name}平均水平` })[lang];

/** What is written in each slot. */
function slotText(slot: string, of: Filling, claim: Claim, lang: Lang, say: (of: Subject) => string): string {
  if (slot in directions) {
    const [more, less] = directions[slot as Direction];
    return written((of.is ? more : less)[lang]);
  }
  const amount = of.amount!;
  const per = (unit: Record<Lang, string>) => quantityText(amount, unit[lang], lang);
  const points = { en: ' points', zh: '点' };
  const more = written(directions.more[of.is ? 0 : 1][lang]);
  const percent = () => partText(amount, 1, lang) ?? per({ en: '%', zh: '%' });
  switch (slot) {
    case 'be':
      return { en: 'was', zh: '' }[lang];
    case 'aux':
    case 'not':
      return '';
    case 'ranked':
      return 'ranked';
    case 'n':
    case 'nth':
      return { en: ordinal(of.n!), zh: `第${of.n}位` }[lang];
    case 'm':
      return { en: ordinal(of.m!), zh: `第${of.m}位` }[lang];
    case 'k':
      return { en: cardinal(of.k!), zh: String(of.k) }[lang];
    case 'places':
      return pluralForm(of.k!, 'place');
    case 'other':
    case 'others':
      return of.average ? averageText(say(of.average), lang) : say(of.other!);
    case 'average':
      return averageText(say(of.average!), lang);
    case 'together': {
      const names = of.others!.map(say);
      return { en: `${joinNames(names, 'en')} combined`, zh: `${names.join('、')}之和` }[lang];
    }
    case 'clearly':
      return written(clearly[lang]);
    case 'slightly':
      return written(slightly[lang]);
    case 'place':
      return say(of.place!);
    case 'whole':
      return `of ${say(of.whole!)}`;
    case 'yearly':
      return 'a year';
    case 'points':
    case 'value':
      return per(points);
    case 'pp':
      return of.amount ? per({ en: ' percentage points', zh: '个百分点' }) : '';
    case 'percent':
    case 'fraction':
      return percent();
    case 'change':
      return claim.kind === 'growth' && claim.unit === 'percent' ? percent() : per(points);
    case 'times':
      return (
        (claim.kind === 'multiple' || claim.kind === 'average' ? partText(amount, 100, lang) : undefined) ??
        per({ en: ' times', zh: '倍' })
      );
    case 'degree':
      return written(degrees[of.much ? 'much' : 'little'][lang]);
    case 'percentMore':
      return lang === 'en' ? `${percent()} ${more}` : `${more}${percent()}`;
    case 'howMany':
      return amount.is === 'equal' || amount.is === 'between' ? '' : written(comparisons[amount.is].zh);
    case 'number':
      return figureText(amount.value, lang);
    default:
      throw new Error(`No claim writes the slot ${slot}.`);
  }
}

/** The words of a verb: the pattern that is written, with its slots filled. */
function verbText(
  { saying, inChinese, with: filled, at }: Wording,
  claim: Claim,
  lang: Lang,
  say: (of: Subject) => string,
): string {
  const said = lang === 'zh' && inChinese ? inChinese : saying;
  const elements = said[lang][at?.[lang] ?? 0]!.split(' ').flatMap((element) => {
    const slot = /^\{(\w+)\}/.exec(element)?.[1];
    if (slot !== undefined) return [slotText(slot, filled, claim, lang, say)];
    return element.endsWith('?') ? [] : [written(element)];
  });
  return elements.filter((text) => text !== '').join({ en: ' ', zh: '' }[lang]);
}

/** A claim as a sentence that is read back as it; `over` where it is said of several periods, or of none of them. */
export function writeClaim(
  release: FactSource,
  claim: Claim,
  when: When,
  lang: Lang,
  names: ClaimNames,
  over?: PeriodRun,
): string {
  const { plan } = release;
  const wording = wordingOf(release, claim, when.g, names);
  const verb = verbText(wording, claim, lang, names.place);
  const units = plan.unitsTitle;
  const node =
    when.g === 0 ? '' : { en: ` in ${names.part(when.g)}`, zh: `在${names.part(when.g)}方面` }[lang];
  const time = over ? runText(plan, over, lang) : timeText(plan, when, lang);
  const isNew = claim.kind === 'newcomer';
  const among = claim.kind === 'rank' || claim.kind === 'top' ? amongText(claim, lang, names) : '';
  if (lang === 'en') {
    const heads = when.perHead ? ' per head' : '';
    if (claim.kind === 'gap')
      return `the gap${heads} between ${units.en.toLowerCase()} ${verb}${node}${time}`;
    if (claim.kind === 'apart')
      return `the gap between ${names.place(claim.place)} and ${names.place(claim.other)} ${verb}${heads}${node}${time}`;
    const name =
      claim.kind === 'share' ? joinNames(claim.places.map(names.place), 'en') : names.place(claim.place);
    const first = isNew ? ' for the first time' : '';
    return `${wording.of?.en?.(name) ?? name} ${verb}${among}${first}${heads}${node}${time}`;
  }
  const heads = when.perHead ? '人均' : '';
  if (claim.kind === 'gap') return `${time}${node}${units.zh}之间的${heads}差距${verb}`;
  if (claim.kind === 'apart')
    return `${time}${node}${names.place(claim.place)}与${names.place(claim.other)}的${heads}差距${verb}`;
  const name = claim.kind === 'share' ? claim.places.map(names.place).join('、') : names.place(claim.place);
  const whole = wording.of?.zh?.(`${name}${heads}`) ?? `${name}${heads}`;
  const together = claim.kind === 'share' && claim.places.length > 1 ? '合计' : '';
  return `${time}${node}${whole}${isNew ? '首次' : ''}${among}${together}${verb}`;
}

function amongText({ group, tier, size }: Among, lang: Lang, { place: say }: ClaimNames): string {
  const en = tier ? ' in its tier' : group ? ` in ${say(group)}` : '';
  const zh = tier ? '在同一梯队中' : group ? `在${say(group)}` : '';
  return {
    en: `${size === undefined ? '' : ` of ${size}`}${en}`,
    zh: `${size === undefined ? '' : `在${size}个中`}${zh}`,
  }[lang];
}

function timeText(plan: Plan, { t, since }: When, lang: Lang): string {
  const periods = publishedPeriods(plan).map((period) => (lang === 'zh' ? periodName(period, 'zh') : period));
  if (t < 0) return { en: ` before ${periods[0]}`, zh: `${periods[0]}之前` }[lang];
  const isChange = since >= 0 && since !== t - 1;
  return {
    en: isChange ? ` from ${periods[since]} to ${periods[t]}` : ` in ${periods[t]}`,
    zh: `${periods[t]}${isChange ? `较${periods[since]}` : ''}`,
  }[lang];
}

/** " in every year from 2018 to 2022", 2022年连续第3年. */
function runText(plan: Plan, { from, to, n, none, exact }: PeriodRun, lang: Lang): string {
  const noun = periodNoun(plan)[lang];
  const [first, last] = [from, to].map((t) => {
    const period = publishedPeriods(plan)[t]!;
    return lang === 'zh' ? periodName(period, 'zh') : period;
  });
  const isLonger = n > to - from + 1;
  if (lang === 'en') {
    if (exact) return ` for the ${ordinal(n)} ${noun} running in ${last}`;
    if (isLonger)
      return ` in ${none ? 'none' : 'each'} of the ${cardinal(n)} ${pluralForm(n, noun)} to ${last}`;
    return ` in ${none ? 'no' : 'every'} ${noun} from ${first} to ${last}`;
  }
  if (exact) return `${last}连续第${n}${noun}`;
  const unit = noun === '年' ? '年' : '期';
  const each = none ? `没有一${unit}` : `每${unit}`;
  return isLonger ? `截至${last}的${n}${noun}中${each}` : `${first}至${last}${each}`;
}

/** So many of a set of places, in words that are read back as that set. */
export function writeSet(plan: Plan, set: SetOfPlaces, lang: Lang, say: (of: Subject) => string): string {
  const { quantifier: of, level, group, list, except } = set;
  const how =
    'n' in of
      ? written(counts[of.is][lang])
      : of.is === 'part'
        ? (partText(of.percent, 1, lang) ?? quantityText(of.percent, '%', lang))
        : written(wholes[of.is][lang]);
  const levels = levelTitle(plan, level)[lang];
  if (lang === 'zh') {
    const and = (names: readonly Subject[]) => names.map(say).join('、');
    const so = 'n' in of ? `${how}${of.n}个` : of.is === 'part' ? `${how}的` : how;
    if (list) return `${and(list)}中${so}`;
    return `${except.length > 0 ? `除${and(except)}外，` : ''}${group ? say(group) : ''}${so}${levels}`;
  }
  const and = (names: readonly Subject[]) => joinNames(names.map(say), 'en');
  const so = 'n' in of ? `${how} ${cardinal(of.n)}` : of.is === 'part' ? `${how} of the` : how;
  if (list) return `${so}${of.is === 'none' ? '' : ' of'} ${and(list)}`;
  const many = levels.toLowerCase();
  const kind = 'n' in of && of.n === 1 ? levelWord(plan, level) : of.is === 'none' ? `the ${many}` : many;
  return `${so} ${kind}${group ? ` of ${say(group)}` : ''}${except.length > 0 ? ` except ${and(except)}` : ''}`;
}

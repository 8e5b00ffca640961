import { baseName, isHigherWorse, type Text } from '../../edition/index.js';
import type { PartComparison, PartScore } from '../facts/fact.js';
import { mostPartsNamed, unchangedGrowth } from '../facts/parts.js';
import { baseText } from '../numbers/periodWords.js';
import { canVary, dataErrorWords, variantsClause } from '../studies/rangeText.js';
import { cardinal } from './cardinals.js';
import { amongBoth } from './englishParts.js';
import {
  amongAll,
  countPiece,
  inPart,
  theTitle,
  titleWithin,
  unitsOf,
  verbForms,
  wholeOf,
} from './englishTitles.js';
import { isUnnamed } from './nameWithin.js';
import { phrase, phraseText } from './phrase.js';
import type { Sentences } from './sentences.js';
import { hasSectors, nodeNumber, totalSubject } from './speaker.js';

/** Why a change of the gap is not told as one. */
const openWords = {
  chance: 'a change too small to tell from chance',
  records: 'but the number of records changed too, and may alone account for it',
  measures: 'but other measures of the gap point the other way, so whether it changed is open',
};

/** Facts about the index as a whole and its parts, in English. */
export const englishWhole = {
  size: (
    { rule, published, output, size, low, high, growth, share, shareChange, isGain, basis: rests, period },
    s,
  ) => {
    const range =
      low && high ? phrase` (95% interval ${s.range(low, high)})` : phrase` (no interval can be given)`;
    const grown = growth
      ? phrase`, ${s.amount(growth.by)} ${growth.by.value < 0 ? 'less' : 'more'} than in ${growth.from}`
      : undefined;
    const moved =
      shareChange && shareChange.value !== 0
        ? phrase` (${shareChange.value < 0 ? 'down' : 'up'} ${s.amount(shareChange)} percentage points)`
        : undefined;
    const held = share
      ? phrase`${grown ? ' and' : ','} equal to ${s.figure(share)} of ${output.en}${moved}`
      : undefined;
    const from = published ? phrase` from the published index (${published.en})` : undefined;
    const basis = {
      estimated: 'By a regression on the index',
      increment: 'By the given value of a point',
      chained: 'By a chained elasticity',
      components: 'By adding published figures',
    }[rule];
    if (size.value < 0) {
      return [
        phrase`${basis}${from}, the fall of the index below its base in ${period} goes with a loss: ${s.figure(size)}${range}`,
      ];
    }
    if (isGain)
      return [
        phrase`${basis}${from}, the gain of the index since ${baseName(s.plan)} goes with ${s.figure(size)} more in ${period}${range}${held}`,
      ];
    return [
      phrase`${basis}${from}, the index corresponds to a digital economy of ${s.figure(size)} in ${period}${range}${grown}${held}`,
      ...(rests ? [phrase`Source of its elasticity and of its first size: ${rests.source.en}`] : []),
      ...(rests?.regression
        ? [
            phrase`The regression of this edition puts the gain since ${baseName(s.plan)} alone at ${s.figure(rests.regression)}`,
          ]
        : []),
    ];
  },
  jobs: ({ jobs }, s) => [
    phrase`At the edition’s jobs per point, ${jobs.value < 0 ? 'the loss' : 'the gain'} since ${baseName(s.plan)} corresponds to about ${s.amount(jobs)} jobs`,
  ],
  balance: ({ node, verdict, why, open, from, measure, before, after, period, units, unitsOf: all }, s) => {
    const went = before.value > after.value ? 'fell' : 'rose';
    const among = amongBoth(units, all, s);
    const [was, is] = [s.figure(before), s.figure(after)];
    const same = phraseText([was]) === phraseText([is]);
    const unit = measure === 'sd' ? ' points' : undefined;
    const change = same
      ? phrase`was ${was}${unit} in both ${from} and ${period}${among}`
      : phrase`${went} from ${was}${unit} in ${from} to ${is} in ${period}${among}`;
    const what = measure === 'sd' ? 'standard deviation' : 'Gini coefficient';
    const there = isUnnamed(s.plan) ? undefined : phrase` of ${s.name(totalSubject(s))}`;
    const whose = phrase`The ${what} of the ${unitsOf(s)}${there}${inPart(node, s)}`;
    if (why && measure === 'sd')
      return [phrase`${whose} ${change}; whether the gap narrowed is not judged, because ${why.en}`];
    if (why) return [phrase`${whose} ${change}; whether the gap changed is open, because ${why.en}`];
    if (verdict === 'not-distinguishable')
      return [phrase`${whose} ${change}${same ? undefined : `, ${openWords[open ?? 'chance']}`}`];
    return [
      phrase`The gap between the ${unitsOf(s)}${there}${inPart(node, s)} ${verdict}: the Gini coefficient ${change}; chance alone would rarely give so large a change`,
    ];
  },
  'gini-interval': ({ from, low, high }, s) => [
    phrase`The 95% interval of the change of the Gini coefficient since ${from} is ${s.signed(low)} to ${s.signed(high)}`,
  ],
  sectors: ({ growth, before, measured, carried, full, largest, period }, s) => {
    const by = hasSectors(s) ? 'sector' : 'part';
    const names = (of: readonly Text[]) =>
      of.length > mostPartsNamed
        ? phrase`${String(of.length)} ${by}s`
        : s.list(of.map((n) => [titleWithin(n.en)]));
    const part =
      largest &&
      phrase`the largest part of the index, ${s.figure(largest.share)}, comes from ${titleWithin(largest.name.en)}`;
    const most = part && phrase`; ${part}`;
    if (!growth) {
      const again =
        measured.length === 0
          ? phrase`No ${by} was measured in both ${before} and ${period}`
          : phrase`By ${by}, there are measurements of both ${before} and ${period} for ${names(measured)} alone`;
      return [phrase`${again}${most}`];
    }
    const { from, least, most: highest, above } = growth;
    const text = (of: readonly Text[]) =>
      s.list(
        of.length > 3
          ? [...of.slice(0, 2).map((n) => [titleWithin(n.en)]), ['others']]
          : of.map((n) => [titleWithin(n.en)]),
      );
    const falls = least.growth.value <= -unchangedGrowth;
    const end = ({ names: of, growth: by }: typeof least) =>
      Math.abs(by.value) < unchangedGrowth
        ? phrase`${by.value === 0 ? 'no change' : 'hardly any change'} in ${text(of)}`
        : falls
          ? phrase`a ${by.value < 0 ? 'fall' : 'rise'} of ${s.amount(by)} in ${text(of)}`
          : phrase`${s.figure(by)} in ${text(of)}`;
    const more =
      above.length > 1
        ? phrase`As published, growth was above that of the index as a whole in ${s.list(above.slice(0, 4).map((n) => [titleWithin(n.en)]))}${above.length > 4 ? ', among others' : ''}`
        : undefined;
    const not =
      carried.length > 0
        ? phrase`There are no measurements of both ${before} and ${period} for ${names(carried)}`
        : undefined;
    const top =
      full.length > 0
        ? phrase`${s.list(full.map((n, i) => [i === 0 ? n.en : titleWithin(n.en)]))} had reached the top of the scale before`
        : undefined;
    const isOne = phraseText([s.figure(least.growth)]) === phraseText([s.figure(highest.growth)]);
    const range = isOne
      ? phrase`was ${s.figure(highest.growth)} in ${text([...highest.names, ...least.names])}`
      : phrase`ranged from ${end(least)} to ${end(highest)}`;
    return [
      phrase`By ${by}, ${falls && !isOne ? 'changes' : 'growth'} ${baseText(s.plan, from)} ${range}${most}`,
      ...(more ? [more] : []),
      ...(top ? [top] : []),
      ...(not ? [not] : []),
    ];
  },
  profile: ({ place, node, strongest, weakest }, s) => [
    phrase`Measured against ${wholeOf(node, s)}, ${isHigherWorse(s.plan, nodeNumber(node, s)) ? `what weighs most in ${verbForms(place, s).them} is` : `${verbForms(place, s).its} strength is`} ${titleWithin(strongest.name.en)}, with a location quotient of ${s.figure(strongest.quotient)}${weakest ? phrase`; ${verbForms(place, s).its} weakest side is ${titleWithin(weakest.name.en)}, at ${s.figure(weakest.quotient)}` : undefined}`,
  ],
  ahead: ({ place, best, worst }, s) => {
    const { it, is } = verbForms(place, s);
    const against = ({ name, own, whole }: PartComparison) =>
      phrase`${titleWithin(name.en)} (${s.figure(own)} points against ${s.figure(whole)})`;
    const [up, down] = [best.own.value > best.whole.value, worst.own.value < worst.whole.value];
    return [
      phrase`Compared with ${s.name(totalSubject(s))}, ${it} ${is} ${up ? 'farthest ahead' : 'least behind'} in ${against(best)} and ${down ? 'farthest behind' : 'least ahead'} in ${against(worst)}`,
    ];
  },
  'part-scores': ({ place, best, worst, of, period }, s) => {
    const at = ({ name, own }: PartScore) => phrase`${titleWithin(name.en)} (${s.figure(own)} points)`;
    const compared =
      of > 2
        ? phrase`highest in ${at(best)} and lowest in ${at(worst)}`
        : phrase`higher in ${at(best)} than in ${at(worst)}`;
    return [phrase`By part, the score of ${s.name(place)} in ${period} is ${compared}`];
  },
  contrast: ({ node, level, from, shares, growth: told }, s) => {
    const held = shares.map(({ subject, share }) => phrase`${s.name(subject)} ${s.figure(share)}`);
    const index = phrase`the index${inPart(node, s)}`;
    if (told.length === 0)
      return [phrase`The ${titleWithin(level.en)} hold these shares of ${index}: ${s.list(held)}`];
    const falls = told.some(({ growth: by }) => by.value < 0);
    const write = falls ? s.signed : s.figure;
    const each = told.map(({ subject, growth: by }) => phrase`${write(by)} in ${s.name(subject)}`);
    const growth = phrase`${falls ? 'the change' : 'growth'} ${baseText(s.plan, from)} was ${s.list(each)}`;
    if (held.length === 0) return [phrase`Among the ${titleWithin(level.en)}${inPart(node, s)}, ${growth}`];
    return [phrase`The ${titleWithin(level.en)} hold these shares of ${index}: ${s.list(held)}; ${growth}`];
  },
  held: ({ node, half, of }, s) => [
    phrase`Half of ${wholeOf(node, s)} is in ${of.value <= 10 ? countPiece(half, s) : s.figure(half)} of ${amongAll(of, s.plan.level, s)}`,
  ],
  tiers: ({ counts, shares, by, apart }, s) => {
    const how =
      by === 'natural-breaks'
        ? 'by natural breaks of the index'
        : by === 'column'
          ? ''
          : 'by similarity of profile';
    const hold =
      shares.length > 0
        ? phrase`, which hold ${s.list(shares.map((f) => [s.figure(f)]))} of the index`
        : undefined;
    const sizes = s.list(counts.map((f) => [s.figure(f)]));
    return [
      apart
        ? phrase`Grouped ${how}, the ${unitsOf(s)} fall into ${cardinal(counts.length)} tiers of ${sizes}${hold}`
        : phrase`The ${unitsOf(s)} show no clear groups; divided ${how} into ${cardinal(counts.length)} classes, they number ${sizes}${hold}`,
    ];
  },
  tier: ({ by, apart, tier, of }, s) => [
    phrase`${apart ? 'Grouped' : 'Divided'} ${by === 'column' ? 'in tiers' : by === 'natural-breaks' ? 'by natural breaks of the index' : 'by similarity'}, it belongs to the ${s.rank(tier)} of ${cardinal(of)} ${apart ? 'tiers' : 'classes'}`,
  ],
  doubt: ({ indicator, filled, partial }) => {
    const weak = indicator
      ? phrase`the least certain figures are those of ${titleWithin(indicator.en)}, some of whose records name no place`
      : undefined;
    const filling = filled
      ? phrase`some values of this period are filled in rather than observed`
      : undefined;
    const absent =
      partial && !filled && !indicator ? phrase`some places lack data for a part of the index` : undefined;
    const said = [weak, filling, absent].flatMap((p) => (p ? [p] : []));
    return said.length > 0 ? [said.reduce((a, b) => phrase`${a}; ${b}`)] : [];
  },
  method: ({ parts, ranges }, s) => {
    const of =
      parts.length > 1 && parts.length < 9 ? s.list(parts.map((p) => [titleWithin(p.en)])) : 'its indicators';
    return [
      phrase`${theTitle(s.plan.title.en)} is a weighted combination of ${of}`,
      ...(ranges && canVary(s.plan)
        ? [
            phrase`Each rank comes with a range that holds nine in ten results ${variantsClause(s.plan).en} (${dataErrorWords(s.plan).en}); where ranges overlap, no order is claimed`,
          ]
        : []),
    ];
  },
  status: ({ status }) => [
    {
      real: phrase`All figures are computed from real records`,
      simulated: phrase`All figures are computed from simulated data and describe no real place`,
      example: phrase`All figures are example data and describe no real place`,
    }[status],
  ],
} satisfies Partial<Sentences>;

import type { CitedFigure } from '../facts/figure.js';
import { objectionIn } from '../studies/auditObjections.js';
import { variantsClause } from '../studies/rangeText.js';
import { spanOf } from './englishParts.js';
import { titleWithin } from './englishTitles.js';
import { mainSources } from './mainSources.js';
import { type Phrase, phrase } from './phrase.js';
import type { Sentences } from './sentences.js';

/** Facts that are worked out on demand, in English. */
export const englishOnDemand = {
  'ranks-held': ({ period, units, held, widest }, s) => {
    const among = titleWithin(s.plan.unitsTitle.en);
    const varied = variantsClause(s.plan).en;
    if (!widest)
      return [
        phrase`${varied}, all ${s.figure(units)} ${among} keep their rank of ${period} nine times in ten`,
      ];
    const kept =
      held.value === 0
        ? phrase`none of the ${s.figure(units)} ${among} keeps its`
        : phrase`${s.figure(held)} of the ${s.figure(units)} ${among} ${held.value === 1 ? 'keeps its' : 'keep their'}`;
    return [
      phrase`${varied}, ${kept} rank of ${period} nine times in ten; the least certain is that of ${s.name(widest.subject)}, ${spanOf(widest.range, s)}`,
    ];
  },
  'least-certain': ({ period, nothing, filled, records, mostly }, s) => {
    const units = titleWithin(s.plan.unitsTitle.en);
    if (nothing) return [phrase`Least certain: everything; none of the ${units} has a value in ${period}`];
    const imputed =
      filled && phrase`${s.figure(filled)} of the weight of ${period} is filled in, not observed`;
    if (records) {
      const { indicator, unplaced, inside, counts, observed } = records;
      return [
        phrase`Least certain: ${indicator.en}, where ${s.figure(unplaced)} of ${s.figure(inside)} ${counts.en} (${observed}) name no ${s.plan.level}${imputed && phrase`; and ${imputed}`}`,
      ];
    }
    if (imputed) return [phrase`Least certain: ${imputed}`];
    return [
      phrase`Least certain: ${mainSources[mostly].en}; no indicator of ${period} is filled in for most ${units}`,
    ];
  },
  gains: ({ from, period, level, first, among }, s) => {
    const measured = phrase`the ${s.figure(among)} ${titleWithin(level.en)} measured in both ${from} and ${period}`;
    if (first.length === 0) return [phrase`None of ${measured} gained points`];
    const each = first.map(({ subject, by }) => phrase`${s.name(subject)} (${s.signed(by)})`);
    return [phrase`As published, ${s.list(each)} gained the most points among ${measured}`];
  },
  'what-it-takes': ({ verdict, spread, comparesUnits, rounded, best }, s) => {
    const rank = best.rank ? s.figure(best.rank) : '–';
    const atBest = phrase`${s.figure(best.score)}, rank ${rank}`;
    switch (verdict) {
      case 'already':
        return [phrase`The rank is there already: no change is needed`];
      case 'no-score':
        return [
          phrase`The unit has no score here, whatever the indicators that may change: parts are missing (--fill counts them in)`,
        ];
      case 'impossible':
        return [
          phrase`It cannot be reached: with every indicator that may change at its best observed value the score is ${atBest}, and nothing within these bounds is better`,
        ];
      case 'not-found':
        return [
          phrase`No change was found that reaches it`,
          phrase`With every indicator that may change at its best observed value the index built again gives ${atBest}`,
          phrase`This is not a proof: ${comparesUnits ? 'this way to aggregate compares units' : 'the scales move with the unit'}`,
        ];
      case 'reached':
        return [
          phrase`The smallest change found, ${spread ? 'spread over the indicators (least squares' : 'in few indicators (least sum'} of the moves in normalised points)${rounded ? ', with figures rounded so that they still reach the rank' : ''}`,
        ];
    }
  },
  'what-is-proved': ({ proof, size, least, after, othersMoved }, s) => {
    const proved = {
      local: phrase`found by local search; a smaller one is not ruled out`,
      smallest: phrase`proved: no smaller change within these bounds reaches the rank`,
      bound: phrase`proved: none below ${s.figure(least)} reaches the rank`,
    }[proof];
    return [
      phrase`Size ${s.figure(size)} points before rounding, ${proved}`,
      phrase`Built again with it, the index gives ${s.figure(after.score)}, rank ${after.rank ? s.figure(after.rank) : '–'}`,
      othersMoved
        ? phrase`Scales, totals or filled-in values move with the unit: other units’ scores change by up to ${s.figure(othersMoved)}, which is counted in`
        : phrase`Scales and totals stay as they are, and so do all other units`,
    ];
  },
  'nearest-weights': ({ verdict, why, weights, more, ranks, holds, dominated, mixture }, s) => {
    const rank = (of: CitedFigure | undefined) => (of ? s.figure(of) : '–');
    const stands = ranks.map(({ unit, before, after }) =>
      verdict === 'already'
        ? phrase`${s.name(unit)}: rank ${rank(before)}`
        : phrase`${s.name(unit)}: rank ${rank(before)} → ${rank(after)}`,
    );
    switch (verdict) {
      case 'already':
        return [phrase`The order is there with the weights of the edition`, joinSentences(stands)];
      case 'unsuitable':
        return [phrase`Weights cannot be sought here: ${why?.en}`];
      case 'open':
        return [phrase`The solver could not tell`];
      case 'found':
        return [
          phrase`The nearest weights: ${joinSentences(weights.map(({ part, before, after }) => phrase`${part.en} ${s.figure(before)} → ${s.figure(after)}`))}${more ? ' …' : ''}`,
          joinSentences(stands),
          holds
            ? phrase`The index was built with these weights: the order holds`
            : phrase`The index was built with these weights: the order does NOT hold (the weights also move how late indicators are linked)`,
        ];
      case 'impossible':
        if (dominated.length > 0)
          return dominated.map(
            ({ above, below }) =>
              phrase`No weights put ${s.name(above)} above ${s.name(below)}: ${s.name(below)} is at least as good on every part`,
          );
        return [
          phrase`No weights bring this order about, though no pair alone rules it out`,
          phrase`Taken together with these shares the given comparisons contradict each other: ${s.list(mixture.map(({ above, below, share }) => phrase`${s.figure(share)} ${s.name(above)} above ${s.name(below)}`))}`,
        ];
    }
  },
  objection: ({ objection, period }, s) => [phrase`${objectionIn(objection, s.plan, period, 'en')}`],
  'published-same': ({ values, equal, ranks, ranksEqual }, s) => {
    const parts = [
      ...(values.value > 0 ? [phrase`${s.figure(equal)} of ${s.figure(values)} published values`] : []),
      ...(ranks.value > 0 ? [phrase`${s.figure(ranksEqual)} of ${s.figure(ranks)} published ranks`] : []),
    ];
    if (parts.length === 0) return [phrase`Nothing that was published can be compared`];
    return [phrase`${s.list(parts)} come out the same`];
  },
} satisfies Partial<Sentences>;

const joinSentences = (parts: readonly Phrase[]): Phrase =>
  parts.flatMap((part, i) => (i === 0 ? part : ['; ', ...part]));

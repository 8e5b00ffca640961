import { type Plan, publishedPeriods, ranksLowestFirst } from '../../edition/index.js';
import type { Release, Subject } from '../../release/index.js';
import { periodNoun } from '../numbers/periodWords.js';
import { cardinal, pluralForm as nounAfter, ordinal } from '../sentences/cardinals.js';
import type { Among, Claim, ClaimOf, PeriodRun, Quantity, When } from './claim.js';
import { figureText, wordPartText } from './figureText.js';
import type { ClaimNames } from './names.js';

const comparisons: Record<Quantity['is'], string> = {
  equal: '',
  more: 'more than ',
  less: 'less than ',
  'at-least': 'at least ',
  'at-most': 'at most ',
  about: 'about ',
  nearly: 'nearly ',
  'just-over': 'just over ',
  between: 'between ',
};
const quantity = ({ is, value, to }: Quantity) =>
  `${comparisons[is]}${figureText(value, 'en')}${to ? ` and ${figureText(to, 'en')}` : ''}`;
/** "a third", "about 33%", "twice": what a part is of the whole, or how many times another. */
const percent = (of: Quantity) => {
  const part = wordPartText(of, 1, 'en');
  return part ? `${of.is === 'about' ? '' : comparisons[of.is]}${part}` : `${quantity(of)}%`;
};
const times = (of: Quantity) => {
  const part = wordPartText(of, 100, 'en');
  return part ? `${of.is === 'about' ? '' : comparisons[of.is]}${part}` : `${quantity(of)} times`;
};

/** A claim as an English sentence; `over` where it is said of several periods, or of none of them. */
export function englishClaim(
  release: Release,
  claim: Claim,
  { g, t, since, perHead }: When,
  { place, part }: ClaimNames,
  over?: PeriodRun,
): string {
  const { plan } = release;
  const periods = publishedPeriods(plan);
  const node = g === 0 ? '' : ` in ${part(g)}`;
  const heads = perHead ? ' per head' : '';
  const span =
    since >= 0 && since !== t - 1 ? ` from ${periods[since]} to ${periods[t]}` : ` in ${periods[t]}`;
  const at = t < 0 ? ` before ${periods[0]}` : span;
  const said = predicateText(release, claim, place, g);
  // Of a gap it is said before the verb.
  const head = claim.kind === 'gap' ? said.replace('The gap', `The gap${heads}`) : `${said}${heads}`;
  return `${head}${node}${over ? ofPeriods(plan, over) : at}`;
}

/** " in every year from 2018 to 2022", " for the third year running in 2022". */
function ofPeriods(plan: Plan, { from, to, n, none, exact }: PeriodRun): string {
  const periods = publishedPeriods(plan);
  const noun = periodNoun(plan).en;
  if (exact) return ` for the ${ordinal(n)} ${noun} running in ${periods[to]}`;
  if (n > to - from + 1)
    return ` in ${none ? 'none' : 'each'} of the ${cardinal(n)} ${nounAfter(n, noun)} to ${periods[to]}`;
  return ` in ${none ? 'no' : 'every'} ${noun} from ${periods[from]} to ${periods[to]}`;
}

function predicateText(release: Release, claim: Claim, say: (of: Subject) => string, g: number): string {
  const units = release.plan.unitsTitle.en.toLowerCase();
  switch (claim.kind) {
    case 'gap':
      return `The gap between ${units} ${claim.narrowed ? 'narrowed' : 'widened'}`;
    case 'share':
    case 'share-change':
    case 'value':
    case 'growth':
      return valueText(claim, say);
    case 'above':
    case 'tied':
    case 'margin':
    case 'multiple':
    case 'faster':
      return comparisonText(claim, say, ranksLowestFirst(release.plan, g));
    default:
      return rankText(claim, say);
  }
}

function rankText(
  claim: ClaimOf<'rank'> | ClaimOf<'top'> | ClaimOf<'newcomer'> | ClaimOf<'moved'>,
  say: (of: Subject) => string,
): string {
  const name = say(claim.place);
  const within = ({ group, tier, size }: Among) =>
    `${size === undefined ? '' : ` of ${size}`}${tier ? ' in its tier' : group ? ` in ${say(group)}` : ''}`;
  switch (claim.kind) {
    case 'rank':
      if (claim.fromEnd && claim.rank > 1)
        return `${name} ranked ${ordinal(claim.rank)} from the bottom${within(claim)}`;
      if (claim.to !== undefined)
        return `${name} ranked between ${ordinal(claim.rank)} and ${ordinal(claim.to)}${within(claim)}`;
      return `${name} ranked ${claim.fromEnd ? 'last' : ordinal(claim.rank)}${within(claim)}`;
    case 'top':
      return `${name} was among the ${claim.fromEnd ? 'last' : 'first'} ${cardinal(claim.k)}${within(claim)}`;
    case 'newcomer':
      return claim.k === 1
        ? `${name} ranked first for the first time`
        : `${name} entered the first ${cardinal(claim.k)} for the first time`;
    case 'moved': {
      if (claim.up === undefined) return `${name} kept its rank`;
      if (claim.places === undefined) return `The rank of ${name} ${claim.up ? 'rose' : 'fell'}`;
      return `${name} ${claim.up ? 'rose' : 'fell'} ${cardinal(claim.places)} ${nounAfter(claim.places, 'place')}`;
    }
  }
}

function valueText(
  claim: ClaimOf<'share'> | ClaimOf<'share-change'> | ClaimOf<'value'> | ClaimOf<'growth'>,
  say: (of: Subject) => string,
): string {
  switch (claim.kind) {
    case 'value':
      return `The index of ${say(claim.place)} was ${quantity(claim.value)} points`;
    case 'share': {
      const names = claim.places.map(say);
      const all = names.length > 1 ? `${names.slice(0, -1).join(', ')} and ${names.at(-1)}` : names[0];
      return `${all} held ${percent(claim.percent)} of ${say(claim.of)}`;
    }
    case 'share-change': {
      const by = claim.by ? ` by ${quantity(claim.by)} percentage points` : '';
      return `The share of ${say(claim.place)} in ${say(claim.of)} ${claim.up ? 'rose' : 'fell'}${by}`;
    }
    case 'growth': {
      const { by, unit, up, yearly } = claim;
      if (up === undefined) return `The index of ${say(claim.place)} was unchanged`;
      const verb = up ? 'rose' : 'fell';
      if (!by) return `The index of ${say(claim.place)} ${verb}`;
      if (unit === 'times')
        return `The index of ${say(claim.place)} ${verb} to ${quantity(by)} times its earlier value`;
      return `The index of ${say(claim.place)} ${verb} by ${unit === 'percent' ? percent(by) : `${quantity(by)} points`}${yearly ? ' a year' : ''}`;
    }
  }
}

function comparisonText(
  claim: ClaimOf<'above'> | ClaimOf<'tied'> | ClaimOf<'margin'> | ClaimOf<'multiple'> | ClaimOf<'faster'>,
  say: (of: Subject) => string,
  lowFirst: boolean,
): string {
  const [name, other] = [say(claim.place), say(claim.other)];
  switch (claim.kind) {
    case 'above': {
      if (claim.by === 'value')
        return `${name} had a ${claim.above ? 'higher' : 'lower'} index than ${other}`;
      const words = lowFirst ? (['ahead of', 'behind'] as const) : (['higher than', 'lower than'] as const);
      return `${name} ranked ${claim.above ? words[0] : words[1]} ${other}`;
    }
    case 'tied':
      return `${name} had the same ${claim.by === 'rank' ? 'rank' : 'index'} as ${other}`;
    case 'margin':
      return `${name} was ${quantity(claim.by)} points ${claim.above ? 'above' : 'below'} ${other}`;
    case 'multiple':
      return `The index of ${name} was ${times(claim.times)} that of ${other}`;
    case 'faster':
      return `${name} grew ${claim.faster ? 'faster' : 'slower'} than ${other}`;
  }
}

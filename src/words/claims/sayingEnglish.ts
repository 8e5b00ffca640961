import { lowestFirst, publishedPeriods } from '../../edition/index.js';
import type { Release, Subject } from '../../release/index.js';
import { number } from '../numbers/numbers.js';
import { periodNoun } from '../numbers/periodWords.js';
import { cardinal, after as nounAfter, ordinal } from '../sentences/cardinals.js';
import type { Among, Claim, Over, Quantity, Said, When } from './claim.js';

const digitsOf = ({ value, half }: Said) =>
  half === 0 && Number.isInteger(value) ? 0 : Math.max(0, Math.round(-Math.log10(2 * half || 0.01)));
const figure = (said: Said) => number(said.value, digitsOf(said), 'en').replace('−', '-');

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
  `${comparisons[is]}${figure(value)}${to ? ` and ${figure(to)}` : ''}`;

/** A claim as an English sentence; `over` where it is said of every period from one to another, or of none. */
export function english(
  release: Release,
  claim: Claim,
  { g, t, since, perHead }: When,
  say: (of: Subject) => string,
  over?: Over,
): string {
  const { plan } = release;
  const periods = publishedPeriods(plan);
  const node = g === 0 ? '' : ` in ${plan.nodes[g]!.title.en}`;
  const from = since >= 0 && since !== t - 1 ? ` since ${periods[since]}` : '';
  const heads = perHead ? ' per head' : '';
  const times = over
    ? ` in ${over.none ? 'no' : 'every'} ${periodNoun(plan).en} from ${over.from} to ${over.to}`
    : `${t < 0 ? ` before ${periods[0]}` : ` in ${periods[t]}`}${from}`;
  return `${said(release, claim, say, g)}${heads}${node}${times}`;
}

function said(release: Release, claim: Claim, say: (of: Subject) => string, g: number): string {
  const units = release.plan.unitsTitle.en.toLowerCase();
  switch (claim.kind) {
    case 'gap':
      return `The gap between ${units} ${claim.narrowed ? 'narrowed' : 'widened'}`;
    case 'count':
      return `${claim.n} ${units} of ${say(claim.group)} are among the first ${cardinal(claim.k)}`;
    case 'share':
    case 'share-change':
    case 'value':
    case 'growth':
      return measured(claim, say);
    case 'above':
    case 'margin':
    case 'multiple':
    case 'faster':
      return compared(claim, say, lowestFirst(release.plan, g));
    default:
      return placed(claim, say);
  }
}

type Of<K extends Claim['kind']> = Extract<Claim, { kind: K }>;

function placed(
  claim: Of<'rank'> | Of<'top'> | Of<'newcomer'> | Of<'moved'>,
  say: (of: Subject) => string,
): string {
  const name = say(claim.place);
  const within = ({ group, tier }: Among) => (tier ? ' in its tier' : group ? ` in ${say(group)}` : '');
  switch (claim.kind) {
    case 'rank':
      if (claim.fromEnd && claim.rank > 1)
        return `${name} ranked ${ordinal(claim.rank)} from the bottom${within(claim)}`;
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

function measured(
  claim: Of<'share'> | Of<'share-change'> | Of<'value'> | Of<'growth'>,
  say: (of: Subject) => string,
): string {
  switch (claim.kind) {
    case 'value':
      return `The index of ${say(claim.place)} was ${quantity(claim.value)} points`;
    case 'share': {
      const names = claim.places.map(say);
      const all = names.length > 1 ? `${names.slice(0, -1).join(', ')} and ${names.at(-1)}` : names[0];
      return `${all} held ${quantity(claim.percent)}% of ${say(claim.of)}`;
    }
    case 'share-change': {
      const by = claim.by ? ` by ${quantity(claim.by)} percentage points` : '';
      return `The share of ${say(claim.place)} in ${say(claim.of)} ${claim.up ? 'rose' : 'fell'}${by}`;
    }
    case 'growth': {
      const { by, unit, up } = claim;
      const verb = up ? 'rose' : 'fell';
      if (!by) return `The index of ${say(claim.place)} ${verb}`;
      if (unit === 'times')
        return `The index of ${say(claim.place)} became ${quantity(by)} times what it was`;
      return `The index of ${say(claim.place)} ${verb} by ${quantity(by)}${unit === 'percent' ? '%' : ' points'}`;
    }
  }
}

function compared(
  claim: Of<'above'> | Of<'margin'> | Of<'multiple'> | Of<'faster'>,
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
    case 'margin':
      return `${name} was ${quantity(claim.by)} points ${claim.above ? 'above' : 'below'} ${other}`;
    case 'multiple':
      return `The index of ${name} was ${quantity(claim.times)} times that of ${other}`;
    case 'faster':
      return `${name} grew ${claim.faster ? 'faster' : 'slower'} than ${other}`;
  }
}

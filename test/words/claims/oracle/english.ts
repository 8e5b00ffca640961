import { counts, nths } from '../../../helpers/spelt.js';
import type { Book } from './book.js';
import type { Ask, Told } from './truths.js';

/** A sentence in English, in one of the ways in which it is said. */
export function inEnglish(book: Book, ask: Ask, random: () => number): string {
  const of = (...list: readonly string[]) => list[Math.floor(random() * list.length)]!;
  const { saying, t, since, not } = ask;
  const name = ask.place.en;
  const other = ask.other.en;
  const period = book.periods[t]!;
  const part = book.parts.find(({ id }) => id === ask.node)?.en;
  const node = part === undefined ? '' : of(` in ${part}`, ` for ${part}`);
  const when =
    t === book.periods.length - 1 && book.isLastMeant && !('up' in saying)
      ? of('', ` in ${period}`)
      : ` in ${period}`;
  const units = book.plan.unitsTitle.en.toLowerCase();
  const base = since === t - 1 ? of('', ` on ${book.periods[since]}`) : ` since ${book.periods[since]}`;
  const did = (past: string, bare: string) => (not ? `did not ${bare}` : past);
  const was = not ? of('was not', "wasn't") : of('was', 'is');
  const nth = (k: number) => of(nths[k] ?? ordinal(k), ordinal(k));
  const card = (k: number) => of(counts[k] ?? String(k), String(k));
  const amount = ({ is, text }: Told) => `${english[is][Math.floor(random() * english[is].length)]!}${text}`;
  const tail = (said: string, more = '') =>
    random() < 0.2 ? `In ${period}, ${said}${node}${more}` : `${said}${node}${more && more}${when}`;
  const now = (said: string) => (base === '' ? tail(said) : `${said}${node}${of(when + base, base + when)}`);
  switch (saying.kind) {
    case 'rank':
      return tail(
        of(
          `${name} ${did('ranked', 'rank')} ${nth(saying.k)}`,
          `${name} ${was} ${nth(saying.k)}`,
          `${name} ${was} ranked ${ordinal(saying.k)}`,
          `${name} ${did('took', 'take')} ${nth(saying.k)} place`,
          ...(saying.k === 1
            ? [`${name} ${did('led', 'lead')}`, `${name} ${did('topped', 'top')} the ranking`]
            : []),
        ),
      );
    case 'rank-in':
      return tail(`${name} ${did('ranked', 'rank')} ${nth(saying.k)} ${of('in', 'within')} ${other}`);
    case 'top-in':
      return tail(`${name} ${was} among the ${of('top', 'first')} ${card(saying.k)} in ${other}`);
    case 'last':
      return tail(of(`${name} ${did('ranked', 'rank')} last`, `${name} ${did('came', 'come')} last`));
    case 'top':
      return tail(
        of(
          `${name} ${was} ${of('among', 'in')} the ${of('top', 'first')} ${card(saying.k)}`,
          `${name} ${did('ranked', 'rank')} among the top ${card(saying.k)}`,
        ),
      );
    case 'bottom':
      return tail(`${name} ${was} among the ${of('bottom', 'last')} ${card(saying.k)}`);
    case 'moved': {
      const [past, bare] = saying.up
        ? [of('rose', 'climbed', 'moved up'), of('rise', 'climb')]
        : [of('fell', 'slipped', 'dropped'), of('fall', 'slip')];
      return now(`${name} ${did(past, bare)} ${of('by ', '')}${card(saying.by)} ${of('places', 'ranks')}`);
    }
    case 'above':
      if (saying.by === 'index')
        return tail(
          `${name} ${did('had', 'have')} a ${saying.above ? 'higher' : 'lower'} index than ${other}`,
        );
      return tail(
        `${name} ${did('ranked', 'rank')} ${saying.above ? of('higher than', 'above', 'ahead of') : of('lower than', 'behind')} ${other}`,
      );
    case 'value':
      return tail(
        of(
          `${of('The index', 'The score')} of ${name} ${was} ${amount(saying.n)}${of(' points', '')}`,
          `${name} ${did('had', 'have')} ${amount(saying.n)} points`,
          `${name}'s index ${was} ${amount(saying.n)} points`,
        ),
      );
    case 'share':
      return tail(
        of(
          `${name} ${did('accounted', 'account')} for ${amount(saying.n)}${of('%', ' %', ' per cent')} of ${other}`,
          `${name} ${did('held', 'hold')} ${amount(saying.n)}% of ${other}`,
          `${name}'s share of ${other} ${was} ${amount(saying.n)}%`,
        ),
      );
    case 'points':
    case 'percent': {
      const unit = saying.kind === 'points' ? ' points' : of('%', ' %', ' percent');
      const [past, bare] = saying.up
        ? [of('rose', 'grew', 'increased'), of('rise', 'grow')]
        : [of('fell', 'declined', 'shrank'), of('fall', 'decline')];
      return now(`${of(name, `The index of ${name}`)} ${did(past, bare)} by ${amount(saying.n)}${unit}`);
    }
    case 'rose':
      return now(`The index of ${name} ${saying.up ? did('rose', 'rise') : did('fell', 'fall')}`);
    case 'rose-each':
      return of(
        `${not ? 'It is not true that ' : ''}the index of ${name} ${saying.up ? 'rose' : 'fell'}${node} in every year from ${book.periods[since]} to ${period}`,
        `${not ? 'It is not true that ' : ''}in every year from ${book.periods[since]} to ${period} the index of ${name}${node} ${saying.up ? 'rose' : 'fell'}`,
      );
    case 'became': {
      const words = {
        doubled: 'double',
        tripled: 'triple',
        halved: 'halve',
        'more than doubled': 'more than double',
        'nearly doubled': 'nearly double',
      };
      return now(`The index of ${name} ${did(saying.factor, words[saying.factor])}`);
    }
    case 'margin':
      return tail(
        `${name} ${was} ${amount(saying.n)} points ${saying.above ? of('above', 'ahead of') : of('below', 'behind')} ${other}`,
      );
    case 'times':
      return tail(
        `The index of ${name} ${was} ${saying.factor === 2 ? of('twice', 'two times') : 'three times'} that of ${other}`,
      );
    case 'faster':
      return now(
        `${name} ${did('grew', 'grow')} ${saying.faster ? 'faster' : of('slower', 'more slowly')} than ${other}`,
      );
    case 'led':
      if (saying.exact)
        return tail(
          `${name} ${did('ranked', 'rank')} first for the ${nth(saying.periods)} year ${of('running', 'in a row')}`,
        );
      return tail(
        of(
          `${name} ${did('led', 'lead')} for ${card(saying.periods)} years`,
          `${name} ${did('ranked', 'rank')} first for ${card(saying.periods)} years running`,
        ),
      );
    case 'always-top': {
      const span = of(
        `from ${book.periods[since]} to ${period}`,
        `in every year from ${book.periods[since]} to ${period}`,
      );
      return `${name} ${was} among the top ${card(saying.k)} ${span}`;
    }
    case 'newcomer':
      return tail(`${name} ${did('entered', 'enter')} the top ${card(saying.k)} for the first time`);
    case 'entered':
      return now(`${name} ${did('entered', 'enter')} the top ${card(saying.k)}`);
    case 'count':
      return `${saying.n} ${units} of ${name} ${of('are', 'were')} among the top ${card(saying.k)} in ${period}`.replace(
        /^/,
        not ? 'It is not true that ' : '',
      );
    case 'gap':
      return now(
        `The gap between ${units} ${saying.narrowed ? did('narrowed', 'narrow') : did('widened', 'widen')}`,
      );
    case 'heads':
      return tail(`${name}'s index ${of('per head', 'per capita')} ${was} ${amount(saying.n)} points`);
    case 'heads-rank':
      return tail(`${name} ${did('ranked', 'rank')} ${nth(saying.k)} per head`);
    case 'heads-rose':
      return now(`The index per head of ${name} ${saying.up ? did('rose', 'rise') : did('fell', 'fall')}`);
    case 'heads-faster':
      return now(
        `${name} ${did('grew', 'grow')} ${saying.faster ? 'faster' : 'slower'} ${of(`per head than ${other}`, `than ${other} per head`)}`,
      );
  }
}

const english: Record<Told['is'], readonly string[]> = {
  equal: [''],
  more: ['more than ', 'over '],
  less: ['less than ', 'under '],
  'at-least': ['at least '],
  about: ['about ', 'roughly ', 'around '],
  nearly: ['nearly ', 'almost ', 'just under '],
  'just-over': ['just over '],
};

function ordinal(n: number): string {
  const ending = n % 100 > 10 && n % 100 < 14 ? 'th' : (['th', 'st', 'nd', 'rd'][n % 10] ?? 'th');
  return `${n}${ending}`;
}

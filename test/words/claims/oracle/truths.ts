import type { Book, Place } from './book.js';
import type { Saying, Told } from './saying.js';

export type { Saying, Told } from './saying.js';

/** A saying with its places and times. */
export interface Ask {
  saying: Saying;
  place: Place;
  /** Another place, or the group it is ranked in or a share of. */
  other: Place;
  t: number;
  since: number;
  /** Part of the index. */
  node: string;
  not: boolean;
}

/** What may be so: one of true and false; both where the files leave it open; neither where they have nothing on it. */
export type Truth = ReadonlySet<boolean>;

const only = (is: boolean): Truth => new Set([is]);
const either: Truth = new Set([true, false]);
const neither: Truth = new Set();
const any = (all: readonly boolean[]): Truth => new Set(all);
/** Of all of several: so where each is, not so where one is not. */
const every = (all: readonly Truth[]): Truth =>
  new Set([
    ...(all.every((truth) => truth.has(true)) ? [true] : []),
    ...(all.some((truth) => truth.has(false)) ? [false] : []),
  ]);

/** Whether a figure is as a sentence says: as one would read it, with nothing left open but what is too near to say. */
export function agrees(actual: number, { text, is }: Told): Truth {
  const said = Number(text);
  const half = 0.5 / 10 ** (text.split('.')[1]?.length ?? 0);
  const by = actual / said;
  if (is === 'equal') return only(Math.abs(actual - said) <= half + 1e-12);
  if (Math.abs(actual - said) < 1e-9) return is === 'at-least' ? only(true) : either;
  if (is === 'more') return only(actual > said);
  if (is === 'less') return only(actual < said);
  if (is === 'at-least') return Math.abs(actual - said) <= half ? either : only(actual >= said);
  const slack = Math.max(half, 0.05 * Math.abs(said));
  if (is === 'about') return only(Math.abs(actual - said) <= slack);
  if (Math.abs(actual - said) <= half)
    return is === 'nearly' ? (actual < said ? only(true) : either) : actual > said ? only(true) : either;
  return is === 'nearly' ? only(by < 1 && by >= 0.93) : only(by > 1 && by <= 1.07);
}

/** Whether it is so by the files alone; of a name that means several places, by each of them. */
export function truthOf(book: Book, ask: Ask, lang: 'en' | 'zh'): Truth {
  const [places, others] = [book.namesakes(ask.place, lang), book.namesakes(ask.other, lang)];
  const all = new Set<boolean>();
  const compares = ['above', 'margin', 'times', 'faster', 'heads-faster'].includes(ask.saying.kind);
  const holds = ask.saying.kind === 'share' || ask.saying.kind.endsWith('-in');
  const pairs = places.flatMap((place) =>
    (holds || compares ? others : [ask.other]).map((other) => ({ place, other })),
  );
  const fits = pairs.filter(({ place, other }) =>
    holds ? book.lies(place, other) : !compares || place.level === other.level,
  );
  for (const { place, other } of fits.length > 0 ? fits : pairs) {
    for (const is of plainTruth(book, { ...ask, place, other })) all.add(ask.not ? !is : is);
  }
  return all;
}

function plainTruth(book: Book, ask: Ask): Truth {
  const { saying, place, other, t, since, node } = ask;
  const rank = (of: Place, at = t) => book.rank(of, at, node);
  const own = rank(place);
  switch (saying.kind) {
    case 'gap': {
      const change = book.gini(since, t, node);
      return change === undefined || Number.isNaN(change) ? neither : only(change < 0 === saying.narrowed);
    }
    case 'count': {
      const inIt = book.units.filter((u) => book.lies(u, place) && book.rank(u, t) > 0);
      const surely = inIt.filter((u) => book.range(u, t)[1] <= saying.k).length;
      const perhaps = inIt.filter((u) => book.range(u, t)[0] <= saying.k).length;
      if (saying.n < surely || saying.n > perhaps) return only(false);
      return sure(surely === perhaps ? true : undefined);
    }
    case 'value':
      return Number.isNaN(book.value(place, t, node))
        ? neither
        : agrees(book.value(place, t, node), saying.n);
    case 'heads':
      return book.heads(place, t) ? agrees(book.heads(place, t)!.value, saying.n) : neither;
    case 'heads-rank': {
      const heads = book.heads(place, t);
      if (!heads?.rank) return neither;
      const [low, high] = heads.range;
      return sure(saying.k < low || saying.k > high ? false : low === high ? true : undefined);
    }
    case 'heads-rose':
      return moreTruth(book.headsGrown(place, since, t), 1, saying.up);
    case 'heads-faster':
      return moreTruth(book.headsGrown(place, since, t), book.headsGrown(other, since, t), saying.faster);
    case 'share':
    case 'margin':
    case 'times':
      return comparedTruth(book, ask);
    case 'points':
    case 'percent':
    case 'rose':
    case 'became':
    case 'faster':
      return changeTruth(book, ask);
    case 'rose-each': {
      const years = Array.from({ length: t - since + 1 }, (_, i) => since + i);
      const { up } = saying;
      return every(
        years.map((s) => changeTruth(book, { ...ask, saying: { kind: 'rose', up }, t: s, since: s - 1 })),
      );
    }
    default:
      return own === 0 || (saying.kind === 'above' && rank(other) === 0) ? neither : rankTruth(book, ask);
  }
}

const moreTruth = (a: number, b: number, more: boolean): Truth =>
  Number.isFinite(a - b) ? only(more ? a > b : a < b) : neither;

function comparedTruth(book: Book, { saying, place, other, t, node }: Ask): Truth {
  const [a, b] = [book.value(place, t, node), book.value(other, t, node)];
  if (!(b > 0) || Number.isNaN(a)) return neither;
  if (saying.kind === 'share') {
    const sums =
      book.plan.total.rollUp === 'sum' && book.plan.groupings.every(({ rollUp }) => rollUp === 'sum');
    return sums && book.lies(place, other) ? agrees((100 * a) / b, saying.n) : neither;
  }
  if (saying.kind === 'times') return only(Math.abs(a / b / saying.factor - 1) <= 0.05);
  if (saying.kind !== 'margin') return neither;
  const more = saying.above ? a - b : b - a;
  return more > 0 ? agrees(more, saying.n) : only(false);
}

function changeTruth(book: Book, { saying, place, other, t, since, node }: Ask): Truth {
  const [before, after] = [book.value(place, since, node), book.value(place, t, node)];
  const changes = book.changes(place, since, t, node).filter((x) => !Number.isNaN(x));
  if (changes.length === 0) return neither;
  const all = (of: (change: number) => Truth) => any(changes.flatMap((change) => [...of(change)]));
  switch (saying.kind) {
    case 'rose':
      return all((x) => only(saying.up ? x > 0 : x < 0));
    case 'points':
      return all((x) => (saying.up === x > 0 ? agrees(Math.abs(x), saying.n) : only(false)));
    case 'percent':
      return before > 0
        ? all((x) => (saying.up === x > 0 ? agrees((100 * Math.abs(x)) / before, saying.n) : only(false)))
        : neither;
    case 'became': {
      const ratio = after / before;
      if (!(before > 0)) return neither;
      if (saying.factor === 'more than doubled') return only(ratio > 2);
      if (saying.factor === 'nearly doubled') return only(ratio < 2 && ratio >= 1.86);
      const said = { doubled: 2, tripled: 3, halved: 0.5 }[saying.factor];
      return Math.abs(ratio / said - 1) <= 0.05
        ? only(true)
        : said > 1 && ratio > said
          ? either
          : said < 1 && ratio < said
            ? either
            : only(false);
    }
    case 'faster': {
      const theirs = book.value(other, t, node) / book.value(other, since, node);
      const ours = after / before;
      if (
        !(before > 0) ||
        Number.isNaN(theirs) ||
        changes.length > 1 ||
        book.changes(other, since, t, node).length > 1
      )
        return either;
      return only(saying.faster ? ours > theirs : ours < theirs);
    }
    default:
      return neither;
  }
}

/** So where something is sure, not so where its opposite is, neither where the files leave it open. */
const sure = (is: boolean | undefined): Truth => (is === undefined ? neither : only(is));
/** All of several: not so where one surely is not, so where all surely are. */
const allOf = (all: readonly (boolean | undefined)[]): boolean | undefined =>
  all.includes(false) ? false : all.includes(undefined) ? undefined : true;
const notSo = (is: boolean | undefined) => (is === undefined ? undefined : !is);

function rankTruth(book: Book, { saying, place, other, t, since, node }: Ask): Truth {
  const rank = (of: Place, at = t) => book.rank(of, at, node);
  const own = rank(place);
  const peers = book.places.filter((p) => p.level === place.level && rank(p) > 0);
  // Ranges are published of the whole index alone.
  const range = (of: Place, at = t) =>
    node === book.root ? book.range(of, at) : [rank(of, at), rank(of, at)];
  const [low, high] = range(place) as [number, number];
  // Whose range lies below is ahead; every other one whose range is not above may be.
  const among = (group: Place) => {
    const others = peers.filter((p) => p !== place && book.lies(p, group));
    const ahead = others.filter((p) => range(p)[1]! < low).length;
    return [1 + ahead, 1 + others.filter((p) => range(p)[0]! <= high).length] as const;
  };
  const topped = (k: number, at: number) => {
    const [best, worst] = range(place, at) as [number, number];
    return rank(place, at) === 0 ? undefined : worst <= k ? true : best > k ? false : undefined;
  };
  switch (saying.kind) {
    case 'rank':
      return sure(saying.k < low || saying.k > high ? false : low === high ? true : undefined);
    case 'rank-in': {
      const [first, worst] = among(other);
      if (!book.lies(place, other) || saying.k < first || saying.k > worst) return only(false);
      return sure(first === worst ? true : undefined);
    }
    case 'top-in': {
      const [first, worst] = among(other);
      if (!book.lies(place, other)) return only(false);
      return sure(worst <= saying.k ? true : first > saying.k ? false : undefined);
    }
    case 'last': {
      const isLast = peers.every((p) => rank(p) <= own);
      const isAlone = peers.every((p) => p === place || range(p)[1]! < low);
      return sure(isLast ? isAlone || undefined : high < peers.length ? false : undefined);
    }
    case 'top':
      return sure(topped(saying.k, t));
    case 'bottom': {
      const first = peers.length + 1 - saying.k;
      return sure(low >= first ? true : high < first ? false : undefined);
    }
    case 'moved': {
      if (rank(place, since) === 0) return neither;
      const by = saying.up ? saying.by : -saying.by;
      const so = book.gained(place, since, t, node).map((gained) => gained === by);
      // So many places only where both ranks are certain; not so only where no ranks within the ranges would bear it out.
      const [best, worst] = range(place, since) as [number, number];
      const isCertain = low === high && best === worst;
      const mayBe = by >= best - high && by <= worst - low;
      return any(so.filter((is) => (is ? isCertain : !mayBe)));
    }
    case 'above': {
      const theirs = range(other);
      if (high >= theirs[0]! && theirs[1]! >= low) return neither;
      return only(own < rank(other) === saying.above);
    }
    case 'led': {
      const run = allOf(Array.from({ length: Math.min(saying.periods, t + 1) }, (_, i) => topped(1, t - i)));
      if (run !== true) return sure(run);
      if (saying.periods > t + 1) return neither;
      const isLonger = saying.exact && t >= saying.periods && topped(1, t - saying.periods) !== false;
      return isLonger ? either : only(true);
    }
    case 'always-top':
      return sure(allOf(Array.from({ length: t - since + 1 }, (_, i) => topped(saying.k, since + i))));
    case 'newcomer': {
      const before = Array.from({ length: t }, (_, s) => s).filter((s) => rank(place, s) > 0);
      const is = allOf([topped(saying.k, t), ...before.map((s) => notSo(topped(saying.k, s)))]);
      // Who had no rank before is newly covered: neither new among the first nor not.
      return is === true && before.length === 0 ? neither : sure(is);
    }
    case 'entered':
      return rank(place, since) === 0
        ? either
        : sure(allOf([topped(saying.k, t), notSo(topped(saying.k, since))]));
    default:
      return neither;
  }
}

import type { Book, Place } from './book.js';
import type { Ask, Saying, Told } from './truths.js';

/** Draws what sentences say: near to what is so, so that half of them are. */
export function askMaker(book: Book, random: () => number): () => Ask {
  const int = (n: number) => Math.floor(random() * n);
  const of = <T>(list: readonly T[]): T => list[int(list.length)]!;
  const last = book.periods.length - 1;
  const ranked = (kind: Saying['kind'], t: number, node: string) =>
    book.places.filter((p) => book.rank(p, t, node) > 0 && (ofTotal.includes(kind) || p.level !== 'total'));
  return () => {
    for (;;) {
      const kind = of(kinds);
      const t = random() < 0.5 ? last : int(last + 1);
      const node =
        random() < 0.2 && book.parts.length > 0 && nodeKinds.includes(kind) ? of(book.parts).id : book.root;
      const since = random() < 0.6 || t === 0 ? t - 1 : int(t);
      const place = groupKinds.includes(kind) ? of(book.groups) : of(ranked(kind, t, node));
      if (!place) continue;
      const base = { place, t, node, since, not: random() < 0.15, other: otherOf(place, kind, t, node) };
      const saying = sayingOf(kind, base);
      if (saying) return { ...base, saying };
    }
  };

  function otherOf(place: Place, kind: Saying['kind'], t: number, node: string): Place {
    if (kind === 'share' || kind.endsWith('-in')) {
      const holds = [...book.groups, ...(kind === 'share' ? [book.total] : [])].filter((g) =>
        book.lies(place, g),
      );
      return random() < 0.85 && holds.length > 0 ? of(holds) : of(book.groups);
    }
    const alike = book.places.filter(
      (p) => p.level === place.level && p !== place && book.rank(p, t, node) > 0,
    );
    const near = alike.filter((p) => Math.abs(book.rank(p, t, node) - book.rank(place, t, node)) < 12);
    return near.length > 0 ? of(near) : of(alike.length > 0 ? alike : book.groups);
  }

  /** A number near to a figure, or just it. */
  function near(actual: number, digits = of([0, 1, 2])): Told {
    const size = Math.abs(actual);
    const is = of([
      'equal',
      'equal',
      'equal',
      'more',
      'less',
      'at-least',
      'about',
      'nearly',
      'just-over',
    ] as const);
    const times = is === 'equal' ? of([1, 1, 1, 1.1, 0.8, 10]) : of([1, 0.97, 1.03, 0.5, 1.5, 0.99, 1.01]);
    const text = (size * times).toFixed(size < 1 ? 2 + digits : digits);
    return { is: Number(text) > 0 ? is : 'equal', text };
  }

  function sayingOf(
    kind: Saying['kind'],
    { place, other, t, since, node }: Omit<Ask, 'saying'>,
  ): Saying | undefined {
    const rank = book.rank(place, t, node);
    const value = book.value(place, t, node);
    const was = since < 0 ? Number.NaN : book.value(place, since, node);
    const up = random() < 0.85 ? value > was : value <= was;
    const off = of([0, 0, 0, 1, -1, 3, 10]);
    const k = Math.max(1, rank + off);
    switch (kind) {
      case 'rank':
        return { kind, k };
      case 'rank-in':
      case 'top-in': {
        const peers = book.places.filter((p) => p.level === place.level && book.lies(p, other));
        const own = 1 + peers.filter((p) => book.rank(p, t, node) > 0 && book.rank(p, t, node) < rank).length;
        return { kind, k: Math.max(1, own + off) };
      }
      case 'top':
        return { kind, k: Math.max(2, of([3, 5, 10, k])) };
      case 'bottom':
        return { kind, k: of([3, 5, 10]) };
      case 'moved': {
        const by = book.rank(place, since, node) - rank;
        if (since < 0 || by === 0 || book.rank(place, since, node) === 0) return undefined;
        return { kind, by: Math.abs(by) + of([0, 0, 1]), up: random() < 0.8 ? by > 0 : by < 0 };
      }
      case 'above':
        return { kind, above: random() < 0.5, by: of(['rank', 'index']) };
      case 'value':
        return Number.isNaN(value) ? undefined : { kind, n: near(value) };
      case 'share': {
        const whole = book.value(other, t);
        return whole > 0 ? { kind, n: near((100 * value) / whole) } : undefined;
      }
      case 'points':
      case 'percent': {
        const change = Math.abs(value - was);
        if (!(change > 0) || (kind === 'percent' && !(was > 0))) return undefined;
        return { kind, n: near(kind === 'points' ? change : (100 * change) / was), up };
      }
      case 'rose':
        return since < 0 || Number.isNaN(was) ? undefined : { kind, up };
      case 'rose-each':
        return since < 1 || Number.isNaN(was) ? undefined : { kind, up };
      case 'became':
        return since < 0
          ? undefined
          : { kind, factor: of(['doubled', 'tripled', 'halved', 'more than doubled', 'nearly doubled']) };
      case 'margin': {
        const more = value - book.value(other, t, node);
        return Number.isNaN(more) || more === 0
          ? undefined
          : { kind, n: near(Math.abs(more)), above: random() < 0.8 === more > 0 };
      }
      case 'times':
        return { kind, factor: of([2, 3]) };
      case 'faster':
        return since < 0 ? undefined : { kind, faster: random() < 0.5 };
      case 'led':
        return { kind, periods: 2 + int(last + 1), exact: random() < 0.3 };
      case 'always-top':
        return since < 0 ? undefined : { kind, k: of([1, 3, 5, 10]) };
      case 'newcomer':
      case 'entered':
        return since < 0 ? undefined : { kind, k: of([3, 5, 10]) };
      case 'count': {
        const top = of([3, 5, 10]);
        const inIt = book.units.filter(
          (u) => book.lies(u, place) && book.rank(u, t) > 0 && book.rank(u, t) <= top,
        ).length;
        return { kind, n: Math.max(1, inIt + of([0, 0, 1])), k: top };
      }
      case 'gap':
        return since < 0 ? undefined : { kind, narrowed: random() < 0.5 };
      case 'heads': {
        const heads = book.heads(place, t);
        return heads && { kind, n: near(heads.value) };
      }
      case 'heads-rank': {
        const heads = book.heads(place, t);
        return heads?.rank ? { kind, k: Math.max(1, heads.rank + off) } : undefined;
      }
      case 'heads-rose':
        return since < 0 || !book.heads(place, t) ? undefined : { kind, up };
      case 'heads-faster':
        return since < 0 || !book.heads(place, t) ? undefined : { kind, faster: random() < 0.5 };
      default:
        return { kind } as Saying;
    }
  }
}

const kinds: readonly Saying['kind'][] = [
  'rank',
  'rank',
  'rank-in',
  'last',
  'top',
  'top',
  'bottom',
  'top-in',
  'moved',
  'above',
  'value',
  'value',
  'share',
  'share',
  'points',
  'percent',
  'rose',
  'rose-each',
  'became',
  'margin',
  'times',
  'faster',
  'led',
  'always-top',
  'newcomer',
  'entered',
  'count',
  'gap',
  'heads',
  'heads-rank',
  'heads-rose',
  'heads-faster',
];
const nodeKinds: readonly Saying['kind'][] = [
  'rank',
  'top',
  'last',
  'value',
  'above',
  'points',
  'rose',
  'rose-each',
  'moved',
];
const groupKinds: readonly Saying['kind'][] = ['count'];
const ofTotal: readonly Saying['kind'][] = ['value', 'points', 'percent', 'rose', 'rose-each', 'became'];

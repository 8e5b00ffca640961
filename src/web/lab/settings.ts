import type { AggregateChoice, ScaleChoice } from '../../edition/index.js';
import type { OfferedMethods } from '../../words/index.js';

/** The reader's changes; all else is the edition's. */
export interface Settings {
  /** A name for this set of weights. */
  name: string;
  /** The node whose children are on the bar. */
  at: string;
  /** A published period; that of headlines where empty. */
  period: string;
  /** Share of its parent by node. */
  weights: Readonly<Record<string, number>>;
  /** Excluded nodes. */
  dropped: readonly string[];
  /** The edition's own where none is chosen. */
  aggregate: AggregateChoice | undefined;
  scale: ScaleChoice | undefined;
}

export const unchanged: Settings = {
  name: '',
  at: '',
  period: '',
  weights: {},
  dropped: [],
  aggregate: undefined,
  scale: undefined,
};

/** The offered way to aggregate of this name. */
export const aggregateNamed = ({ aggregates }: OfferedMethods, name: string | null) =>
  aggregates.find(({ choice }) => choice.aggregate === name)?.choice;

/** The offered scale of this name. */
export const scaleNamed = ({ scales }: OfferedMethods, name: string | null) =>
  scales.find(({ choice }) => choice.method === name)?.choice;

/** Parses settings in an address: `?w=mobile:50,fixed:50&drop=life&aggregate=geometric`. Unknown values, and methods that are not offered, are ignored. */
export function readSettings(query: string, methods: OfferedMethods): Settings {
  const has = new URLSearchParams(query);
  const pairs = (has.get('w') ?? '').split(',').flatMap((pair) => {
    const at = pair.lastIndexOf(':');
    const share = Number((Number(pair.slice(at + 1)) / 100).toFixed(9));
    return at > 0 && share >= 0 && share <= 1 ? [[pair.slice(0, at), share] as const] : [];
  });
  return {
    name: [...(has.get('name') ?? '')].slice(0, 60).join(''),
    at: has.get('at') ?? '',
    period: has.get('period') ?? '',
    weights: Object.fromEntries(pairs),
    dropped: (has.get('drop') ?? '').split(',').filter((id) => id !== ''),
    aggregate: aggregateNamed(methods, has.get('aggregate')),
    scale: scaleNamed(methods, has.get('scale')),
  };
}

/** The shortest address that `readSettings` reads back. */
export function writeSettings(s: Settings): string {
  const percent = (share: number) => Number((share * 100).toFixed(7));
  const pairs = Object.entries(s.weights).map(([id, share]) => `${id}:${percent(share)}`);
  const parts: [string, string][] = [
    ['name', s.name],
    ['at', s.at],
    ['period', s.period],
    ['w', pairs.join(',')],
    ['drop', s.dropped.join(',')],
    ['aggregate', s.aggregate?.aggregate ?? ''],
    ['scale', s.scale?.method ?? ''],
  ];
  const text = parts
    .filter(([, value]) => value !== '')
    .map(
      ([key, value]) => `${key}=${encodeURIComponent(value).replaceAll('%3A', ':').replaceAll('%2C', ',')}`,
    )
    .join('&');
  return text === '' ? '' : `?${text}`;
}

/**
 * Sets the share of one child; its siblings keep their proportions, or share the rest equally where they had none.
 * Shares add up to 1.
 */
export function withShare(shares: readonly number[], i: number, share: number): number[] {
  const wanted = Math.min(1, Math.max(0, share));
  const rest = shares.reduce((sum, s, k) => (k === i ? sum : sum + s), 0);
  const others = shares.length - 1;
  if (others === 0) return [1];
  return shares.map((s, k) =>
    k === i ? wanted : rest > 0 ? (s / rest) * (1 - wanted) : (1 - wanted) / others,
  );
}

/** Moves the border between a child and the next; the others are unchanged. */
export function moveBorder(shares: readonly number[], left: number, by: number): number[] {
  const step = Math.min(shares[left + 1]!, Math.max(-shares[left]!, by));
  return shares.map((s, k) => (k === left ? s + step : k === left + 1 ? s - step : s));
}

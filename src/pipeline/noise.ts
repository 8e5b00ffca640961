import { createHmac } from 'node:crypto';
import { discreteLaplace, spreadOf } from '../analysis/index.js';
import {
  at,
  offset,
  type Panel,
  type Plan,
  type PublishedNoise,
  problems,
  Reason,
  type Signal,
  UserError,
} from '../edition/index.js';
import type { Release } from '../release/index.js';
import { areasOf, type Disclosure, type Prepared } from '../signals/index.js';

type Noise = NonNullable<Signal['noise']>;

/** The cells of a signal in the panel in one period. */
interface SignalLine {
  indicator: string;
  period: string;
  /** Offset of the first unit. */
  from: number;
}

/**
 * Adds discrete Laplace noise to every figure of the signals that ask for it, before anything is judged or computed
 * from them, and removes what would reveal the figures without noise: the numbers of records behind them, their
 * geocoding, and their place names. A figure is never below 0. The noise parameters are published in `noise.csv`.
 *  The noise is derived from a secret key, the figure and the number of its draw, so that the same edition gives the
 * same release and the noise cannot be averaged away. Each vintage of a series draws again as long as the budget lasts;
 * after that the figures of the previous vintage are kept.
 *
 * @param key the value of `IPLUS_NOISE_KEY`
 * @throws UserError without a key, or where a figure is not an integer
 */
export function withNoise(prepared: Prepared, key: string | undefined, earlier?: Release): Prepared {
  const { plan, provenance } = prepared;
  const signals = provenance.signals.filter((s) => s.noise);
  if (signals.length === 0) return prepared;
  if (!key || !/^[0-9a-f]{64}$/i.test(key)) throw new UserError([problems.noNoiseKey(key !== undefined)]);
  const panel = { ...prepared.panel, values: prepared.panel.values.slice() };
  const noise: PublishedNoise[] = [];
  for (const signal of signals) {
    for (const line of linesOf(prepared, signal)) {
      const published = drawsWithin(signal.noise!, earlierOf(earlier, line));
      if (published.again) drawLine(panel, line, signal, published.draws, Buffer.from(key, 'hex'), plan);
      else keepLine(panel, line, plan.units, earlier!);
      noise.push({
        indicator: line.indicator,
        period: line.period,
        ...publishedNoise(signal.noise!, published.draws),
      });
    }
  }
  const noisy = new Set(signals.map((s) => s.indicator));
  const froms = new Set(signals.map((s) => s.from));
  return {
    plan,
    panel,
    disclosures: prepared.disclosures.map((d) =>
      noisy.has(d.indicator) ? disclosureWithNoise(prepared, panel, d) : d,
    ),
    provenance: {
      ...provenance,
      noise,
      counts: provenance.counts.filter((c) => !noisy.has(c.indicator)),
      geocoding: provenance.geocoding.filter((p) => !noisy.has(p.indicator)),
      unplaced: provenance.unplaced.filter((u) => !froms.has(u.from)),
      named: provenance.named.filter((n) => !froms.has(n.from)),
      used: provenance.used?.filter((u) => !froms.has(u.from)),
    },
  };
}

/** Every period in which a signal has figures. */
function linesOf({ plan, panel, provenance }: Prepared, { indicator }: Signal): SignalLine[] {
  const k = plan.indicators.findIndex((i) => i.id === indicator);
  const measured = provenance.counts.filter((c) => c.indicator === indicator);
  return measured.map(({ period }) => {
    const from = offset(panel, k, 0, plan.periods.indexOf(period));
    return { indicator, period, from };
  });
}

/** The number of draws of these figures in the previous vintage; 0 where it has none. */
function earlierOf(earlier: Release | undefined, { indicator, period }: SignalLine): number {
  return earlier?.noise.find((n) => n.indicator === indicator && n.period === period)?.draws ?? 0;
}

/** Whether the budget allows another draw, and the number of draws then. */
function drawsWithin(
  { epsilon, budget = epsilon }: Noise,
  before: number,
): { draws: number; again: boolean } {
  const again = before === 0 || (before + 1) * epsilon <= budget * (1 + 1e-9);
  return { draws: before + (again ? 1 : 0), again };
}

function drawLine(
  { values, reasons, units }: Panel,
  { period, from }: SignalLine,
  signal: Signal,
  draw: number,
  key: Buffer,
  plan: Plan,
): void {
  const [s, t] = scaleOf(signal.noise!);
  for (let c = 0; c < units; c++) {
    const x = values[from + c]!;
    if (reasons[from + c] !== Reason.observed) continue;
    if (!Number.isSafeInteger(x))
      throw new UserError([problems.noiseOnFraction(signal.indicator, period, x)]);
    const words = JSON.stringify([plan.edition, signal.indicator, period, plan.units[c]!.code, draw, x]);
    values[from + c] = Math.max(0, x + discreteLaplace(s, t, keyedNumbers(key, words)));
  }
}

/** Copies the figures of the previous vintage. */
function keepLine(
  { values, reasons, units }: Panel,
  { indicator, period, from }: SignalLine,
  own: Plan['units'],
  { plan, panel }: Release,
): void {
  const k = plan.indicators.findIndex((i) => i.id === indicator);
  const t = plan.periods.indexOf(period);
  const then = new Map(plan.units.map((u, c) => [u.code, c]));
  for (let c = 0; c < units; c++) {
    const before = then.get(own[c]!.code);
    if (before === undefined || reasons[from + c] !== Reason.observed) continue;
    values[from + c] = at(panel, k, before, t);
  }
}

/** ε divided by the contribution of one person, as a fraction of integers. */
function scaleOf({ epsilon, 'per-person': most = 1 }: Noise): [number, number] {
  return [Math.round(epsilon * 1000), most * 1000];
}

function publishedNoise(noise: Noise, draws: number): Omit<PublishedNoise, 'indicator' | 'period'> {
  const { epsilon, budget = epsilon, 'per-person': perPerson = 1 } = noise;
  return { epsilon, perPerson, draws, budget, ...spreadOf(...scaleOf(noise)) };
}

/** The disclosure with the figures after noise; contributors and numbers of records stay the true ones. */
function disclosureWithNoise({ plan }: Prepared, panel: Panel, disclosure: Disclosure): Disclosure {
  const k = plan.indicators.findIndex((i) => i.id === disclosure.indicator);
  const from = offset(panel, k, 0, plan.periods.indexOf(disclosure.period));
  const areas = disclosure.areas.map((b) => ({ ...b, value: Number.NaN }));
  areasOf(plan).ofUnit.forEach((of, c) => {
    const x = panel.values[from + c]!;
    if (Number.isNaN(x)) return;
    for (const b of of) areas[b]!.value = Number.isNaN(areas[b]!.value) ? x : areas[b]!.value + x;
  });
  return { ...disclosure, areas };
}

/** Pseudo-random integers below n that require the key: HMAC-SHA-256 of the label and a counter, six bytes per number. */
function keyedNumbers(key: Buffer, words: string): (n: number) => number {
  let block = Buffer.alloc(0);
  let [count, at] = [0, 0];
  const next = (): number => {
    if (at + 6 > block.length) {
      block = createHmac('sha256', key).update(`${words} ${count++}`).digest();
      at = 0;
    }
    at += 6;
    return block.readUIntBE(at - 6, 6);
  };
  return (n) => {
    const limit = 2 ** 48 - (2 ** 48 % n);
    let x = next();
    while (x >= limit) x = next();
    return x % n;
  };
}

import type { Figures } from './errors.js';

const middle = (all: number[]) => all.sort((a, b) => a - b)[Math.floor(all.length / 2)] ?? Number.NaN;

/**
 * The share of threefold errors that can be told at all: those beyond the best single limit that has one false finding in 300, chosen
 * with knowledge of the panel. A figure is compared with the line between its neighbours (at an end with the nearest), without the
 * common movement, in deviations of all units or of its own, whichever tells more.
 */
export function possible(panels: readonly Figures[], atEnd: boolean): number {
  let [told, tried] = [0, 0];
  for (const figures of panels) {
    const apart = deviations(figures, atEnd);
    const best = [() => 1, own(deviations(figures, false))].map((scale) => {
      const sorted = apart.map(({ unit, x }) => Math.abs(x) / scale(unit)).sort((a, b) => a - b);
      const limit = sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * (1 - 1 / 300)))]!;
      return apart.flatMap(({ unit, x }) =>
        [Math.log(3), -Math.log(3)].filter((more) => Math.abs(x + more) / scale(unit) > limit),
      ).length;
    });
    told += Math.max(...best);
    tried += 2 * apart.length;
  }
  return told / tried;
}

function deviations(figures: Figures, atEnd: boolean): { unit: number; x: number }[] {
  const logs = figures.map((row) => row.map((x) => (x > 0 ? Math.log(x) : Number.NaN)));
  let sum = 0;
  const common = logs[0]!.map((_, t) => {
    const changes = logs.map((row) => row[t]! - row[t - 1]!).filter((x) => !Number.isNaN(x));
    sum += changes.length >= 5 ? middle(changes) : 0;
    return sum;
  });
  return logs.flatMap((row, unit) => {
    const known = row.flatMap((x, t) => (Number.isNaN(x) ? [] : [{ t, y: x - common[t]! }]));
    if (known.length < 5) return [];
    return known.flatMap(({ t, y }, j) => {
      const [a, b] = [known[j - 1], known[j + 1]];
      if (atEnd !== (!a || !b)) return [];
      const expected = a && b ? a.y + ((b.y - a.y) * (t - a.t)) / (b.t - a.t) : (a ?? b)!.y;
      return [{ unit, x: y - expected }];
    });
  });
}

/** The usual deviation of each unit. */
function own(apart: readonly { unit: number; x: number }[]): (unit: number) => number {
  const by = new Map<number, number[]>();
  for (const { unit, x } of apart) by.set(unit, [...(by.get(unit) ?? []), Math.abs(x)]);
  const usual = new Map([...by].map(([unit, all]) => [unit, Math.max(0.01, middle(all))]));
  return (unit) => usual.get(unit) ?? 1;
}

import type { Figures } from './errors.js';

/** The findings about indicators that are judged together: kind, indicator, unit, period. */
export type Judge = (figures: readonly Figures[]) => {
  kind: string;
  indicator: number;
  unit?: number;
  period?: number;
}[];

const copyOf = (all: readonly Figures[]) => all.map((rows) => rows.map((row) => [...row]));

/** Errors that belong together: each changes the figures and says which kind of finding must name which place. */
const errors: Record<
  string,
  (
    figures: Figures[],
    draw: (below: number) => number,
  ) => { kinds: string[]; period: number; units?: number[] }
> = {
  'rows exchanged': (figures, draw) => {
    const [units, periods] = [figures[0]!.length, figures[0]![0]!.length];
    const [one, period] = [draw(units), draw(periods)];
    const other = (one + 1 + draw(units - 1)) % units;
    for (const rows of figures) {
      const [a, b] = [rows[one]!, rows[other]!];
      [a[period], b[period]] = [b[period]!, a[period]!];
    }
    return { kinds: ['exchanged'], period, units: [one, other] };
  },
  'columns exchanged': (figures, draw) => {
    const [one, period] = [draw(figures.length), draw(figures[0]![0]!.length)];
    const other = (one + 1 + draw(figures.length - 1)) % figures.length;
    figures[one]!.forEach((row, c) => {
      const second = figures[other]![c]!;
      [row[period], second[period]] = [second[period]!, row[period]!];
    });
    return { kinds: ['exchanged'], period };
  },
  'period repeated': (figures, draw) => {
    const periods = figures[0]![0]!.length;
    const [k, from] = [draw(figures.length), draw(periods)];
    const period = (from + 1 + draw(periods - 1)) % periods;
    for (const row of figures[k]!) row[period] = row[from]!;
    return { kinds: ['copied'], period: Math.max(from, period) };
  },
  'periods exchanged': (figures, draw) => {
    const periods = figures[0]![0]!.length;
    const [k, one] = [draw(figures.length), draw(periods)];
    const other = (one + 1 + draw(periods - 1)) % periods;
    for (const row of figures[k]!) [row[one], row[other]] = [row[other]!, row[one]!];
    return { kinds: ['exchanged'], period: Math.min(one, other) };
  },
  'column of shares': (figures, draw) => slip(figures, draw, 1),
  'part of a column': (figures, draw) => slip(figures, draw, 0.5),
};

function slip(figures: Figures[], draw: (below: number) => number, share: number) {
  const [k, period] = [draw(figures.length), draw(figures[0]![0]!.length)];
  for (const row of figures[k]!) if (draw(1000) < 1000 * share) row[period]! /= 100;
  return { kinds: ['factor'], period };
}

/** A nation, its groups of five, and their members: two parts, their sum, and the sum per head, each with rounding. */
function accounts(random: () => number): Figures[] {
  const round = (x: number) => Math.round(10 * x) / 10;
  const sum = (rows: Figures) => rows[0]!.map((_, t) => round(rows.reduce((all, row) => all + row[t]!, 0)));
  const grown = (times: number): Figures => {
    const members = Array.from({ length: 20 }, () => {
      const [size, growth] = [times * (20 + 900 * random()), random() / 10];
      return Array.from({ length: 8 }, (_, t) => round(size * (1 + growth) ** t * (0.85 + 0.3 * random())));
    });
    const groups = [0, 5, 10, 15].map((from) => members.slice(from, from + 5));
    return [sum(members), ...groups.flatMap((group) => [sum(group), ...group])];
  };
  const join = (a: Figures, b: Figures, by: (x: number, y: number) => number) =>
    a.map((row, c) => row.map((x, t) => round(by(x, b[c]![t]!))));
  const [people, one, two] = [grown(1), grown(3), grown(5)];
  const total = join(one, two, (x, y) => x + y);
  return [people, one, two, total, join(total, people, (x, y) => (100 * x) / y)];
}

/** Figures that break sums and products: found is the right one, named as such. */
function relationRecall(judge: Judge, random: () => number, change: (x: number) => number): string {
  const tries = 60;
  let found = 0;
  for (let turn = 0; turn < tries; turn++) {
    const figures = accounts(random);
    const [k, c, t] = [5, 25, 8].map((n) => Math.floor(n * random()));
    figures[k!]![c!]![t!] = change(figures[k!]![c!]![t!]!);
    const seen = judge(figures).filter(({ kind }) => kind === 'relation');
    if (seen.length === 1 && seen[0]!.indicator === k && seen[0]!.unit === c && seen[0]!.period === t)
      found++;
  }
  return (found / tries).toFixed(2);
}

/** Recall of errors that belong together, by panel. */
export function together(panels: Record<string, Figures[]>, judge: Judge, random: () => number): string[][] {
  const tries = 40;
  const draw = (below: number) => Math.floor(random() * below);
  const lines = [['together', ...Object.keys(errors)]];
  for (const [name, all] of Object.entries(panels)) {
    const shares = Object.values(errors).map((plant) => {
      let found = 0;
      for (let turn = 0; turn < tries; turn++) {
        const figures = copyOf(all);
        const { kinds, period, units } = plant(figures, draw);
        const isIt = (one: ReturnType<Judge>[number]) =>
          kinds.includes(one.kind) && one.period === period && (!units || units.includes(one.unit!));
        if (judge(figures).some(isIt)) found++;
      }
      return (found / tries).toFixed(2);
    });
    lines.push([name, ...shares]);
  }
  const slips = { x10: (x: number) => 10 * x, 'x1.4': (x: number) => Math.round(14 * x) / 10 };
  const relations = Object.entries(slips).map(([name, by]) => `${name} ${relationRecall(judge, random, by)}`);
  lines.push(['sums, products', ...relations]);
  return lines;
}

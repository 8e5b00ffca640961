import { describe, expect, it } from 'vitest';
import { judgedFigures } from '../../../test/helpers/judged.js';
import { seeded } from '../../../test/helpers/random.js';

/** Three indicators of thirty units in eight years, with growth and chance. */
function panel(): number[][][] {
  const random = seeded(4);
  return [100, 3000, 20].map((times) =>
    Array.from({ length: 30 }, () => {
      const [size, growth] = [times * 20 ** random(), random() / 10];
      return Array.from({ length: 8 }, (_, t) => size * (1 + growth) ** t * (0.95 + random() / 10));
    }),
  );
}

/** The kinds and places of the findings after a change. */
function found(change: (figures: number[][][]) => void) {
  const figures = panel();
  change(figures);
  return judgedFigures(figures).map(({ kind, indicator, unit, period }) => ({
    kind,
    indicator,
    unit,
    period,
  }));
}

const swap = (row: number[], other: number[], t: number) => {
  [row[t], other[t]] = [other[t]!, row[t]!];
};

describe('Figures that are judged together', () => {
  it('have no finding where nothing is wrong', () => {
    expect(found(() => undefined)).toEqual([]);
  });

  it('show two rows of a period that were exchanged, once for each, in any period', () => {
    for (let t = 0; t < 8; t++) {
      const seen = found((figures) => {
        for (const rows of figures) swap(rows[4]!, rows[17]!, t);
      });
      expect(seen.map(({ kind, unit, period }) => [kind, unit, period])).toEqual([
        ['exchanged', 4, t],
        ['exchanged', 17, t],
      ]);
    }
  });

  it('show two columns of a period that were exchanged', () => {
    const seen = found((figures) => {
      figures[0]!.forEach((row, c) => {
        swap(row, figures[2]![c]!, 5);
      });
    });
    expect(seen[0]).toMatchObject({ kind: 'exchanged', indicator: 0, period: 5 });
  });

  it('show two periods of an indicator that were exchanged, beside each other or not', () => {
    for (const [one, other] of [
      [2, 5],
      [3, 4],
      [0, 4],
      [1, 7],
    ] as const) {
      const random = seeded(one);
      const rows = Array.from({ length: 30 }, () => {
        const growth = random() / 5;
        const row = Array.from({ length: 8 }, (_, t) => 100 * (1 + growth) ** t * (0.97 + 0.06 * random()));
        [row[one], row[other]] = [row[other]!, row[one]!];
        return row;
      });
      const seen = judgedFigures([rows]);
      expect(seen, `${one} ${other}`).toContainEqual(
        expect.objectContaining({ kind: 'exchanged', period: one }),
      );
    }
  });

  it('have at most one finding in 300 figures of long tails, and a thousandfold error among them', () => {
    for (const seed of [1, 2, 3]) {
      const random = seeded(seed);
      const normal = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
      const tailed = () =>
        Math.max(-1.5, Math.min(1.5, (0.1 * normal()) / Math.max(0.05, Math.abs(normal()))));
      const rows = Array.from({ length: 100 }, () => {
        let log = 5 + normal();
        return Array.from({ length: 15 }, () => {
          log += tailed();
          return Math.exp(log);
        });
      });
      const cells = (figures: number[][]) =>
        judgedFigures([figures]).filter(({ value }) => value !== undefined);
      expect(cells(rows).length).toBeLessThanOrEqual(5);
      rows[7]![9]! *= 1000;
      expect(cells(rows).map(({ unit, period }) => [unit, period])).toContainEqual([7, 9]);
    }
  });

  it('show a period that repeats an earlier one, and a row that repeats another', () => {
    const repeated = found((figures) => {
      for (const row of figures[1]!) row[6] = row[2]!;
    });
    expect(repeated).toContainEqual({ kind: 'copied', indicator: 1, unit: undefined, period: 6 });
    const row = found((figures) => {
      for (const rows of figures) rows[9]![3] = rows[9]![2]!;
    });
    expect(row).toContainEqual({ kind: 'same-row', indicator: 0, unit: 9, period: 3 });
  });

  it('show a column or a part of it in another unit of measure as one finding, and blame no other unit', () => {
    for (const t of [0, 4, 7])
      for (const part of [30, 18, 6]) {
        const seen = found((figures) => {
          figures[1]!.forEach((row, c) => {
            if (c < part) row[t]! /= 100;
          });
        });
        expect(seen.filter(({ kind }) => kind !== 'break')).toEqual([
          { kind: 'factor', indicator: 1, unit: undefined, period: t },
        ]);
      }
  });

  it('show whole numbers most of which end in 0 or 5, and one figure of many units', () => {
    const heaped = found((figures) => {
      figures[1]!.forEach((row, c) => {
        row[3] = c % 4 === 0 ? Math.round(row[3]!) : 5 * Math.round(row[3]! / 5);
      });
    });
    expect(heaped).toEqual([{ kind: 'rounded', indicator: 1, unit: undefined, period: 3 }]);
    const rows = Array.from({ length: 40 }, (_, c) => [c % 3 === 0 ? 41.6 : 20 + c + 0.3 * (c % 7)]);
    expect(judgedFigures([rows]).map(({ kind }) => kind)).toContain('rounded');
  });
});

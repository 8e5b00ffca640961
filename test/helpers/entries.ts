import { describe, expect, it } from 'vitest';
import type { Panel } from '../../src/edition/index.js';
import type { Coin } from './coin.js';
import { coinr, expectAgreement, type Frame, goldenTable, sharedGolden } from './golden.js';

/** The folder of COINr's golden results; undefined where it is absent. */
export const asem = sharedGolden('coinr-asem');

/** The golden results in the repository. */
export const own = new URL('../golden/coinr-own/', import.meta.url);

/** A table of the ASEM data. */
export const asemTable = (name: string) => goldenTable(`${name}.csv`, asem);

/**
 * One test for every result of a golden file, by name; a result without a test fails, and so does a test without a
 * result. Skipped where the folder is absent.
 */
export function everyEntry<T = Frame>(
  file: string,
  folder: URL | undefined,
  checks: Record<string, (entry: T, all: Record<string, T>) => void>,
): void {
  const where = folder === own ? '' : ', read from ../shared';
  describe.skipIf(!folder)(`every entry of ${file}.json${where} (needs ../shared)`, () => {
    const read = () => coinr<Record<string, T>>(file, folder!);
    it('has a test', () => {
      expect(Object.keys(checks).sort()).toEqual(Object.keys(read()).sort());
    });
    for (const [name, check] of Object.entries(checks)) {
      it(name, () => {
        const all = read();
        check(all[name]!, all);
      });
    }
  });
}

/** Compares the indicator columns of a frame with ours, unit by unit. */
export function expectFrame(
  frame: Frame,
  units: readonly { code: string }[],
  ours: (column: string) => ArrayLike<number>,
  columns: readonly string[] = Object.keys(frame.data).filter((c) => c !== 'uCode' && c !== 'Time'),
): void {
  const codes = units.map((u) => u.code);
  const order = frame.data['uCode']!.map((code) => codes.indexOf(String(code)));
  expect(order).not.toContain(-1);
  for (const column of columns) {
    const values = ours(column);
    expectAgreement(
      order.map((c) => values[c]!),
      frame.data[column]!,
    );
  }
}

/** An indicator of an index's panel in its own direction, for the units of one period. */
export function columnOf({ plan }: Coin, panel: Panel, t = 0): (name: string) => number[] {
  return (name) => {
    const k = plan.indicators.findIndex((i) => i.id === name.toLowerCase());
    const from = (k * panel.periods + t) * panel.units;
    const turn = plan.indicators[k]!.direction;
    return [...panel.values.subarray(from, from + panel.units)].map((x) => turn * x);
  };
}

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { example, root } from '../../test/helpers/editions.js';
import type { DraftFiles } from './files.js';
import { addIndicator, removeIndicator } from './indicators.js';
import { DraftReader } from './readDraft.js';
import { moveNode, setGroupMethod, writtenWeigh } from './tree.js';

const names = ['edition.yaml', 'units.csv', 'indicators.csv', 'data/values.csv'];
const filesOf = (folder: string): DraftFiles =>
  new Map(names.map((name) => [name, readFileSync(join(folder, name), 'utf8')]));
const files = filesOf(example);
const read = (of: DraftFiles) => new DraftReader().read(of);

describe('Indicators of an edition', () => {
  it('are added with a formula, and removed with their figures; the edition is then what it was', () => {
    const computed = {
      id: 'lines',
      title: { en: 'Lines' },
      unit: 'lines',
      direction: 1,
      formula: 'broadband / 2',
    } as const;
    const added = addIndicator(files, 'access', computed);
    const { plan, problems } = read(added);
    expect(problems).toEqual([]);
    expect(plan!.nodes.map(({ id }) => id)).toContain('lines');
    expect(read(removeIndicator(added, 'lines')).plan!.nodes).toEqual(read(files).plan!.nodes);
  });

  it('leave nothing behind when they are removed, down to the last of a group', () => {
    const without = ['mobile', 'broadband'].reduce(removeIndicator, files);
    expect(read(without).problems).toEqual([]);
    expect([...without.values()].join()).not.toMatch(/mobile|broadband/);
    expect(read(without).plan!.nodes.map(({ id }) => id)).toEqual([
      'index',
      'use',
      'online-services',
      'waiting-time',
    ]);
  });

  it('keep their figures where a formula uses them', () => {
    const all = filesOf(join(root, 'editions', 'example-formulas'));
    const without = removeIndicator(all, 'parcels-share');
    expect(without.get('data/values.csv')).toBe(all.get('data/values.csv'));
    expect(read(without).problems).toEqual([]);
  });

  it('take the judgements on them along when they move, so that every weight stays with its part', () => {
    const parts = ['broadband', 'mobile', 'extra'];
    const extra = {
      id: 'extra',
      title: { en: 'Extra' },
      unit: 'lines',
      direction: 1,
      formula: 'broadband / 3',
    } as const;
    const three = addIndicator(files, 'access', extra);
    const judgement = fc.constantFrom(1 / 3, 1 / 2, 1, 2, 3);
    fc.assert(
      fc.property(fc.tuple(judgement, judgement), fc.nat(2), fc.nat(3), ([a, b], from, to) => {
        const rows = [
          [1, a, a * b],
          [1 / a, 1, b],
          [1 / (a * b), 1 / b, 1],
        ];
        const judged = setGroupMethod(three, 'access', 'weigh', {
          by: 'ahp',
          experts: [{ name: 'A', rows }],
        });
        const weights = (of: DraftFiles) =>
          new Map(read(of).plan!.nodes.map(({ id, weight }) => [id, Number(weight.toFixed(9))]));
        const moved = moveNode(judged, parts[from]!, 'access', to);
        expect(weights(moved)).toEqual(weights(judged));
        expect(writtenWeigh(removeIndicator(judged, parts[from]!), 'access')).toMatchObject({
          experts: [{ rows: [expect.any(Array), expect.any(Array)] }],
        });
      }),
      { numRuns: 20 },
    );
  });
});

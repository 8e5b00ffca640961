import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../../test/helpers/folders.js';
import { iplus } from '../../test/helpers/iplus.js';

const folder = temporaryFolder();
const release = join(folder, 'release');
iplus(['build', 'editions/example', '--out', release]);

interface Weighed {
  node: string;
  children: { node: string; nominal: number; weights: Record<string, number> }[];
}

describe('iplus weigh', () => {
  it.each(['entropy', 'variation', 'critic', 'pca', 'pca-factors', 'optimised'])(
    'by %s gives every node weights that add up to one',
    (by) => {
      const { code, out } = iplus(['weigh', release, '--by', by, '--json']);
      expect(code).toBe(0);
      const nodes = JSON.parse(out) as Weighed[];
      expect(nodes.map((n) => n.node)).toEqual(['index', 'access', 'use']);
      for (const { children } of nodes) {
        expect(children.reduce((s, c) => s + c.weights[by]!, 0)).toBeCloseTo(1, 9);
        expect(children.reduce((s, c) => s + c.nominal, 0)).toBeCloseTo(1, 9);
      }
    },
  );
  it('shows all families beside the weights of the edition, and why one has none', () => {
    const { out } = iplus(['weigh', release, '--over', 'base-period', '--lang', 'en']);
    const [head = ''] = out.split('\n');
    for (const name of ['edition', 'entropy', 'variation', 'critic', 'pca', 'pca-factors', 'optimised']) {
      expect(head).toContain(name);
    }
    expect(head).toContain('2021, n =');
  });
  it('names a way that does not exist', () => {
    const { code, err } = iplus(['weigh', release, '--by', 'entropie']);
    expect(code).toBe(2);
    expect(err).toContain('entropy');
  });
});

describe('iplus weigh-judgements', () => {
  const table = (text: string) => {
    writeFileSync(join(folder, 'table.csv'), text);
    return join(folder, 'table.csv');
  };
  it('gives the weights of consistent pairwise judgements', () => {
    const { out } = iplus(['weigh-judgements', table('a,b\n1,4\n0.25,1\n'), '--json']);
    expect(JSON.parse(out)).toMatchObject({ ids: ['a', 'b'], weights: [0.8, 0.2], ratio: 0 });
  });
  it('refuses contradictory ones and names the worst', () => {
    const { code, err } = iplus(['weigh-judgements', table('a,b,c\n1,2,0.111\n0.5,1,2\n9,0.5,1\n')]);
    expect(code).toBe(2);
    expect(err).toContain('“a” against “c”');
  });
  it('averages the points of experts', () => {
    const { out } = iplus(['weigh-judgements', table('a,b\n50,50\n25,75\n'), '--kind', 'budget', '--json']);
    expect(JSON.parse(out)).toMatchObject({ weights: [0.375, 0.625] });
  });
  it.each([
    ['text', 'a,b\n1,x\n', 'b'],
    ['a matrix that is not square', 'a,b\n1,2\n', '2 rows'],
  ])('names %s', (_, text, words) => {
    const { code, err } = iplus(['weigh-judgements', table(text)]);
    expect(code).toBe(2);
    expect(err).toContain(words);
  });
});

import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { exampleWith, twoTowns } from '../helpers/editions.js';
import { temporaryFolder } from '../helpers/folders.js';
import { iplus } from '../helpers/iplus.js';

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
  it('shows all families next to the weights of the edition, and why one has none', () => {
    const { out } = iplus(['weigh', release, '--over', 'base-period', '--lang', 'en']);
    const [head = ''] = out.split('\n');
    for (const name of ['edition', 'entropy', 'variation', 'critic', 'pca', 'pca-factors', 'optimised']) {
      expect(head).toContain(name);
    }
    expect(head).toContain('2021, n =');
  });
  it('names a method that does not exist', () => {
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
  it('refuses inconsistent ones and names the worst', () => {
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

describe('an edition with weights from all kinds of sources', () => {
  const edition = exampleWith({
    'edition.yaml': [
      ['  aggregate: arithmetic', '  weight: { levels: [entropy, optimised] }\n  aggregate: arithmetic'],
      ['      weight: 0.6\n', '      weight: 0.6\n      weigh: { by: ahp, table: judged.csv }\n'],
      ['      weight: 0.4\n', '      weight: 0.4\n      weigh: { by: pca-factors, over: base-period }\n'],
    ],
  });
  writeFileSync(join(edition, 'judged.csv'), 'id,broadband,mobile\nbroadband,1,3\nmobile,1/3,1\n');
  const out = join(folder, 'weighed');

  it('states in both languages how each was determined, when checked and explained', () => {
    const checked = iplus(['check', edition, '--lang', 'en']).out;
    const built = iplus(['build', edition, '--out', out, '--lang', 'zh']).out;
    const explained = iplus(['explain', 'A1', '2022', 'access', '--release', out, '--lang', 'en']).out;
    expect(checked).toContain('pairwise judgements (AHP): consistency ratio 0.000, judged.csv');
    expect(checked).toContain('from the scores of 2021 (n = 5), 1 factor');
    expect(checked).toMatch(/no weights of zero or more give its children the importances/);
    expect(iplus(['check', edition, '--lang', 'zh']).out).toContain(
      '层次分析法（AHP）：一致性比率 0.000，judged.csv',
    );
    expect(explained).toContain('weights: pairwise judgements (AHP)');
    expect(explained).toContain('0.7500');
    expect(`${checked}${built}${explained}`).not.toMatch(/NaN|undefined|null/);
  });
  it('includes the judgements in its inputs, and the same numbers when it is opened again', () => {
    const manifest = JSON.parse(readFileSync(join(out, 'release.json'), 'utf8')) as {
      inputs: { path: string }[];
    };
    expect(manifest.inputs.map((i) => i.path)).toContain('judged.csv');
    const again = join(folder, 'again');
    iplus(['build', edition, '--out', again]);
    expect(readFileSync(join(again, 'release.json'), 'utf8')).toBe(
      readFileSync(join(out, 'release.json'), 'utf8'),
    );
  });
  it('gets new weights under every normalisation of a study', () => {
    const spec = join(folder, 'study.yaml');
    writeFileSync(spec, 'normalise: [{ method: z-score }]\nreplicates: 50\n');
    expect(iplus(['robustness', edition, '--spec', spec, '--json']).code).toBe(0);
    const entropy = exampleWith({
      'edition.yaml': [['  aggregate: arithmetic', '  weight: entropy\n  aggregate: arithmetic']],
    });
    const { code, err } = iplus(['robustness', entropy, '--spec', spec, '--lang', 'en']);
    expect(code).toBe(2);
    expect(err).toContain('a value is negative');
  });
  it('names judgements that are absent', () => {
    const lost = exampleWith({
      'edition.yaml': [['      weight: 0.6\n', '      weigh: { by: budget, table: experts.csv }\n']],
    });
    const { code, err } = iplus(['check', lost, '--lang', 'en']);
    expect(code).toBe(2);
    expect(err).toContain('experts.csv');
  });
});

describe('an edition by benefit of the doubt', () => {
  it('is built, explained and opened again with the same scores', () => {
    const edition = twoTowns('31.2', {
      'edition.yaml': [
        [
          '  aggregate: arithmetic',
          '  aggregate: { levels: [arithmetic, { benefit-of-the-doubt: { shares: [0.2, 0.8] } }] }',
        ],
      ],
    });
    const out = join(folder, 'doubt');
    expect(iplus(['build', edition, '--out', out, '--lang', 'en']).code).toBe(0);
    const { code, out: text } = iplus(['explain', 'A1', '--release', out, '--lang', 'en']);
    expect(code).toBe(0);
    expect(text).toContain('1.000000, rank 1');
    expect(text).toContain('= benefit of the doubt:');
    const [parts, formula] = text.split('Formula');
    expect(parts).not.toMatch(/×|NaN|null/);
    expect(formula).toMatch(/aggregated = 0\.\d+ × 100 \+ 0\.\d+ × 100 = 1\n/);
  });
});

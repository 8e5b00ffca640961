import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../helpers/folders.js';
import { golden, goldenTable, sharedGolden } from '../helpers/golden.js';
import { iplus } from '../helpers/iplus.js';

const source = sharedGolden('cases/epi-2020');

type Weights = Record<string, Record<string, number>>;

/** A node of the published framework with all below it, as edition.yaml writes it. */
function nodeOf(weights: Weights, id: string, weight: number): object {
  const children = weights[id];
  if (!children) return { indicator: id.toLowerCase(), weight };
  const below = Object.entries(children).map(([child, share]) => nodeOf(weights, child, share));
  return { id: id.toLowerCase(), title: { en: id, zh: id }, weight, children: below };
}

describe.skipIf(!source)(
  'the environmental performance index of 2020, by an edition alone (needs ../shared)',
  () => {
    const folder = temporaryFolder();
    const write = (name: string, text: string) => writeFileSync(join(folder, name), text);

    it('has every published score within the rounding of its 32 indicators to one decimal', () => {
      const weights = golden<Weights>('weights.json', source!);
      const table = goldenTable('epi2020results20200604.csv', source!);
      const leaves = Object.values(weights).flatMap((below) =>
        Object.keys(below).filter((id) => !weights[id]),
      );
      mkdirSync(join(folder, 'data'));
      const edition = {
        edition: 'epi',
        title: { en: 'Environmental performance', zh: '环境绩效' },
        version: 2020,
        'data-status': 'real',
        published: { file: 'published.csv', digits: 1 },
        units: { level: 'country' },
        periods: { frequency: 'year', base: 2020 },
        method: {
          normalise: { method: 'scaled', low: 0, high: 100, range: [0, 100] },
          missing: { 'min-present': 0, weights: 'reweight' },
        },
        tree: nodeOf(weights, 'EPI', 1),
      };
      write('edition.yaml', JSON.stringify(edition, null, 1));
      write('indicators.csv', ['id', ...leaves.map((id) => id.toLowerCase())].join('\n'));
      write('units.csv', ['code,name_en', ...table.map((r) => `${r['iso']},${r['iso']}`)].join('\n'));
      const rows = table.map((r) => [r['iso'], 2020, ...leaves.map((id) => r[`${id}.new`])].join(','));
      write(
        'data/values.csv',
        [['unit', 'period', ...leaves.map((id) => id.toLowerCase())].join(','), ...rows].join('\n'),
      );
      const nodes = Object.keys(weights);
      const published = table.flatMap((r) =>
        nodes.map((id) =>
          [r['iso'], 2020, id.toLowerCase(), r[`${id}.new`], r[`${id}.rnk.new`]]
            .map((x) => (x === 'NA' ? '' : x))
            .join(','),
        ),
      );
      write('published.csv', ['unit,period,node,value,rank', ...published].join('\n'));
      const out = join(folder, 'release');
      expect(iplus(['build', folder, '--out', out]).err).toBe('');
      const results = readFileSync(join(out, 'results.csv'), 'utf8')
        .split('\n')
        .map((line) => line.split(','));
      const ours = new Map(
        results.filter((r) => r[1] === 'country').map((r) => [`${r[0]} ${r[3]}`, Number(r[4])]),
      );
      const errors = table.map((r) => Math.abs(ours.get(`${r['iso']} epi`)! - Number(r['EPI.new'])));
      expect(errors).toHaveLength(180);
      expect(Math.max(...errors)).toBeLessThan(0.058);
      expect(errors.filter((e) => e <= 0.05 + 1e-9).length).toBeGreaterThanOrEqual(178);
      const { code, out: json } = iplus(['replicate', out, '--json']);
      const { summaries } = JSON.parse(json).published[0].tables[0];
      const whole = summaries.find((s: { node: string }) => s.node === 'epi');
      expect(whole).toMatchObject({ values: 180, ranks: 180, rows: 180 });
      // From 32 indicators to one decimal a score can be off by one step, and with it a rank.
      expect(code).toBe(3);
      expect(whole.equal).toBeGreaterThanOrEqual(125);
      expect(Math.abs(whole.largest.difference)).toBeLessThan(0.058);
      expect(whole.ranksEqual).toBeGreaterThanOrEqual(150);
      expect(summaries).toHaveLength(nodes.length);
    });
  },
);

import type { Text } from '../../edition/index.js';
import { log, power, square } from '../../engine/index.js';
import { groupedGini } from './groupedGini.js';

/** How a published figure follows from other published figures. */
export interface Rule {
  /** Ids of the figures it needs; `id#1` is the second figure of a row. */
  of: readonly string[];
  value: (x: readonly number[]) => number;
  /** The formula; {0}, {1} … stand for the figures as they were written. */
  formula: string;
  /**
   * `circular`: one of the figures was itself found from this one, so that agreement is no evidence. `bound`: the published
   * figure is at least this. `follows`: another quantity that the figure gives, which was not published.
   */
  kind?: 'circular' | 'bound' | 'follows';
  /** What quantity follows, with its unit. */
  gives?: Text;
  /** Which figure of a row with two. */
  which?: number;
}

const tiers = [1, 2, 3, 4, 5].map((k) => `tier-${k}-2016`);
const shares = tiers.map((id) => `${id}#1`);
const up = (from: number, to: number) => 100 * (to / from - 1);
const shareOfGdp = ([size, gdp]: readonly number[]) => (100 * size * 10_000) / gdp;
const growth = ([from, to]: readonly number[]) => up(from, to);
const sum = (x: readonly number[]) => x.reduce((a, b) => a + b, 0);

/** Arithmetic that ties published figures to one another, by the id of the figure it gives. Sizes are 10^12, GDP 10^8 RMB. */
export const rules: Readonly<Record<string, readonly Rule[]>> = {
  'national-index-2015': [
    {
      of: ['national-index-2016-old', 'size-2016', 'gdp-per-point-2016'],
      value: ([index, size, beta]) => index - (size * 10_000) / beta,
      formula: '{0} − {1} × 10⁴ / {2}',
    },
  ],
  'national-index-2016-old': [
    {
      of: ['national-index-2015', 'size-2016', 'gdp-per-point-2016'],
      value: ([base, size, beta]) => base + (size * 10_000) / beta,
      formula: '{0} + {1} × 10⁴ / {2}',
    },
  ],
  'national-index-2016': [
    {
      of: ['national-index-2017', 'national-index-increase-2017'],
      value: ([index, increase]) => index - increase,
      formula: '{0} − {1}',
      kind: 'circular',
    },
  ],
  'national-index-2017': [
    {
      of: ['national-index-2016', 'national-index-increase-2017'],
      value: sum,
      formula: '{0} + {1}',
      kind: 'circular',
    },
  ],
  'national-index-increase-2017': [
    {
      of: ['national-index-2017', 'national-index-2016'],
      value: ([now, then]) => now - then,
      formula: '{0} − {1}',
      kind: 'circular',
    },
  ],
  'size-2016': [
    {
      of: ['gdp-per-point-2016', 'national-index-2016-old', 'national-index-2015'],
      value: ([beta, index, base]) => (beta * (index - base)) / 10_000,
      formula: '{0} × ({1} − {2}) / 10⁴',
    },
  ],
  'size-2017': [
    {
      of: ['gdp-share-2017', 'gdp-2017'],
      value: ([share, gdp]) => (share * gdp) / 1_000_000,
      formula: '{0} % × {1} / 10⁴',
    },
    {
      of: ['size-2016', 'national-index-2017', 'national-index-2016', 'size-2017'],
      value: ([size, now, then, published]) =>
        size * power(now / then, log(published / size) / log(now / then)),
      formula: '{0} × ({1}/{2})^e, e = ln({3}/{0}) / ln({1}/{2})',
      kind: 'circular',
    },
  ],
  'size-growth-2017': [{ of: ['size-2016', 'size-2017'], value: growth, formula: '100 × ({1}/{0} − 1)' }],
  'size-2018': [
    {
      of: ['gdp-share-2018', 'gdp-2018'],
      value: ([share, gdp]) => (share * gdp) / 1_000_000,
      formula: '{0} % × {1} / 10⁴',
    },
  ],
  'size-growth-2018': [{ of: ['size-2017', 'size-2018'], value: growth, formula: '100 × ({1}/{0} − 1)' }],
  'gdp-share-2016': [{ of: ['size-2016', 'gdp-2016'], value: shareOfGdp, formula: '100 × {0} × 10⁴ / {1}' }],
  'gdp-share-2017': [{ of: ['size-2017', 'gdp-2017'], value: shareOfGdp, formula: '100 × {0} × 10⁴ / {1}' }],
  'gdp-share-2018': [{ of: ['size-2018', 'gdp-2018'], value: shareOfGdp, formula: '100 × {0} × 10⁴ / {1}' }],
  'gdp-share-change-2017': [
    {
      of: ['gdp-share-2017', 'gdp-share-2016'],
      value: ([now, then]) => now - then,
      formula: '{0} − {1}',
    },
  ],
  'gdp-per-point-2016': [
    {
      of: ['size-2016', 'national-index-2016-old', 'national-index-2015'],
      value: ([size, index, base]) => (size * 10_000) / (index - base),
      formula: '{0} × 10⁴ / ({1} − {2})',
    },
  ],
  'jobs-per-point-2016': [
    {
      of: ['jobs-per-point-2016', 'national-index-2016-old', 'national-index-2015'],
      value: ([jobs, index, base]) => jobs * (index - base),
      formula: '{0} × ({1} − {2})',
      kind: 'follows',
      gives: { en: 'new jobs of 2016 over the base, in all', zh: '2016年较基期新增就业总数（个岗位）' },
    },
  ],
  'gini-2016': [
    {
      of: [...tiers, ...shares],
      value: (x) => groupedGini(x.slice(0, 5), x.slice(5)),
      formula: 'n = {0}, {1}, {2}, {3}, {4}; s = {5}, {6}, {7}, {8}, {9} %; 1 − Σ (n/Σn) (L + L₋)',
      kind: 'bound',
    },
  ],
  'government-growth-2015-2017': [
    {
      of: ['government-growth-2015-2017'],
      value: ([rate]) => 100 * (square(1 + rate / 100) - 1),
      formula: '100 × ((1 + {0}/100)² − 1)',
      kind: 'follows',
      gives: { en: 'growth of both years together, per cent', zh: '两年累计增速（%）' },
    },
  ],
  'cloud-2018': [
    {
      of: ['cloud-2017', 'cloud-2018'],
      value: growth,
      formula: '100 × ({1}/{0} − 1)',
      kind: 'follows',
      gives: { en: 'growth of 2018, per cent', zh: '2018年增速（%）' },
    },
  ],
  cities: [{ of: tiers, value: sum, formula: '{0} + {1} + {2} + {3} + {4}' }],
  ...Object.fromEntries(
    tiers.map((id, k) => [
      id,
      [
        {
          of: ['cities', ...tiers.filter((_, j) => j !== k)],
          value: ([all, ...others]: readonly number[]) => all - sum(others),
          formula: '{0} − {1} − {2} − {3} − {4}',
          which: 0,
        },
        {
          of: shares.filter((_, j) => j !== k),
          value: (others: readonly number[]) => 100 - sum(others),
          formula: '100 − {0} − {1} − {2} − {3}',
          which: 1,
        },
      ],
    ]),
  ),
};

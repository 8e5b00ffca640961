import { describe, expect, it } from 'vitest';
import { coinr, doubles } from '../../../test/helpers/golden.js';
import { seeded } from '../../../test/helpers/random.js';
import { components } from '../../engine/index.js';
import { nodeStats } from './audit.js';
import { factorability } from './factorability.js';

const { Raw, Normalised } = coinr('01_pipeline');
const mobile = ['MobileEarly', 'MobileLate'];
const internet = ['IpEarly', 'IpMid', 'IpLate'];
const settlement = ['Communities', 'Villages', 'Streets', 'Towns'];

/** By R 4 without packages: `solve(cor(x))`, `cov2cor`, `determinant` and `pchisq`, over the rows without gaps. */
const byR = [
  {
    frame: Raw!,
    columns: internet,
    kmo: 0.638315071510763,
    adequacy: [0.628873320388533, 0.580481902070474, 0.721157773028281],
    chiSquare: 4510.15717116387,
    p: 0,
  },
  {
    frame: Raw!,
    columns: settlement,
    kmo: 0.579561798327129,
    adequacy: [0.574472830556101, 0.610401762361383, 0.559831880246279, 0.581900704196753],
    chiSquare: 548.838116359109,
    p: 2.51351227677828e-115,
  },
  {
    frame: Normalised!,
    columns: settlement,
    kmo: 0.493970832868947,
    adequacy: [0.493034176466255, 0.573728555328812, 0.531481369370217, 0.162824847000586],
    chiSquare: 296.157213839482,
    p: 5.44625941388833e-61,
  },
  {
    frame: Raw!,
    columns: [...mobile, ...internet, ...settlement],
    kmo: 0.776286367105907,
    adequacy: [
      0.761949639384426, 0.774408992858893, 0.750529525915995, 0.708070803594013, 0.836065381380177,
      0.893392112248397, 0.625835981274225, 0.850475465350804, 0.608428537268003,
    ],
    chiSquare: 7452.10916022591,
    p: 0,
  },
];

const near = (ours: number, theirs: number) =>
  expect(Math.abs(ours - theirs)).toBeLessThanOrEqual(1e-9 * theirs);
const of = (columns: readonly ArrayLike<number>[]) => factorability(components(columns));

describe('the Kaiser-Meyer-Olkin measure and Bartlett’s test', () => {
  it.each(byR)('agree with R for $columns', ({ frame, columns, kmo, adequacy, chiSquare, p }) => {
    const ours = of(columns.map((name) => doubles(frame.data[name]!)));
    near(ours.kmo, kmo);
    adequacy.forEach((value, i) => {
      near(ours.adequacy[i]!, value);
    });
    near(ours.sphericity.chiSquare, chiSquare);
    near(ours.sphericity.p, p);
    expect(ours.sphericity.degrees).toBe((columns.length * (columns.length - 1)) / 2);
    expect(ours.why).toBeNull();
  });

  it('are ½ and the test of one correlation where there are two columns', () => {
    const ours = of(mobile.map((name) => doubles(Raw!.data[name]!)));
    near(ours.kmo, 0.5);
    near(ours.sphericity.chiSquare, 1870.83225160851);
  });

  const random = seeded(41);
  const draw = (n: number) => Float64Array.from({ length: n }, () => random());

  it('do not exist where a column follows from the others, and say so', () => {
    const [a, b] = [draw(30), draw(30)];
    const sum = a.map((x, i) => 3 * x - b[i]! + 7);
    const { kmo, adequacy, sphericity, why } = of([a, b, sum]);
    expect([kmo, ...adequacy, sphericity.chiSquare, sphericity.p].every(Number.isNaN)).toBe(true);
    expect(why).toBe('singular');
  });

  it('do not exist with no more units than columns, and say so; the components do', () => {
    const children = ['a', 'b', 'c', 'd', 'e'].map((id) => ({ id, values: draw(5) }));
    const { principal } = nodeStats('node', children);
    expect(principal!.factorability.why).toBe('fewer-units');
    expect(principal!.factorability.kmo).toBeNaN();
    expect(principal!.eigenvalues[0]).toBeGreaterThan(1);
  });

  it('reject in one of twenty cases where columns are drawn without correlation', () => {
    const normal = () => Array.from({ length: 12 }, () => random()).reduce((a, b) => a + b, -6);
    const cases = Array.from({ length: 400 }, () => {
      const columns = Array.from({ length: 4 }, () => Float64Array.from({ length: 40 }, normal));
      return of(columns).sphericity.p;
    });
    const rejected = cases.filter((p) => p < 0.05).length;
    expect(rejected).toBeGreaterThan(6);
    expect(rejected).toBeLessThan(38);
  });
});

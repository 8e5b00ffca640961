import { describe, expect, it } from 'vitest';
import { panelOf, planOf } from '../../../test/helpers/plan.js';
import { seeded } from '../../../test/helpers/random.js';
import type { Lang } from '../../edition/index.js';
import { buildIndex } from '../../engine/index.js';
import type { Release } from '../../release/index.js';
import { phraseText } from '../sentences/phrase.js';
import { paragraphOf, sentencesOf } from '../sentences/sentencesOf.js';
import { spreadFacts } from './spread.js';
import { viewOf } from './view.js';
import { balanceFacts, giniIntervalFacts } from './whole.js';

/** What is said of the gap and how far its change may lie. */
function giniLines(release: Release, lang: Lang): string[] {
  const view = viewOf(release, release.index.periods - 1);
  const facts = [...balanceFacts(view), ...giniIntervalFacts(view)];
  return facts.flatMap((fact) => sentencesOf(release.plan, fact, lang, 'exact').map(phraseText));
}

/** What else is said of the spread, a fact a line. */
function balanceLines(release: Release, lang: Lang): string[] {
  return spreadFacts({ release, g: 0 }).map((fact) =>
    phraseText(paragraphOf(release.plan, [fact], lang, undefined, 'exact')),
  );
}

const random = seeded(8);
const wide = Array.from({ length: 30 }, (_, c) => (c + 1) ** 2 * (1 + random() / 5));
const narrow = wide.map((x) => Math.sqrt(x));

function releaseOf(x: number[][], located = false, method: object = {}): Release {
  const units = Object.fromEntries(x[0]!.map((_, c) => [`u${c}`, { region: c % 4 === 0 ? 'a' : 'b' }]));
  const sketch = planOf({ units, periods: x.map((_, t) => String(2018 + t)), tree: { x: 1 }, method });
  const plan = {
    ...sketch,
    units: sketch.units.map((u, c) =>
      located ? { ...u, coordinates: { lon: 100 + c + c / 50, lat: 30 } } : u,
    ),
  };
  const panel = panelOf(plan, { x });
  return { plan, panel, index: buildIndex(plan, panel) } as unknown as Release;
}

const words = ['no', 'one', 'two', 'three', 'four'];
const sumOf = (x: readonly number[]) => x.reduce((sum, v) => sum + v, 0);
const inOrder = (x: readonly number[]) => x.toSorted((a, b) => a - b);

/** Share of the first ten, Gini, Theil, tenths and spread of logarithms, each from its textbook formula. */
const plainMeasures: ((x: readonly number[]) => number)[] = [
  (x) => sumOf(inOrder(x).slice(-10)) / sumOf(x),
  (x) => sumOf(x.flatMap((a) => x.map((b) => Math.abs(a - b)))) / (2 * x.length * sumOf(x)),
  (x) => {
    const mean = sumOf(x) / x.length;
    return sumOf(x.map((v) => (v / mean) * Math.log(v / mean))) / x.length;
  },
  (x) => {
    const at = (q: number) => {
      const [place, sorted] = [q * (x.length - 1), inOrder(x)];
      const low = Math.floor(place);
      return sorted[low]! + (place - low) * (sorted[Math.min(low + 1, x.length - 1)]! - sorted[low]!);
    };
    return at(0.9) / at(0.1);
  },
  (x) => {
    const logs = x.map(Math.log);
    const mean = sumOf(logs) / x.length;
    return Math.sqrt(sumOf(logs.map((v) => (v - mean) ** 2)) / (x.length - 1));
  },
];

describe('sentences on gap and balance', () => {
  it('say what narrowed, with its numbers', () => {
    const [gap, interval] = giniLines(releaseOf([wide, narrow]), 'en');
    expect(gap).toMatch(
      /^The gap between .* narrowed: the Gini coefficient fell from 0\.\d{3} in 2018 to 0\.\d{3} in 2019; chance alone would rarely give so large a change\.$/,
    );
    expect(interval).toMatch(
      /^The 95% interval of the change of the Gini coefficient since 2018 is −0\.\d{3} to −0\.\d{3}\.$/,
    );
    const [measures] = balanceLines(releaseOf([wide, narrow]), 'en');
    const [, ...lines] = balanceLines(releaseOf([wide, narrow], true), 'en');
    expect(measures).toBe(
      'From 2018 to 2019 all five measures of the gap fell; those tested, the Gini coefficient and the spread in proportion, changed by more than chance explains.',
    );
    expect(lines[0]).toMatch(
      /^Of the Gini coefficient of 2019, \d+\.\d% lies between region \(net of overlaps\)\.$/,
    );
    expect(lines[1]).toMatch(
      /^The share between region (fell|rose) from \d+\.\d% in 2018 to \d+\.\d% in 2019\.$/,
    );
    expect(lines[2]).toMatch(
      /^From 2018 to 2019, \d+\.\d% of 30 .* came nearer to the mean of the first four of each period \(u29, u28, u27 and u26 in both\); the gap of all to the leaders did not change by more than chance explains\.$/,
    );
    expect(lines[3]).toMatch(
      /^From 2018 to 2019 those that started lower grew faster: with half the initial level, by \d+\.\d percentage points a year more\. Part or all of this is regression to the mean; it does not say that the gap narrowed\.$/,
    );
    expect(lines[4]).toMatch(/^Neighbours are alike in 2019 \(Moran’s I 0\.\d{3}, p < 0\.001\)\.$/);
  });
  it('tell no interval that holds no change beside a verdict that there was one', () => {
    // Blocks of neighbours are few, which leaves the Gini coefficient undecided.
    const located = giniLines(releaseOf([wide, narrow], true), 'en');
    expect(located).toHaveLength(1);
    expect(located[0]).toContain('narrowed');
  });
  it('describe what became of neighbours and of moves between classes', () => {
    const many = Array.from({ length: 90 }, (_, c) => (c + 1) * (1 + random() / 5));
    const mixed = many.map((_, c) => many[(c * 37) % 90]!);
    const lines = balanceLines(releaseOf([mixed, many, many, many], true), 'en');
    expect(lines.find((l) => l.includes('Moran’s I') && l.includes('2018'))).toMatch(
      /^Moran’s I rose from −0\.\d{3} in 2018 to 0\.\d{3} in 2021\.$/,
    );
    expect(lines.at(-1)).toMatch(
      /^How much .* changed classes \(Shorrocks index, 0: not at all\): \d\.\d{3} from 2018 to 2019, \d\.\d{3} from then to 2021\.$/,
    );
  });
  it('name who has no neighbour, and why', () => {
    const { plan, panel, index } = releaseOf([wide, narrow]);
    const lists = plan.units.map((_, c) => (c < 2 ? [] : [c === 2 ? 3 : c - 1]));
    const islands = { ...plan, neighbours: { by: 'rook' as const, lists, unmapped: [1] } };
    const release = { plan: islands, panel, index } as unknown as Release;
    expect(balanceLines(release, 'en').at(-1)).toBe(
      'Without a neighbour and left out of this: u0 and u1 (no unit within the distance or across a border has a value; the map does not show it).',
    );
    expect(balanceLines(release, 'zh').at(-1)).toMatch(/^u0、u1|^u0和u1/);
  });
  it('say the same in Chinese', () => {
    const [gap, interval] = giniLines(releaseOf([narrow, wide]), 'zh');
    expect(gap).toMatch(
      /之间的差距扩大：基尼系数由2018年的0\.\d{3}升至2019年的0\.\d{3}，仅凭随机起伏很少出现如此大的变化。$/,
    );
    expect(interval).toMatch(/^2018年以来基尼系数变化的95%区间为\+0\.\d{3}至\+0\.\d{3}。$/);
    const [measures] = balanceLines(releaseOf([narrow, wide]), 'zh');
    const [, ...lines] = balanceLines(releaseOf([narrow, wide], true), 'zh');
    expect(measures).toBe(
      '2018年至2019年，五项差距指标全部上升；经检验，基尼系数和按比例的离散程度的变化超出随机起伏所能解释。',
    );
    expect(lines).toHaveLength(6);
    expect(lines[3]).toMatch(/起点较高者增长更快：起点高一倍，年增长率高\d+\.\d个百分点。$/);
    for (const line of lines) expect(line).not.toMatch(/NaN|undefined/);
  });
  it('call a small change what it is', () => {
    const shaken = wide.map((x, c) => x * (1 + ((c * 7) % 5) / 100));
    const release = releaseOf([wide, shaken]);
    expect(giniLines(release, 'en')).toEqual([
      expect.stringMatching(/^The Gini coefficient of .* was 0\.\d{3} in both 2018 and 2019\.$/),
      expect.stringMatching(/ since 2018 is −0\.\d{3} to \+0\.\d{3}\.$/),
    ]);
    const lines = balanceLines(release, 'en');
    expect(lines.at(-1)).toMatch(
      /grew faster: with (half|twice) the initial level, by 0\.\d\d percentage points a year more/,
    );
  });
  it('count which measures fell and rose as plain arithmetic does', () => {
    for (let trial = 0; trial < 12; trial++) {
      const before = wide.map((x) => x * (1 + random()));
      const after = before.map((x) => x * (0.6 + random()));
      const moved = plainMeasures.map((of) => of(after) - of(before));
      const [fell, rose] = [moved.filter((d) => d < 0).length, moved.filter((d) => d > 0).length];
      const [said] = balanceLines(releaseOf([before, after]), 'en');
      const together =
        fell === 5 || rose === 5
          ? `all five measures of the gap ${fell === 5 ? 'fell' : 'rose'};`
          : `of the five measures of the gap ${words[fell]} fell and ${words[rose]} rose;`;
      expect(said).toContain(`From 2018 to 2019 ${together}`);
      expect(said!.includes('a hint, not a finding')).toBe(
        (fell === 5 || rose === 5) && said!.includes('did not change by more than chance'),
      );
    }
  });
  it('give the reason where there is no figure', () => {
    expect(balanceLines(releaseOf([[1], [2]]), 'en')).toEqual([
      'The gap to the first four has no figure, because there are too few units.',
      'Whether those behind grew faster is open, because there is only one.',
    ]);
    for (const x of [
      [[1]],
      [[1, 1, 1]],
      [
        [1, 1],
        [0, 0],
      ],
      [
        [5, 5, 5, 5, 5],
        [5, 5, 5, 5, 6],
      ],
    ]) {
      for (const lang of ['en', 'zh'] as const) {
        const release = releaseOf(x, true);
        const lines = [...giniLines(release, lang), ...balanceLines(release, lang)];
        expect(lines.join('')).not.toMatch(/NaN|undefined|–/);
      }
    }
  });
  it('judge in words where there are numbers but too few units', () => {
    const few = giniLines(
      releaseOf([
        [1, 2, 3],
        [3, 3, 3],
      ]),
      'en',
    )[0];
    expect(few).toMatch(
      /^The Gini coefficient of .* fell from .*; whether the gap changed is open, because there are too few units\.$/,
    );
  });
  it('tell the standard deviation alone, and no verdict, where the scale has no natural zero', () => {
    const scored = releaseOf([wide, narrow], true, { normalise: { method: 'min-max' } });
    expect(giniLines(scored, 'en')).toEqual([
      expect.stringMatching(
        /^The standard deviation of .* fell from \d+\.\d\d points in 2018 to \d+\.\d\d in 2019; whether the gap narrowed is not judged, because the scale has no natural zero, so that ratios of points mean nothing\.$/,
      ),
    ]);
    expect(giniLines(scored, 'zh')).toEqual([
      expect.stringMatching(
        /的标准差由2018年的\d+\.\d\d点降至2019年的\d+\.\d\d点；该标度没有自然零点，点数之比没有意义，差距是否缩小不作判断。$/,
      ),
    ]);
    expect(balanceLines(scored, 'en')).toEqual([
      expect.stringContaining('no natural zero'),
      expect.stringContaining('no natural zero'),
      expect.stringMatching(/^Neighbours are alike in 2019/),
      expect.stringMatching(/^Moran’s I/),
    ]);
  });
});

import { describe, expect, it } from 'vitest';
import { parseEdition, problemText, resolvePlan } from '../index.js';

/** The problems of an edition with a part of the other polarity. */
function problemsOf({
  method = {},
  part = {},
  y = { direction: 1 },
  ...more
}: Record<string, object> & { tree?: object }) {
  const title = { en: 'x', zh: 'x' };
  const written = {
    edition: 'sketch',
    title,
    version: '1',
    'data-status': 'example',
    units: { level: 'city' },
    periods: { frequency: 'year', base: 2020 },
    method,
    indicators: [
      { id: 'x', title },
      { id: 'y', title, ...y },
    ],
    tree: {
      id: 'root',
      title,
      ...more.tree,
      children: [
        { indicator: 'x' },
        { id: 'part', title, polarity: 'higher-is-worse', ...part, children: [{ indicator: 'y' }] },
      ],
    },
    ...('edition' in more ? more.edition : {}),
  };
  const { edition } = parseEdition('edition.yaml', JSON.stringify(written, undefined, 1));
  const units = { file: 'units.csv', header: ['code', 'name_en'], rows: [{ line: 2, cells: ['a', 'a'] }] };
  return resolvePlan(edition!, new Map([['units.csv', units]]), ['2020']).problems.map((p) =>
    problemText(p, 'en'),
  );
}

const minMax = { normalise: { method: 'min-max' } };

describe('a node of another polarity than its parent', () => {
  it('is taken where its scores stand between two ends or around a middle', () => {
    for (const normalise of [minMax.normalise, { method: 'z-score' }, { method: 'percentile-rank' }]) {
      expect(problemsOf({ method: { normalise } })).toEqual([]);
    }
    expect(problemsOf({ method: minMax, part: { aggregate: 'topsis' } })).toEqual([]);
    expect(
      problemsOf({ method: { normalise: { method: 'rank' } }, part: { rescale: minMax.normalise } }),
    ).toEqual([]);
  });

  it.each([
    ['shares of a base', {}, {}],
    ['ranks', { normalise: { method: 'rank' } }, {}],
    [
      'means in which an absent part is nothing',
      { ...minMax, missing: { 'min-present': 0, weights: 'keep' } },
      {},
    ],
    ['benefit of the doubt', minMax, { aggregate: 'benefit-of-the-doubt' }],
    [
      'a scale that is not passed on',
      { normalise: { method: 'rank' } },
      { rescale: minMax.normalise, 'pass-on': 'aggregated' },
    ],
  ])('is refused on %s, with where it is written and what to do', (_, method, part) => {
    const [problem, ...others] = problemsOf({ method, part });
    expect(problem).toMatch(/edition\.yaml:\d+.*“part” of another polarity than “root”/s);
    expect(problem).toContain('rescale: { method: min-max }');
    expect(others).toEqual([]);
  });

  it('asks for the direction of each indicator below it, which a reader may take for that of the index', () => {
    const [problem] = problemsOf({ method: minMax, y: {} });
    expect(problem).toMatch(/no direction for “y”, below “part”/);
  });

  it('asks the root and the edition to say the same', () => {
    const tree = { polarity: 'higher-is-better' };
    const found = problemsOf({
      method: minMax,
      tree,
      edition: { polarity: 'higher-is-worse' },
      y: { direction: 1 },
    });
    expect(found.join()).toContain('higher-is-worse, as the edition says');
  });
});

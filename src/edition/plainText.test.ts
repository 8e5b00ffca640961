import { expect, it } from 'vitest';
import { resolvePlan } from './decide/resolve.js';
import { parseEdition } from './parseEdition.js';

const units = {
  file: 'units.csv',
  header: ['code', 'name_en', 'name_zh'],
  rows: [{ line: 2, cells: ['u', 'Unit', '单元'] }],
};

/** The sources of the indicators of an edition whose indicators.csv has these columns and cells. */
function sourcesWith(columns: readonly string[], cells: readonly string[]): unknown[] {
  const text = JSON.stringify({
    edition: 'sketch',
    title: { en: 'Sketch' },
    version: 1,
    'data-status': 'example',
    units: { level: 'city' },
    periods: { frequency: 'year', base: 2020 },
    tree: { id: 'index', title: { en: 'Index' }, children: [{ indicator: 'a' }] },
  });
  const indicators = {
    file: 'indicators.csv',
    header: ['id', 'title_en', ...columns],
    rows: [{ line: 2, cells: ['a', 'A', ...cells] }],
  };
  const tables = new Map([
    ['units.csv', units],
    ['indicators.csv', indicators],
  ]);
  const { edition } = parseEdition('edition.yaml', text);
  return resolvePlan(edition!, tables, ['2020']).plan!.indicators.map(({ source }) => source);
}

it('a source holds for both languages, or has a text in each', () => {
  expect(sourcesWith(['source'], ['Yearbook'])).toEqual([{ en: 'Yearbook', zh: 'Yearbook' }]);
  expect(sourcesWith(['source', 'source_zh'], ['Yearbook', '年鉴'])).toEqual([
    { en: 'Yearbook', zh: '年鉴' },
  ]);
  expect(sourcesWith(['source_zh'], ['年鉴'])).toEqual([{ en: '年鉴', zh: '年鉴', from: { en: 'zh' } }]);
  expect(sourcesWith([], [])).toEqual([{ en: '', zh: '' }]);
});

import { describe, expect, it } from 'vitest';
import { planOf } from '../../test/helpers/plan.js';
import { figureFileName } from './fileName.js';

const release = { plan: planOf({ units: ['a'], periods: ['2020', '2021'], tree: { x: 1 } }) };
const named = (en: string, zh: string, lang: 'en' | 'zh' = 'en') =>
  figureFileName(release, { title: { en, zh } }, lang).replace(`${release.plan.edition}_`, '');

describe('the file of a figure', () => {
  it('is named by place, figure, period and language', () => {
    expect(named('India: digital access, value by period', '')).toBe(
      'india-digital-access-value-by-period_2020-2021_en',
    );
    expect(named('', '印度：数字接入，历年取值', 'zh')).toBe('印度-数字接入-历年取值_2020-2021_zh');
  });

  it('does not say the period of its title again', () => {
    expect(named('Who leads? 2021', '')).toBe('who-leads-2021_en');
  });

  it('has a name that every system takes', () => {
    const name = named(`${'“a/b\\c:*?"<>|” '.repeat(40)}`, '');
    expect(name).toMatch(/^[\w-]+$/);
    expect(Buffer.byteLength(named('', '省'.repeat(300), 'zh'))).toBeLessThan(240);
  });
});

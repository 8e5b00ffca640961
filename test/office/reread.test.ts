import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../helpers/folders.js';
import { iplus } from '../helpers/iplus.js';

/** An edition made of a table with some answers, and tables that update it. */
function edition(first: string, ...answers: string[]) {
  const folder = temporaryFolder();
  const to = join(folder, 'edition');
  const imported = (text: string, further: readonly string[]) => {
    writeFileSync(join(folder, 'table.csv'), text);
    const given = further.length > 0 ? ['--answer', ...further] : [];
    return iplus(['import', 'sheet', join(folder, 'table.csv'), '--to', to, '--lang', 'en', ...given]);
  };
  const made = imported(first, answers);
  return {
    made,
    update: (text: string, ...further: string[]) => imported(text, ['version=keep', ...further]),
    read: (file: string) => readFileSync(join(to, file), 'utf8'),
  };
}

const places = [
  'Arden',
  'Birch Hill',
  'Coldwater',
  'Dunmore',
  'Eastleigh',
  'Fairview',
  'Glen Cove',
  'Harborough',
];
const lines = (year: number, cells: (r: number) => string) =>
  places.map((name, r) => `${name},${year},${cells(r)}`).join('\n');

describe('What the second reading found is answered once, and an update replays it', () => {
  it('shares among per cents', () => {
    const use = (year: number) => (r: number) => {
      const percent = 60 + 3 * r + (year - 2020);
      return `${1234 + 17 * r * r},${r % 3 === 0 ? percent / 100 : percent}`;
    };
    const table = (year: number) => `Town,Year,Lines,Internet use (%)\n${lines(year, use(year))}\n`;
    const asked = edition(table(2020)).made;
    expect(asked.err).toContain('Arden, Internet use (0.6 → 60)');
    const { made, update, read } = edition(table(2020), 'other-units=as-others');
    expect([made.code, made.err.includes('no answer')]).toEqual([0, false]);
    const yaml = read('edition.yaml');
    expect(update(table(2021)).code).toBe(0);
    expect(read('edition.yaml')).toBe(yaml);
    const figures = read('data/values.csv');
    for (const cells of ['Arden,2020,1234,60', 'Arden,2021,1234,61', 'Glen Cove,2021,1846,79'])
      expect(figures).toContain(cells);
    // Other rows than before are asked about.
    const others = table(2022).replace('Birch Hill,2022,1251,65', 'Birch Hill,2022,1251,0.65');
    expect(update(others).err).toContain('Birch Hill, Internet use (0.65 → 65)');
  });

  it('ranks and means that were left out', () => {
    const table = (year: number) =>
      `Town,Year,Lines,Use,Overall,Class\n${lines(year, (r) => {
        const [a, b] = [100 + 7 * r + (year - 2020), 300 - 11 * r];
        return `${a},${b},${(a + b) / 2},${((r * 3) % 8) + 1}`;
      })}\n`;
    const { made, update, read } = edition(table(2020), 'derived=leave');
    expect(made.code).toBe(0);
    expect(read('data/values.csv').split('\n')[0]).toBe('unit,period,lines,use');
    const { code, err } = update(table(2021));
    expect([code, err.includes('does not have these indicators')]).toEqual([0, false]);
    expect(read('data/values.csv')).toContain('Arden,2021,101,300');
  });

  it('an indicator that the edition has is not asked about, though it is a mean', () => {
    const table = (year: number) =>
      `Town,Year,Overall,Lines,Use\n${lines(year, (r) => `${200 + r + (year - 2020) / 2},${100 + 7 * r + (year - 2020)},${300 - 5 * r}`)}\n`;
    const { made, update, read } = edition(table(2020), 'derived=keep');
    expect(made.code).toBe(0);
    expect(update(table(2021)).code).toBe(0);
    expect(read('data/values.csv')).toContain('Arden,2021,200.5,101,300');
  });

  it('two writings of one name', () => {
    const table = (year: number) =>
      `Town,Year,CPI Score,Lines,CPI scores\n${lines(year, (r) => `${r < 4 ? 50 + r : ''},${1000 + 13 * r * r},${r < 4 ? '' : 40 + r}`)}\n`;
    const { made, update, read } = edition(table(2020), 'alike=one');
    expect(made.code).toBe(0);
    expect(update(table(2021)).code).toBe(0);
    expect(read('data/values.csv')).toContain('Harborough,2021,47,1637');
  });

  it('years in rows and places in columns', () => {
    const names = ['Belgium', 'Denmark', 'France', 'Italy'];
    const table = (years: readonly number[]) =>
      `iyear,${names.join(',')}\n${years.map((year, t) => `${year},${names.map((_, c) => 10 * t + c).join(',')}`).join('\n')}\n`;
    const { made, update, read } = edition(table([2018, 2019, 2020]));
    expect(made.code).toBe(0);
    expect(read('data/values.csv')).toContain('FRA,2019,12');
    expect(update(table([2018, 2019, 2020, 2021])).code).toBe(0);
    expect(read('data/values.csv')).toContain('ITA,2021,33');
  });

  it('a province among cities is not taken for the city of its name', () => {
    const cities = ['长春市', '四平市', '通化市', '白山市', '松原市'];
    const table = (year: number, all: readonly string[]) =>
      `城市,年份,宽带用户（万户）,光缆里程\n${all.map((name, r) => `${name},${year},${20 + r},${900 - 31 * r}`).join('\n')}\n`;
    const { made, update, read } = edition(table(2020, [...cities, '吉林市']), 'zero=lowest');
    expect(made.code).toBe(0);
    const asked = update(table(2021, ['吉林省', ...cities]));
    expect(asked.err).toContain('another level');
    const { code } = update(table(2021, ['吉林省', ...cities]), 'levels=leave', 'absent-units=keep');
    expect(code).toBe(0);
    expect(read('data/values.csv')).not.toMatch(/220200,2021,\d/);
  });
});

import { describe, expect, it } from 'vitest';
import { seededRandom } from '../analysis/index.js';
import { Figures } from './figures.js';

const wide = 'unit,period,a,b\r\nA,2020,1,"2"\r\n\r\nB,2020,,4\r\nA,2021,5,6';
const long = 'unit,period,indicator,value,status\nA,2020,c,7,\nB,2020,c,8,imputed:linear\n';
const files = new Map([
  ['edition.yaml', ''],
  ['data/long.csv', long],
  ['data/wide.csv', wide],
]);
const of = (unit: string, period: string, indicator: string) => ({ unit, period, indicator });

describe('the figures of an edition', () => {
  it('are found in wide and in long files, with file, line and column', () => {
    const figures = Figures.of(files);
    expect(figures.at(of('A', '2020', 'b'))).toEqual({
      text: '2',
      file: 'data/wide.csv',
      line: 2,
      column: 'b',
    });
    expect(figures.at(of('B', '2020', 'a'))).toEqual({
      text: '',
      file: 'data/wide.csv',
      line: 4,
      column: 'a',
    });
    expect(figures.at(of('B', '2020', 'c'))).toEqual({
      text: '8',
      file: 'data/long.csv',
      line: 3,
      column: 'value',
    });
    expect(figures.at(of('C', '2020', 'c'))).toBeUndefined();
  });

  it('are changed at their cell, and added where there is none', () => {
    const figures = Figures.of(files);
    expect(figures.with(of('A', '2020', 'b'), '2.5').files.get('data/wide.csv')).toBe(
      wide.replace('"2"', '"2.5"'),
    );
    expect(figures.with(of('B', '2021', 'c'), '9').files.get('data/long.csv')).toBe(`${long}B,2021,c,9,\n`);
    expect(figures.with(of('B', '2021', 'a'), '9').files.get('data/wide.csv')).toBe(
      `${wide}\r\nB,2021,9,\r\n`,
    );
  });

  it('are after many changes those of the text that came of them', () => {
    const random = seededRandom(5);
    const pick = <T>(list: readonly T[]) => list[Math.floor(random() * list.length)]!;
    let now = { files: files as ReadonlyMap<string, string>, figures: Figures.of(files) };
    for (let n = 0; n < 300; n++) {
      const key = of(pick(['A', 'B', 'C']), pick(['2020', '2021']), pick(['a', 'b', 'c']));
      const text = pick(['', '1', '-12.5', '1e6', 'x,"y"', '3']);
      now = now.figures.with(key, text);
      expect(now.figures.at(key)?.text).toBe(text);
    }
    const again = Figures.of(now.files);
    for (const unit of ['A', 'B', 'C'])
      for (const period of ['2020', '2021'])
        for (const indicator of ['a', 'b', 'c'])
          expect(again.at(of(unit, period, indicator))).toEqual(now.figures.at(of(unit, period, indicator)));
  });
});

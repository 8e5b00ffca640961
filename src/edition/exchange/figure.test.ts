import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isPerCent, parseFigureCell } from './coinrCells.js';
import { plainDecimal, readFigure } from './figure.js';

describe('a figure', () => {
  it.each<[string, number | string]>([
    ['9007199254740992', 9007199254740992],
    ['9007199254740993', 'too-long'],
    ['9007199254740993.0', 'too-long'],
    ['9.007199254740993e15', 'too-long'],
    ['9007199254740993.5', 'too-long'],
    ['123456789012345678', 'too-long'],
    ['100000000000000000000000', 1e23],
    ['1e23', 1e23],
    ['0.33333333333333331', 1 / 3],
    ['4.6666666666666667', 14 / 3],
    ['3.14159265358979323846', Math.PI],
    ['1e400', 'too-long'],
    ['1e-400', 'too-long'],
    ['3e-324', 'too-long'],
    ['5e-324', 5e-324],
    ['0x1F', 'text'],
    ['Infinity', 'text'],
    ['1_000', 'text'],
    ['', 'text'],
    ['.', 'text'],
    ['-.5', -0.5],
  ])('%s is read as %s', (text, expected) => {
    expect(readFigure(text)).toBe(expected);
  });

  it('is every double as it prints, to the bit', () => {
    const double = fc.double({ noNaN: true, noDefaultInfinity: true });
    fc.assert(
      fc.property(double, (x) => {
        for (const text of [String(x), x.toPrecision(17), x.toExponential(16)])
          expect(readFigure(text)).toBe(Number(text));
      }),
    );
  });

  it('is never another whole number than the one written', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -(10n ** 25n), max: 10n ** 25n }), (n) => {
        const read = readFigure(String(n));
        if (typeof read === 'number' && String(n).replace(/^-/, '').replace(/0+$/, '').length > 15)
          expect(BigInt(read)).toBe(n);
        if (n >= -(2n ** 53n) && n <= 2n ** 53n) expect(read).toBe(Number(n));
      }),
    );
  });

  it('never takes a mark beside it for a digit', () => {
    for (const cell of ['1²', '1₂', '5①', '12⓵', '3❶', '10³', '7⁰'])
      expect(parseFigureCell(cell)).toBe('marked');
    expect(parseFigureCell('１２．５％')).toEqual({ number: 12.5, percent: true });
  });
});

describe('a unit', () => {
  it.each(['%', '％', 'per cent', 'percent of GDP', 'Percentage', 'pct', '百分比', '百分点', '占比（%）'])(
    '“%s” is per cent',
    (unit) => {
      expect(isPerCent(unit)).toBe(true);
    },
  );

  it.each(['', undefined, 'persons', 'RMB', 'per 100', '‰', '比例', 'share'])('“%s” is not', (unit) => {
    expect(isPerCent(unit)).toBe(false);
  });
});

describe('a number with an exponent', () => {
  it('is the same number in plain digits', () => {
    expect(['8e-04', '1.25e3', '-3.10E-2', '12.50', 'x', '1e400'].map(plainDecimal)).toEqual([
      '0.0008',
      '1250',
      '-0.031',
      '12.50',
      'x',
      '1e400',
    ]);
    const exponential = fc.tuple(
      fc.double({ min: -1e9, max: 1e9, noNaN: true }),
      fc.integer({ min: 0, max: 9 }),
    );
    fc.assert(
      fc.property(exponential, ([x, digits]) => {
        const text = x.toExponential(digits);
        const plain = plainDecimal(text);
        expect(Number(plain)).toBe(Number(text));
        if (Math.abs(x) > 1e-20) expect(plain).not.toContain('e');
      }),
    );
  });
});

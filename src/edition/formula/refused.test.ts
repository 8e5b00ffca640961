import { describe, expect, it } from 'vitest';
import { refused, sketch } from '../../../test/helpers/computed.js';
import { parseFormula } from './languages.js';
import { FormulaFault } from './tokens.js';

describe('Refused with the place and the way out', () => {
  const inputs = { gdp: 'RMB', people: 'persons', price: 'index (2020 = 100)' };
  const tell = (formula: string, unit = 'RMB') => refused(sketch(formula, unit, inputs));

  it('units that do not go together', () => {
    expect(tell('gdp + people')).toMatch(/adds or compares RMB and person →/);
    expect(tell('gdp / people', 'RMB per household')).toMatch(
      /comes to RMB per person, with the unit RMB per household/,
    );
    expect(tell('gdp / price / people', 'RMB per person')).toMatch(/multiply by 100,/);
    expect(tell('gdp / price * 100 / people', 'RMB per person')).toBe('');
    expect(tell('gdp / previous(gdp)', '%')).toMatch(/multiply by 100/);
    expect(tell('100 - 100 * people / total(people)', '%')).toBe('');
    expect(tell('max(gdp, 0)')).toBe('');
    expect(tell('gdp * 2', '')).toMatch(/no unit of “made”/);
  });

  it('circles, unknown names and functions, and what is no formula', () => {
    expect(tell('gdp + made')).toMatch(/in a circle: made → made/);
    expect(tell('gdp / gdpp')).toMatch(/“gdpp”/);
    expect(tell('share(gdp, regoin)', '%')).toMatch(/“regoin”/);
    expect(tell('gdp / (people')).toMatch(/the end of the formula at character 14/);
    expect(tell('gdp ** 2')).toMatch(/“\*” at character 6/);
    // Names that every object of JavaScript has.
    for (const name of ['constructor', 'toString', 'valueOf'])
      expect(tell(`gdp * ${name}`)).toMatch(`“${name}”`);
    expect(tell('gdp + people', 'constructor')).toMatch(/RMB and person/);
    expect(tell('expp(gdp)')).toMatch(/“expp” at character 1/);
    expect(tell('mean(gdp, 0)')).toMatch(/“0” at character 11/);
    for (const odd of [
      '',
      '()',
      '((((',
      '1 2',
      'a b',
      ';',
      '`',
      'previous(',
      ')'.repeat(9),
      '('.repeat(500),
      `a${'+a'.repeat(20_000)}`,
    ]) {
      expect(() => parseFormula(odd), odd).toThrow(FormulaFault);
    }
  });

  it('reads Chinese brackets and signs, and hyphens in names', () => {
    expect(parseFormula('（a-b × 2）÷ c − 5g-users')).toEqual(parseFormula('(a-b * 2) / c - 5g-users'));
  });
});

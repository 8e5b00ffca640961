import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toPinyin } from '../../office/index.js';
import { idsFor } from './coinrNames.js';

const idOf = (code: string, ...others: string[]) => idsFor([...others, code], toPinyin).get(code)!;

describe('the id of a code', () => {
  it('stays where it is one, becomes lower case with hyphens, or is spelled in pinyin with four letters of its own', () => {
    expect(idOf('gdp.per-head')).toBe('gdp.per-head');
    expect(idOf('GDP per head')).toBe('gdp-per-head');
    expect(idOf('人均GDP')).toMatch(/^ren-jun-gdp-[a-z0-9]{4}$/);
    expect(idOf('Éducation')).toMatch(/^education-[a-z0-9]{4}$/);
    expect(idOf('Δ')).toMatch(/^[a-z]+-[a-z0-9]{4}$/);
    expect(idOf('unit')).toMatch(/^unit-[a-z0-9]{4}$/);
  });

  it('differs for words that are spelled alike, in whatever order they come', () => {
    const [first, second] = [idOf('事业', '视野'), idOf('视野', '事业')];
    expect(first).not.toBe(second);
    expect([idOf('事业'), idOf('视野')]).toEqual([first, second]);
    expect(idOf('gdp', 'GDP')).toBe('gdp');
    expect(idOf('GDP', 'gdp')).toMatch(/^gdp-[a-z0-9]{4}$/);
  });

  it('is no other’s, is an id of the format, and changes with no insertion of another word', () => {
    const hanzi = fc
      .array(fc.constantFrom(...'人均收入事业视野指数诗书市树GDP 省'), { minLength: 1, maxLength: 5 })
      .map((c) => c.join(''));
    const plain = fc.constantFrom('gdp', 'income', 'a.b', 'x-1', 'CO2', 'Life expectancy', '5G');
    const codes = fc.uniqueArray(fc.oneof(hanzi, plain), { minLength: 2, maxLength: 12 });
    fc.assert(
      fc.property(codes, fc.nat(), (all, at) => {
        const inserted = all[at % all.length]!;
        const ids = idsFor(all, toPinyin);
        expect(new Set(ids.values()).size).toBe(all.length);
        for (const id of ids.values()) expect(id).toMatch(/^[a-z0-9][a-z0-9.-]*$/);
        const rest = all.filter((code) => code !== inserted);
        const clash = rest.some((code) => code.toLowerCase() === inserted.toLowerCase());
        if (clash) return;
        const before = idsFor(rest, toPinyin);
        for (const code of rest) expect(before.get(code)).toBe(ids.get(code));
      }),
    );
  });
});

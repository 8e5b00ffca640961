import fc from 'fast-check';
import { expect, it } from 'vitest';
import { Lexer, stringify } from 'yaml';
import { jsonNesting, yamlNesting } from './nesting.js';

/** How deeply lists and objects of a value are nested. */
function depthOf(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0;
  return 1 + Object.values(value).reduce((most: number, inner) => Math.max(most, depthOf(inner)), 0);
}

it('The nesting of JSON is that of the value, whatever its texts hold', () => {
  const value = fc.jsonValue({ maxDepth: 6 });
  fc.assert(
    fc.property(value, fc.stringMatching(/^[[\]{}"\\a]*$/), (inner, text) => {
      const whole = { [text]: inner, text };
      expect(jsonNesting(JSON.stringify(whole))).toBe(depthOf(whole));
    }),
  );
});

it('The nesting of YAML counts brackets outside texts, and lists and blocks that are indented', () => {
  const nesting = (text: string) => yamlNesting(text, [...new Lexer().lex(text)]);
  expect(nesting('a: [[1, "[[["], [b, {c: 1}]] # [[[[\nd: b[[[[ x\n')).toBe(3);
  expect(nesting('note: |\n  [[[[[\n  [[[')).toBe(1);
  expect(nesting(`${'- '.repeat(50)}x`)).toBe(50);
  expect(nesting(`a: ${'{a: '.repeat(5000)}1${'}'.repeat(5000)}`)).toBe(5000);
  const deep = Array.from({ length: 300 }).reduce<unknown>((inner) => ({ a: inner }), 1);
  expect(nesting(stringify(deep))).toBeGreaterThan(290);
});

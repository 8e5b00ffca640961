import { expect, it } from 'vitest';
import { controlNames, escapeControls, removeControls, terminalJson } from './controlCharacters.js';

/** Whether a code point may stand in a text, told by ranges and not by the properties of the code under test. */
function isAllowed(code: number): boolean {
  if (code < 0x20) return code === 9 || code === 10;
  const within = (from: number, to: number) => code >= from && code <= to;
  if (within(0x7f, 0x9f) || within(0xd800, 0xdfff) || within(0x202a, 0x202e) || within(0x2066, 0x2069))
    return false;
  return !within(0xfdd0, 0xfdef) && (code & 0xfffe) !== 0xfffe;
}

it('Every code point is a control character or stays as it is', () => {
  const wrong: number[] = [];
  for (let code = 0; code <= 0x10ffff; code++) {
    const text = `a${String.fromCodePoint(code)}b`;
    const kept = isAllowed(code);
    const as = removeControls(text) === (kept ? text : 'ab') && (controlNames(text).length === 0) === kept;
    const shown = kept ? text : `a\\u{${code.toString(16)}}b`;
    if (!as || escapeControls(text) !== shown) wrong.push(code);
  }
  expect(wrong).toEqual([]);
});

it('A carriage return belongs to a line end only', () => {
  expect(controlNames('a\r\nb')).toEqual([]);
  expect(controlNames('a\rb\u001b\rc')).toEqual(['U+000D', 'U+001B']);
});

it('Pairs of surrogates are characters, single ones are not', () => {
  expect(controlNames('😀')).toEqual([]);
  expect(controlNames('\ud83d')).toEqual(['U+D83D']);
});

it('JSON for a terminal says the same in escapes', () => {
  const value = { 'a\u009b': 'b\u001b\u202e\ud800\u{1fffe}\n😀' };
  expect(JSON.parse(terminalJson(value))).toEqual(value);
  expect(terminalJson(value)).toBe('{"a\\u009b":"b\\u001b\\u202e\\ud800\\ud83f\\udffe\\n😀"}');
});

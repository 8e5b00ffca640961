import { expect, it } from 'vitest';
import { seeded } from '../../test/helpers/random.js';
import { safeFileName } from './safeFileName.js';

const random = seeded(7);
const parts = [
  'a',
  'A',
  'é',
  'e\u0301',
  '北',
  '😀',
  '.',
  '..',
  ' ',
  '~',
  '%',
  '/',
  '\\',
  ':',
  '*',
  '?',
  '"',
  '<',
  '>',
  '|',
  '\u0001',
  '\u0085',
  '\n',
  'CON',
  'nul',
  'com1',
  'LPT¹',
  '.txt',
  'index.html',
  '2F',
  '~2F',
  '&',
  '#',
];
const texts = [
  ...parts,
  ...Array.from({ length: 20_000 }, () =>
    Array.from(
      { length: 1 + Math.floor(random() * 4) },
      () => parts[Math.floor(random() * parts.length)]!,
    ).join(''),
  ),
];

/** The text of a name: ~ and two digits are a character. */
const readBack = (name: string) =>
  name.replace(/~(..)/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));

it('A name leads back to its text', () => {
  expect(texts.filter((text) => readBack(safeFileName(text)) !== text)).toEqual([]);
});

it('A name is one that Windows holds: no reserved sign, device, dot or space at its end; and no way out of its folder', () => {
  const devices = ['CON', 'PRN', 'AUX', 'NUL', 'CONIN$', 'CONOUT$'].concat(
    ['COM', 'LPT'].flatMap((kind) => [...'0123456789¹²³'].map((n) => kind + n)),
  );
  const isBad = (name: string) =>
    [...name].some((c) => '<>:"/\\|?*%'.includes(c) || c < ' ' || (c >= '\u007f' && c <= '\u009f')) ||
    name.endsWith('.') ||
    name.endsWith(' ') ||
    devices.includes(name.split('.')[0]!.trimEnd().toUpperCase()) ||
    name.toLowerCase() === 'index.html';
  expect(texts.map(safeFileName).filter(isBad)).toEqual([]);
});

it('Usual codes stay as they are', () => {
  for (const code of ['440300', 'CHN', 'A1', '北京', 'a b', 'v1.2', 'São Tomé', 'x_y-z', 'conx', 'a.con']) {
    expect(safeFileName(code)).toBe(code);
  }
});

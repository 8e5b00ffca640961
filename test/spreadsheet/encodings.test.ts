import { expect, it } from 'vitest';
import { decodeAs, decodeText } from '../../src/spreadsheet/text.js';

it('what cannot be decoded is told in both languages', () => {
  for (const bytes of [
    [0xff, 0xfe, 0x41, 0],
    [0xfe, 0xff, 0, 0x41],
    [0x41, 0, 0x42, 0],
    [0x4d, 0xfc, 0x6e, 0x63],
  ]) {
    const decoded = decodeText(new Uint8Array(bytes));
    expect('unread' in decoded && decoded.unread.zh).toMatch(/\p{Script=Han}/u);
    expect('unread' in decoded && decoded.unread.en).not.toMatch(/\p{Script=Han}/u);
  }
});

it('a table of an old Macintosh is read where its encoding is named', () => {
  expect(decodeAs(new Uint8Array([0x43, 0x6f, 0x74, 0x65, 0x20, 0x64, 0xd5, 0x49]), 'macintosh')).toBe(
    'Cote d’I',
  );
});

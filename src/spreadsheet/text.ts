import type { Text } from '../edition/index.js';

/** A decoded text, or the apparent encoding where it is unsupported. */
export type Decoded = { text: string; encoding: 'utf-8' | 'gb18030' } | { unread: Text };

/** Encodings of tables that nobody can tell for sure from their bytes, and that a user may name. */
export const namedEncodings = [
  'utf-8',
  'gb18030',
  'big5',
  'windows-1252',
  'windows-1250',
  'windows-1251',
  'iso-8859-2',
  'shift_jis',
  'euc-kr',
  'utf-16le',
  'macintosh',
] as const;
export type NamedEncoding = (typeof namedEncodings)[number];

/** Decodes bytes as what a user says they are; undefined where they are not. */
export function decodeAs(bytes: Uint8Array, encoding: NamedEncoding): string | undefined {
  const text = tryDecode(bytes, encoding, true);
  // Some versions of Node read Windows-1252 as Latin-1, which has control characters where it has quotes.
  return encoding === 'windows-1252'
    ? text?.replace(/[\x80-\x9f]/g, (sign) => quotes[sign.charCodeAt(0) - 0x80]!)
    : text;
}

/** The signs of Windows-1252 from 0x80 to 0x9f. */
const quotes = '€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ';

/** Whether bytes are those of a text, and no archive, page or binary file. */
export function isPlainText(bytes: Uint8Array): boolean {
  const head = bytes.subarray(0, 4096);
  const printable = head.every((byte) => byte >= 0x20 || byte === 0x09 || byte === 0x0a || byte === 0x0d);
  const start = new TextDecoder('latin1').decode(head.subarray(0, 64));
  return head.length > 0 && printable && !/^(?:PK|\s*(?:\xef\xbb\xbf)?\s*<)/.test(start);
}

/**
 * Decodes UTF-8 (with or without BOM) and GB 18030; reports other encodings instead of guessing.
 *
 * @param whole false when the bytes are only the beginning of a longer text
 */
export function decodeText(bytes: Uint8Array, whole = true): Decoded {
  const bom = [...bytes.subarray(0, 2)];
  if (bom[0] === 0xff && bom[1] === 0xfe)
    return { unread: { en: 'UTF-16 (little endian)', zh: 'UTF-16（小端序）' } };
  if (bom[0] === 0xfe && bom[1] === 0xff)
    return { unread: { en: 'UTF-16 (big endian)', zh: 'UTF-16（大端序）' } };
  if (bytes.subarray(0, 4096).includes(0))
    return { unread: { en: 'UTF-16, UTF-32 or binary data', zh: 'UTF-16、UTF-32 或二进制数据' } };
  const utf8 = tryDecode(bytes, 'utf-8', whole);
  if (utf8 !== undefined) return { text: utf8, encoding: 'utf-8' };
  const gb = tryDecode(bytes, 'gb18030', whole);
  if (gb !== undefined && looksChinese(bytes)) return { text: gb, encoding: 'gb18030' };
  return {
    unread: {
      en: 'an 8-bit encoding (Windows-1252, Latin-1, Big5 …)',
      zh: '某种单字节或双字节编码（Windows-1252、Latin-1、Big5 等）',
    },
  };
}

function tryDecode(bytes: Uint8Array, encoding: string, whole: boolean): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes, { stream: !whole });
  } catch {
    return undefined;
  }
}

/** In Chinese text most byte pairs are in the GB 2312 range (both bytes from 0xA1); accented letters of Latin-1 are not. */
function looksChinese(bytes: Uint8Array): boolean {
  let pairs = 0;
  let plain = 0;
  for (let i = 0; i + 1 < bytes.length; i++) {
    if (bytes[i]! < 0x81) continue;
    pairs++;
    if (bytes[i]! >= 0xb0 && bytes[i]! <= 0xf7 && bytes[i + 1]! >= 0xa1) plain++;
    i++;
  }
  return pairs > 0 && plain / pairs > 0.6;
}

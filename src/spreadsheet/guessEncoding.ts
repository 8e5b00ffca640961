import { decodeAs, type NamedEncoding, namedEncodings } from './text.js';

/** What the bytes of a text could be, the likeliest first, each with its first words that are not plain ASCII. */
export interface Decoding {
  encoding: NamedEncoding;
  sample: string;
}

/**
 * How a text that is neither UTF-8 nor GB 18030 could be read. Empty where its bytes look like none of the encodings of tables:
 * then only its user can say what it is.
 */
export function likelyDecodings(bytes: Uint8Array): Decoding[] {
  const likely = candidates.filter(({ fits }) => fits(bytes)).map(({ encoding }) => encoding);
  if (likely.length === 0) return [];
  const others = namedEncodings.filter((encoding) => !likely.includes(encoding) && isEightBit(encoding));
  return [...likely, ...others].flatMap((encoding) => {
    const text = decodeAs(bytes, encoding);
    return text === undefined ? [] : [{ encoding, sample: sampleOf(text) }];
  });
}

const isEightBit = (encoding: NamedEncoding) => /^(windows|iso)-/.test(encoding);

const candidates: { encoding: NamedEncoding; fits: (bytes: Uint8Array) => boolean }[] = [
  { encoding: 'big5', fits: looksBig5 },
  { encoding: 'windows-1252', fits: looksWestern },
];

/** Pairs of a first byte of the common characters of Big5 and a second one, of which some are below 0x7f; in GB 2312 none is. */
function looksBig5(bytes: Uint8Array): boolean {
  if (decodeAs(bytes, 'big5') === undefined) return false;
  const found = { pairs: 0, common: 0, low: 0 };
  for (let i = 0; i + 1 < bytes.length; i++) {
    if (bytes[i]! < 0x81) continue;
    found.pairs++;
    if (bytes[i]! >= 0xa4 && bytes[i]! <= 0xf9) found.common++;
    if (bytes[i + 1]! < 0x7f) found.low++;
    i++;
  }
  return found.pairs > 1 && found.common > 0.9 * found.pairs && found.low > 0.1 * found.pairs;
}

/** Words with single letters of Western Europe among plain ones: México, Côte d’Ivoire, Österreich. */
function looksWestern(bytes: Uint8Array): boolean {
  const text = decodeAs(bytes, 'windows-1252') ?? '';
  const high = [...text.matchAll(/[\u0080-\uffff]/gu)].map(([sign]) => sign);
  const letters = high.filter((sign) => /[à-öø-ÿÀ-ÖØ-ÝŒœŠšŽžß’‘“”–—€£°ºª²³·¡¿«»…]/u.test(sign));
  const runs = [...text.matchAll(/[\u0080-\uffff]+/gu)];
  const alone = runs.filter(([run]) => run.length <= 2);
  const inWords = [...text.matchAll(/\p{L}[¡¿¹²³£¥«»×÷]\p{L}/gu)].length;
  return (
    high.length > 0 && letters.length === high.length && inWords === 0 && alone.length > 0.9 * runs.length
  );
}

function sampleOf(text: string): string {
  const words = text.match(/[^\s,;\t"]*[\u0080-\uffff][^\s,;\t"]*/gu) ?? [];
  return [...new Set(words)].slice(0, 4).join(', ');
}

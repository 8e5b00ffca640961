import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { Coding } from '../api/representation.js';

const [brotli, zip] = [promisify(brotliCompress), promisify(gzip)];

/** Beyond this each further per cent of size costs about as much again. */
const quality = 5;

/** How answers are compressed here, the best first; away from the thread that answers. */
export const codings: readonly Coding[] = [
  {
    name: 'br',
    pack: async (body) =>
      brotli(body, {
        params: {
          [constants.BROTLI_PARAM_QUALITY]: quality,
          [constants.BROTLI_PARAM_SIZE_HINT]: body.length,
        },
      }) as Promise<Uint8Array<ArrayBuffer>>,
  },
  {
    name: 'gzip',
    pack: async (body) => {
      const packed = (await zip(body)) as Uint8Array<ArrayBuffer>;
      packed[9] = 255; // which system made it is nobody's business
      return packed;
    },
  },
];

import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { Coding } from '../api/representation.js';

const [brotli, zip] = [promisify(brotliCompress), promisify(gzip)];

/** Beyond this quality, each further per cent of size roughly doubles the cost. */
const quality = 5;

/** Content codings in order of preference; compression runs off the main thread. */
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
      packed[9] = 255; // gzip header: do not disclose the operating system
      return packed;
    },
  },
];

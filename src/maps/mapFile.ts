import { strFromU8, unzipSync } from 'fflate';
import { checkLimit, jsonNesting, UserError } from '../edition/index.js';

/**
 * What the file of a map says; null where it is no JSON.
 *
 * @throws UserError where it is nested too deeply
 */
export function parseMap(file: string, text: string): unknown {
  checkLimit({ file }, 'nesting', jsonNesting(text));
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null;
  }
}

/**
 * The one map in a zip, or the one that `layer` names; otherwise the names of those that are in it.
 *
 * @throws UserError where it is too large
 */
export function mapInZip(
  file: string,
  archive: Uint8Array,
  layer?: string,
): { name: string; bytes: Uint8Array } | { names: string[] } {
  const names: string[] = [];
  try {
    const files = unzipSync(archive, {
      filter: ({ name, originalSize }) => {
        const isMap = /\.(geo|topo)?json$/i.test(name) && !/(^|\/)(__MACOSX|\.)/.test(name);
        if (isMap) names.push(name);
        if (isMap) checkLimit({ file }, 'borderSize', originalSize);
        return isMap && (layer === undefined || name === layer);
      },
    });
    const [one, ...more] = Object.entries(files);
    return one && more.length === 0 ? { name: one[0], bytes: withoutMark(one[1]) } : { names };
  } catch (error) {
    if (error instanceof UserError) throw error;
    return { names: [] };
  }
}

/** Bytes without the mark that some programs put before UTF-8. */
const withoutMark = (bytes: Uint8Array) =>
  strFromU8(bytes.subarray(0, 3), true) === '\xef\xbb\xbf' ? bytes.subarray(3) : bytes;

import { leafHash, treeHash } from '../../../disk/index.js';
import type { ReleaseFile } from '../../store/store.js';

/** Hashes in a full tile. */
export const tileWidth = 256;

/** `x001/x234/067` of 1234067. */
function numberPath(n: number): string {
  const parts = [String(n % 1000).padStart(3, '0')];
  for (let rest = Math.floor(n / 1000); rest > 0; rest = Math.floor(rest / 1000)) {
    parts.unshift(`x${String(rest % 1000).padStart(3, '0')}`);
  }
  return parts.join('/');
}

/** Path of a tile, or of a bundle of entries (C2SP tlog-tiles). */
export function tilePath(level: number | 'entries', n: number, width: number): string {
  return `tile/${level}/${numberPath(n)}${endingOf(width)}`;
}

/** What follows the number of a tile that is not full. */
const endingOf = (width: number) => (width < tileWidth ? `.p/${width}` : '');

/** The widths of the tiles for a number of hashes: full ones, then the rest. */
function widthsOf(hashes: number): number[] {
  const full = Math.floor(hashes / tileWidth);
  const rest = hashes % tileWidth;
  return [...new Array<number>(full).fill(tileWidth), ...(rest > 0 ? [rest] : [])];
}

function cut<T>(list: readonly T[]): T[][] {
  return widthsOf(list.length).map((width, n) => list.slice(n * tileWidth, n * tileWidth + width));
}

/** Every file of a log of these entries but its checkpoint: the hashes level by level, and the entries. */
export function tileFiles(entries: readonly Uint8Array[]): ReleaseFile[] {
  const files = cut(entries).map((bundle, n) => ({
    path: tilePath('entries', n, bundle.length),
    content: Buffer.concat(bundle.flatMap((e) => [lengthOf(e), e])),
  }));
  let hashes = entries.map(leafHash);
  for (let level = 0; hashes.length > 0; level++) {
    const tiles = cut(hashes);
    tiles.forEach((tile, n) => {
      files.push({ path: tilePath(level, n, tile.length), content: Buffer.concat(tile) });
    });
    hashes = tiles.filter((tile) => tile.length === tileWidth).map(treeHash);
  }
  return files;
}

function lengthOf(entry: Uint8Array): Buffer {
  const length = Buffer.alloc(2);
  length.writeUInt16BE(entry.length);
  return length;
}

/** The bytes of a tile of these entries, also of one that was narrower when the log was shorter; undefined for any other path. */
export type TileReader = (path: string) => Uint8Array | undefined;

export function tileReader(entries: readonly Uint8Array[]): TileReader {
  const nameOf = (path: string) => path.replace(/\.p\/\d+$/, '');
  const widest = new Map(tileFiles(entries).map(({ path, content }) => [nameOf(path), content as Buffer]));
  return (path) => {
    const name = nameOf(path);
    const tile = widest.get(name);
    const width = path === name ? tileWidth : Number(path.slice(name.length + 3));
    if (!tile || width < 1 || width > tileWidth || !path.endsWith(name + endingOf(width))) return undefined;
    const end = name.startsWith('tile/entries/') ? endOfEntry(tile, width) : width * hashBytes;
    return end <= tile.length ? tile.subarray(0, end) : undefined;
  };
}

const hashBytes = 32;

/** Where a number of entries of a bundle end; beyond its end where it has fewer. */
function endOfEntry(bundle: Buffer, count: number): number {
  let end = 0;
  for (let n = 0; n < count; n++) end += end < bundle.length ? 2 + bundle.readUInt16BE(end) : 1;
  return end;
}

/** The entries of a bundle; undefined when it does not end with an entry. */
export function readBundle(bytes: Buffer): Buffer[] | undefined {
  const entries: Buffer[] = [];
  for (let at = 0; at < bytes.length; ) {
    if (at + 2 > bytes.length) return undefined;
    const end = at + 2 + bytes.readUInt16BE(at);
    if (end > bytes.length) return undefined;
    entries.push(bytes.subarray(at + 2, end));
    at = end;
  }
  return entries;
}

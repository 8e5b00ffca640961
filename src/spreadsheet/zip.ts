import { inflateSync } from 'fflate';
import { limits } from '../edition/index.js';
import { BrokenWorkbook, TooLarge } from './brokenWorkbook.js';
import { crc32 } from './crc32.js';

/** The parts of a workbook by name; each is unpacked and checked on demand. */
export type Parts = Map<string, () => Uint8Array>;

const signs = { end: 0x06054b50, entry: 0x02014b50, local: 0x04034b50, end64: 0x06064b50 };

/**
 * The entries of a ZIP archive by name, from its directory. Names that differ only by case count as one, as in every
 * office package.
 *
 * @throws Broken for a truncated archive, duplicate entries, and unsupported compression
 */
export function zipParts(bytes: Uint8Array): Parts {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    return directory(bytes, view);
  } catch (error) {
    if (error instanceof RangeError) throw new BrokenWorkbook('the archive is cut short', '压缩包不完整');
    throw error;
  }
}

function directory(bytes: Uint8Array, view: DataView): Parts {
  const { count, start } = endOf(view);
  const parts: Parts = new Map();
  const names = new Set<string>();
  let at = start;
  for (let i = 0; i < count; i++) {
    if (view.getUint32(at, true) !== signs.entry)
      throw new BrokenWorkbook('the archive’s directory is damaged', '压缩包目录已损坏');
    const [nameLength, extraLength, noteLength] = [28, 30, 32].map((o) => view.getUint16(at + o, true));
    const name = utf8(bytes.subarray(at + 46, at + 46 + nameLength!));
    if (names.has(name.toLowerCase())) {
      throw new BrokenWorkbook(`two entries named ${name}`, `有两个名为 ${name} 的条目`);
    }
    names.add(name.toLowerCase());
    const entry = entryAt(view, at, nameLength!, extraLength!);
    parts.set(name, () => unpacked(bytes, view, name, entry));
    at += 46 + nameLength! + extraLength! + noteLength!;
  }
  return parts;
}

/** Start of the directory and number of entries. */
function endOf(view: DataView): { count: number; start: number } {
  const first = Math.max(0, view.byteLength - 65_557);
  let at = view.byteLength - 22;
  const isEnd = () =>
    view.getUint32(at, true) === signs.end && at + 22 + view.getUint16(at + 20, true) === view.byteLength;
  while (at >= first && !isEnd()) at--;
  if (at < first) throw new BrokenWorkbook('the archive is cut short', '压缩包不完整');
  const count = view.getUint16(at + 10, true);
  const start = view.getUint32(at + 16, true);
  if (count !== 0xffff && start !== 0xffffffff) return { count, start };
  const far = Number(view.getBigUint64(at - 20 + 8, true));
  if (view.getUint32(far, true) !== signs.end64)
    throw new BrokenWorkbook('the archive’s directory is damaged', '压缩包目录已损坏');
  return {
    count: Number(view.getBigUint64(far + 32, true)),
    start: Number(view.getBigUint64(far + 48, true)),
  };
}

interface Entry {
  method: number;
  encrypted: boolean;
  crc: number;
  packed: number;
  size: number;
  local: number;
}

function entryAt(view: DataView, at: number, nameLength: number, extraLength: number): Entry {
  const sizes = [24, 20, 42].map((o) => view.getUint32(at + o, true));
  const extra = at + 46 + nameLength;
  for (let e = extra; e + 4 <= extra + extraLength; e += 4 + view.getUint16(e + 2, true)) {
    if (view.getUint16(e, true) !== 1) continue;
    let far = e + 4;
    sizes.forEach((size, i) => {
      if (size !== 0xffffffff) return;
      sizes[i] = Number(view.getBigUint64(far, true));
      far += 8;
    });
  }
  const [size, packed, local] = sizes as [number, number, number];
  return {
    method: view.getUint16(at + 10, true),
    encrypted: (view.getUint16(at + 8, true) & 1) === 1,
    crc: view.getUint32(at + 16, true),
    packed,
    size,
    local,
  };
}

function unpacked(bytes: Uint8Array, view: DataView, name: string, entry: Entry): Uint8Array {
  const { method, encrypted, crc, packed, size, local } = entry;
  const damaged = new BrokenWorkbook(`its part ${name} is damaged`, `其中的 ${name} 已损坏`);
  if (encrypted) throw new BrokenWorkbook(`its part ${name} is encrypted`, `其中的 ${name} 已加密`);
  if (size > limits.unpackedSize.most) throw new TooLarge('unpackedSize', size, name);
  if (local + 30 > bytes.length || view.getUint32(local, true) !== signs.local) throw damaged;
  const nameLength = view.getUint16(local + 26, true);
  const start = local + 30 + nameLength + view.getUint16(local + 28, true);
  const given = utf8(bytes.subarray(local + 30, local + 30 + nameLength));
  if (given !== name || start + packed > bytes.length) throw damaged;
  const body = bytes.subarray(start, start + packed);
  if (method !== 0 && method !== 8)
    throw new BrokenWorkbook(
      `its part ${name} has an unknown compression method`,
      `其中的 ${name} 压缩方式未知`,
    );
  let whole: Uint8Array;
  try {
    // One byte more than there should be, so that a longer part is found out.
    whole = method === 0 ? body : inflateSync(body, { out: new Uint8Array(size + 1) });
  } catch {
    throw damaged;
  }
  if (whole.length !== size || crc32(whole) !== crc) throw damaged;
  return whole;
}

const utf8 = (bytes: Uint8Array) => new TextDecoder().decode(bytes);

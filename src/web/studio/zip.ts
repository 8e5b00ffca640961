import { strToU8, unzipSync, zipSync } from 'fflate';
import type { DraftFiles } from '../../draft/index.js';
import type { Text } from '../../edition/index.js';

/** An edition out of an archive: its texts, and files that are no texts and stay as they are. */
export interface Unzipped {
  name: string;
  files: DraftFiles;
  others: ReadonlyMap<string, Uint8Array>;
}

const main = 'edition.yaml';
const isText = /\.(csv|ya?ml|json|topojson|geojson|md|txt)$/i;
/** The most that an archive may hold when it is unpacked. */
const mostBytes = 128 * 1024 * 1024;

/** Packs an edition; the same edition gives the same bytes. */
export function zipOf({ name, files, others }: Unzipped): Uint8Array<ArrayBuffer> {
  const parts = [...[...files].map(([path, text]) => [path, strToU8(text)] as const), ...others];
  const sorted = parts
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([path, bytes]) => [`${name}/${path}`, bytes]);
  return new Uint8Array(zipSync(Object.fromEntries(sorted), { mtime: new Date(2000, 0, 1) }));
}

/** Unpacks an edition: the folder with edition.yaml that is nearest to the top. */
export function unzipped(archive: Uint8Array): Unzipped | { refused: Text } {
  let size = 0;
  let entries: Record<string, Uint8Array>;
  try {
    entries = unzipSync(archive, {
      filter: ({ originalSize }) => {
        size += originalSize;
        return size <= mostBytes;
      },
    });
  } catch {
    return {
      refused: { en: 'This is no ZIP archive, or a damaged one.', zh: '该文件不是 ZIP 压缩包，或已损坏。' },
    };
  }
  if (size > mostBytes)
    return { refused: { en: 'Unpacked, this is more than 128 MB.', zh: '解压后超过 128 MB。' } };
  const mains = Object.keys(entries).filter((path) => path === main || path.endsWith(`/${main}`));
  const [first] = mains.sort((a, b) => a.split('/').length - b.split('/').length);
  if (first === undefined)
    return {
      refused: { en: 'There is no edition.yaml in this archive.', zh: '该压缩包中没有 edition.yaml。' },
    };
  const folder = first.slice(0, -main.length);
  return sorted(folder, entries);
}

function sorted(folder: string, entries: Readonly<Record<string, Uint8Array>>): Unzipped | { refused: Text } {
  const [files, others] = [new Map<string, string>(), new Map<string, Uint8Array>()];
  for (const [path, bytes] of Object.entries(entries)) {
    if (!path.startsWith(folder) || path.endsWith('/')) continue;
    const name = path.slice(folder.length);
    const text = isText.test(name) ? textOf(bytes) : undefined;
    if (text === undefined) others.set(name, bytes);
    else files.set(name, text);
  }
  const counted = [...files.keys()].some((name) => name.startsWith('signals/'));
  const parquet = [...others.keys()].some((name) => /^data\/.*\.(parquet|csv)$/i.test(name));
  if (counted || parquet)
    return {
      refused: {
        en: 'The figures of this edition are counted from records, in Parquet or not in UTF-8: edit it with `iplus edit`.',
        zh: '该版本的数据来自原始记录、Parquet 或非 UTF-8 文件，请用 `iplus edit` 编辑。',
      },
    };
  return { name: folder.split('/').at(-2) ?? 'my-index', files, others };
}

/** A text in UTF-8, with the mark at its beginning where it has one. */
function textOf(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

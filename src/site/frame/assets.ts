import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { style } from '../../documents/index.js';

/** A file a page loads. */
export interface Asset {
  content: Uint8Array;
  type: string;
}

/** The style sheet's name changes with its content, so that it may be kept for ever. */
export const cssName = `site-${createHash('sha256').update(style).digest('hex').slice(0, 10)}.css`;

const fonts: Record<string, string> = {
  'inter-latin.woff2': 'inter-latin-wght-normal.woff2',
  'inter-latin-ext.woff2': 'inter-latin-ext-wght-normal.woff2',
};

const bundle = new URL('../../../dist/bundle/', import.meta.url);

interface Scripts {
  /** File by entry. */
  entries: Record<string, string>;
  files: string[];
  /** Maps that the editor offers: files of editions of this package by the names that the scripts ask for. */
  maps: Record<string, string>;
}

let known: Scripts | undefined;

/** The scripts of the pages as `scripts/bundle.mjs` made them, read when a page first asks. */
export function scripts(): Scripts {
  known ??= JSON.parse(readFileSync(new URL('names.json', bundle), 'utf8')) as Scripts;
  return known;
}

const scriptTypes: Record<string, string> = {
  js: 'text/javascript; charset=utf-8',
  gz: 'application/gzip',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

/** A style sheet, script or font by name; undefined for anything else, and for one that is gone since the program began. */
export async function asset(name: string): Promise<Asset | undefined> {
  if (name === cssName) return { content: new TextEncoder().encode(style), type: 'text/css; charset=utf-8' };
  if (Object.hasOwn(scriptTypes, name.split('.').at(-1)!) && scripts().files.includes(name)) {
    return fileAt(new URL(name, bundle), scriptTypes[name.split('.').at(-1)!]!);
  }
  const map = Object.hasOwn(scripts().maps, name) ? scripts().maps[name] : undefined;
  if (map !== undefined) return fileAt(new URL(`../../${map}`, bundle), 'application/json');
  const font = Object.hasOwn(fonts, name) ? fonts[name] : undefined;
  if (font === undefined) return undefined;
  return fileAt(new URL(import.meta.resolve(`@fontsource-variable/inter/files/${font}`)), 'font/woff2');
}

async function fileAt(url: URL, type: string): Promise<Asset | undefined> {
  const content = await readFile(url).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
  return content && { content, type };
}

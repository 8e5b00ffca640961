import { readFile } from 'node:fs/promises';
import { extname } from 'node:path';
import { unzipSync } from 'fflate';
import { limits, problems, UserError } from '../edition/index.js';
import { limitedFetch } from '../network/index.js';

/** Most bytes of a text, and how long an address may take to answer. */
const mostBytes = 10_000_000;
const patience = 20_000;

/**
 * The plain text of a file or address: txt, md, html or docx, paragraphs on lines of their own.
 *
 * @throws UserError where it cannot be read
 */
export async function textOfFile(source: string): Promise<string> {
  const isAddress = /^https?:\/\//.test(source);
  const { bytes, type } = isAddress ? await download(source) : await read(source);
  const name = isAddress ? new URL(source).pathname : source;
  const kind = /html/.test(type) ? '.html' : extname(name).toLowerCase();
  if (kind === '.docx') return textOfDocx(source, bytes);
  const text = decode(source, bytes);
  if (kind === '.html' || kind === '.htm' || /^\s*<(!doctype|html)/i.test(text)) return textOfHtml(text);
  return kind === '.md' || kind === '.markdown' ? textOfMarkdown(text) : text;
}

async function read(path: string): Promise<{ bytes: Uint8Array; type: string }> {
  try {
    const bytes = await readFile(path);
    if (bytes.length > mostBytes) throw new UserError([problems.unreadable(path, `> ${mostBytes} B`)]);
    return { bytes, type: '' };
  } catch (error) {
    if (error instanceof UserError) throw error;
    throw new UserError([problems.unreadable(path, (error as NodeJS.ErrnoException).code ?? 'EIO')]);
  }
}

async function download(address: string): Promise<{ bytes: Uint8Array; type: string }> {
  const failed = (en: string, zh = en) => new UserError([problems.unreachable(address, { en, zh })]);
  try {
    const response = await limitedFetch(mostBytes)(address, { signal: AbortSignal.timeout(patience) });
    if (!response.ok) throw failed(`status ${response.status}`, `应答状态 ${response.status}`);
    return {
      bytes: new Uint8Array(await response.arrayBuffer()),
      type: response.headers.get('content-type') ?? '',
    };
  } catch (error) {
    if (error instanceof UserError) throw error;
    throw failed((error as Error).message);
  }
}

function decode(source: string, bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new UserError([problems.unreadable(source, 'UTF-8')]);
  }
}

const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' };
const withoutEntities = (text: string) =>
  text.replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|(\w+));/gi, (all, decimal, hex, name: string | undefined) => {
    if (name !== undefined) return entities[name.toLowerCase()] ?? all;
    const code = decimal ? Number(decimal) : Number.parseInt(hex, 16);
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : all;
  });
const tidy = (text: string) =>
  text
    .split('\n')
    .map((line) => line.replace(/[ \t\r\u00a0]+/g, ' ').trim())
    .filter((line) => line !== '')
    .join('\n');

/** What a page says, without its scripts and styles; blocks are lines. */
export function textOfHtml(html: string): string {
  const bare = html
    .replace(/<!--[\s\S]*?-->/g, '')
    .replace(/<(script|style|head|template|noscript|svg)\b[\s\S]*?<\/\1\s*>/gi, '')
    .replace(/\s+/g, ' ')
    .replace(
      /<(?:br|\/?(?:p|div|li|ul|ol|h[1-6]|tr|td|th|table|section|article|header|footer|blockquote|main|nav))\b[^>]*>/gi,
      '\n',
    )
    .replace(/<[^>]*>/g, '');
  return tidy(withoutEntities(bare));
}

/** What a Markdown text says, without its marks. */
export function textOfMarkdown(text: string): string {
  const bare = text
    .replace(/^```[\s\S]*?^```/gm, '')
    .replace(/^ {0,3}(?:#{1,6}|>|[-*+]|\d{1,9}[.)])\s+/gm, '')
    .replace(/!\[[^\]]*\]\([^)]*\)/g, '')
    .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/<[^>\n]*>/g, '')
    .replace(/(\*\*|__|\*|`)(?=\S)([^\n]*?\S)\1/g, '$2')
    .replace(/\\([\\`*_[\]<>#])/g, '$1');
  // A line that goes on with the next is one paragraph with it.
  return tidy(bare.replace(/([^\n])\n(?=[^\n])/g, '$1 ').replace(/\n{2,}/g, '\n'));
}

function textOfDocx(source: string, bytes: Uint8Array): string {
  const broken = () => new UserError([problems.unreadable(source, 'docx')]);
  try {
    const name = 'word/document.xml';
    const parts = unzipSync(bytes, {
      filter: (part) => part.name === name && part.originalSize <= limits.unpackedSize.most,
    });
    const xml = parts[name];
    if (!xml) throw broken();
    const text = new TextDecoder()
      .decode(xml)
      .replace(/<w:(?:br|cr|tab)\b[^>]*>/g, ' ')
      .replace(/<\/w:p>/g, '\n')
      .replace(/<w:(?:instrText|delText)\b[\s\S]*?<\/w:(?:instrText|delText)>/g, '')
      .replace(/<[^>]*>/g, '');
    return tidy(withoutEntities(text));
  } catch {
    throw broken();
  }
}

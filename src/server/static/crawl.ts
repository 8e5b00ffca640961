import type { Hono } from 'hono';
import { linksOf, linksOfStyle } from './links.js';

/** A response of the site. */
export interface CrawledFile {
  /** Its address. */
  path: string;
  type: string;
  content: Uint8Array;
}

/**
 * All responses that are reachable by links from some addresses, breadth first.
 *
 * @param wanted which addresses are followed
 * @throws Error for a broken link
 */
export async function crawl(
  app: Hono,
  starts: readonly string[],
  wanted: (path: string) => boolean,
): Promise<CrawledFile[]> {
  const seen = new Set(starts);
  const files: CrawledFile[] = [];
  for (const path of seen) {
    const answer = await take(app, path);
    files.push(answer);
    for (const link of onwards(answer)) if (wanted(link)) seen.add(link);
  }
  return files;
}

/** @throws Error where the site has no such page */
export async function take(app: Hono, path: string): Promise<CrawledFile> {
  const response = await app.request(path);
  if (response.status !== 200) throw new Error(`${path} answers ${response.status}`);
  const content = new Uint8Array(await response.arrayBuffer());
  return { path, type: response.headers.get('Content-Type') ?? '', content };
}

export function textOf({ content }: CrawledFile): string {
  return new TextDecoder().decode(content);
}

export const isPage = ({ type }: CrawledFile): boolean => type.startsWith('text/html');
export const isStyle = ({ type }: CrawledFile): boolean => type.startsWith('text/css');

function onwards(answer: CrawledFile): string[] {
  if (isPage(answer)) return linksOf(textOf(answer));
  return isStyle(answer) ? linksOfStyle(textOf(answer), answer.path) : [];
}

import type { Hono } from 'hono';
import { linksOf, linksOfStyle } from './links.js';

/** An answer of the site, kept. */
export interface Kept {
  /** The address it was had from. */
  path: string;
  type: string;
  content: Uint8Array;
}

/**
 * Everything a site leads to from some addresses, breadth first.
 *
 * @param wanted which addresses are followed
 * @throws Error for a link that leads nowhere: a page of ours is broken
 */
export async function crawl(
  app: Hono,
  starts: readonly string[],
  wanted: (path: string) => boolean,
): Promise<Kept[]> {
  const seen = new Set(starts);
  const kept: Kept[] = [];
  for (const path of seen) {
    const answer = await take(app, path);
    kept.push(answer);
    for (const link of onwards(answer)) if (wanted(link)) seen.add(link);
  }
  return kept;
}

/** @throws Error where the site has no such page */
export async function take(app: Hono, path: string): Promise<Kept> {
  const response = await app.request(path);
  if (response.status !== 200) throw new Error(`${path} answers ${response.status}`);
  const content = new Uint8Array(await response.arrayBuffer());
  return { path, type: response.headers.get('Content-Type') ?? '', content };
}

export function textOf({ content }: Kept): string {
  return new TextDecoder().decode(content);
}

export const isPage = ({ type }: Kept): boolean => type.startsWith('text/html');
export const isStyle = ({ type }: Kept): boolean => type.startsWith('text/css');

function onwards(answer: Kept): string[] {
  if (isPage(answer)) return linksOf(textOf(answer));
  return isStyle(answer) ? linksOfStyle(textOf(answer), answer.path) : [];
}

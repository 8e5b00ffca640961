import type { Hono } from 'hono';
import { scripts } from '../../site/index.js';
import { linksOf, linksOfStyle } from './links.js';
import type { Answer, Noted } from './notes.js';

/**
 * All responses that are reachable by links from some addresses, breadth first.
 *
 * @param onTaken is told how many there are so far, and how many addresses were found
 * @param onwards the address that a link of the site is followed to; none where it is not followed
 * @throws Error for a broken link
 */
export async function crawl(
  app: Hono,
  starts: readonly string[],
  onwards: (link: string) => string | undefined,
  keep: (answer: Answer) => Promise<Noted>,
  onTaken: (taken: number, found: number) => void = () => {},
): Promise<Noted[]> {
  const seen = new Set(starts);
  const known: Noted[] = [];
  for (const path of seen) {
    const answer = await take(app, path);
    known.push(await keep(answer));
    onTaken(known.length, seen.size);
    for (const link of linksIn(answer)) {
      const to = onwards(link);
      if (to !== undefined) seen.add(to);
    }
  }
  return known;
}

/** @throws Error where the site has no such page */
export async function take(app: Hono, path: string): Promise<Answer> {
  const response = await app.request(path);
  if (response.status !== 200) throw new Error(`${path} answers ${response.status}`);
  const content = new Uint8Array(await response.arrayBuffer());
  return { path, type: response.headers.get('Content-Type') ?? '', content };
}

export const textOf = (content: Uint8Array): string => new TextDecoder().decode(content);

export const isPage = ({ type }: Pick<Answer, 'type'>): boolean => type.startsWith('text/html');
const isStyle = ({ type }: Answer): boolean => type.startsWith('text/css');
const isScript = ({ type }: Answer): boolean => type.startsWith('text/javascript');

function linksIn(answer: Answer): string[] {
  if (isScript(answer)) return scriptsIn(textOf(answer.content));
  if (isPage(answer)) return linksOf(textOf(answer.content));
  return isStyle(answer) ? linksOfStyle(textOf(answer.content), answer.path) : [];
}

/** The scripts and modules of WebAssembly that a script names. */
const scriptsIn = (text: string) =>
  scripts()
    .files.filter((name) => text.includes(name))
    .map((name) => `/assets/${name}`);

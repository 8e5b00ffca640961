import { Client, InMemoryTransport } from '@modelcontextprotocol/client';
import {
  briefMarkdown,
  briefOf,
  cardSvg,
  reportHtml,
  slideSvg,
  slidesOf,
} from '../../src/documents/index.js';
import type { Lang } from '../../src/edition/index.js';
import { mcpServer } from '../../src/mcp/index.js';
import { type Release, type Subject, tablesOf } from '../../src/release/index.js';
import { siteApp } from '../../src/server/index.js';
import { analysisText, summaryLines } from '../../src/terminal/index.js';
import { chosenOf, truthOf } from './truth.js';

/** Surfaces that say what they say in words. */
export const surfaces = [
  'overview',
  'place',
  'groups',
  'sectors',
  'balance',
  'time',
  'economy',
  'compare',
  'brief',
  'report',
  'slides',
  'card',
  'analyse',
  'summary',
] as const;
export type Surface = (typeof surfaces)[number];

/** Surfaces that have a text for every place; the others speak of the whole. */
export const ofPlaces: readonly Surface[] = ['place', 'brief', 'card'];

/** Everything that a surface says of a place, as a reader sees it, a paragraph a line. */
export async function textOf(
  release: Release,
  surface: Surface,
  place: Subject,
  lang: Lang,
): Promise<string> {
  const page = async (path: string) => {
    const answer = await siteApp(release).request(`/${lang}/${path}`);
    if (answer.status !== 200) throw new Error(`${path}: ${answer.status}`);
    return textOfHtml(await answer.text());
  };
  switch (surface) {
    case 'overview':
      return page('');
    case 'place':
      return page(`place/${encodeURIComponent(place.code)}`);
    case 'brief':
      return briefMarkdown(release, briefOf(release, lang, place)).replace(/\[([^\]]*)\]\(#r\d+\)/g, '$1');
    case 'report':
      return textOfHtml(await reportHtml(release, lang));
    case 'slides': {
      const slides = await slidesOf(release, lang);
      return slides.slides.map((slide) => textOfSvg(slideSvg(slides, slide), lang)).join('\n');
    }
    case 'card':
      return textOfSvg(cardSvg(release, lang, place), lang);
    case 'analyse':
      return analysisText(release, tablesOf(release), undefined, lang);
    case 'summary':
      return summaryLines(release, lang).join('\n');
    case 'compare': {
      const codes = chosenOf(truthOf(release)).map(({ code }) => code);
      return page(`compare?of=${encodeURIComponent(codes.join(' '))}`);
    }
    default:
      return page(surface);
  }
}

/** The text of a page: figures with links as words of their sentence, every block on a line of its own. */
function textOfHtml(html: string): string {
  const inline = /<\/?(?:a|b|i|span|strong|em|small|abbr|sup|sub)(?:\s[^>]*)?>/g;
  const bare = html
    .replace(/<(script|style|svg)[\s\S]*?<\/\1>/g, '')
    .replace(inline, '')
    .replace(/<[^>]+>/g, '\n');
  return decoded(bare);
}

/** The text of a picture: its lines one after the other, as a sentence that was wrapped. */
function textOfSvg(svg: string, lang: Lang): string {
  const texts = [...svg.matchAll(/<text[^>]*>([\s\S]*?)<\/text>/g)].map(([, inner]) =>
    inner!.replace(/<[^>]+>/g, ''),
  );
  return decoded(texts.join(lang === 'en' ? ' ' : ''));
}

function decoded(text: string): string {
  return text
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&#39;|&apos;/g, "'")
    .replace(/&amp;/g, '&')
    .replace(/[ \t]+/g, ' ');
}

/** What a tool of the server for assistants answers. */
export async function askingMcp(
  release: Release,
): Promise<(name: string, args: Record<string, unknown>) => Promise<Record<string, unknown>>> {
  const [here, there] = InMemoryTransport.createLinkedPair();
  await mcpServer([release]).connect(there as never);
  const client = new Client({ name: 'test', version: '1' });
  await client.connect(here);
  return async (name, args) => {
    const { structuredContent, isError } = await client.callTool({ name, arguments: args });
    if (isError || !structuredContent) throw new Error(`${name}: no answer`);
    return structuredContent as Record<string, unknown>;
  };
}

/** What the API answers. */
export async function askApi(release: Release, path: string): Promise<{ items: Record<string, unknown>[] }> {
  const answer = await siteApp(release).request(path);
  if (answer.status !== 200) throw new Error(`${path}: ${answer.status}`);
  return (await answer.json()) as { items: Record<string, unknown>[] };
}

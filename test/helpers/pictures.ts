import { XMLValidator } from 'fast-xml-parser';
import { expect } from 'vitest';
import { textWidth } from '../../src/figures/measure.js';
import type { Release } from '../../src/release/index.js';
import type { CitedFigure } from '../../src/words/facts/fact.js';
import { fromReceipts, read } from './figures.js';

/** A picture parsed as XML, with its numbers separated. */
export interface ReadPicture {
  /** Figures with their receipts, as displayed. */
  figures: { text: string; figure: CitedFigure }[];
  /** Text without a receipt. */
  rest: string;
}

/** Reads an SVG file as text. */
export function readPicture(svg: string): ReadPicture {
  expect(XMLValidator.validate(svg)).toBe(true);
  const marked = /<tspan(?: class="[^"]*")? data-receipt="([^"]*)" data-from="(\w+)">([^<]*)<\/tspan>/g;
  const figures = [...svg.matchAll(marked)].map(([, receipts = '', from, text = '']) => ({
    text,
    figure: {
      value: Number.NaN,
      unit: /place|位/.test(text) ? ('places' as const) : ('points' as const),
      from: from as CitedFigure['from'],
      references: receipts.replaceAll('&amp;', '&').replaceAll('&quot;', '"').split(' '),
    },
  }));
  // Figures in the catalogue are checked against the release where they are made, bars beside a point against its fact
  // (`cases/reports`); slide numbers are not figures of the index.
  const drawn = svg
    .slice(svg.indexOf('</style>'))
    .replace(/<g class="own about">.*?<g class="own"><line/s, '<g class="own"><line')
    .replace(/<g class="chart".*?(?=<g class="own">)/gs, '')
    .replace(/<text class="soft page".*?<\/text>/, '');
  const texts = drawn.replace(marked, '').match(/<text[^>]*>.*?<\/text>/g) ?? [];
  return { figures, rest: texts.map((text) => text.replace(/<[^>]+>/g, '')).join('\n') };
}

/**
 * Checks every figure of a picture against its receipts, and that there are no other numbers.
 *
 * @param said what a figure of the catalogue in it says in words, checked where that is made
 */
export async function expectReceipts(
  release: Release,
  svg: string,
  lang: 'en' | 'zh',
  said = '',
): Promise<number> {
  const { figures, rest } = readPicture(svg);
  for (const { text, figure } of figures) {
    const expected =
      Math.abs(await fromReceipts(release, figure)) * (/RMB|元/.test(text) ? money(release) : 1);
    const { value, half } = read(text, lang);
    expect(Math.abs(value - expected), `${text} ${figure.references.join(' ')}`).toBeLessThanOrEqual(
      half * 1.0001 + 1e-9,
    );
  }
  const { plan } = release;
  const own = [plan.title, ...plan.nodes.map((n) => n.title), ...plan.units.map((u) => u.name)];
  const lines = rest.split('\n').filter((line) => !/^(Source: |来源：)/.test(line));
  const sentences = said.split(/(?<=[.。])(?:\s|$)|(?<=。)/).filter((sentence) => sentence !== '');
  const bare = [...sentences, ...own.flatMap(({ en, zh }) => [en, zh]), ...plan.periods].reduce(
    (left, known) => left.replaceAll(known, ''),
    lines.join({ en: ' ', zh: '' }[lang]),
  );
  expect(bare.replaceAll('95%', '').replaceAll('95%', '')).not.toMatch(/\d/);
  return figures.length;
}

/** A displayed size of the economy in whole units of money. */
function money({ plan: { economy } }: Release): number {
  return economy!.indicators.find(({ id }) => id === economy!.size?.output)!.scale;
}

/** Lines of text that are estimated to be wider than the picture. */
export function tooWide(svg: string): string[] {
  const width = Number(/width="(\d+)"/.exec(svg)![1]);
  const texts = [
    ...svg.matchAll(/<text(?=[^>]* x="([-\d.]+)")(?=[^>]* font-size="([\d.]+)")([^>]*)>(.*?)<\/text>/g),
  ];
  return texts.flatMap(([, x, size, rest = '', inner = '']) => {
    const text = inner.replace(/<[^>]+>/g, '');
    const wide = textWidth(text, Number(size));
    const [from, to] = /text-anchor="end"/.test(rest)
      ? [Number(x) - wide, Number(x)]
      : [Number(x), Number(x) + wide];
    return from < -1 || to > width + 1 ? [text] : [];
  });
}

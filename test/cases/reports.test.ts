import { beforeAll, describe, expect, it } from 'vitest';
import { paragraphsOf } from '../../src/documents/blocks/blockText.js';
import { receiptKey, referencesText } from '../../src/documents/brief/receipts.js';
import { chaptersOf } from '../../src/documents/report/chapters.js';
import { reportOf } from '../../src/documents/report/report.js';
import { reportHtml } from '../../src/documents/report/reportHtml.js';
import type { Lang } from '../../src/edition/index.js';
import { markup, sentencesIn } from '../../src/figures/index.js';
import { findSubject, type Release, type Subject } from '../../src/release/index.js';
import { type CitedFigure, figuresOf } from '../../src/words/facts/fact.js';
import { expectApart } from '../helpers/apart.js';
import { chinaRelease, example, releaseOf } from '../helpers/editions.js';
import { fromReceipts, read } from '../helpers/figures.js';
import { readReport } from '../helpers/readReport.js';

const langs: Lang[] = ['en', 'zh'];
const opening = /<section id="([a-z0-9-]+)" class="chapter/g;

for (const [name, made, code] of [
  ['china-open', chinaRelease, 'CN'],
  ['a province of china-open', chinaRelease, '440000'],
  ['the example', () => releaseOf(example), undefined],
] as const) {
  describe(`the report of ${name}`, () => {
    let release: Release;
    let place: Subject;
    const html: Record<string, string> = {};

    beforeAll(async () => {
      const found = await made();
      if (typeof found === 'string') throw new Error(found);
      release = found;
      place = findSubject(release.plan, code ?? release.plan.total.code);
      for (const lang of langs) html[lang] = await reportHtml(release, lang, { place });
    }, 300_000);

    it('has the chapters that a reader expects, in order', () => {
      const ids = [...html['en']!.matchAll(opening)].map((m) => m[1]);
      expect(ids[0]).toBe('findings');
      expect(ids.slice(-4)).toEqual(['glossary', 'cite', 'receipts', 'all']);
      expect(ids).toContain('method');
      for (const lang of langs) {
        const here = [...html[lang]!.matchAll(opening)].map((m) => m[1]);
        const listed = [...html[lang]!.matchAll(/<li><a href="#([a-z0-9-]+)">/g)].map((m) => m[1]);
        expect(here).toEqual(ids);
        expect(listed).toEqual(ids);
      }
    });

    it('calls no figure by a sentence of its chapter, nor two by the same finding', async () => {
      const { chapters } = await reportOf(release, 'en', place);
      const findings = chapters.flatMap(({ blocks }) => {
        const said = blocks.flatMap((block) =>
          block.kind === 'said' ? sentencesIn(release.plan, block.facts).en : [],
        );
        const own = blocks.flatMap((block) =>
          block.kind === 'figure' ? (block.figure.finding?.en ?? []) : [],
        );
        expect(own.filter((sentence) => said.includes(sentence))).toEqual([]);
        return blocks.flatMap((block) =>
          block.kind === 'figure' ? (block.figure.finding?.en[0] ?? []) : [],
        );
      });
      expect(new Set(findings).size).toBe(findings.length);
    });

    it('shows in its sentences nothing but figures that lead to their receipts and follow from them', async () => {
      for (const lang of langs) {
        const figures = await figuresOfText(release, place, lang);
        const said = readReport(html[lang]!).flatMap((chapter) => chapter.said);
        expect(said.map(({ text }) => text)).toEqual(figures.map(({ text }) => text));
        for (const [i, { text, figure }] of figures.entries()) {
          expect(html[lang]).toContain(
            `<li id="r${said[i]!.number}"><code>${referencesText(figure).replaceAll('&', '&amp;')}</code>`,
          );
          await expectFigure(release, text, figure, lang);
        }
      }
    }, 300_000);

    it('shows in its tables nothing but figures that follow from their receipts', async () => {
      const known = new Map<string, Promise<number>>();
      for (const lang of langs) {
        const chapters = readReport(html[lang]!).filter(({ id }) => id !== 'method');
        const cells = chapters.flatMap((chapter) => chapter.cells);
        expect(cells.length).toBeGreaterThan(20);
        for (const { text, from, references } of cells) {
          const key = `${from} ${references.join(' ')}`;
          const figure: CitedFigure = { value: Number.NaN, unit: 'points', from, references };
          const made = known.get(key) ?? fromReceipts(release, figure);
          known.set(key, made);
          expectShown(text, await made, `${lang}: ${text} ${key}`);
        }
      }
    }, 300_000);

    it('writes no other number than periods, before the appendices', () => {
      for (const lang of langs) {
        for (const { id, rest } of readReport(html[lang]!)) {
          if (!appendices.has(id)) expect(bare(release, rest), `${lang} ${id}`).not.toMatch(/\d/);
        }
      }
    });

    it('puts nothing in an order that the rank ranges do not tell apart', async () => {
      const chapters = await chaptersOf(release, place);
      const facts = chapters.flatMap(({ blocks }) =>
        blocks.flatMap((b) => (b.kind === 'said' ? b.facts : [])),
      );
      expect(facts.length).toBeGreaterThan(5);
      for (const fact of facts) expectApart(release, fact);
    });

    it('draws beside a finding the figures of its fact and no others', async () => {
      const chapters = await chaptersOf(release, place);
      const drawn = chapters.flatMap(({ blocks }) =>
        blocks.flatMap((b) => (b.kind === 'said' && b.drawn ? [...b.drawn] : [])),
      );
      expect(drawn.length).toBeGreaterThan(2);
      for (const [fact, { draw, width }] of drawn) {
        const values = figuresOf(fact).map(({ value }) => value);
        const svg = markup(draw({ lang: 'en', width, href: () => undefined }).content);
        const texts = [...svg.matchAll(/<text class="value"[^>]*>([^<]*)</g)].map(([, text]) => text!);
        expect(texts.length).toBeGreaterThan(1);
        for (const text of texts.filter((one) => one !== 'half')) {
          const { value, half } = read(text, 'en');
          const near = values.some((one) => Math.abs(Math.abs(one) - value) <= half * 1.0001 + 1e-9);
          expect(near, `${fact.kind}: ${text} of ${values}`).toBe(true);
        }
      }
    });

    it('has a small map of every group, with its own units alone', async () => {
      const { groupings, units } = release.plan;
      const grids = (await chaptersOf(release, place)).flatMap(({ blocks }) =>
        blocks.flatMap((b) => (b.kind === 'table' ? [b.grid] : [])),
      );
      const mapped = grids.filter(({ rows }) => rows.some((row) => row.some(({ drawn }) => drawn)));
      if (!release.map || place.level !== 'total') return expect(mapped).toEqual([]);
      expect(mapped).toHaveLength(1);
      const { rows, of } = mapped[0]!;
      for (const [i, { number }] of of!.places.entries()) {
        const small = rows[i]!.find(({ drawn }) => drawn)!.drawn!;
        const svg = markup(small.draw({ lang: 'en', width: small.width, href: () => undefined }).content);
        const members = units.filter((_, c) => groupings[0]!.memberOf[c] === number);
        const named = [...svg.matchAll(/<title>([^<]*)<\/title>/g)].map(([, title]) => title!);
        expect(named.length).toBeGreaterThan(0);
        for (const title of named) expect(members.some(({ name }) => title.startsWith(name.en))).toBe(true);
        expect(new Set(named).size).toBe(named.length);
      }
    });

    it('shows the weights of the plan in its framework', () => {
      const { nodes } = release.plan;
      const section = html['en']!.slice(html['en']!.indexOf('id="method"'), html['en']!.indexOf('id="all"'));
      // Its first table; another may compare the index with independent measures.
      const framework = section.slice(0, section.indexOf('</table>'));
      const rows = [...framework.matchAll(/<tr><td>(.*?)<\/td><td class="n">(.*?)<\/td>/g)];
      expect(rows.map(([, title]) => title!.trim().replaceAll('&amp;', '&'))).toEqual(
        nodes.map((node) => node.title.en),
      );
      for (const [i, [, , weight]] of rows.entries())
        if (nodes[i]!.parent >= 0) expectShown(weight!, nodes[i]!.weight, nodes[i]!.id);
    });

    it('says the same figures in both languages', async () => {
      const [en, zh] = await Promise.all(
        langs.map(async (lang) =>
          (await figuresOfText(release, place, lang)).map(({ figure }) => receiptKey(figure)).sort(),
        ),
      );
      expect(new Set(en)).toEqual(new Set(zh));
    });

    it('needs no other file, and every link within it leads somewhere', () => {
      for (const lang of langs) {
        expect(html[lang]).not.toMatch(/<script|<link[^>]*href="(?!data:)|src="|NaN|undefined|\[object/);
        const ids = new Set([...html[lang]!.matchAll(/ id="([^"]+)"/g)].map((m) => m[1]));
        for (const [, to] of html[lang]!.matchAll(/href="#([^"]+)"/g)) expect(ids.has(to), to).toBe(true);
      }
    });

    it('numbers its figures and tables from one without a gap', () => {
      for (const [of, pattern] of [
        ['figures', /<figcaption>CitedFigure (\d+)\. /g],
        ['tables', /<caption>Table (\d+)\. /g],
      ] as const) {
        const numbers = [...html['en']!.matchAll(pattern)].map((m) => Number(m[1]));
        expect(numbers, of).toEqual(numbers.map((_, i) => i + 1));
      }
    });

    it('has the same bytes each time, and names its paper', async () => {
      expect(await reportHtml(release, 'zh', { place })).toBe(html['zh']);
      expect(html['en']).toContain('@page { size: A4;');
      expect(await reportHtml(release, 'en', { place, sheet: 'letter' })).toContain('@page { size: letter;');
    });

    it('calls data that are not real so in its title, its running head and its lead', () => {
      if (release.plan.dataStatus === 'real') return;
      expect(html['en']).toMatch(/<title>Example data · /);
      expect(html['en']).toMatch(/@top-center \{ content: "Example data · /);
      expect(html['en']).toMatch(/<p class="lead">Example data: /);
    });
  });
}

/** Chapters that hold formulas, addresses and records of citations. */
const appendices = new Set(['in-full', 'method', 'glossary', 'cite', 'receipts']);

/** The figures that headline and sentences of a report show, as they show them. */
async function figuresOfText(release: Release, place: Subject, lang: Lang) {
  const { headline, chapters } = await reportOf(release, lang, place);
  const said = chapters.flatMap(({ blocks }) =>
    blocks.flatMap((b) => (b.kind === 'said' ? paragraphsOf(release.plan, b, lang) : [])),
  );
  return [headline, ...said]
    .flat()
    .flatMap((piece) => (typeof piece !== 'string' && 'figure' in piece ? [piece] : []));
}

/** A text without the names that it takes from the edition, its periods and the level of intervals. */
function bare({ plan, manifest }: Release, text: string): string {
  const named = [
    plan.title,
    plan.note,
    ...plan.indicators.map((i) => i.title),
    ...plan.units.map((u) => u.name),
  ];
  const known = [...named.flatMap((of) => (of ? [of.en, of.zh] : [])), manifest.id, ...plan.periods];
  return known
    .reduce((left, name) => left.replaceAll(name, ''), text)
    .replaceAll('95%', '')
    .replaceAll('95%', '');
}

async function expectFigure(release: Release, text: string, figure: CitedFigure, lang: Lang): Promise<void> {
  const scale = typeof figure.unit === 'object' ? figure.unit.scale : 1;
  const made = await fromReceipts(release, figure);
  expectShown(text, made * scale, `${lang}: ${text} ${figure.references[0]}`);
}

/** A number as it is shown is the other, rounded to the digits that are shown. */
function expectShown(text: string, expected: number, what: string): void {
  const { value, half } = read(text, 'en');
  expect(Math.abs(value - Math.abs(expected)), what).toBeLessThanOrEqual(half * 1.0001 + 1e-9);
}

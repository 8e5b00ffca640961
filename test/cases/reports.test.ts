import { beforeAll, describe, expect, it } from 'vitest';
import type { Lang } from '../../src/edition/index.js';
import { keyOf, numberedOf } from '../../src/publish/brief/receipts.js';
import { appendicesOf } from '../../src/publish/report/appendices.js';
import { chaptersOf } from '../../src/publish/report/chapters.js';
import { reportHtml } from '../../src/publish/report/reportHtml.js';
import type { Phrase } from '../../src/publish/sentences/phrase.js';
import { sentencesOf } from '../../src/publish/sentences/sentencesOf.js';
import { findSubject, type Release, type Subject } from '../../src/release/index.js';
import { chinaRelease, example, releaseOf } from '../helpers/editions.js';
import { fromReceipts, read } from '../helpers/figures.js';

const langs: Lang[] = ['en', 'zh'];
const opening = /<section id="([a-z]+)" class="chapter/g;

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
      expect(ids.slice(-2)).toEqual(['cite', 'receipts']);
      expect(ids).toContain('summary');
      expect(ids).toContain('method');
      for (const lang of langs) {
        const here = [...html[lang]!.matchAll(opening)].map((m) => m[1]);
        const listed = [...html[lang]!.matchAll(/<li><a href="#([a-z]+)">/g)].map((m) => m[1]);
        expect(here).toEqual(ids);
        expect(listed).toEqual(ids);
      }
    });

    it('shows in its sentences nothing but figures that follow from their receipts', async () => {
      for (const lang of langs) {
        const listed = await figuresOfText(release, place, lang);
        expect(listed.length).toBeGreaterThan(5);
        for (const { text, figure } of listed) {
          const expected = Math.abs(await fromReceipts(release, figure));
          const scale = typeof figure.unit === 'object' ? figure.unit.scale : 1;
          const { value, half } = read(text, lang);
          const what = `${lang}: ${text} ${figure.references[0]}`;
          expect(Math.abs(value - expected * scale), what).toBeLessThanOrEqual(half * 1.0001 + 1e-9);
          expect(html[lang]).toContain(`>${text}</a>`);
        }
      }
    }, 300_000);

    it('says the same figures in both languages', async () => {
      const [en, zh] = await Promise.all(
        langs.map(async (lang) =>
          (await figuresOfText(release, place, lang)).map(({ figure }) => keyOf(figure)).sort(),
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
        ['figures', /<figcaption>Figure (\d+)\. /g],
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

/** The figures that the sentences of a report show, as they show them. */
async function figuresOfText(release: Release, place: Subject, lang: Lang) {
  const chapters = [...(await chaptersOf(release, place)), ...appendicesOf(release)];
  const pieces = chapters
    .flatMap(({ blocks }) => blocks)
    .flatMap((b) =>
      b.kind === 'said' ? b.facts.flatMap((f) => sentencesOf(b.plan ?? release.plan, f, lang)) : [],
    )
    .flat() as Phrase;
  const shown = pieces.flatMap((p) => (typeof p !== 'string' && 'figure' in p ? [p] : []));
  expect(numberedOf({ headline: [], paragraphs: [pieces] }).size).toBeLessThanOrEqual(shown.length);
  return shown;
}

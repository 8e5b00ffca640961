import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Brief, briefOf } from '../../src/documents/brief/brief.js';
import { briefDocx } from '../../src/documents/brief/briefDocx.js';
import { briefHtml } from '../../src/documents/brief/briefHtml.js';
import { briefMarkdown } from '../../src/documents/brief/briefMarkdown.js';
import { textLength } from '../../src/documents/brief/length.js';
import { numberReceipts, receiptKey } from '../../src/documents/brief/receipts.js';
import type { Lang } from '../../src/edition/index.js';
import { findSubject, type Release, type Subject, subjectsOf, tableNamed } from '../../src/release/index.js';
import { checkClaim } from '../../src/words/claims/checkClaim.js';
import type { Claim, Quantity } from '../../src/words/claims/claim.js';
import { claimSentence } from '../../src/words/claims/claimSentence.js';
import { tokensOf } from '../../src/words/claims/tokens.js';
import { trueClaims } from '../../src/words/claims/trueClaims.js';
import { type CitedFigure, type Fact, figuresOf } from '../../src/words/facts/fact.js';
import { phraseText } from '../../src/words/sentences/phrase.js';
import { sentencesOf } from '../../src/words/sentences/sentencesOf.js';
import { expectApart } from '../helpers/apart.js';
import { chinaRelease, releaseOf, simulatedRelease, worldDigital } from '../helpers/editions.js';
import { fromReceipts, read } from '../helpers/figures.js';
import { temporaryFolder } from '../helpers/folders.js';
import { profile } from '../helpers/office.js';
import { lacking } from '../helpers/programs.js';
import { casesOf, itThoroughly, times } from '../helpers/thorough.js';

const langs: Lang[] = ['en', 'zh'];

/** The world, a region, a group with a plural name, three countries with a value, one of which was measured in part, and one without. */
const ofWorld = ['WLD', 'sub-saharan-africa', 'high', 'CHN', 'NLD', 'IND', 'VNM'];

/** The nation, a region, three provinces, five cities; the last of them small. */
const placesOf = (last: string) => [
  'CN',
  'central',
  '440000',
  '520000',
  '610000',
  '440300',
  '510100',
  '320500',
  '650100',
  last,
];

/** Of so many places one is asked about all that is true of it. */
const every = process.env['FUZZ_CLAIMS'] ? 9 : times(243, 27);

const editions = [
  ['china-open', chinaRelease, placesOf('540400')],
  ['china-2018', simulatedRelease, placesOf('460400')],
  ['world-digital', () => releaseOf(worldDigital), ofWorld],
] as const;

for (const [name, made, places] of casesOf(editions, 2)) {
  describe(`the briefs of ${name}`, () => {
    let release: Release;
    let briefs: Brief[];

    beforeAll(async () => {
      const found = await made();
      if (typeof found === 'string') throw new Error(found);
      release = found;
      briefs = places.flatMap((code) =>
        langs.map((lang) => briefOf(release, lang, findSubject(release.plan, code))),
      );
    }, 300_000);

    it('read as they did when a person read them', async () => {
      for (const brief of briefs) {
        const file = `../golden/briefs/${name}-${brief.place.code}.${brief.lang}.md`;
        await expect(
          briefMarkdown(release, brief).replace(release.manifest.id, 'RELEASE'),
        ).toMatchFileSnapshot(file);
      }
    });

    it('are as long as a newspaper wants them', () => {
      for (const brief of briefs) {
        // Of a place without a value there is little to say.
        if (brief.facts.some(({ kind }) => kind === 'absent')) continue;
        const length = brief.paragraphs.reduce((sum, p) => sum + textLength(phraseText(p), brief.lang), 0);
        // Of what was not measured again nothing is told as news, so that there may be no more to say, of the total and of groups first.
        const isUnit = brief.place.level === release.plan.level;
        const [least, most] = brief.lang === 'en' ? [isUnit ? 150 : 120, 500] : [isUnit ? 180 : 150, 800];
        expect(length, `${brief.place.name.en} ${brief.lang}`).toBeGreaterThanOrEqual(least!);
        expect(length, `${brief.place.name.en} ${brief.lang}`).toBeLessThanOrEqual(most!);
      }
    });

    it('say no number that is not behind a link, and every linked one follows from its receipts', async () => {
      for (const brief of casesOf(briefs, 3)) {
        const text = briefMarkdown(release, brief).split(/^## /m)[0]!;
        const links = [...text.matchAll(/\[([^\]]+)\]\(#r(\d+)\)/g)];
        const numbered = [...numberReceipts(brief).values()];
        expect(links.length).toBeGreaterThan(7);
        for (const [, shown = '', number] of links) {
          const { figure } = numbered.find((n) => n.number === Number(number))!;
          const expected = Math.abs(await fromReceipts(release, figure));
          const scale = typeof figure.unit === 'object' ? figure.unit.scale : 1;
          const { value, half: ofDigit } = read(shown, brief.lang);
          // Of an estimate only so many digits count.
          const first = Math.floor(Math.log10(value));
          const half = Math.max(
            ofDigit,
            figure.significant ? 0.5 * 10 ** (first - figure.significant + 1) : 0,
          );
          const what = `${brief.place.name.en} ${brief.lang}: ${shown} ${figure.references[0]}`;
          expect(Math.abs(value - expected * scale), what).toBeLessThanOrEqual(half * 1.0001 + 1e-9);
        }
        expect(bare(release, text), `${brief.place.name.en} ${brief.lang}`).not.toMatch(/\d/);
      }
    }, 300_000);

    it('carry the same figures in both languages, in the headline and in the text', () => {
      for (const code of places) {
        const [en, zh] = briefs.filter((b) => b.place.code === code).map(figureKeys);
        expect(en!.text).toEqual(zh!.text);
        expect(en!.headline).toEqual(zh!.headline);
      }
    });

    it('give no place a rank outside its own range, in total or per head', () => {
      const perHead = tableNamed(release, 'per-head')?.rows ?? [];
      const all = [
        ...release.uncertainty.flatMap(({ intervals, groups }) => [...intervals, ...groups.flat()]),
        ...perHead.map(({ rank, low_rank: low, high_rank: high }) => ({ rank, low, high })),
      ];
      const ranked = all.filter(({ rank, low, high }) => Number(rank) > 0 && low && high);
      expect(ranked.length).toBeGreaterThan(300);
      const outside = ranked.filter(
        ({ rank, low, high }) => Number(rank) < Number(low) || Number(high) < Number(rank),
      );
      expect(outside).toEqual([]);
    });

    it('put nothing in an order that the rank ranges do not tell apart', () => {
      for (const brief of briefs) for (const fact of brief.facts) expectApart(release, fact);
    });

    it('change when a figure does', () => {
      for (const { facts, lang } of briefs) {
        for (const fact of facts) {
          const before = sentencesOf(release.plan, fact, lang).map(phraseText).join();
          for (const figure of figuresOf(fact)) {
            if (!shownIn(release, fact, figure, lang)) continue;
            const was = figure.value;
            figure.value = was * 3 + 17;
            const after = sentencesOf(release.plan, fact, lang).map(phraseText).join();
            figure.value = was;
            expect(after, `${fact.kind} in ${lang}`).not.toBe(before);
          }
        }
      }
    });

    it(`say in the headline that the data are ${name === 'china-2018' ? 'simulated' : 'nothing but real'}`, () => {
      for (const { headline, lang } of briefs) {
        const says = { en: /^Simulated data: /, zh: /^模拟数据：/ }[lang];
        if (release.plan.dataStatus === 'real') expect(phraseText(headline)).not.toMatch(says);
        else expect(phraseText(headline)).toMatch(says);
      }
    });

    it('are whole HTML pages with every figure linked to a receipt on them', () => {
      for (const brief of briefs) {
        const html = briefHtml(release, brief);
        const ids = new Set([...html.matchAll(/id="(r\d+)"/g)].map((m) => m[1]));
        const links = [...html.matchAll(/href="#(r\d+)"/g)].map((m) => m[1]);
        expect(links.length).toBeGreaterThan(7);
        for (const link of links) expect(ids.has(link)).toBe(true);
      }
    });

    it('bear out every sentence drawn from their facts, and none that is bent', () => {
      const { plan, index } = release;
      const all = subjectsOf(plan);
      for (let t = 0; t < index.periods; t++) {
        const groups = plan.units.length + 25;
        for (const place of all.filter((_, i) => i % every === t || (i > groups && i % times(3, 1) === 0))) {
          for (const { claim, when } of trueClaims(release, t, place)) {
            for (const lang of langs) {
              if (!isMeant(release, place, lang)) continue;
              const sentence = claimSentence(release, claim, when, lang);
              expect([sentence, checkClaim(release, sentence, lang).verdict]).toEqual([sentence, 'true']);
              const bent = claimSentence(release, bend(claim), when, lang);
              // Of a name that means places of two levels, or of years before the first, it may be refused.
              expect([bent, checkClaim(release, bent, lang).verdict]).not.toEqual([bent, 'true']);
            }
          }
        }
      }
    }, 300_000);

    it('are Word documents of the same bytes each time', async () => {
      const brief = briefs[2]!;
      const bytes = await briefDocx(release, brief, 'https://example.org');
      const again = await briefDocx(release, brief, 'https://example.org');
      expect(Buffer.from(again).equals(bytes)).toBe(true);
    });

    // In npm test those of one edition.
    const itIsOpened = name === 'world-digital' ? it : itThoroughly;
    itIsOpened(
      'are Word documents that another program opens and reads alike',
      async (test) => {
        const missing = lacking('LibreOffice Writer');
        if (missing) return test.skip(missing);
        const folder = temporaryFolder();
        const brief = briefs[2]!;
        const bytes = await briefDocx(release, brief, 'https://example.org');
        writeFileSync(join(folder, 'brief.docx'), bytes);
        const args = ['--headless', profile(), '--convert-to', 'txt:Text (encoded):UTF8'];
        spawnSync('soffice', [...args, '--outdir', folder, join(folder, 'brief.docx')]);
        expect(existsSync(join(folder, 'brief.txt'))).toBe(true);
        const text = readFileSync(join(folder, 'brief.txt'), 'utf8');
        for (const phrase of [brief.headline, ...brief.paragraphs])
          expect(text).toContain(phraseText(phrase));
      },
      120_000,
    );
  });
}

/** A text without its linked figures, its periods and the names it takes from the edition. */
function bare({ plan }: Release, text: string): string {
  const names = [plan.title, ...plan.indicators.map((i) => i.title), ...plan.nodes.map((n) => n.title)];
  const without = names.reduce((left, { en, zh }) => left.replaceAll(en, '').replaceAll(zh, ''), text);
  return plan.periods
    .reduce((left, period) => left.replaceAll(period, ''), without.replace(/\[[^\]]+\]\(#r\d+\)/g, ''))
    .replaceAll('95%', '')
    .replaceAll('95%', '');
}

function figureKeys({ headline, paragraphs }: Brief) {
  const keys = (pieces: Brief['headline']) =>
    pieces.flatMap((p) => (typeof p !== 'string' && 'figure' in p ? [receiptKey(p.figure)] : [])).sort();
  return { headline: keys(headline), text: keys(paragraphs.flat()) };
}

function shownIn({ plan }: Release, fact: Fact, figure: CitedFigure, lang: Lang): boolean {
  const pieces = sentencesOf(plan, fact, lang).flat();
  return pieces.some((p) => typeof p !== 'string' && 'figure' in p && p.figure === figure);
}

/** Whether a name alone means the place: a municipality is a city first, and a province of the same name second. */
function isMeant(release: Release, place: Subject, lang: Lang): boolean {
  const [name] = tokensOf(release, place.name[lang]);
  return name?.kind === 'place' && name.of[0]?.level === place.level;
}

/** The same claim with another number or the other way round. */
function bend(claim: Claim): Claim {
  switch (claim.kind) {
    case 'rank':
      return { ...claim, rank: claim.rank + 1 };
    case 'top':
      return { kind: 'rank', place: claim.place, rank: claim.k + 1, fromEnd: false };
    case 'moved':
      return { ...claim, up: !claim.up };
    case 'above':
      return { ...claim, above: !claim.above };
    case 'value':
      return {
        ...claim,
        value: claim.value.is === 'more' ? { ...claim.value, is: 'less' } : more(claim.value),
      };
    case 'share':
      return { ...claim, percent: more(claim.percent) };
    case 'growth':
      return { ...claim, by: more(claim.by!) };
    case 'newcomer':
      return { kind: 'rank', place: claim.place, rank: claim.k + 1, fromEnd: false };
    default:
      return claim;
  }
}

const more = ({ is, value }: Quantity): Quantity => ({
  is,
  value: { value: value.value + 0.07, half: value.half },
});

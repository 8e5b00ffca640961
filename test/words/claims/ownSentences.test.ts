import { describe, expect, it } from 'vitest';
import { headlinePeriod } from '../../../src/analysis/index.js';
import { briefOf, cardHeadline, slidesOf } from '../../../src/documents/index.js';
import { figureIds } from '../../../src/figures/catalogue.js';
import { parseChoice } from '../../../src/figures/choice.js';
import { exploreFigure } from '../../../src/figures/explore/exploreFigure.js';
import { parseExplored, viewsOf } from '../../../src/figures/explore/state.js';
import { altOf } from '../../../src/figures/figure.js';
import { figureOf } from '../../../src/figures/figureOf.js';
import { type Release, type Subject, subjectsOf } from '../../../src/release/index.js';
import { checkText } from '../../../src/words/claims/checkText.js';
import { statableFacts } from '../../../src/words/facts/statable.js';
import {
  factsAbout,
  factsOfKind,
  findingsAmong,
  type Phrase,
  phraseText,
  sentencesOf,
  viewOf,
} from '../../../src/words/index.js';
import {
  chinaIndustries,
  chinaProvinces,
  chinaRelease,
  example,
  releaseOf,
  worldDigital,
} from '../../helpers/editions.js';
import { fullEdition, periodsFrom } from '../../helpers/fullEdition.js';
import { seeded } from '../../helpers/random.js';
import { casesOf, thorough } from '../../helpers/thorough.js';
import { faultsOf } from '../plainRules.js';
import { eightTowns } from './eightTowns.js';

const langs = ['en', 'zh'] as const;
type Lang = (typeof langs)[number];

/** Every text that the program prints about some places: briefs, headlines, findings, cards and slides. */
async function printed(release: Release, places: readonly Subject[], lang: Lang): Promise<string[]> {
  const { plan } = release;
  const lines = (said: readonly Phrase[]) => said.map(phraseText).join('\n');
  const facts = factsAbout(release, headlinePeriod(release));
  const findings = [...factsOfKind(facts, 'standing'), ...findingsAmong(facts)];
  const texts = [lines(findings.flatMap((fact) => sentencesOf(plan, fact, lang)))];
  for (const place of places) {
    const { headline, paragraphs } = briefOf(release, lang, place);
    const { slides } = await slidesOf(release, lang, place);
    texts.push(
      lines([headline, ...paragraphs]),
      lines([cardHeadline(release, lang, place)]),
      // A slide without a finding describes its figure.
      lines(
        slides.flatMap((s) => (s.isFinding ? [s.sentence, ...s.points.map(({ phrase }) => phrase)] : [])),
      ),
    );
  }
  return texts;
}

const editions: Record<string, () => Promise<Release | string>> = {
  example: () => releaseOf(example),
  'china-provinces': () => releaseOf(chinaProvinces),
  'china-industries': () => releaseOf(chinaIndustries),
  'world-digital': () => releaseOf(worldDigital),
  'china-open': chinaRelease,
};

describe('every sentence that the program prints', () => {
  it.for(Object.entries(editions))(
    'about %s is understood, and true',
    { timeout: 600_000 },
    async ([name, made], test) => {
      const release = await made();
      if (typeof release === 'string') return test.skip(release);
      const all = subjectsOf(release.plan);
      const places = [...new Set([all.at(-1)!, ...casesOf(all.slice(0, thorough ? 40 : undefined), 2)])];
      for (const lang of langs) {
        const checked = (await printed(release, places, lang)).flatMap((text) =>
          checkText(release, text, lang),
        );
        const other = checked.filter(({ checked: { verdict } }) => verdict !== 'true');
        expect(other.map(({ text, checked: { verdict } }) => `${verdict}: ${text}`)).toEqual([]);
        expect([name, checked.length > 40]).toEqual([name, true]);
      }
    },
  );
});

/** Figures whose alternative text tells a statistic that no claim is made of. */
const statistics = [
  'left-out',
  'nearest-order',
  'location-quotients',
  'sector-growth',
  'moran',
  'lisa',
  'top-ten',
  'pairwise',
];

/** Titles of all figures, which are short and plain where they are findings, their alternative texts, and titles of charts of the index and its parts that readers make. */
async function captions(release: Release, lang: Lang): Promise<string[]> {
  const asked = parseChoice(release, () => undefined);
  const figures = await Promise.all(figureIds.map((id) => figureOf(release, id, asked)));
  const nodes = release.plan.nodes.filter(({ indicator }) => indicator < 0).map(({ id }) => id);
  const charts = viewsOf(release)
    .filter((view) => view !== 'scatter')
    .flatMap((view) =>
      nodes.map((node) => {
        const { state } = parseExplored(release, (key) => ({ view, node })[key as 'view']);
        return exploreFigure(release, state).title[lang];
      }),
    );
  const own = figures.flatMap((one) => (one ? [one] : []));
  const findings = own.flatMap(({ finding }) => (finding ? [finding[lang][0]!] : []));
  expect(findings.flatMap((title) => faultsOf(title, lang).map((fault) => `${fault}: ${title}`))).toEqual([]);
  expect(findings.length).toBeGreaterThan(3);
  const captions = own
    .filter(({ id }) => !statistics.includes(id))
    .flatMap((one) => [one.title[lang], altOf(one, lang)]);
  return [...findings, ...captions, ...charts];
}

describe('every caption of a chart', () => {
  it.for(Object.entries(editions).slice(0, thorough ? undefined : 2))(
    'about %s that states something of places is understood, and true',
    { timeout: 600_000 },
    async ([, made], test) => {
      const release = await made();
      if (typeof release === 'string') return test.skip(release);
      for (const lang of langs) {
        const checked = (await captions(release, lang)).flatMap((text) => checkText(release, text, lang));
        const stated = checked.filter(({ states }) => states);
        const other = stated.filter(({ checked: { verdict } }) => verdict !== 'true');
        expect(other.map(({ text, checked: { verdict } }) => `${verdict}: ${text}`)).toEqual([]);
        expect(stated.length).toBeGreaterThan(10);
      }
    },
  );
});

/** Every statement about a place, period and node with what its text spoke of. */
function statements(release: Release) {
  const periods = Array.from({ length: release.index.periods }, (_, t) => t);
  return subjectsOf(release.plan).flatMap((place) =>
    periods.flatMap((t) =>
      release.plan.nodes.flatMap((_, g) =>
        statableFacts(viewOf(release, t, g), place).map((fact) => ({ fact, topic: { place, t, g } })),
      ),
    ),
  );
}

/** A sentence with one of its numbers changed; undefined where it has none but years. */
function withOtherNumber(sentence: string, random: () => number): string | undefined {
  const numbers = [...sentence.matchAll(/(?<![\p{L}\d.,])\d[\d,]*(?:\.\d+)?(?![\p{L}\d]|年)/gu)].filter(
    ({ 0: text }) => !/^(?:19|20)\d\d$/.test(text),
  );
  const one = numbers[Math.floor(random() * numbers.length)];
  if (!one) return undefined;
  const decimals = one[0].split('.')[1]?.length ?? 0;
  const other = (Number(one[0].replaceAll(',', '')) + 3 + random()).toFixed(decimals);
  return sentence.slice(0, one.index) + other + sentence.slice(one.index + one[0].length);
}

/** A sentence whose last number with decimals is compared with one that it does not reach; undefined where it has none. */
function withUnreached(sentence: string, lang: Lang): string | undefined {
  const one = [...sentence.matchAll(/(?<![\p{L}\d.,+−-])\d[\d,]*\.\d+(?![\p{L}\d])/gu)].at(-1);
  if (!one) return undefined;
  const more = `${{ en: 'more than ', zh: '超过' }[lang]}${(Number(one[0].replaceAll(',', '')) * 1.5 + 1).toFixed(1)}`;
  return sentence.slice(0, one.index) + more + sentence.slice(one.index + one[0].length);
}

const small: Record<string, () => Promise<Release>> = {
  'eight towns': () => releaseOf(eightTowns()),
  'towns with gaps': () =>
    releaseOf(
      fullEdition({
        frequency: 'year',
        periods: periodsFrom(2018, 4, 'year'),
        has: (u, t) => !(u === 3 && t < 2),
      }),
    ),
  months: () => releaseOf(fullEdition({ frequency: 'month', periods: periodsFrom(2026, 4, 'month') })),
  'the example': () => releaseOf(example),
};

describe('whatever can be stated', () => {
  it.for(Object.entries(small))(
    'of %s is read as it is written, and never true with another number',
    { timeout: 600_000 },
    async ([, made]) => {
      const release = await made();
      const random = seeded(7);
      const wrong: string[] = [];
      let changed = 0;
      const all = statements(release);
      const written = (fact: (typeof all)[number]['fact'], lang: Lang) =>
        (['plain', 'exact'] as const).flatMap((register) =>
          sentencesOf(release.plan, fact, lang, register).map(phraseText),
        );
      // Some changed numbers make the sentence of another statement.
      const others = new Set(all.flatMap(({ fact }) => langs.flatMap((lang) => written(fact, lang))));
      for (const { fact, topic } of casesOf(all, 160)) {
        for (const lang of langs) {
          for (const sentence of written(fact, lang)) {
            const verdicts = checkText(release, sentence, lang, topic).map(({ checked }) => checked.verdict);
            if (verdicts.some((verdict) => verdict !== 'true'))
              wrong.push(`${verdicts} (${fact.kind}): ${sentence}`);
            const other = withOtherNumber(sentence, random);
            if (other === undefined || others.has(other)) continue;
            changed++;
            const [verdict] = checkText(release, other, lang, topic).map(({ checked }) => checked.verdict);
            if (verdict === 'true') wrong.push(`true, though changed: ${other}`);
            // "Its score" of the total, told beside a place, is by itself that of the place.
            const unreached = fact.kind === 'whole' ? undefined : withUnreached(sentence, lang);
            if (
              unreached !== undefined &&
              checkText(release, unreached, lang, topic)[0]!.checked.verdict === 'true'
            )
              wrong.push(`true, though not reached: ${unreached}`);
          }
        }
      }
      expect(wrong.slice(0, 20)).toEqual([]);
      expect(changed).toBeGreaterThan(50);
    },
  );
});

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Lang } from '../../src/edition/index.js';
import type { Release, Subject } from '../../src/release/index.js';
import { type CitedFigure, figuresOf } from '../../src/words/facts/fact.js';
import {
  checkClaim,
  latestSizeFacts,
  sizeBasisFacts,
  spreadFacts,
  timeFacts,
} from '../../src/words/index.js';
import { ordinal } from '../../src/words/sentences/cardinals.js';
import { releaseOf, root, simulatedRelease } from '../helpers/editions.js';
import { fromAnswers, fromReceipts } from '../helpers/figures.js';
import { fullEdition } from '../helpers/fullEdition.js';
import { itThoroughly, thorough } from '../helpers/thorough.js';
import { answersIn, wrong } from './answers.js';
import { apiAnswers, figuresFor, mcpAnswers } from './programs.js';
import type { Question } from './questionOf.js';
import { questionsOf } from './questions/questions.js';
import { relicsIn } from './relics.js';
import { askApi, askingMcp, ofPlaces, type Surface, surfaces, textOf } from './surfaces.js';
import { type Truth, truthOf } from './truth.js';

const langs: readonly Lang[] = ['en', 'zh'];

/** How many questions about the reconstructed index each surface answers at least, in either language. */
const least: Record<Surface, number> = {
  overview: 15,
  place: 60,
  groups: 7,
  sectors: 3,
  balance: 1,
  time: 3,
  economy: 3,
  compare: 1,
  brief: 74,
  report: 21,
  slides: 10,
  card: 9,
  analyse: 7,
  summary: 15,
};

/** How many there are at least. */
const fewest = thorough
  ? { questions: 80, texts: 60, ofApi: 80, ofAssistants: 75 }
  : { questions: 60, texts: 40, ofApi: 50, ofAssistants: 50 };

/** The reconstructed index; in `npm test` one of twelve towns, of which less is told, so that a surface may be silent. */
const made = () =>
  thorough
    ? simulatedRelease()
    : releaseOf(fullEdition({ frequency: 'year', periods: ['2015', '2016', '2017'] }));

describe('one release has one voice', () => {
  let release: Release;
  let truth: Truth;
  let questions: Question[];
  const texts = new Map<string, string>();

  const textFor = (surface: Surface, place: Subject, lang: Lang) =>
    texts.get(`${surface} ${lang} ${ofPlaces.includes(surface) ? `${place.level} ${place.code}` : ''}`)!;

  beforeAll(async () => {
    release = await made();
    truth = truthOf(release);
    questions = questionsOf(release, truth);
    for (const surface of surfaces) {
      const places = ofPlaces.includes(surface) ? new Set(questions.map((q) => q.place)) : [truth.total];
      for (const place of places) {
        for (const lang of langs) {
          const key = `${surface} ${lang} ${ofPlaces.includes(surface) ? `${place.level} ${place.code}` : ''}`;
          texts.set(key, await textOf(release, surface, place, lang));
        }
      }
    }
  });

  it(`asks ${fewest.questions} questions and more, and every surface some that it must answer`, () => {
    expect(questions.length).toBeGreaterThanOrEqual(fewest.questions);
    expect(surfaces.filter((surface) => !questions.some(({ on }) => on.includes(surface)))).toEqual([]);
  });

  it('answers every question alike on every surface that answers it, and as its tables do', () => {
    const faults: string[] = [];
    const answered = new Map<string, number>();
    for (const question of questions) {
      for (const lang of langs) {
        const said = new Map<string, string[]>();
        for (const surface of surfaces) {
          const isOfOther = ofPlaces.includes(surface) ? false : question.place !== truth.total;
          if (question.calledIt && !ofPlaces.includes(surface)) continue;
          const found = answersIn(textFor(surface, question.place, lang), question, lang);
          const at = `${surface} (${lang}), ${question.ask}`;
          if (found.length === 0 && thorough && question.on.includes(surface) && !isOfOther)
            faults.push(`${at}: silent`);
          if (found.length > 0)
            answered.set(`${surface} ${lang}`, (answered.get(`${surface} ${lang}`) ?? 0) + 1);
          for (const answer of found) {
            faults.push(...wrong(answer, question, lang).map((fault) => `${at}: ${fault}`));
            const written = Object.keys(question.answer)
              .map((name) => answer[name])
              .join(' | ');
            said.set(written, [...(said.get(written) ?? []), surface]);
          }
        }
        if (said.size > 1) faults.push(`${question.ask} (${lang}): ${JSON.stringify([...said])}`);
      }
    }
    expect(faults).toEqual([]);
    const few = surfaces.flatMap((surface) =>
      langs.flatMap((lang) => {
        const n = answered.get(`${surface} ${lang}`) ?? 0;
        const needed = thorough ? least[surface] : 1;
        return n < needed ? [`${surface} (${lang}) answers ${n}, not ${needed}`] : [];
      }),
    );
    expect(few).toEqual([]);
  });

  it('says on no surface what is no longer said', () => {
    expect(texts.size).toBeGreaterThan(fewest.texts);
    const found = [...texts].flatMap(([at, text]) => relicsIn(text).map((relic) => `${at}: ${relic}`));
    expect(found).toEqual([]);
  });

  it('tells no figure of balance, time and money that does not follow from its receipts', async () => {
    const facts = [
      ...spreadFacts({ release, g: 0 }),
      ...timeFacts(release),
      ...latestSizeFacts(release),
      ...sizeBasisFacts(release),
    ];
    const kinds = new Set(facts.map(({ kind }) => kind));
    expect(kinds.size).toBeGreaterThanOrEqual(10);
    const faults: string[] = [];
    for (const fact of facts) {
      for (const figure of figuresOf(fact)) {
        const found = await fromReceipts(release, figure);
        if (!(Math.abs(found - figure.value) <= 1e-9 * Math.max(1, Math.abs(found))))
          faults.push(`${fact.kind}: ${figure.value}, but ${found} by ${figure.references.join(' ')}`);
      }
    }
    expect(faults).toEqual([]);
  });

  itThoroughly('reads every sentence that the documentation gives as an example of a claim', () => {
    const page = readFileSync(join(root, 'docs', 'texts.md'), 'utf8');
    const rows = page.split('| claim | English | Chinese |')[1]!.split('\n\n')[0]!.split('\n').slice(2);
    const cells = rows.flatMap((row) => row.split('|').slice(2, 4));
    const sentences = cells.flatMap((cell) =>
      cell.includes('*') ? [cell.replaceAll('*', '').trim()] : cell.trim().split(/; |；/),
    );
    expect(sentences.length).toBeGreaterThan(70);
    const unread = sentences.filter((one) => checkClaim(release, one, 'en').verdict === 'not-understood');
    expect(unread).toEqual([]);
  });

  it('gives assistants and programs the values, ranks and ranges that its texts tell', async () => {
    const ask = await askingMcp(release);
    for (const place of new Set(questions.map((q) => q.place))) {
      if (place === truth.total) continue;
      const { rank, of } = truth.rank(place);
      const range = truth.range(place) ?? null;
      const { figure } = await ask('get_value', { unit: place.code });
      expect(figure).toMatchObject({ value: truth.value(place), rank, of, rankRange: range });
      const query = `level=${place.level}&unit=${place.code}&period=${truth.period}&node=${release.plan.nodes[0]!.id}`;
      const { items } = await askApi(release, `/v1/latest/ranks?${query}`);
      expect(items).toMatchObject([
        { value: truth.value(place), rank, rank_low: range?.low ?? null, rank_high: range?.high ?? null },
      ]);
    }
  });

  it('gives programs and assistants the figures that answer each question', async () => {
    const [ofApi, ofMcp] = [apiAnswers(release), mcpAnswers(release, await askingMcp(release))];
    const answered = { api: 0, mcp: 0 };
    const faults: string[] = [];
    const hold = (value: number, figure: CitedFigure, who: string) => {
      const isSame =
        Math.abs(Math.abs(value) - Math.abs(figure.value)) <= 1e-9 * Math.max(1, Math.abs(value));
      if (!isSame) faults.push(`${who}: ${value}, not ${figure.value} by ${figure.references.join(' ')}`);
    };
    for (const question of questions) {
      const figures = figuresFor(release, truth, question);
      if (figures.length === 0) continue;
      answered.api++;
      let isTold = false;
      for (const figure of figures) {
        hold(await fromAnswers(figure, ofApi), figure, `API, ${question.ask}`);
        const told = await Promise.all(figure.references.map(ofMcp));
        const all = new Map(figure.references.map((of, i) => [of, told[i]]));
        if (told.some((one) => one === undefined)) continue;
        isTold = true;
        hold(await fromAnswers(figure, async (of) => all.get(of)!), figure, `MCP, ${question.ask}`);
      }
      if (isTold) answered.mcp++;
    }
    expect(faults).toEqual([]);
    // The others have no number, or one that is counted over more receipts than anybody asks for.
    expect(answered.api).toBeGreaterThanOrEqual(fewest.ofApi);
    expect(answered.mcp).toBeGreaterThanOrEqual(fewest.ofAssistants);
  });

  it('calls the figures that its texts tell true and others false as claims, and its API has them', async () => {
    const { period, total } = truth;
    const root = release.plan.nodes[0]!.id;
    let asked = 0;
    for (const place of new Set(questions.map((q) => q.place))) {
      const where = { level: place.level, unit: place.code, period, node: root };
      const row = truth.row('changes', where);
      const query = `/v1/latest/analysis/changes?${new URLSearchParams(where)}`;
      const { items } = await askApi(release, query);
      expect(items, query).toMatchObject([{ points: row['points'], percent: row['percent'] }]);
      const [points, growth] = [row['points'], row['percent']] as [number, number];
      const up = points > 0;
      const figures: [number, (said: string) => Record<Lang, string>][] = [
        [
          truth.value(place),
          (n) => ({
            en: `The index of ${place.name.en} was ${n} points in ${period}`,
            zh: `${period}年${place.name.zh}指数为${n}点`,
          }),
        ],
        [
          Math.abs(points),
          (n) => ({
            en: `The index of ${place.name.en} ${up ? 'rose' : 'fell'} by ${n} points in ${period}`,
            zh: `${period}年${place.name.zh}指数${up ? '上升' : '下降'}${n}点`,
          }),
        ],
        [
          Math.abs(growth),
          (n) => ({
            en: `The index of ${place.name.en} ${up ? 'rose' : 'fell'} by ${n}% in ${period}`,
            zh: `${period}年${place.name.zh}指数${up ? '增长' : '下降'}${n}%`,
          }),
        ],
        ...(place === total
          ? []
          : [
              [
                (100 * truth.value(place)) / truth.value(total),
                (n: string) => ({
                  en: `${place.name.en} accounts for ${n}% of ${total.name.en} in ${period}`,
                  zh: `${period}年${place.name.zh}占${total.name.zh}的${n}%`,
                }),
              ] as [number, (said: string) => Record<Lang, string>],
            ]),
      ];
      for (const [value, claim] of figures) {
        for (const lang of langs) {
          asked++;
          const [right, other] = [value, 1.5 * value + 1].map((n) => claim(n.toFixed(2))[lang]);
          expect([right, checkClaim(release, right!, lang).verdict]).toEqual([right, 'true']);
          expect([other, checkClaim(release, other!, lang).verdict]).toEqual([other, 'false']);
        }
      }
    }
    expect(asked).toBeGreaterThanOrEqual(50);
  });

  it('calls a claim of a rank true only where the texts tell one rank, in both languages and for assistants', async () => {
    const ask = await askingMcp(release);
    for (const place of new Set(questions.map((q) => q.place))) {
      if (place.level !== release.plan.level) continue;
      const { rank } = truth.rank(place);
      const range = truth.range(place);
      const open = range !== undefined && range.low < range.high;
      const claims = {
        en: `${place.name.en} ranked ${ordinal(rank)} in ${truth.period}`,
        zh: `${truth.period}年${place.name.zh}列第${rank}位`,
      };
      for (const lang of langs) {
        const { verdict } = checkClaim(release, claims[lang], lang);
        expect([claims[lang], verdict]).toEqual([claims[lang], open ? 'not-distinguishable' : 'true']);
        expect((await ask('check_claim', { claim: claims[lang] }))['verdict']).toBe(verdict);
      }
    }
  });
});

import { hasNaturalZero } from '../../../../src/edition/index.js';
import type { Release } from '../../../../src/release/index.js';
import { checkClaim } from '../../../../src/words/index.js';
import { seeded } from '../../../helpers/random.js';
import { askMaker } from './asks.js';
import { bookOf } from './book.js';
import { inChinese } from './chinese.js';
import { distracted } from './distractions.js';
import { inEnglish } from './english.js';
import { isSettled } from './settled.js';
import { type Ask, truthOf } from './truths.js';

/** What came of generated sentences. */
export interface Tally {
  asked: number;
  /** With one truth, by the files, and nothing that leaves it open; how many of them were true or false. */
  settled: number;
  settledAnswered: number;
  /** With one truth: of these so many were true or false, not distinguishable, without figure or not understood. */
  ordinary: number;
  answered: number;
  open: number;
  refused: number;
  distracted: number;
  /** Of two clauses that say their periods, with one truth; how many of them were true or false. */
  joined: number;
  joinedAnswered: number;
  /** Sentences that were wrongly called true or false, or whose reading has another verdict. */
  wrong: string[];
  unread: Map<string, number>;
}

/** Has so many sentences checked, each against the files of the release. */
export function checkGenerated(release: Release, count: number, seed: number): Tally {
  const book = bookOf(release.folder);
  const random = seeded(seed);
  const draw = askMaker(book, random);
  const tally: Tally = {
    asked: 0,
    settled: 0,
    settledAnswered: 0,
    ordinary: 0,
    answered: 0,
    open: 0,
    refused: 0,
    distracted: 0,
    joined: 0,
    joinedAnswered: 0,
    wrong: [],
    unread: new Map(),
  };
  const one = (lang: 'en' | 'zh') => {
    const ask = draw();
    const words = { en: inEnglish, zh: inChinese }[lang];
    return { ask, text: words(book, ask, random), truth: truthOf(book, ask, lang) };
  };
  const verdictOf = (text: string) => checkClaim(release, text, 'en').verdict;
  for (; tally.asked < count; tally.asked++) {
    const lang = random() < 0.5 ? 'en' : 'zh';
    const first = one(lang);
    const way = random();
    if (way < 0.1) {
      const second = one(lang);
      const text = `${first.text}${lang === 'en' ? ', and ' : '，且'}${second.text}`;
      // A part said once may belong to both; what is meant is known only where each says its own period.
      const verdict = verdictOf(text);
      const truths = [first.truth, second.truth];
      const both = new Set([
        ...(truths.every((truth) => truth.has(true)) ? [true] : []),
        ...(truths.some((truth) => truth.has(false)) ? [false] : []),
      ]);
      if (!saysItsPeriod(first) || !saysItsPeriod(second)) continue;
      if (isWrong(verdict, both)) tally.wrong.push(`${text}: ${verdict}`);
      if (both.size !== 1 || [first, second].some((said) => isVoid(release, said))) continue;
      tally.joined++;
      if (isAnswer(verdict)) tally.joinedAnswered++;
      continue;
    }
    const odd = way < 0.25 ? distracted(first.text, lang, random) : undefined;
    if (odd !== undefined) {
      tally.distracted++;
      const verdict = verdictOf(odd);
      if (isAnswer(verdict)) tally.wrong.push(`${odd}: ${verdict}`);
      continue;
    }
    const { verdict, understood } = checkClaim(release, first.text, lang);
    if (isWrong(verdict, first.truth)) tally.wrong.push(`${first.text}: ${verdict}`);
    // The claim as it was understood says the same where it is asked again.
    const again = understood === undefined ? verdict : verdictOf(understood);
    if (again !== verdict)
      tally.wrong.push(`${first.text}, understood as ${understood}: ${again}, not ${verdict}`);
    if (first.truth.size !== 1 || isVoid(release, first)) continue;
    tally.ordinary++;
    if (isSettled(book, first.ask)) {
      tally.settled++;
      if (isAnswer(verdict)) tally.settledAnswered++;
    }
    if (isAnswer(verdict)) tally.answered++;
    else if (verdict === 'not-distinguishable') tally.open++;
    else {
      tally.refused++;
      const kind = `${lang} ${first.ask.saying.kind} ${verdict}`;
      tally.unread.set(kind, (tally.unread.get(kind) ?? 0) + 1);
      if (process.env['CLAIMS_SHOW']) process.stdout.write(`${first.text}: ${verdict}\n`);
    }
  }
  return tally;
}

/** Whether a sentence divides points whose zero means nothing, which the checker refuses whatever the files give. */
function isVoid({ plan }: Release, { ask }: { ask: Ask }): boolean {
  return !hasNaturalZero(plan) && ['percent', 'times', 'became', 'faster', 'share'].includes(ask.saying.kind);
}

const saysItsPeriod = ({ text }: { text: string }) => /\d{4}/.test(text);

function isWrong(verdict: string, truth: ReadonlySet<boolean>): boolean {
  return (verdict === 'true' && !truth.has(true)) || (verdict === 'false' && !truth.has(false));
}

const isAnswer = (verdict: string) => verdict === 'true' || verdict === 'false';

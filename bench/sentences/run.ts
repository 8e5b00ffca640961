import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildRelease } from '../../dist/cli/build.js';
import { openRelease, type Release } from '../../dist/release/index.js';
import { checkClaim, checkText } from '../../dist/words/index.js';
import { seeded } from '../../test/helpers/random.js';
import { bookOf } from '../../test/words/claims/oracle/book.js';
import { type Sentence, sentencesOf } from './make.js';

const editions = ['china-provinces', 'china-industries', 'china-open', 'world-digital'];

type Judged = Sentence & { verdict: string };

/** Sentences about a release with the verdicts of the checker. */
export function judgedSentences(release: Release, count: number, seed: number): Judged[] {
  return sentencesOf(bookOf(release.folder), count, seeded(seed)).map((one) => {
    const said =
      one.after === undefined ? undefined : checkText(release, `${one.after}\n${one.text}`, one.lang);
    const verdict = said ? said.at(-1)!.checked.verdict : checkClaim(release, one.text, one.lang).verdict;
    return { ...one, verdict };
  });
}

const isSettled = (verdict: string) => verdict === 'true' || verdict === 'false';

/** How many of some sentences are answered, and how many wrongly. */
function tally(judged: readonly Judged[]) {
  const count = (test: (one: Judged) => boolean) => judged.filter(test).length;
  return {
    sentences: judged.length,
    decidable: count(({ truth }) => isSettled(truth)),
    answered: count(({ truth, verdict }) => isSettled(truth) && isSettled(verdict)),
    lies: count(({ truth, verdict }) => truth === 'false' && verdict === 'true'),
    denied: count(({ truth, verdict }) => truth === 'true' && verdict === 'false'),
    odd: count(({ truth, verdict }) => truth === 'none' && isSettled(verdict)),
  };
}

/**
 * Sentences over four releases, whose truth is counted from their files, held against the checker: how many false ones are called
 * true, true ones false, and how many of those that can be decided are answered. Fails where a false one is called true, a true one
 * false, or an odd one either, and where fewer than nine in ten are answered.
 *
 * @param count sentences in all
 * @param out a file to write them to, with truth and verdict
 * @param seed of the sentences of the first release; others have the next ones
 */
export async function benchSentences(
  count: number,
  out?: string,
  seed = 1,
): Promise<{ lines: string[][]; missed: boolean }> {
  const all: (Judged & { edition: string })[] = [];
  for (const [i, edition] of editions.entries()) {
    const folder = mkdtempSync(join(tmpdir(), 'iplus-bench-'));
    try {
      const path = join(folder, 'release');
      await buildRelease(join('editions', edition), path, {});
      const judged = judgedSentences(await openRelease(path), Math.round(count / editions.length), seed + i);
      all.push(...judged.map((one) => ({ ...one, edition })));
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  }
  const row = (name: string, judged: readonly Judged[]) => {
    const of = tally(judged);
    const share = `${((100 * of.answered) / of.decidable).toFixed(1)}%`;
    return [name, of.sentences, of.decidable, share, of.lies, of.denied, of.odd].map(String);
  };
  const head = ['edition', 'sentences', 'decidable', 'answered', 'false called true', 'true called false'];
  const lines = [
    [...head, 'odd called either'],
    ...editions.map((edition) =>
      row(
        edition,
        all.filter((one) => one.edition === edition),
      ),
    ),
    row('all', all),
  ];
  if (out !== undefined) {
    const cell = (text: string) => `"${text.replaceAll('"', '""')}"`;
    const rows = all.map((one) =>
      [one.edition, one.lang, one.kind, one.truth, one.verdict, cell(one.after ?? ''), cell(one.text)].join(
        ',',
      ),
    );
    writeFileSync(out, `${['edition,lang,kind,truth,verdict,after,sentence', ...rows].join('\n')}\n`);
  }
  const { decidable, answered, lies, denied, odd } = tally(all);
  return { lines, missed: lies + denied + odd > 0 || answered < 0.9 * decidable };
}

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildRelease } from '../../dist/cli/build.js';
import { openRelease } from '../../dist/release/index.js';
import { checkClaim } from '../../dist/words/index.js';
import { figuresIn } from './figures.js';
import { type Sentence, sentencesOf } from './make.js';

const editions = ['china-provinces', 'china-industries', 'china-open', 'world-digital'];

/** Pseudo-random numbers in [0, 1), the same in every run. */
function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state * 1664525 + 1013904223) >>> 0;
    return ((state >>> 8) ^ (state << 16)) >>> 0 === 0 ? 0 : (state >>> 8) / 2 ** 24;
  };
}

/**
 * Sentences over four releases, whose truth is counted from their files, held against the checker: how many false ones are called
 * true, true ones false, and how many of those that can be decided are answered. Fails where a false one is called true.
 *
 * @param count sentences in all
 * @param out a file to write them to, with truth and verdict
 */
export async function benchSentences(
  count: number,
  out?: string,
): Promise<{ lines: string[][]; missed: boolean }> {
  const lines = [
    [
      'edition',
      'sentences',
      'decidable',
      'answered',
      'false called true',
      'true called false',
      'odd called either',
    ],
  ];
  const table = ['edition,lang,kind,truth,verdict,sentence'];
  let wrong = 0;
  const all = { decidable: 0, answered: 0 };
  for (const [i, name] of editions.entries()) {
    const folder = mkdtempSync(join(tmpdir(), 'iplus-bench-'));
    try {
      const path = join(folder, 'release');
      await buildRelease(join('editions', name), path, {});
      const release = await openRelease(path);
      const made = sentencesOf(figuresIn(release.folder), Math.round(count / editions.length), seeded(i + 1));
      const judged = made.map((one) => ({
        ...one,
        verdict: checkClaim(release, one.text, one.lang).verdict,
      }));
      const count_ = (test: (one: Sentence & { verdict: string }) => boolean) => judged.filter(test).length;
      const decidable = count_(({ truth }) => truth === 'true' || truth === 'false');
      const answered = count_(
        ({ truth, verdict }) =>
          (truth === 'true' || truth === 'false') && (verdict === 'true' || verdict === 'false'),
      );
      const lie = count_(({ truth, verdict }) => truth === 'false' && verdict === 'true');
      const denied = count_(({ truth, verdict }) => truth === 'true' && verdict === 'false');
      const odd = count_(
        ({ truth, verdict }) => truth === 'none' && (verdict === 'true' || verdict === 'false'),
      );
      wrong += lie + odd;
      all.decidable += decidable;
      all.answered += answered;
      lines.push([
        name,
        String(made.length),
        String(decidable),
        `${((100 * answered) / decidable).toFixed(1)}%`,
        String(lie),
        String(denied),
        String(odd),
      ]);
      table.push(
        ...judged.map((one) => `${name},${one.lang},${one.kind},${one.truth},${one.verdict},"${one.text}"`),
      );
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  }
  if (out !== undefined) writeFileSync(out, `${table.join('\n')}\n`);
  return { lines, missed: wrong > 0 || all.answered < 0.9 * all.decidable };
}

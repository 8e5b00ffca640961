import { describe, expect, it } from 'vitest';
import { often, patience, seedOf, tell } from '../../helpers/reliability.js';
import type { History } from './acts.js';
import { historyOf } from './historyOf.js';
import { Run } from './run.js';
import { shrunk } from './shrink.js';
import { Wrong } from './wrong.js';

type Done = Map<string, number>;

/** What a history shows that should not be; what was done is added up. */
async function faultOf(
  history: History,
  all: Done = new Map(),
): Promise<{ kind: string; text: string } | undefined> {
  const run = await Run.of(history);
  try {
    await run.all();
    for (const [what, n] of run.done) all.set(what, (all.get(what) ?? 0) + n);
    return undefined;
  } catch (error) {
    const [kind, text] =
      error instanceof Wrong ? [error.kind, error.message] : [`${error}`, (error as Error).stack!];
    return { kind, text: [JSON.stringify(history.world), ...run.told, text].join('\n') };
  }
}

describe('a platform that is used in any order', () => {
  it(
    'has the receipts, the balance and the figures of a plain model',
    async () => {
      const count = often(100, { few: 40 });
      const first = seedOf(1);
      const all: Done = new Map();
      for (let seed = first; seed < first + count; seed++) {
        const history = historyOf(seed);
        const fault = await faultOf(history, all);
        if (!fault) continue;
        const short = await shrunk(history, async (one) => (await faultOf(one))?.kind === fault.kind);
        expect.fail(`history ${seed}, shortened:\n${(await faultOf(short))?.text ?? fault.text}`);
      }
      tell('histories', 'histories of the platform', count, { faults: 0, ...Object.fromEntries(all) });
    },
    patience(600_000),
  );
});

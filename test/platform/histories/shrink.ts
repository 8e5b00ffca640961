import type { Act, History } from './acts.js';

/** The shortest history that is found to fail in the same way: acts left out, then records of what is sent. */
export async function shrunk(
  history: History,
  fails: (history: History) => Promise<boolean>,
): Promise<History> {
  let best = history;
  const attempt = async (acts: Act[]): Promise<boolean> => {
    const next = { ...best, acts };
    if (!(await fails(next))) return false;
    best = next;
    return true;
  };
  for (let size = best.acts.length >> 1; size >= 1; size >>= 1)
    for (let at = 0; at < best.acts.length; ) if (!(await attempt(best.acts.toSpliced(at, size)))) at += size;
  for (let at = best.acts.length - 1; at >= 0; at--)
    if (best.acts.length > 1) await attempt(best.acts.toSpliced(at, 1));
  for (const [i, act] of best.acts.entries()) {
    if (act.do !== 'send') continue;
    for (let at = act.records.length - 1; at >= 0; at--) {
      const { records, ...rest } = best.acts[i] as typeof act;
      if (records.length > 1)
        await attempt(best.acts.with(i, { ...rest, records: records.toSpliced(at, 1) }));
    }
  }
  return best;
}

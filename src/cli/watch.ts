import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { type Problem, problemText, type Text } from '../edition/index.js';

const main = fileURLToPath(new URL('main.js', import.meta.url));

/** Milliseconds between two looks at an edition. */
const defaultInterval = 400;

/** How much longer than a look the pause after it is, where an edition has many files. */
const pauseFactor = 10;

/** The longest pause in milliseconds: a look during which the machine slept says nothing of the edition. */
const longestPause = 5_000;

export interface Watching {
  /** Builds the edition; returns the problems, if any. */
  build: () => Promise<Text | undefined>;
  onBuilding: () => void;
  onBuilt: () => void;
  onProblem: (text: Text) => void;
  /** Ends it. */
  signal: AbortSignal;
  /** The state of the edition that was built last. */
  since: string;
  /** Milliseconds between two looks. */
  every?: number;
}

/**
 * Builds an edition again whenever its files have changed and are at rest: an editor that writes a file in several steps, or puts
 * another one in its place, leads to one build. Polls all files instead of relying on notifications of the system, which miss
 * renames by editors, network drives and containers.
 */
export async function watchEdition(edition: string, watching: Watching): Promise<void> {
  const { build, onBuilding, onBuilt, onProblem, signal, every = defaultInterval } = watching;
  let built = watching.since;
  let seen = built;
  while (!signal.aborted) {
    const began = performance.now();
    const now = await stateOfEdition(edition);
    const pause = Math.max(every, Math.min(pauseFactor * (performance.now() - began), longestPause));
    const isAtRest = now === seen;
    seen = now;
    if (isAtRest && now !== built && !signal.aborted) {
      built = now;
      onBuilding();
      const problem = await build();
      if (signal.aborted) return;
      if (problem) onProblem(problem);
      else onBuilt();
    }
    await setTimeout(pause, undefined, { signal, ref: false }).catch(() => {});
  }
}

/** What changes with any file of an edition; what editors and systems keep beside them does not count. */
export async function stateOfEdition(folder: string): Promise<string> {
  const found: string[] = [];
  const look = async (at: string): Promise<void> => {
    const entries = await readdir(at, { withFileTypes: true }).catch(() => []);
    for (const { name } of entries.toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
      if (/^\.|~$|^#.*#$|\.(?:swp|tmp)$/.test(name)) continue;
      const path = join(at, name);
      const state = await stat(path).catch(() => undefined);
      if (state?.isDirectory()) await look(path);
      else if (state) found.push([path, state.ino, state.size, state.mtimeMs, state.ctimeMs].join(' '));
    }
  };
  await look(folder);
  return found.join('\n');
}

/** Builds an edition in a process of its own, so that the server goes on answering; says what stands in its way. */
export async function buildInProcess(
  edition: string,
  out: string,
  signal: AbortSignal,
): Promise<Text | undefined> {
  const args = [main, 'build', edition, '--out', out, '--json'];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'ignore', 'pipe'], signal });
  child.on('error', () => {});
  const [said, [code]] = await Promise.all([text(child.stderr), once(child, 'close')]);
  return code === 0 ? undefined : printedProblem(said);
}

/** The problems that a command printed as JSON, in both languages; anything else as it is. */
function printedProblem(said: string): Text {
  try {
    const { problems } = JSON.parse(said) as { problems: Problem[] };
    const all = (lang: 'en' | 'zh') => problems.map((problem) => problemText(problem, lang)).join('\n\n');
    return { en: all('en'), zh: all('zh') };
  } catch {
    return { en: said.trim(), zh: said.trim() };
  }
}

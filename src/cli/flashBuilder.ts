import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { type Problem, problemText, same, type Text, UserError } from '../edition/index.js';
import type { ToPublish } from '../platform/index.js';
import { buildRelease } from './build.js';

/** The compiled module, whether this one is compiled or not. */
const module = fileURLToPath(new URL('../../dist/cli/flashBuilder.js', import.meta.url));

/** A request to a builder: a release of an edition, in a new folder. */
interface BuildRequest {
  edition: string;
  out: string;
  platform: string;
  /** Whether what was taken is compared with the log first. */
  compares: boolean;
}

/** Builds releases one after the other, in a process of its own that stays: starting one takes longer than the work. */
export interface Builder {
  /** Says what stands in the way, or nothing. */
  build(wanted: BuildRequest): Promise<Text | undefined>;
  /** Starts the process before anything is to be built: loading the program takes longer than building. */
  start(): void;
}

/** What a builder says: what is to be published has to be kept before it goes on; or that it is done, with what stands in the way. */
type Said = { publish: readonly ToPublish[] } | { problem?: Text };

/**
 * @param publish keeps in the log of the platform what enters figures
 * @param signal ends its process
 */
export function flashBuilder(
  publish: (all: readonly ToPublish[]) => Promise<void>,
  signal: AbortSignal,
): Builder {
  let child: ReturnType<typeof fork> | undefined;
  let answer: (problem: Text | undefined) => void = () => {};
  const start = () => {
    const begun = fork(module, ['--build'], { signal, stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
    begun.on('error', () => {});
    begun.on('message', (said: Said) => {
      if (!('publish' in said)) answer(said.problem);
      else
        void publish(said.publish).then(
          () => begun.send({ kept: true }),
          (error: unknown) => begun.send({ kept: false, problem: buildProblem(error) }),
        );
    });
    begun.once('close', (code) => {
      if (child === begun) child = undefined;
      answer(same(`the process that builds ended (${code})`));
    });
    return begun;
  };
  return {
    start: () => {
      child ??= start();
    },
    build: (wanted) =>
      new Promise((resolve) => {
        answer = resolve;
        child ??= start();
        child.send(wanted);
      }),
  };
}

/** What the process of a builder is told: what to build, or whether a publication was kept. */
type Told = BuildRequest | { kept: boolean; problem?: Text };

/** The process of a builder: answers each request, and ends with the one that asks. */
function answerRequests(): void {
  let kept: (told: Extract<Told, { kept: boolean }>) => void = () => {};
  const publish = async (all: readonly ToPublish[]) => {
    const answered = new Promise<Parameters<typeof kept>[0]>((resolve) => {
      kept = resolve;
    });
    process.send!({ publish: all });
    const { kept: isKept, problem } = await answered;
    if (!isKept) throw new Error(problem?.en);
  };
  process.on('message', async (told: Told) => {
    if ('kept' in told) return kept(told);
    const { edition, out, platform, compares } = told;
    const problem = await buildRelease(edition, out, {
      json: true,
      platform: [platform],
      publish,
      compares,
    }).then(() => undefined, buildProblem);
    process.send!({ problem });
  });
  process.on('disconnect', () => process.exit(0));
}

function buildProblem(error: unknown): Text {
  if (!(error instanceof UserError)) return same(error instanceof Error ? error.message : String(error));
  const all = (lang: 'en' | 'zh') =>
    error.problems.map((problem: Problem) => problemText(problem, lang)).join('\n\n');
  return { en: all('en'), zh: all('zh') };
}

if (process.argv[2] === '--build' && process.send) answerRequests();

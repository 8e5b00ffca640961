import { loadSolver, solverFor } from '../../engine/index.js';
import { released } from '../released.js';
import { Bench } from './bench.js';
import type { LabReply, LabRequest } from './messages.js';
import { type Settings, writeSettings } from './settings.js';

/** The engine in a worker: opens the plan and panel of a release once, then answers requests. */
let bench: Promise<Bench> | undefined;

const say = (reply: LabReply) => postMessage(reply);

async function answer(question: LabRequest): Promise<void> {
  if (question.ask === 'open') {
    bench = released(question.from).then(({ plan, panel, solve }) => new Bench(plan, panel, solve));
    return say({ is: 'open', plan: (await bench).plan });
  }
  const on = await benchFor(question.settings);
  if (!on) return;
  if (question.ask === 'outcome') return say({ is: 'outcome', outcome: on.outcome(question.settings) });
  if (question.ask === 'stability') {
    const { settings: of } = question;
    return say({ is: 'stability', settings: writeSettings(of), stability: on.stability(of) });
  }
  const { settings, pair, lang } = question;
  say({ is: 'nearest', nearest: on.nearest(settings, pair, lang, await loadSolver()) });
}

/** The bench, with a solver where the chosen method needs one and the edition does without. */
async function benchFor({ aggregate }: Settings): Promise<Bench | undefined> {
  const on = await bench;
  if (!on || on.solve || !aggregate) return on;
  const solve = await solverFor([aggregate]);
  if (solve) bench = Promise.resolve(on.solvedBy(solve));
  return bench;
}

addEventListener('message', ({ data }: MessageEvent<LabRequest>) => {
  answer(data).catch((error: unknown) => {
    say({ is: 'trouble', text: error instanceof Error ? error.message : String(error) });
  });
});

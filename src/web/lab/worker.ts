import type { Plan } from '../../edition/index.js';
import { loadSolver, solverFor } from '../../engine/index.js';
import { readPanel } from '../../release/index.js';
import { Bench } from './bench.js';
import type { Answer, Question } from './messages.js';
import { writeSettings } from './settings.js';

/** The engine off the page's thread: opens the plan and panel of a release once, then answers changes. */
let bench: Promise<Bench> | undefined;

const say = (answer: Answer) => postMessage(answer);

async function fetched(url: string): Promise<Response> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url}: ${response.status}`);
  return response;
}

async function open(from: string): Promise<Bench> {
  const [plan, buffer] = await Promise.all([
    fetched(`${from}/plan.json`).then((r) => r.json() as Promise<Plan>),
    fetched(`${from}/panel.parquet`).then((r) => r.arrayBuffer()),
  ]);
  const { panel } = await readPanel(buffer, plan);
  return new Bench(plan, panel, await solverFor(plan.nodes));
}

async function answer(question: Question): Promise<void> {
  if (question.ask === 'open') {
    bench = open(question.from);
    return say({ is: 'open', plan: (await bench).plan });
  }
  const on = await bench;
  if (!on) return;
  if (question.ask === 'outcome') return say({ is: 'outcome', outcome: on.outcome(question.settings) });
  if (question.ask === 'stability') {
    const { settings: of } = question;
    return say({ is: 'stability', settings: writeSettings(of), stability: on.stability(of) });
  }
  const { settings, pair, lang } = question;
  say({ is: 'nearest', nearest: on.nearest(settings, pair, lang, await loadSolver()) });
}

addEventListener('message', ({ data }: MessageEvent<Question>) => {
  answer(data).catch((error: unknown) => {
    say({ is: 'trouble', text: error instanceof Error ? error.message : String(error) });
  });
});

import { computed, effect, signal } from '@preact/signals';
import type { Plan } from '../../edition/index.js';
import type { OfferedMethods, PlaceEntry } from '../../words/index.js';
import type { Outcome, Stability } from './bench.js';
import type { LabReply, LabRequest } from './messages.js';
import type { Nearest } from './nearest.js';
import { readSettings, type Settings, unchanged, writeSettings } from './settings.js';

/** The methods that the page offers. */
export const methods = offeredBy(document.getElementById('lab')!.dataset['methods']!);

/** The page leaves out details that a way to aggregate does not have. */
function offeredBy(json: string): OfferedMethods {
  const { aggregates, scales } = JSON.parse(json) as OfferedMethods;
  const whole = aggregates.map(({ title, choice }) => ({
    title,
    choice: { ...choice, details: choice.details ?? null },
  }));
  return { aggregates: whole, scales };
}

/** The state of the page. The address always contains the settings; the worker always computes the newest. */
export const settings = signal<Settings>(readSettings(location.search, methods));
export const plan = signal<Plan | undefined>(undefined);
export const outcome = signal<Outcome | undefined>(undefined);
/** For the current settings; undefined while they change. */
export const stability = signal<Stability | undefined>(undefined);
/** Whether the settings have not changed for a moment, as in between two steps of a drag. */
export const resting = signal(true);
export const trouble = signal('');
export const nearest = signal<Nearest | 'sought' | undefined>(undefined);
/** In a published folder: the folders of places whose name is not their code, by code. */
export const folders = signal<ReadonlyMap<string, string>>(new Map());
const past = signal<readonly Settings[]>([]);
export const canUndo = computed(() => past.value.length > 0);

const worker = new Worker(new URL('./worker.js', import.meta.url), { type: 'module' });
const ask = (question: LabRequest) => worker.postMessage(question);
/** One request at a time: changes made meanwhile are sent after the reply. */
let busy = false;
let stale = false;

/** Reads where the pages of places are. */
export async function readFolders(places: string): Promise<void> {
  const all = (await (await fetch(places)).json()) as PlaceEntry[];
  folders.value = new Map(
    all.flatMap(([code, , , , , , folder]) => (folder === undefined ? [] : [[code, folder]])),
  );
}

export function open(from: string): void {
  ask({ ask: 'open', from });
  effect(() => {
    const now = settings.value;
    if (!plan.value) return;
    stability.value = undefined;
    resting.value = false;
    clearTimeout(settling);
    settling = setTimeout(settled, 200);
    if (busy) stale = true;
    else askOutcome(now);
  });
}

/** Updates that need not follow every frame of a drag: the address, and the rank stability. */
function settled(): void {
  resting.value = true;
  history.replaceState(null, '', `${location.pathname}${writeSettings(settings.peek())}`);
  ask({ ask: 'stability', settings: settings.peek() });
}

let settling: ReturnType<typeof setTimeout> | undefined;

function askOutcome(now: Settings): void {
  busy = true;
  ask({ ask: 'outcome', settings: now });
}

worker.addEventListener('message', ({ data }: MessageEvent<LabReply>) => {
  if (data.is === 'open') plan.value = data.plan;
  else if (data.is === 'outcome') {
    trouble.value = '';
    outcome.value = data.outcome;
  } else if (data.is === 'stability') {
    if (data.settings === writeSettings(settings.peek())) stability.value = data.stability;
  } else if (data.is === 'nearest') {
    const { status, weights } = data.nearest;
    if (status === 'found') change({ weights: { ...settings.peek().weights, ...sharesOf(weights) }, at: '' });
    nearest.value = data.nearest;
  } else trouble.value = data.text;
  if (data.is !== 'outcome' && data.is !== 'trouble') return;
  busy = false;
  if (stale) askOutcome(settings.peek());
  stale = false;
});

/** Converts weights as in an edition to shares of the parent. */
function sharesOf(weights: Record<string, number>): Record<string, number> {
  const nodes = plan.peek()!.nodes;
  const of = new Map(nodes.map((n, g) => [n.id, g]));
  const sums = new Map<number, number>();
  for (const [id, w] of Object.entries(weights)) {
    const { parent } = nodes[of.get(id)!]!;
    sums.set(parent, (sums.get(parent) ?? 0) + w);
  }
  return Object.fromEntries(
    Object.entries(weights).map(([id, w]) => [id, w / (sums.get(nodes[of.get(id)!]!.parent) || 1)]),
  );
}

/** Changes settings; `step` false: part of a drag that is already in the undo list. */
export function change(some: Partial<Settings>, step = true): void {
  nearest.value = undefined;
  if (step) past.value = [...past.value, settings.peek()].slice(-200);
  settings.value = { ...settings.peek(), ...some };
}

export function undo(): void {
  const last = past.value.at(-1);
  if (!last) return;
  nearest.value = undefined;
  past.value = past.value.slice(0, -1);
  settings.value = last;
}

export const reset = () => change({ ...unchanged, at: settings.peek().at, period: settings.peek().period });

export function findNearest(above: number, below: number): void {
  nearest.value = 'sought';
  const lang = document.documentElement.lang.startsWith('zh') ? 'zh' : 'en';
  ask({ ask: 'nearest', settings: settings.peek(), pair: [above, below], lang });
}

export function forgetNearest(): void {
  nearest.value = undefined;
}

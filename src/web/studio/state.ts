import { computed, signal } from '@preact/signals';
import { type DraftFiles, isWritable } from '../../draft/index.js';
import type { Lang, Plan, Problem, Text } from '../../edition/index.js';
import type { Stability } from '../lab/bench.js';
import type { Consequence, Ranges, SeenFinding, Standing, StudioReply, StudioRequest } from './messages.js';

/** A step of the history: what was done, and the files since then. */
export interface Step {
  name: Text;
  files: DraftFiles;
  at: Date;
  /** Steps of one key that follow each other at once are one: a weight that is moved key by key. */
  key?: string;
}

export const lang: Lang = document.documentElement.lang.startsWith('zh') ? 'zh' : 'en';
export const steps = signal<readonly Step[]>([]);
export const at = signal(0);
/** The files as they were last read or written where they are kept. */
export const saved = signal<DraftFiles>(new Map());
export const files = computed<DraftFiles>(() => steps.value[at.value]?.files ?? saved.value);
export const isChanged = computed(() => changedFiles(saved.value, files.value).length > 0);

/** Whether edition.yaml is no YAML: then nothing in it can be changed here. */
export const isBroken = computed(() => files.value.size > 0 && !isWritable(files.value));

/** On a phone one part is shown at a time. */
export const tabs = ['data', 'weights', 'method', 'ranking', 'map', 'check', 'history'] as const;
export const tab = signal<(typeof tabs)[number]>('weights');

export const plan = signal<Plan | undefined>(undefined);
/** The map as it is drawn; undefined where there is none. */
export const map = signal<object | undefined>(undefined);
export const problems = signal<readonly Problem[]>([]);
export const doubts = signal<readonly Text[]>([]);
export const standing = signal<Standing | undefined>(undefined);
export const stability = signal<Stability | undefined>(undefined);
export const period = signal('');
export const trouble = signal('');
/** The message for screen readers, also shown for a moment. */
export const said = signal('');
/** Consequences of changes by their id; absent where they are not known yet. */
export const tried = signal<ReadonlyMap<string, Consequence>>(new Map());
/** A choice that is looked at before it is made. */
export const looking = signal<{ id: string; name: Text; files: DraftFiles } | undefined>(undefined);

/** The standing on the page: that of the choice that is looked at, or the present one. */
export const shown = computed(() => {
  const looked = looking.value && tried.value.get(looking.value.id);
  return looked?.standing ?? standing.value;
});

export const changedFiles = (before: DraftFiles, after: DraftFiles): string[] =>
  [...after].filter(([name, text]) => before.get(name) !== text).map(([name]) => name);

/** Impossible or unlikely figures; undefined until they were looked for. */
export const findings = signal<readonly SeenFinding[] | undefined>(undefined);
/** The objections of the audit, on request. */
export const objections = signal<readonly Text[] | 'asked' | undefined>(undefined);

/** The ranges of ranks that a release will say, on request. */
export const ranges = signal<Ranges | 'asked' | undefined>(undefined);

/** Replies about spreadsheets go to who asked. */
export const sheetReply = signal<(StudioReply & { is: 'sheet' }) | undefined>(undefined);

const worker = new Worker(new URL('./worker.js', import.meta.url), { type: 'module' });
export const ask = (question: StudioRequest) => worker.postMessage(question);

/** Every reading of the files is a turn; replies of earlier ones are late. */
let turn = 0;
let isBusy = false;
let waiting: Record<string, number> | undefined;
let settling: ReturnType<typeof setTimeout> | undefined;
const asked = new Set<string>();

/** Reads the files as they are now, after a step or when a step was taken back. */
export function readNow(): void {
  turn++;
  tried.value = new Map();
  asked.clear();
  looking.value = undefined;
  stability.value = undefined;
  objections.value = undefined;
  ranges.value = undefined;
  const now = files.peek();
  // Where nothing was saved yet, ranks are compared with those of the first step.
  const isSaved = saved.peek().size === 0 ? at.peek() === 0 : changedFiles(saved.peek(), now).length === 0;
  ask({ ask: 'read', turn, files: now, isSaved });
}

/** Asks for the ranking under shares that are being moved; one request at a time. */
export function askStanding(shares: Record<string, number> = {}): void {
  waiting = shares;
  if (isBusy) return;
  isBusy = true;
  ask({ ask: 'standing', turn, period: period.peek(), shares });
  waiting = undefined;
}

/** Asks once what other files would do; they are made when they are first asked about. */
export function askTry(id: string, other: () => DraftFiles): void {
  if (asked.has(id)) return;
  asked.add(id);
  ask({ ask: 'try', turn, id, period: period.peek(), files: other() });
}

/** Who waits for the problems that other files would have. */
const vetting = new Map<number, { take: (found: Problem[]) => void; fail: (error: Error) => void }>();

/** The problems that other files would have; nothing changes. */
export function vetted(other: DraftFiles): Promise<Problem[]> {
  const number = ++vets;
  ask({ ask: 'vet', turn: number, files: other });
  return new Promise((take, fail) => vetting.set(number, { take, fail }));
}
let vets = 0;

/** Asks what a reviewer might object to the index as it is. */
export function askAudit(): void {
  objections.value = 'asked';
  ask({ ask: 'audit', turn, period: period.peek() });
}

/** Asks for the ranges of ranks that a release of the edition will say. */
export function askRanges(): void {
  ranges.value = 'asked';
  ask({ ask: 'ranges', turn, period: period.peek() });
}

export function setPeriod(next: string): void {
  period.value = next;
  objections.value = undefined;
  ranges.value = undefined;
  tried.value = new Map();
  asked.clear();
  askStanding();
  settle();
}

function settle(): void {
  stability.value = undefined;
  clearTimeout(settling);
  settling = setTimeout(() => {
    ask({ ask: 'stability', turn, period: period.peek() });
    ask({ ask: 'judge', turn });
  }, 250);
}

worker.addEventListener('message', ({ data }: MessageEvent<StudioReply>) => {
  if (data.is === 'trouble') {
    trouble.value = data.text;
    isBusy = false;
    for (const { fail } of vetting.values()) fail(new Error(data.text));
    vetting.clear();
    return;
  }
  if (data.is === 'sheet') {
    sheetReply.value = data;
    return;
  }
  if (data.is === 'vetted') {
    vetting.get(data.turn)?.take(data.problems);
    vetting.delete(data.turn);
    return;
  }
  if (data.is === 'standing') {
    isBusy = false;
    if (data.turn === turn) {
      standing.value = data.standing;
      if (period.peek() === '') period.value = data.standing.period;
    }
    if (waiting) askStanding(waiting);
    return;
  }
  if (data.turn !== turn) return;
  if (data.is === 'read') taken(data);
  else if (data.is === 'stability') stability.value = data.stability;
  else if (data.is === 'judged') findings.value = data.findings;
  else if (data.is === 'ranges') ranges.value = data.ranges;
  else if (data.is === 'audited') objections.value = data.objections;
  else tried.value = new Map([...tried.peek(), [data.id, data.consequence]]);
});

function taken(read: StudioReply & { is: 'read' }): void {
  trouble.value = '';
  problems.value = read.problems;
  doubts.value = read.doubts;
  if (read.map !== undefined) map.value = read.map ?? undefined;
  if (!read.plan) return;
  if (!read.plan.periods.slice(read.plan.first).includes(period.peek())) period.value = '';
  plan.value = read.plan;
  askStanding();
  settle();
}

/** Does something: a step of the history from which everything after it is dropped. */
export function edit(name: Text, next: DraftFiles, key?: string): void {
  if (next === files.peek()) return;
  const before = steps.peek().slice(0, at.peek() + 1);
  const last = before.at(-1);
  const isSame = key !== undefined && last?.key === key && Date.now() - last.at.getTime() < 3_000;
  const step = { name, files: next, at: new Date(), ...(key === undefined ? {} : { key }) };
  steps.value = [...(isSame ? before.slice(0, -1) : before), step];
  at.value = steps.peek().length - 1;
  said.value = name[lang];
  readNow();
}

/** Goes to a step of the history. */
export function goTo(step: number): void {
  if (step < 0 || step >= steps.peek().length || step === at.peek()) return;
  at.value = step;
  said.value = steps.peek()[step]!.name[lang];
  readNow();
}

export const undo = () => goTo(at.peek() - 1);
export const redo = () => goTo(at.peek() + 1);

import type { Lang, Plan } from '../../edition/index.js';
import type { Outcome, Stability } from './bench.js';
import type { Nearest } from './nearest.js';
import type { Settings } from './settings.js';

/** Requests of the page to the worker. `from` is the address of the release. */
export type LabRequest =
  | { ask: 'open'; from: string }
  | { ask: 'outcome'; settings: Settings }
  | { ask: 'stability'; settings: Settings }
  | { ask: 'nearest'; settings: Settings; pair: readonly [above: number, below: number]; lang: Lang };

/** Replies of the worker. */
export type LabReply =
  | { is: 'open'; plan: Plan }
  | { is: 'outcome'; outcome: Outcome }
  /** With the address of its settings. */
  | { is: 'stability'; settings: string; stability: Stability }
  | { is: 'nearest'; nearest: Nearest }
  | { is: 'trouble'; text: string };

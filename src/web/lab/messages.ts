import type { Lang, Plan } from '../../edition/index.js';
import type { Outcome, Stability } from './bench.js';
import type { Nearest } from './nearest.js';
import type { Settings } from './settings.js';

/** What the page asks of the worker. `from` is where the release is served. */
export type Question =
  | { ask: 'open'; from: string }
  | { ask: 'outcome'; settings: Settings }
  | { ask: 'stability'; settings: Settings }
  | { ask: 'nearest'; settings: Settings; pair: readonly [above: number, below: number]; lang: Lang };

/** What the worker answers. */
export type Answer =
  | { is: 'open'; plan: Plan }
  | { is: 'outcome'; outcome: Outcome }
  /** With the settings it is of, as their address. */
  | { is: 'stability'; settings: string; stability: Stability }
  | { is: 'nearest'; nearest: Nearest }
  | { is: 'trouble'; text: string };

import type { Plan } from '../../edition/index.js';
import type { Outcome, Stability } from './bench.js';
import type { Settings } from './settings.js';

/** What the page asks of the worker. `from` is where the release is served. */
export type Question =
  | { ask: 'open'; from: string }
  | { ask: 'outcome'; settings: Settings }
  | { ask: 'stability'; settings: Settings }
  | { ask: 'nearest'; settings: Settings; above: number; below: number };

/** What the worker answers. */
export type Answer =
  | { is: 'open'; plan: Plan }
  | { is: 'outcome'; outcome: Outcome }
  /** With the settings it is of, as their address. */
  | { is: 'stability'; settings: string; stability: Stability }
  | { is: 'nearest'; status: string; weights: Record<string, number>; distance: number }
  | { is: 'trouble'; text: string };

import type { WhatIf } from '../../analysis/index.js';
import type { Plan } from '../../edition/index.js';

/** What the page asks: which rank, of whom and of what; `from` is where the release lies. */
export interface Question {
  from: string;
  unit: string;
  node: string;
  period: string;
  rank: number;
}

/** What the worker answers. */
export type Answer = { is: 'found'; plan: Plan; found: WhatIf } | { is: 'trouble'; text: string };

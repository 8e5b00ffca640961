import type { WhatIf } from '../../analysis/index.js';
import type { Plan } from '../../edition/index.js';

/** Request of the page: unit, node, period and target rank; `from` is the address of the release. */
export interface WhatIfRequest {
  from: string;
  unit: string;
  node: string;
  period: string;
  rank: number;
}

/** Reply of the worker. */
export type WhatIfReply = { is: 'found'; plan: Plan; found: WhatIf } | { is: 'trouble'; text: string };

import type { DraftFiles, Measured } from '../../draft/index.js';
import type { Plan, Problem, Text } from '../../edition/index.js';
import type { Stability } from '../lab/bench.js';

/** The ranking of one period. */
export interface Standing {
  period: string;
  values: Float64Array;
  ranks: Int32Array;
  /** Ranks in the edition as it was last saved; 0 where a unit has none. */
  savedRanks: Int32Array;
}

/** What a change would do to the ranking that is shown. */
export interface Consequence {
  /** Whether the edition would say the same as now. */
  same: boolean;
  standing?: Standing;
  /** Units whose rank differs, and the one that moves most. */
  moved: number;
  most?: { unit: number; by: number };
  /** Units that would lose their score, or get one. */
  lost: number[];
  gained: number[];
  /** Why it cannot be done. */
  problems: Problem[];
}

/** Requests of the page to the worker. */
export type StudioRequest =
  /** What files do not say: figures that were counted from records. */
  | { ask: 'begin'; measured?: Measured }
  | { ask: 'read'; turn: number; files: DraftFiles; isSaved: boolean }
  /** Shares of their parent by node, other than those that were read. */
  | { ask: 'standing'; turn: number; period: string; shares: Record<string, number> }
  | { ask: 'stability'; turn: number; period: string }
  | { ask: 'try'; turn: number; id: string; period: string; files: DraftFiles };

/** Replies of the worker, with the turn of the request. */
export type StudioReply =
  | { is: 'read'; turn: number; plan?: Plan; problems: Problem[]; doubts: Text[] }
  | { is: 'standing'; turn: number; standing: Standing }
  | { is: 'stability'; turn: number; stability: Stability }
  | { is: 'tried'; turn: number; id: string; consequence: Consequence }
  | { is: 'trouble'; text: string };

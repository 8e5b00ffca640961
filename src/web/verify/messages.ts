import type { Check } from '../../packages/index.js';

/** What the page asks: the address of the site of a release, and whom the reader trusts. */
export interface VerifyRequest {
  from: string;
  keys: string[];
  witnesses: string[];
  needed?: number;
}

/** What became of a file: it is what the list says or not, and came out the same or not when it was calculated again. */
export interface FileState {
  path: string;
  isSame?: boolean;
  isRecomputed?: boolean;
}

export type VerifyReply =
  | { is: 'file'; file: FileState; done: number; of: number }
  | { is: 'computing' }
  | { is: 'done'; id: string; checks: Check[]; milliseconds: number; trouble?: string }
  | { is: 'trouble'; text: string };

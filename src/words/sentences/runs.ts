import type { FactOf, RankedPlace } from '../facts/fact.js';

/** Members told in one breath: one after the other, or all at once because they cannot be told apart. */
export interface Run {
  members: RankedPlace[];
  /** Whether their order is open. */
  open: boolean;
  /** Whether there are more that are not named. */
  rest: boolean;
}

/** Blocks as runs: neighbouring blocks of one member make one run. */
export function runsOf(blocks: FactOf<'leaders'>['blocks'], more: number): Run[] {
  const runs: Run[] = [];
  for (const [i, block] of blocks.entries()) {
    const rest = i === blocks.length - 1 && more > 0;
    const open = block.length > 1 || rest;
    const last = runs.at(-1);
    if (last && !open && !last.open) last.members.push(...block);
    else runs.push({ members: [...block], open, rest });
  }
  return runs;
}

import type { Block, FactOf, RankedPlace } from '../facts/fact.js';

/** Members named together: one after the other, or as a set because they have no order. */
export interface MemberRun {
  members: RankedPlace[];
  order: Block['order'];
  /** Whether there are more that are not named. */
  rest: boolean;
}

/** Blocks as runs: neighbouring blocks of one member make one run. */
export function runsOf(blocks: FactOf<'leaders'>['blocks'], more: number): MemberRun[] {
  const runs: MemberRun[] = [];
  for (const [i, block] of blocks.entries()) {
    const rest = i === blocks.length - 1 && more > 0;
    const last = runs.at(-1);
    if (last && block.order === 'settled' && last.order === 'settled') last.members.push(...block.members);
    else runs.push({ members: [...block.members], order: block.order, rest });
  }
  return runs;
}

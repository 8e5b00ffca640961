import type { Text } from '../../edition/index.js';
import type { PlaceView } from './view.js';

/** One step of a waterfall. */
export interface Step {
  key: string;
  title: Text;
  points: number;
}

/** What parts leave over. */
export const notOfOne: Text = { en: 'not of one part alone', zh: '非单一部分所致' };

/** What parts add to a difference, and what they leave over: nothing where the parts add up to the whole. */
export function stepsTo(difference: number, steps: readonly Step[], rest: Text): Step[] {
  const left = difference - steps.reduce((sum, s) => sum + s.points, 0);
  const size = Math.max(Math.abs(difference), ...steps.map((s) => Math.abs(s.points)));
  return Math.abs(left) <= 1e-9 * size ? [...steps] : [...steps, { key: '', title: rest, points: left }];
}

/** A change since the base, and the steps it is made of. */
export interface ChangeOf {
  from: number;
  to: number;
  steps: Step[];
  by: 'part' | 'member';
  /** Whether the steps add up without a rest. */
  exact: boolean;
}

/** From the base to the period, part by part, or for a group whose parts do not add up member by member; undefined where there is none. */
export function changeOf(view: PlaceView): ChangeOf | undefined {
  const { receipt, base } = view;
  if (receipt.value === null || !base || base.value === null) return undefined;
  const { steps, by } = changeSteps(view);
  if (steps.length === 0) return undefined;
  const all = stepsTo(receipt.value - base.value, steps, notOfOne);
  return { from: base.value, to: receipt.value, steps: all, by, exact: all.length === steps.length };
}

/** The steps by part; by the members that moved most where a group has no parts that add up. */
function changeSteps({ receipt, base }: PlaceView): { steps: Step[]; by: 'part' | 'member' } {
  const before = new Map(base!.parts.map((p) => [p.node, p.points ?? 0]));
  if (receipt.parts.length > 0 && base!.parts.length > 0) {
    const steps = receipt.parts.map((p) => ({
      key: p.node,
      title: p.title,
      points: (p.points ?? 0) - (before.get(p.node) ?? 0),
    }));
    return { steps, by: 'part' };
  }
  const was = new Map(base!.members.map((m) => [m.code, m.value]));
  if (receipt.rollUp !== 'sum') return { steps: [], by: 'member' };
  const moved = receipt.members
    .map((m) => ({ key: m.code, title: m.name, points: m.value - (was.get(m.code) ?? 0) }))
    .sort((a, b) => Math.abs(b.points) - Math.abs(a.points));
  const others = moved.slice(8);
  if (others.length === 0) return { steps: moved, by: 'member' };
  const title = { en: `${others.length} others`, zh: `其余${others.length}个` };
  const sum = others.reduce((s, o) => s + o.points, 0);
  return { steps: [...moved.slice(0, 8), { key: 'others', title, points: sum }], by: 'member' };
}

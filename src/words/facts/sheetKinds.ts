import type { Text } from '../../edition/index.js';
import type { Subject } from '../../release/index.js';
import type { CitedFigure, RankRange } from './figure.js';

/** What the sheet of a unit tells beside its other facts. `from` is the period it is compared with, three years before. */
export interface SheetKinds {
  /** The rank with its range, what it was, and the parts whose rank changed most in either direction. */
  course: {
    from: string;
    rank: CitedFigure;
    range: RankRange | undefined;
    before: CitedFigure;
    value: CitedFigure;
    valueBefore: CitedFigure;
    gained: PartMove | undefined;
    lost: PartMove | undefined;
    /** Those that its rank cannot be told from. */
    rivals: readonly Subject[];
  };
  /**
   * The units whose scores were close then, or so many of the nearest where more were, and which of them have risen in rank and are ahead
   * now; of `sure` the ranges of the two ranks do not meet.
   */
  risen: {
    from: string;
    nearest: boolean;
    units: CitedFigure;
    ahead: readonly Subject[];
    sure: readonly Subject[];
  };
  /** The part in which one that rose and is ahead gained most on the unit. */
  'rose-in': { from: string; peer: Subject; part: Text; by: CitedFigure; own: CitedFigure };
  /** The rank by an index built with the change of one indicator that another unit achieved, all else unchanged. */
  lever: { from: string; indicator: Text; peer: Subject; rank: CitedFigure; same: boolean };
  /** The same with all levers. */
  levers: { count: CitedFigure; rank: CitedFigure; same: boolean };
}

/** The rank of a part at both ends. */
export interface PartMove {
  part: Text;
  before: CitedFigure;
  now: CitedFigure;
}

import { type Level, levelsOf, type MatchedSet } from '../../analysis/index.js';
import { type Lang, line, type Plan, publishedPeriods } from '../../edition/index.js';
import { ranksIn } from '../../engine/index.js';
import { explain, findSubject, type Receipt, type Subject, subjectsOf } from '../../release/index.js';
import { changeOver, placeAt } from '../../words/index.js';
import { rootOf, type Shown } from '../shown.js';

/** One figure of one place as its page shows it. */
export interface PlaceView {
  release: Shown;
  plan: Plan;
  lang: Lang;
  subject: Subject;
  receipt: Receipt;
  /** The same figure in the base period; undefined where the period is the base. */
  base: Receipt | undefined;
  /** The level or group that the place is ranked in; undefined for the total. */
  level: Level | undefined;
  isUnit: boolean;
  /** Number of the node and of the published period. */
  g: number;
  t: number;
  /** The beginning of the addresses of the release in this language. */
  root: string;
  /** The address of the place in this period; a node follows it. */
  here: string;
}

/** What a page shows of the figure of a receipt. */
export function viewOf(release: Shown, receipt: Receipt, lang: Lang): PlaceView {
  const { plan, index } = release;
  const subject = subjectOf(plan, receipt);
  const root = rootOf(release, lang);
  return {
    release,
    plan,
    lang,
    subject,
    receipt,
    base: receipt.base === null ? undefined : explain(release, subject, receipt.base.period, receipt.node),
    level: levelsOf(plan, index).find((l) => l.id === subject.level),
    isUnit: subject.level === plan.level,
    g: plan.nodes.findIndex((n) => n.id === receipt.node),
    t: publishedPeriods(plan).indexOf(receipt.period),
    root,
    here: `${root}/place/${encodeURIComponent(subject.code)}/${receipt.period}`,
  };
}

function subjectOf(plan: Plan, { unit }: Receipt): Subject {
  const own = subjectsOf(plan).find((s) => s.code === unit.code && s.level === unit.level);
  return own ?? findSubject(plan, unit.code);
}

/** The change of the figure since the base, over what both periods have; NaN where there is none. */
export function sinceBase({ release, plan, receipt, subject, g, t }: PlaceView): {
  change: number;
  set: MatchedSet | undefined;
} {
  if (receipt.base === null || receipt.base.value === null) return { change: Number.NaN, set: undefined };
  return changeOver(release, g, [plan.base - plan.first, t], placeAt(release, subject));
}

/** The address of a figure of another place, of the same node and period; of the root without a node. */
export function figureAt({ root, receipt, plan }: PlaceView, code: string, node = receipt.node): string {
  const tail = node === plan.nodes[0]!.id ? '' : `/${node}`;
  return `${root}/place/${encodeURIComponent(code)}/${receipt.period}${tail}`;
}

/** Values and ranks of all members of the level of a place, in a period. */
export function standingsAt({ level, g }: PlaceView, t: number) {
  return {
    values: level ? line(level, g, t) : new Float64Array(0),
    ranks: level ? ranksIn(level, g, t) : new Int32Array(0),
  };
}

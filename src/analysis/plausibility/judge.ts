import { inputsOfFormula, offset, type Panel, type Plan, Reason, type Text } from '../../edition/index.js';
import {
  acceptance,
  acceptedTexts,
  acceptedUnseen,
  changedSinceAccepted,
  goneSinceAccepted,
  leftOutText,
} from './accepted.js';
import { sameRows } from './breaks.js';
import { cellFindings, codeFindings, oncePerCell } from './cells.js';
import { collinear, columnFindings, fewFigures } from './columns.js';
import { exchangedColumns, exchangedPeriods, exchangedRows } from './exchanged.js';
import type { Finding } from './finding.js';
import { relationFindings } from './relations/relationFindings.js';
import { secondSourceFindings } from './secondSource.js';
import { falseIn } from './usual.js';

/** The figures without those that cannot be true. */
export interface PlausibleFigures {
  panel: Panel;
  /** The notes for readers: figures that are left out, and those that were accepted. */
  doubts: Text[];
}

/** The findings about the figures of an edition, and their notes. */
export interface JudgedFigures extends PlausibleFigures {
  /** Impossible and unlikely figures without a decision, impossible ones first. */
  open: Finding[];
  /** Findings that someone accepted, with a reason. */
  accepted: Finding[];
}

/**
 * Figures that cannot be true are left out, unless the edition accepts them. Searches for nothing else, since builds
 * need no more.
 */
export function plausibleFigures(plan: Plan, panel: Panel): PlausibleFigures {
  if (plan.accepted?.length) return judgeFigures(plan, panel);
  return decided(
    plan,
    panel,
    plan.indicators.flatMap((_, k) => codeFindings(plan, panel, k)),
  );
}

/** The findings about single figures, one for each: a code, a relation, or what its series and its period say. */
function allCellFindings(plan: Plan, panel: Panel): Finding[] {
  const all = plan.indicators.flatMap((_, k) => cellFindings(plan, panel, k));
  const single = surest(plan, panel, all);
  const codes = single.filter(({ kind }) => kind === 'sentinel' || kind === 'nines');
  const rows = exchangedRows(plan, panel);
  // The periods beside exchanged rows are compared with wrong figures.
  const isInRow = ({ unit, period }: Finding) =>
    rows.some((row) => row.unit === unit && Math.abs(row.period! - period!) <= 1);
  return oncePerCell([
    ...codes,
    ...secondSourceFindings(plan, panel),
    ...rows,
    ...relationFindings(plan, panel),
    ...single.filter((one) => !isInRow(one)),
  ]);
}

/** More findings than chance allows are told only where figures are so many times beyond their limits, and the next one. */
const sure = 1.5;

/** The findings that chance does not explain in a table; those accepted hide no others. */
function surest(plan: Plan, panel: Panel, findings: readonly Finding[]): Finding[] {
  const isAccepted = findings.map((one) => acceptance(plan, one) !== undefined);
  const all = findings.flatMap(({ over = [] }, i) => (isAccepted[i] ? [] : over)).sort((a, b) => b - a);
  const usual = Math.floor(observedFigures(panel) / falseIn);
  const least = all[Math.max(usual, all.filter((over) => over >= sure).length + 1) - 1] ?? 0;
  return findings.filter(({ over = least }, i) => isAccepted[i] || over >= least);
}

function observedFigures({ reasons }: Panel): number {
  let count = 0;
  for (const reason of reasons) if (reason === Reason.observed) count++;
  return count;
}

/**
 * Judges the raw figures: those that cannot be true are left out, unless the edition accepts them; unlikely ones are
 * kept.
 */
export function judgeFigures(plan: Plan, panel: Panel): JudgedFigures {
  const cells = allCellFindings(plan, panel);
  const { unlikely, impossible, ...rest } = decided(plan, panel, cells);
  const whole = wholeFindings(plan, rest.panel);
  const isAccepted = (one: Finding) => acceptance(plan, one) !== undefined;
  const accepted = [...rest.accepted, ...whole.filter(isAccepted)];
  return {
    panel: rest.panel,
    doubts: [...impossible.map((one) => leftOutText(plan, one)), ...acceptedTexts(plan, accepted)],
    accepted,
    open: [
      ...impossible,
      ...changedSinceAccepted(plan, panel),
      ...goneSinceAccepted(plan, [...cells, ...whole]),
      ...unlikely.filter((one) => !followsFrom(plan, one, [...cells, ...rest.accepted])),
      ...whole.filter((one) => !isAccepted(one)),
    ],
  };
}

/** The findings about whole columns and rows. */
const wholeFindings = (plan: Plan, panel: Panel): Finding[] => [
  ...exchangedColumns(plan, panel),
  ...exchangedPeriods(plan, panel),
  ...columnFindings(plan, panel),
  ...sameRows(plan, panel),
  ...fewFigures(plan, panel),
  ...collinear(plan, panel),
];

/** Whether a finding about a computed figure follows from one about a figure that it is computed from, of the same period or of the one beside it, accepted or not. */
function followsFrom(plan: Plan, { indicator, unit, period }: Finding, cells: readonly Finding[]): boolean {
  const inputs = inputsOfFormula(plan, indicator);
  return cells.some(
    (one) => inputs.includes(one.indicator) && one.unit === unit && Math.abs(one.period! - period!) <= 1,
  );
}

function decided(plan: Plan, panel: Panel, cells: readonly Finding[]) {
  const isAccepted = (finding: Finding) => acceptance(plan, finding) !== undefined;
  const accepted = [...cells.filter(isAccepted), ...acceptedUnseen(plan, panel, cells)];
  const impossible = cells.filter((one) => one.level === 'impossible' && !isAccepted(one));
  return {
    panel: impossible.length > 0 ? withoutCells(panel, impossible) : panel,
    doubts: impossible.map((one) => leftOutText(plan, one)),
    accepted,
    impossible,
    unlikely: cells.filter((one) => one.level === 'unlikely' && !isAccepted(one)),
  };
}

/** A copy of the panel without some cells. */
function withoutCells(panel: Panel, findings: readonly Finding[]): Panel {
  const copy = { ...panel, values: panel.values.slice(), reasons: panel.reasons.slice() };
  for (const { indicator, unit, period } of findings) {
    const place = offset(panel, indicator, unit!, period!);
    copy.values[place] = Number.NaN;
    copy.reasons[place] = Reason.implausible;
  }
  return copy;
}

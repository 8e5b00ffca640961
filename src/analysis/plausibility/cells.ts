import { at, line, offset, type Panel, type Plan, Reason } from '../../edition/index.js';
import { type ColumnSlips, columnSlips } from './columnSlips.js';
import { farFindings } from './far.js';
import { type Finding, numberText } from './finding.js';
import { otherUnits } from './otherUnits.js';
import { perCentFindings, shareFindings } from './perCent.js';
import { collectFindings, type Rows } from './rows.js';
import { spikeFindings } from './spikeFindings.js';
import { zeroFindings } from './zeros.js';

/** The observed figure of a cell; NaN where it is none. */
export function observedFigure(panel: Panel, k: number, c: number, t: number): number {
  return panel.reasons[offset(panel, k, c, t)] === Reason.observed ? at(panel, k, c, t) : Number.NaN;
}

/** The findings about cells of an indicator that may be codes for “no figure”: the only ones that can be impossible. */
export function codeFindings(plan: Plan, panel: Panel, k: number): Finding[] {
  const hasAny = plan.periods.some((_, t) => line(panel, k, t).some(isNines));
  return hasAny ? codesIn(rowsOf(plan, panel, k), k) : [];
}

/** The observed figures of an indicator. */
export const rowsOf = (plan: Plan, panel: Panel, k: number): number[][] =>
  plan.units.map((_, c) => plan.periods.map((_, t) => observedFigure(panel, k, c, t)));

/** All findings about single cells of an indicator. */
export function cellFindings(plan: Plan, panel: Panel, k: number): Finding[] {
  const rows = rowsOf(plan, panel, k);
  const codes = codesIn(rows, k);
  const seen = new Set(codes.map(({ unit, period }) => `${unit} ${period}`));
  const clean = rows.map((row, c) => row.map((x, t) => (seen.has(`${c} ${t}`) ? Number.NaN : x)));
  const zeros = zeroFindings(clean, k);
  const { findings, mended } = unitFindings(plan, clean, k);
  const odd = [...findings, ...spikeFindings(plan, mended, k), ...farFindings(plan, mended, k)];
  return [...codes, ...oncePerCell([...zeros, ...odd, ...perCentFindings(plan, clean, k)])];
}

/** Figures of an indicator in another unit of measure than its others: shares among per cents, thousands among ones; and the figures without it. */
export function unitFindings(plan: Plan, rows: Rows, k: number): ColumnSlips {
  const shares = shareFindings(plan, rows, k);
  const slips = columnSlips(plan, rows, k);
  const others = otherUnits(plan, slips.mended, k);
  const isNew = ({ period }: Finding) => shares.every((one) => one.period !== period);
  return {
    findings: [...shares, ...[...slips.findings, ...others.findings].filter(isNew)],
    mended: others.mended,
  };
}

/** The first finding of each cell: the one that says most comes first. */
export function oncePerCell(all: readonly Finding[]): Finding[] {
  const seen = new Set<string>();
  return all.filter(({ indicator, unit, period }) => {
    const cell = `${indicator} ${unit} ${period}`;
    return !seen.has(cell) && seen.add(cell);
  });
}

/** 99, 999 … up to the largest that a number holds exactly. */
const allNines = new Set(Array.from({ length: 14 }, (_, n) => Number('9'.repeat(n + 2))));

/** Whether all digits of a number are nines. Called for every figure, so that it does not format the number. */
const isNines = (x: number) => Number.isInteger(x) && allNines.has(Math.abs(x));

/**
 * Probable codes for “no figure”: −999, −9999 … where no other figure is negative, and −99 where it occurs more than
 * once (a single −99 is only unlikely); 9999 … where it is more than ten times the largest other figure.
 */
function codesIn(rows: Rows, k: number): Finding[] {
  const nines = rows.flatMap((row) => row.filter(isNines));
  if (nines.length === 0) return [];
  const all = rows.flat().filter((x) => x === x);
  const plain = all.filter((x) => !isNines(x));
  const most = plain.reduce((a, b) => Math.max(a, b), 0);
  const hasNegative = plain.some((x) => x < 0);
  return collectFindings(rows, (value, unit, period) => {
    if (!isNines(value)) return undefined;
    const cell = { indicator: k, unit, period, value };
    if (value < 0 && !hasNegative) {
      const isCode = value < -99 || nines.filter((x) => x === value).length > 1;
      return {
        ...cell,
        kind: 'sentinel',
        level: isCode ? 'impossible' : 'unlikely',
        text: {
          en: `${numberText(value)} is often a code for “no figure”; no other figure is negative`,
          zh: `${numberText(value)}常用作“无数值”的代码；其余数值均不为负`,
        },
      };
    }
    if (String(value).length < 4 || !(value > 10 * most) || plain.length === 0) return undefined;
    return {
      ...cell,
      kind: 'nines',
      level: 'unlikely',
      text: {
        en: `${numberText(value)} is often a code for “no figure”; all others are at most ${numberText(most)}`,
        zh: `${numberText(value)}常用作“无数值”的代码；其余数值不超过${numberText(most)}`,
      },
    };
  });
}

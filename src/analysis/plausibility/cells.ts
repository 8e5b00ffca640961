import { at, isPerCent, line, offset, type Panel, type Plan, Reason } from '../../edition/index.js';
import { exp, log, median, quantile } from '../../engine/index.js';
import { type Finding, numberText } from './finding.js';
import { periodText } from './periodText.js';
import { collectFindings, type Rows } from './rows.js';
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

const rowsOf = (plan: Plan, panel: Panel, k: number): Rows =>
  plan.units.map((_, c) => plan.periods.map((_, t) => observedFigure(panel, k, c, t)));

/** All findings about single cells of an indicator. */
export function cellFindings(plan: Plan, panel: Panel, k: number): Finding[] {
  const rows = rowsOf(plan, panel, k);
  const codes = codesIn(rows, k);
  const seen = new Set(codes.map(({ unit, period }) => `${unit} ${period}`));
  const clean = rows.map((row, c) => row.map((x, t) => (seen.has(`${c} ${t}`) ? Number.NaN : x)));
  const scales = scaleFindings(plan, clean, k);
  for (const { unit, period } of scales) clean[unit!]![period!] = Number.NaN;
  return [
    ...codes,
    ...scales,
    ...zeroFindings(clean, k),
    ...jumpFindings(plan, clean, k),
    ...perCentFindings(plan, clean, k),
  ];
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

/** The ratio to its neighbours from which a figure counts as of another scale. */
const otherScaleRatio = 100;

function scaleFindings(plan: Plan, rows: Rows, k: number): Finding[] {
  const far = (x: number, y: number) => {
    const ratio = Math.abs(x / y);
    return ratio >= otherScaleRatio || ratio <= 1 / otherScaleRatio;
  };
  const found = collectFindings(rows, (value, unit, period) => {
    const [before, after] = neighbours(rows[unit]!, period);
    if (value === 0 || before === undefined || after === undefined) return undefined;
    const isAlone = far(value, before.x) && far(value, after.x) && !far(before.x, after.x);
    return isAlone ? scaleFinding(plan, k, { unit, period, value }, [before, after]) : undefined;
  });
  const odd = new Set(found.map(({ unit, period }) => `${unit} ${period}`));
  // At an end of a series there is one neighbour, which must not be the odd one itself.
  const ends = collectFindings(rows, (value, unit, period) => {
    const near = neighbours(rows[unit]!, period).filter((one) => one !== undefined);
    const [only] = near;
    if (value === 0 || near.length !== 1 || !only || odd.has(`${unit} ${only.t}`) || !far(value, only.x))
      return undefined;
    const others = rows
      .flatMap((row, c) => (c === unit ? [] : [Math.abs(row[period]!)]))
      .filter((x) => x > 0);
    if (others.length < 3 || !far(value, median(others))) return undefined;
    return scaleFinding(plan, k, { unit, period, value }, near);
  });
  return [...found, ...ends];
}

function neighbours(row: readonly number[], t: number): ({ x: number; t: number } | undefined)[] {
  return [nearestFigure(row, t, -1), nearestFigure(row, t, 1)];
}

/** The nearest figure before or after a period. */
function nearestFigure(
  row: readonly number[],
  t: number,
  step: 1 | -1,
): { x: number; t: number } | undefined {
  for (let s = t + step; s >= 0 && s < row.length; s += step) {
    const x = row[s]!;
    if (x === x && x !== 0) return { x, t: s };
  }
  return undefined;
}

function scaleFinding(
  plan: Plan,
  indicator: number,
  cell: { unit: number; period: number; value: number },
  near: readonly ({ x: number; t: number } | undefined)[],
): Finding {
  const said = (lang: 'en' | 'zh', colon: string) =>
    near.flatMap((one) => (one ? [`${periodText(plan, one.t)[lang]}${colon}${numberText(one.x)}`] : []));
  return {
    ...cell,
    indicator,
    kind: 'other-scale',
    level: 'unlikely',
    text: {
      en: `${numberText(cell.value)} differs by orders of magnitude from the periods beside it (${said('en', ': ').join(', ')})`,
      zh: `${numberText(cell.value)}与相邻时期相差两个数量级以上（${said('zh', '：').join('，')}）`,
    },
  };
}

/** Changes beyond all others of their own series and beyond those of other units in the same period. */
function jumpFindings(plan: Plan, rows: Rows, k: number): Finding[] {
  const changes = rows.map((row) =>
    row.map((x, t) => (t > 0 && x > 0 && row[t - 1]! > 0 ? log(x / row[t - 1]!) : Number.NaN)),
  );
  const isBeyond = (x: number, [low, high]: readonly [number, number], slack: number) =>
    x > high + slack || x < low - slack;
  const ofPeriod = plan.periods.map((_, t) => {
    const column = changes.map((row) => row[t]!).filter((x) => x === x);
    return column.length >= 5 ? ([quantile(column, 0.05), quantile(column, 0.95)] as const) : undefined;
  });
  return collectFindings(rows, (value, unit, period) => {
    const change = changes[unit]![period]!;
    const own = changes[unit]!.filter((x, t) => x === x && t !== period);
    const others = ofPeriod[period];
    if (change !== change || own.length < 2 || !others) return undefined;
    const range = [Math.min(...own), Math.max(...own)] as const;
    const slack = 3 * Math.max(range[1] - range[0], 0.1);
    const isLarge = Math.abs(change - median(own)) >= 0.69;
    if (!isLarge || !isBeyond(change, range, slack) || !isBeyond(change, others, 0.1)) return undefined;
    const times = (x: number) => numberText(Number(exp(x).toPrecision(3)));
    const before = rows[unit]![period - 1]!;
    return {
      indicator: k,
      unit,
      period,
      value,
      kind: 'jump',
      level: 'unlikely',
      text: {
        en: `${numberText(value)} is ${times(change)} times the period before (${numberText(before)}); its own other changes are ${times(range[0])} to ${times(range[1])}, those of nine in ten units ${times(others[0])} to ${times(others[1])}`,
        zh: `${numberText(value)}为上期（${numberText(before)}）的${times(change)}倍；其自身历次变动为${times(range[0])}至${times(range[1])}倍，同期九成${plan.unitsTitle.zh}的变动为${times(others[0])}至${times(others[1])}倍`,
      },
    };
  });
}

/** A per cent beyond 100, where nearly all are below. */
function perCentFindings(plan: Plan, rows: Rows, k: number): Finding[] {
  const { unit: measure } = plan.indicators[k]!;
  if (!isPerCent(measure.en) && !isPerCent(measure.zh)) return [];
  const all = rows.flat().filter((x) => x === x);
  const beyond = all.filter((x) => x > 100);
  // In a small table one alone is odd, too.
  if (beyond.length > Math.max(all.length / 20, all.length < 5 ? 0 : 1)) return [];
  return collectFindings(rows, (value, unit, period) =>
    value > 100
      ? {
          indicator: k,
          unit,
          period,
          value,
          kind: 'per-cent-beyond-100',
          level: 'unlikely',
          text: {
            en: `${numberText(value)}%; ${all.length - beyond.length} of ${all.length} figures are at most 100%`,
            zh: `${numberText(value)}%；${all.length}个数值中有${all.length - beyond.length}个不超过100%`,
          },
        }
      : undefined,
  );
}

import { inputsOfFormula, offset, type Panel, type Plan, Reason, type Text } from '../../edition/index.js';
import { sameRows } from './breaks.js';
import { cellFindings, codeFindings, observedFigure, oncePerCell } from './cells.js';
import { collinear, columnFindings, fewFigures } from './columns.js';
import { exchangedColumns, exchangedPeriods, exchangedRows } from './exchanged.js';
import { type Finding, numberText } from './finding.js';
import { periodText } from './periodText.js';
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
  const cells = plan.accepted?.length
    ? allCellFindings(plan, panel)
    : plan.indicators.flatMap((_, k) => codeFindings(plan, panel, k));
  return decided(plan, panel, cells);
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
  return {
    ...rest,
    open: [
      ...impossible,
      ...changedSinceAccepted(plan, panel),
      ...unlikely.filter((one) => !followsFrom(plan, one, [...cells, ...rest.accepted])),
      ...exchangedColumns(plan, rest.panel),
      ...exchangedPeriods(plan, rest.panel),
      ...columnFindings(plan, rest.panel),
      ...sameRows(plan, rest.panel),
      ...fewFigures(plan, rest.panel),
      ...collinear(plan, rest.panel),
    ],
  };
}

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
  const unlikely = cells.filter((one) => one.level === 'unlikely' && !isAccepted(one));
  return {
    panel: impossible.length > 0 ? withoutCells(panel, impossible) : panel,
    doubts: [...impossible.map((one) => leftOutText(plan, one)), ...acceptedTexts(plan, accepted)],
    accepted,
    impossible,
    unlikely,
  };
}

function acceptance({ accepted = [], indicators, units, periods }: Plan, finding: Finding) {
  const { indicator, unit, period, value } = finding;
  return accepted.find(
    (one) =>
      one.indicator === indicators[indicator]!.id &&
      one.unit === units[unit ?? -1]?.code &&
      one.period === periods[period ?? -1] &&
      one.value === value,
  );
}

/** Figures that someone accepted, at their places, with what they are now. */
function acceptedCells({ accepted = [], indicators, units, periods }: Plan, panel: Panel) {
  return accepted.flatMap(({ value: was, by, ...one }) => {
    const indicator = indicators.findIndex(({ id }) => id === one.indicator);
    const unit = units.findIndex(({ code }) => code === one.unit);
    const period = periods.indexOf(one.period);
    if (indicator < 0 || unit < 0 || period < 0) return [];
    const value = observedFigure(panel, indicator, unit, period);
    return [{ was, by, cell: { indicator, unit, period, value } }];
  });
}

/** Accepted figures without a finding: readers are told of them, whatever is found today. */
function acceptedUnseen(plan: Plan, panel: Panel, cells: readonly Finding[]): Finding[] {
  return acceptedCells(plan, panel).flatMap(({ was, cell }): Finding[] => {
    const isSeen = cells.some(
      (one) =>
        one.indicator === cell.indicator &&
        one.unit === cell.unit &&
        one.period === cell.period &&
        one.value === was,
    );
    const text = { en: numberText(was), zh: numberText(was) };
    return isSeen || cell.value !== was ? [] : [{ ...cell, kind: 'accepted', level: 'unlikely', text }];
  });
}

/** Accepted figures that have changed since. */
function changedSinceAccepted(plan: Plan, panel: Panel): Finding[] {
  return acceptedCells(plan, panel).flatMap(({ was, by, cell }): Finding[] => {
    if (cell.value === was) return [];
    const now = cell.value === cell.value ? numberText(cell.value) : '–';
    return [
      {
        ...cell,
        kind: 'accepted-other',
        level: 'unlikely',
        text: {
          en: `${by} accepted ${numberText(was)}; the figure is now ${now}`,
          zh: `${by}确认的是${numberText(was)}，现为${now}`,
        },
      },
    ];
  });
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

/** Where a finding is: unit, period, indicator. */
export function whereText(plan: Plan, finding: Finding): Text {
  const { en, zh } = placeText(plan, finding);
  const { title } = plan.indicators[finding.indicator]!;
  return { en: [...en, title.en].join(', '), zh: [...zh, title.zh].join('，') };
}

/** The unit and the periods of a finding, as far as it has them. */
function placeText(plan: Plan, { unit, period, until }: Finding): Record<'en' | 'zh', string[]> {
  const parts = (lang: 'en' | 'zh') =>
    [
      unit === undefined ? undefined : plan.units[unit]!.name[lang],
      [period, until].flatMap((t) => (t === undefined ? [] : [periodText(plan, t)[lang]])).join('–') ||
        undefined,
    ].filter((part) => part !== undefined);
  return { en: parts('en'), zh: parts('zh') };
}

function leftOutText(plan: Plan, finding: Finding): Text {
  const where = whereText(plan, finding);
  return {
    en: `${where.en}: ${finding.text.en}. It is left out.`,
    zh: `${where.zh}：${finding.text.zh}。该数值未计入。`,
  };
}

/** The notes about accepted figures; those of an indicator that have the same reason are told together. */
function acceptedTexts(plan: Plan, accepted: readonly Finding[]): Text[] {
  const keys = accepted.map((finding) => {
    const { by, reason, source } = acceptance(plan, finding)!;
    return JSON.stringify([finding.indicator, by, reason, source]);
  });
  return [...new Set(keys)].map((key) => {
    const of = accepted.filter((_, i) => keys[i] === key);
    return of.length === 1 ? acceptedText(plan, of[0]!) : acceptedTogetherText(plan, of);
  });
}

function acceptedTogetherText(plan: Plan, findings: readonly Finding[]): Text {
  const { by, reason, source } = acceptance(plan, findings[0]!)!;
  const title = plan.indicators[findings[0]!.indicator]!.title;
  const from = { en: source.en && ` (${source.en})`, zh: source.zh && `（${source.zh}）` };
  const places = findings.map((finding) => placeText(plan, finding));
  return {
    en: `${title.en}: ${findings.length} figures look unlikely and count as they stand, accepted by ${by}: ${reason.en}${from.en} They are of ${places.map(({ en }) => en.join(' ')).join(', ')}.`,
    zh: `${title.zh}：有${findings.length}个数值看似异常，按原值计入，由${by}确认：${reason.zh}${from.zh}涉及${places.map(({ zh }) => zh.join('')).join('、')}。`,
  };
}

function acceptedText(plan: Plan, finding: Finding): Text {
  const where = whereText(plan, finding);
  const { by, reason, source } = acceptance(plan, finding)!;
  const from = { en: source.en && ` (${source.en})`, zh: source.zh && `（${source.zh}）` };
  return {
    en: `${where.en}: ${finding.text.en}. It counts as it stands, accepted by ${by}: ${reason.en}${from.en}`,
    zh: `${where.zh}：${finding.text.zh}。按原值计入，由${by}确认：${reason.zh}${from.zh}`,
  };
}

import type { Panel, Plan, Text } from '../../edition/index.js';
import { observedFigure } from './cells.js';
import { type Finding, numberText } from './finding.js';
import { periodText } from './periodText.js';

/** What someone said of a finding: of its figure, or of a finding of its kind in this place. */
export function acceptance({ accepted = [], indicators, units, periods }: Plan, finding: Finding) {
  const { indicator, unit, period, value, kind } = finding;
  return accepted.find(
    (one) =>
      one.indicator === indicators[indicator]!.id &&
      one.unit === units[unit ?? -1]?.code &&
      one.period === periods[period ?? -1] &&
      (one.kind === undefined || one.kind === kind) &&
      (one.value === value || (one.kind !== undefined && one.value === undefined)),
  );
}

/** What an edition says to accept a finding: its figure, or its kind where it is of no single one. */
export function acceptanceOf({ indicators, units, periods }: Plan, finding: Finding) {
  const { indicator, unit, period, value, kind } = finding;
  const isFigure = unit !== undefined && period !== undefined && value !== undefined && value === value;
  return {
    indicator: indicators[indicator]!.id,
    ...(isFigure ? {} : { kind }),
    ...(unit === undefined ? {} : { unit: units[unit]!.code }),
    ...(period === undefined ? {} : { period: periods[period]! }),
    ...(isFigure ? { value } : {}),
  };
}

/** Figures that someone accepted, at their places, with what they are now. */
function acceptedCells({ accepted = [], indicators, units, periods }: Plan, panel: Panel) {
  return accepted.flatMap(({ value: was, by, kind, ...one }) => {
    if (kind !== undefined || was === undefined) return [];
    const indicator = indicators.findIndex(({ id }) => id === one.indicator);
    const unit = units.findIndex(({ code }) => code === one.unit);
    const period = periods.indexOf(one.period!);
    if (indicator < 0 || unit < 0 || period < 0) return [];
    const value = observedFigure(panel, indicator, unit, period);
    return [{ was, by, cell: { indicator, unit, period, value } }];
  });
}

/** Accepted figures without a finding: readers are told of them, whatever is found today. */
export function acceptedUnseen(plan: Plan, panel: Panel, cells: readonly Finding[]): Finding[] {
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
export function changedSinceAccepted(plan: Plan, panel: Panel): Finding[] {
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

/** Findings that someone accepted by their kind, and that are not found any more. */
export function goneSinceAccepted({ accepted = [], ...plan }: Plan, found: readonly Finding[]): Finding[] {
  const { indicators, units, periods } = plan;
  return accepted.flatMap(({ kind, by, ...one }): Finding[] => {
    const isThere = found.some((finding) =>
      acceptance({ ...plan, accepted: [{ kind, by, ...one }] }, finding),
    );
    if (kind === undefined || isThere) return [];
    const [unit, period] = [units.findIndex(({ code }) => code === one.unit), periods.indexOf(one.period!)];
    return [
      {
        indicator: indicators.findIndex(({ id }) => id === one.indicator),
        ...(unit < 0 ? {} : { unit }),
        ...(period < 0 ? {} : { period }),
        kind: 'accepted-other',
        level: 'unlikely',
        text: {
          en: `${by} accepted a finding of the kind ${kind}; there is none here now`,
          zh: `${by}确认的是 ${kind} 类情形，现已不存在`,
        },
      },
    ];
  });
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

export function leftOutText(plan: Plan, finding: Finding): Text {
  const where = whereText(plan, finding);
  return {
    en: `${where.en}: ${finding.text.en}. It is left out.`,
    zh: `${where.zh}：${finding.text.zh}。该数值未计入。`,
  };
}

/** The notes about accepted figures; those of an indicator that have the same reason are told together. */
export function acceptedTexts(plan: Plan, accepted: readonly Finding[]): Text[] {
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
    en: `${title.en}: ${findings.length} findings look unlikely and count as they stand, accepted by ${by}: ${reason.en}${from.en} They are of ${places.map(({ en }) => en.join(' ')).join(', ')}.`,
    zh: `${title.zh}：有${findings.length}处看似异常，按原值计入，由${by}确认：${reason.zh}${from.zh}涉及${places.map(({ zh }) => zh.join('')).join('、')}。`,
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

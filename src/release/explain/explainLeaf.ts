import { at, line, lines, offset, positionOf, Reason, type ScaleChoice } from '../../edition/index.js';
import { fitScale, meanOf, orientedScale, present, scales } from '../../engine/index.js';
import type { Release } from '../readRelease.js';
import { computedOf } from './explainComputed.js';
import type { FormulaStep, WrittenExpression } from './explainFormula.js';
import { roundStep } from './explainNode.js';
import { scaleFormula } from './explainScale.js';
import { treatFormula } from './explainTreat.js';
import { call, mean, numberExpression } from './expression.js';

/**
 * The steps from the raw figure of one indicator of one unit to its score: division, imputation, treatment, direction and
 * normalisation, as far as they apply. Empty where there is no score.
 *
 * @param g index of a leaf
 * @param t index of a published period
 */
export function leafFormula(release: Release, g: number, t: number, unit: number): FormulaStep[] {
  const { plan, panel, index } = release;
  const score = at(index, g, unit, t);
  if (Number.isNaN(score)) return [];
  const k = plan.nodes[g]!.indicator;
  const { direction, denominator, per, normalise } = plan.indicators[k]!;
  const cell = cellOf(release, k, plan.first + t, unit);
  const steps: FormulaStep[] = [];
  const filled = direction * index.panel.values[cell]!;
  const made = isFilledHere(release, k, cell) ? null : computedOf(release, k, unit, plan.first + t);
  if (made?.expression) {
    steps.push({ step: 'compute', given: {}, expression: made.expression, value: panel.values[cell]! });
  }
  if (isFilledHere(release, k, cell)) steps.push(fillStep(release, k, plan.first + t, unit, filled));
  else if (denominator >= 0) {
    const below = panel.values[cellOf(release, denominator, plan.first + t, unit)]!;
    const expression = `${numberExpression(panel.values[cell]!)} / (${numberExpression(below)} / ${numberExpression(per)})`;
    steps.push({ step: 'divide', given: {}, expression, value: filled });
  }
  const treated = direction * index.treatedPanel.values[cell]!;
  if (treated !== filled) {
    steps.push({ step: 'treat', ...treatFormula(release, k, plan.first + t, unit), value: treated });
  }
  const turned = index.treatedPanel.values[cell]!;
  const unturned = normalise.method !== 'base-share' && scales[normalise.method].unoriented === true;
  const x = unturned ? treated : turned;
  if (direction === -1 && !unturned) {
    steps.push({ step: 'turn', given: {}, expression: `-1 * ${numberExpression(treated)}`, value: turned });
  }
  const { round } = plan.nodes[g]!;
  const exact = round === undefined ? score : unroundedScore(release, g, t, x);
  if (normalise.method === 'base-share') steps.push(...baseShare(release, g, turned, exact));
  else steps.push({ step: 'scale', ...scaleFormula(x, fittedScale(release, g, t, normalise)), value: exact });
  return round === undefined ? steps : [...steps, roundStep(exact, score, round)];
}

/** The score of a leaf before rounding. */
function unroundedScore(release: Release, g: number, t: number, x: number): number {
  const { plan, index } = release;
  const how = plan.indicators[plan.nodes[g]!.indicator]!.normalise;
  if (how.method === 'base-share') return x * (how.scale / index.bases[g]!);
  const { scale, sample, reference } = fittedScale(release, g, t, how);
  return fitScale(scale.method, sample, { ...scale, reference })!(x);
}

/** The scale of a leaf with the sample that the engine fits it to, with the direction applied. */
function fittedScale({ plan, index }: Release, g: number, t: number, written: ScaleChoice) {
  const { indicator } = plan.nodes[g]!;
  const { direction } = plan.indicators[indicator]!;
  const base = plan.base - plan.first;
  const sampleIn = (from: number, to: number) =>
    lines(index.treatedPanel, indicator, plan.first + from, plan.first + to);
  const of = {
    'each-period': () => sampleIn(t, t + 1),
    'base-period': () => sampleIn(base, base + 1),
    'all-periods': () => sampleIn(0, index.periods),
  }[written.over]();
  const reference =
    scales[written.method].reference === 'base'
      ? meanOf(present(sampleIn(base, base + 1)))
      : (of[written.unit] ?? Number.NaN);
  return { scale: orientedScale(written, direction), sample: present(of), reference };
}

/**
 * The score as a share of the total in the base period, in per cent or on another scale. An indicator that starts later
 * is linked to the node above it.
 */
function baseShare({ plan, index }: Release, g: number, x: number, score: number): FormulaStep[] {
  const { indicator } = plan.nodes[g]!;
  const how = plan.indicators[indicator]!.normalise;
  const scale = how.method === 'base-share' ? how.scale : 1;
  const base = index.bases[g]!;
  const last: FormulaStep = {
    step: 'scale',
    given: { base },
    expression: `${numberExpression(scale)} * ${numberExpression(x)} / ${numberExpression(base)}`,
    value: score,
  };
  const start = index.start[g]!;
  if (start <= plan.base - plan.first) return [last];
  const first = line(index.treatedPanel, indicator, plan.first + start);
  const total = first.reduce((sum, y) => (Number.isNaN(y) ? sum : sum + y), 0);
  const level = total / base;
  const expression = `${numberExpression(total)} / ${numberExpression(level)}`;
  const of = plan.periods[plan.first + start]!;
  return [{ step: 'base', of, given: { level }, expression, value: base }, last];
}

/** The imputation as a formula where that is short, else only its result. */
function fillStep(release: Release, k: number, at: number, unit: number, value: number): FormulaStep {
  return { step: 'fill', ...filling(release, k, at, unit, value), value };
}

function filling(release: Release, k: number, at: number, unit: number, value: number): WrittenExpression {
  const { plan, index } = release;
  const { direction } = plan.indicators[k]!;
  const how = plan.method.impute;
  const reason = index.panel.reasons[cellOf(release, k, at, unit)];
  const known = (s: number, c: number) => {
    const cell = cellOf(release, k, s, c);
    const x = direction * index.panel.values[cell]!;
    return Number.isNaN(x) || isFilledHere(release, k, cell) ? undefined : x;
  };
  if (reason === Reason.imputedLinear) {
    const [from, to] = [nearestKnown(-1), nearestKnown(1)];
    const [a, b] = [numberExpression(known(from, unit)!), numberExpression(known(to, unit)!)];
    return { given: {}, expression: `${a} + ${at - from} / ${to - from} * (${b} - ${a})` };
  }
  if (how.method === 'mean' || how.method === 'median') {
    const memberOf = how.by < 0 ? plan.units.map(() => 0) : plan.groupings[how.by]!.memberOf;
    const others = plan.units.flatMap((_, c) => (memberOf[c] === memberOf[unit] ? (known(at, c) ?? []) : []));
    return { given: {}, expression: how.method === 'mean' ? mean(others) : call('median', others) };
  }
  return { given: {}, expression: numberExpression(value) };

  function nearestKnown(step: 1 | -1): number {
    let s = at + step;
    while (s >= 0 && s < plan.periods.length && known(s, unit) === undefined) s += step;
    return s;
  }
}

/** Whether the method imputed a cell, rather than the data containing an imputed value. */
function isFilledHere({ plan, panel, index }: Release, k: number, cell: number): boolean {
  if (index.panel.reasons[cell]! < Reason.imputedLinear) return false;
  const { denominator } = plan.indicators[k]!;
  const { unit, period } = positionOf(panel, cell);
  const below = denominator < 0 ? 0 : at(panel, denominator, unit, period);
  return Number.isNaN(panel.values[cell]!) || Number.isNaN(below);
}

function cellOf({ panel }: Release, k: number, at: number, unit: number): number {
  return offset(panel, k, unit, at);
}

import type { Plan } from '../plan.js';
import type { Text } from '../text.js';
import { parseFormula } from './languages.js';
import { type FormulaTree, namesIn } from './tree.js';

/** The parts of a plan that formulas may name. */
export type FormulaScope = Pick<Plan, 'indicators' | 'economy' | 'contextual' | 'level'>;

/** The meaning of a name in a formula. */
export type FormulaSource =
  | { of: 'indicator'; indicator: number; title: Text; unit: Text }
  /** Figures of the economy, of the vintage that the edition uses for its units. */
  | { of: 'economy'; id: string; title: Text; unit: Text }
  /** Figures of one period. */
  | { of: 'contextual'; contextual: number; title: Text; unit: Text };

/**
 * What a name stands for: an indicator, a figure of the economy, or a contextual indicator of the level of the units. The same
 * figure of the economy under two names is one.
 *
 * @returns all that it may stand for; exactly one in a valid edition
 */
export function sourcesOf(
  { indicators, economy, contextual, level }: FormulaScope,
  name: string,
): FormulaSource[] {
  const found: FormulaSource[] = [];
  const indicator = indicators.findIndex(({ id }) => id === name);
  if (indicator >= 0) found.push({ of: 'indicator', indicator, ...titleAndUnit(indicators[indicator]!) });
  const figure = economy?.indicators.find(({ id }) => id === name);
  if (figure) found.push({ of: 'economy', id: name, ...titleAndUnit(figure) });
  const beside = contextual.findIndex((one) => one.id === name && one.level === level);
  const isSame = figure && sameFigures(figure.id, contextual[beside], economy!);
  if (beside >= 0 && !isSame)
    found.push({ of: 'contextual', contextual: beside, ...titleAndUnit(contextual[beside]!) });
  return found;
}

const titleAndUnit = ({ title, unit }: { title: Text; unit: Text }) => ({ title, unit });

/** Whether a contextual indicator repeats figures of the economy. */
function sameFigures(
  id: string,
  one: Plan['contextual'][number] | undefined,
  economy: NonNullable<Plan['economy']>,
): boolean {
  if (!one) return false;
  const facts = economy.facts.filter(
    (f) => f.used && f.indicator === id && f.level === one.level && f.period === one.period,
  );
  return facts.length > 0 && facts.every(({ code, value }) => one.values[code] === value);
}

/** All names that a formula may use. */
export function knownNames({ indicators, economy, contextual, level }: FormulaScope): string[] {
  const beside = contextual.filter((one) => one.level === level);
  return [...new Set([...indicators, ...(economy?.indicators ?? []), ...beside].map(({ id }) => id))];
}

const parsed = new Map<string, FormulaTree>();

/** The tree of a formula that is known to be one. */
export function formulaTree(formula: string): FormulaTree {
  let tree = parsed.get(formula);
  if (!tree) {
    tree = parseFormula(formula);
    parsed.set(formula, tree);
  }
  return tree;
}

/** The names in a formula; where it cannot be read, all words that may be some. */
export function namesInFormula(formula: string | undefined): string[] {
  if (formula === undefined) return [];
  try {
    return namesIn(formulaTree(formula));
  } catch {
    return formula.match(/[A-Za-z0-9][A-Za-z0-9.-]*/g) ?? [];
  }
}

/** The other indicators that the formula of an indicator names. */
export function inputsOfFormula(plan: Pick<Plan, 'indicators'>, k: number): number[] {
  return namesInFormula(plan.indicators[k]!.formula).flatMap((name) => {
    const at = plan.indicators.findIndex(({ id }) => id === name);
    return at < 0 || at === k ? [] : [at];
  });
}

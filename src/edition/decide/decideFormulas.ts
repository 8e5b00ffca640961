import { checkUnits, UnitsDiffer } from '../formula/check.js';
import { sourcesOf } from '../formula/sources.js';
import { type FormulaTree, namesIn } from '../formula/tree.js';
import { parseUnit, unitText } from '../formula/unitOfMeasure.js';
import type { Place } from '../problems/problem.js';
import { problems } from '../problems/problems.js';
import { indicatorPlace, type WrittenIndicator } from '../tree/writtenIndicators.js';
import type { Decisions } from './decisions.js';
import { type Nameable, readFormulas } from './readFormulas.js';

/** Checks the formulas of computed indicators: their form, names, circles and units. */
export function checkFormulas(decisions: Decisions, plan: Nameable, rows: readonly WrittenIndicator[]): void {
  const written = rows.flatMap((row) =>
    row.formula === undefined ? [] : [{ id: row.id, formula: row.formula, at: formulaPlace(decisions, row) }],
  );
  for (const { id, tree, at } of readFormulas(plan, written, decisions.found))
    checkUnitsOf(decisions, plan, id, tree, at);
}

function formulaPlace(decisions: Decisions, row: WrittenIndicator): Place {
  if (row.line !== undefined) return { ...indicatorPlace(decisions, row), column: 'formula' };
  return decisions.at(['indicators', decisions.source.indicators?.indexOf(row) ?? -1, 'formula']);
}

function checkUnitsOf({ found }: Decisions, plan: Nameable, id: string, tree: FormulaTree, at: Place): void {
  const own = plan.indicators.find((one) => one.id === id)!;
  const formula = own.formula!;
  const without = [
    ...namesIn(tree).map((name) => [name, sourcesOf(plan, name)[0]!.unit] as const),
    [id, own.unit] as const,
  ]
    .filter(([, unit]) => unit.en.trim() === '')
    .map(([name]) => name);
  for (const name of new Set(without)) found.push(problems.noUnit(at, name, formula));
  if (without.length > 0) return;
  const declared = parseUnit(own.unit);
  try {
    checkUnits(tree, (name) => sourcesOf(plan, name)[0]!, declared);
  } catch (error) {
    if (!(error instanceof UnitsDiffer)) throw error;
    const [a, b] = [unitText(error.a), unitText(error.b)];
    found.push(
      error.isWhole
        ? problems.unitOfFormula(at, formula, a, own.unit, error.factor)
        : problems.unitsDiffer(at, formula, a, b),
    );
  }
}

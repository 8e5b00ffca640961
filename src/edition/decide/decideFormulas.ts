import { checkUnits, UnitsDiffer } from '../formula/check.js';
import { parseFormula } from '../formula/parse.js';
import { type FormulaScope, knownNames, sourcesOf } from '../formula/sources.js';
import { FormulaFault } from '../formula/tokens.js';
import { cycleIn, type FormulaTree, namesIn, nodesOf } from '../formula/tree.js';
import { parseUnit, unitText } from '../formula/unitOfMeasure.js';
import type { Plan } from '../plan.js';
import type { Place } from '../problems/problem.js';
import { problems } from '../problems/problems.js';
import { indicatorPlace, type WrittenIndicator } from '../tree/writtenIndicators.js';
import type { Decisions } from './decisions.js';

type Given = FormulaScope & Pick<Plan, 'groupings' | 'periods' | 'units'>;

/** Checks the formulas of computed indicators: their form, names, circles and units. */
export function checkFormulas(decisions: Decisions, plan: Given, rows: readonly WrittenIndicator[]): void {
  const trees = new Map<string, FormulaTree>();
  const places = new Map<string, Place>();
  for (const row of rows) {
    if (row.formula === undefined) continue;
    const at = formulaPlace(decisions, row);
    const tree = readTree(decisions, row.formula, at);
    if (!tree) continue;
    trees.set(row.id, tree);
    places.set(row.id, at);
  }
  const sound = [...trees].filter(([id, tree]) => namesAreKnown(decisions, plan, tree, places.get(id)!));
  const circle = cycleIn(trees);
  if (circle) decisions.found.push(problems.formulaCircle(places.get(circle[0]!)!, circle));
  else for (const [id, tree] of sound) checkUnitsOf(decisions, plan, id, tree, places.get(id)!);
}

function formulaPlace(decisions: Decisions, row: WrittenIndicator): Place {
  if (row.line !== undefined) return { ...indicatorPlace(decisions, row), column: 'formula' };
  return decisions.at(['indicators', decisions.source.indicators?.indexOf(row) ?? -1, 'formula']);
}

function readTree({ found }: Decisions, formula: string, at: Place): FormulaTree | undefined {
  try {
    return parseFormula(formula);
  } catch (error) {
    if (!(error instanceof FormulaFault)) throw error;
    found.push(problems.noFormula(at, formula, error.at, error.found, error.expected));
    return undefined;
  }
}

function namesAreKnown({ found }: Decisions, plan: Given, tree: FormulaTree, at: Place): boolean {
  const before = found.length;
  for (const name of namesIn(tree)) {
    const sources = sourcesOf(plan, name);
    const kind = { en: 'figure for a formula', zh: '公式可用的数值' };
    if (sources.length === 0) found.push(problems.unknownCode(at, kind, name, knownNames(plan)));
    if (sources.length > 1) found.push(problems.ambiguousName(at, name));
  }
  for (const node of nodesOf(tree)) {
    if ('column' in node && node.column !== undefined) {
      const columns = plan.groupings.map(({ column }) => column);
      const kind = { en: 'column of groups', zh: '分组列' };
      if (!columns.includes(node.column)) found.push(problems.unknownCode(at, kind, node.column, columns));
    }
    if (node.is !== 'name') continue;
    if (node.period !== undefined) checkPeriod(found, plan, node.name, node.period, at);
    const codes = plan.units.map(({ code }) => code);
    if (node.unit !== undefined && !codes.includes(node.unit))
      found.push(problems.unknownCode(at, { en: 'unit', zh: '单元' }, node.unit, codes));
  }
  return found.length === before;
}

/** The period of `at` must have figures: one of the edition, or one of the economy or of a contextual indicator. */
function checkPeriod(found: Decisions['found'], plan: Given, name: string, period: string, at: Place): void {
  const [source] = sourcesOf(plan, name);
  if (!source) return;
  const facts = plan.economy?.facts.filter(
    (f) => source.of === 'economy' && f.used && f.indicator === source.id,
  );
  const known = {
    indicator: () => plan.periods,
    economy: () => [...new Set(facts?.map((fact) => fact.period))].sort(),
    contextual: () => (source.of === 'contextual' ? [plan.contextual[source.contextual]!.period] : []),
  }[source.of]();
  const kind = { en: `period of “${name}”`, zh: `“${name}”的时期` };
  if (!known.includes(period)) found.push(problems.unknownCode(at, kind, period, known));
}

function checkUnitsOf({ found }: Decisions, plan: Given, id: string, tree: FormulaTree, at: Place): void {
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

import { parseFormula } from '../formula/languages.js';
import { type FormulaScope, knownNames, sourcesOf } from '../formula/sources.js';
import { FormulaFault } from '../formula/tokens.js';
import { cycleIn, type FormulaTree, namesIn, nodesOf } from '../formula/tree.js';
import type { Plan } from '../plan.js';
import { formulaProblems } from '../problems/formulaProblems.js';
import type { Place, Problem } from '../problems/problem.js';
import { textProblems } from '../problems/textProblems.js';

/** What formulas may name. */
export type Nameable = FormulaScope & Pick<Plan, 'groupings' | 'periods' | 'units'>;

/** The formula of a computed indicator, and where it is written. */
export interface WrittenFormula {
  id: string;
  formula: string;
  at: Place;
}

/**
 * Reads formulas.
 *
 * @param found gets the problems of their form, of their names, and those that lead back to themselves
 * @returns those without a problem; none where formulas lead back to themselves
 */
export function readFormulas(
  plan: Nameable,
  written: readonly WrittenFormula[],
  found: Problem[],
): (WrittenFormula & { tree: FormulaTree })[] {
  const read = written.flatMap((one) => {
    const tree = readTree(one, found);
    return tree ? [{ ...one, tree }] : [];
  });
  const sound = read.filter(({ tree, at }) => namesAreKnown(plan, tree, at, found));
  const circle = cycleIn(new Map(read.map(({ id, tree }) => [id, tree])));
  if (!circle) return sound;
  const { at } = read.find(({ id }) => id === circle[0])!;
  found.push(formulaProblems.formulaCircle(at, circle));
  return [];
}

function readTree({ formula, at }: WrittenFormula, found: Problem[]): FormulaTree | undefined {
  try {
    return parseFormula(formula);
  } catch (error) {
    if (!(error instanceof FormulaFault)) throw error;
    found.push(formulaProblems.noFormula(at, formula, error.at, error.found, error.expected));
    return undefined;
  }
}

function namesAreKnown(plan: Nameable, tree: FormulaTree, at: Place, found: Problem[]): boolean {
  const before = found.length;
  for (const name of namesIn(tree)) {
    const sources = sourcesOf(plan, name);
    const kind = { en: 'figure for a formula', zh: '公式可用的数值' };
    if (sources.length === 0) found.push(textProblems.unknownCode(at, kind, name, knownNames(plan)));
    if (sources.length > 1) found.push(formulaProblems.ambiguousName(at, name));
  }
  for (const node of nodesOf(tree)) {
    if ('column' in node && node.column !== undefined) {
      const columns = plan.groupings.map(({ column }) => column);
      const kind = { en: 'column of groups', zh: '分组列' };
      if (!columns.includes(node.column))
        found.push(textProblems.unknownCode(at, kind, node.column, columns));
      else if (node.group !== undefined) {
        const { groups } = plan.groupings.find(({ column }) => column === node.column)!;
        const codes = groups.map(({ code }) => code);
        if (!codes.includes(node.group))
          found.push(textProblems.unknownCode(at, { en: 'group', zh: '组' }, node.group, codes));
      }
    }
    if (node.is !== 'name') continue;
    if (node.period !== undefined) checkPeriod(found, plan, node.name, node.period, at);
    const codes = plan.units.map(({ code }) => code);
    if (node.unit !== undefined && !codes.includes(node.unit))
      found.push(textProblems.unknownCode(at, { en: 'unit', zh: '单元' }, node.unit, codes));
  }
  return found.length === before;
}

/** The period of `at` must have figures: one of the edition, or one of the economy or of a contextual indicator. */
function checkPeriod(found: Problem[], plan: Nameable, name: string, period: string, at: Place): void {
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
  if (!known.includes(period)) found.push(textProblems.unknownCode(at, kind, period, known));
}

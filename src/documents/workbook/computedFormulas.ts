import {
  at,
  FormulaEvaluator,
  type FormulaTree,
  formulaTree,
  partsOf,
  sourcesOf,
} from '../../edition/index.js';
import { type CellContent, cellReference } from '../../figures/index.js';
import type { WorkbookLayout } from './layout.js';

/** The most arguments of SUM; the sum of more members is written as a number. */
const mostMembers = 200;
/** Excel opens no workbook with a longer formula. */
const longestFormula = 8192;

/**
 * A figure of a computed indicator as a formula of Data. Figures of other periods and of the economy, which have no cell in the
 * workbook, are written as numbers. Where no formula gives exactly this figure, or one too long for a cell, the figure itself.
 */
export function computedCell(layout: WorkbookLayout, k: number, c: number, result: number): CellContent {
  const { plan, release } = layout;
  const { formula } = plan.indicators[k]!;
  if (formula === undefined) return result;
  const sheet = new Writer(layout, new FormulaEvaluator(plan, release.panel), c);
  const written = sheet.of(formulaTree(formula), plan.first + layout.t);
  if (written === undefined) return result;
  const cells = [...sheet.cells];
  const guard = cells.length === 0 ? '' : `AND(${cells.map((cell) => `ISNUMBER(${cell})`).join(',')})`;
  const whole = guard === '' ? written : `IF(${guard},${written},"")`;
  const guarded = `IFERROR(${whole},"")`;
  return guarded.length > longestFormula || cells.length > mostMembers
    ? result
    : { formula: guarded, result };
}

class Writer {
  /** The cells that must hold numbers. */
  readonly cells = new Set<string>();

  constructor(
    readonly layout: WorkbookLayout,
    readonly evaluator: FormulaEvaluator,
    readonly unit: number,
  ) {}

  /** A part of a formula in a period; undefined where a figure without a cell is missing. */
  of(tree: FormulaTree, t: number): string | undefined {
    switch (tree.is) {
      case 'number':
        return `${tree.value}`;
      case 'name':
        return this.#named(tree, t);
      case 'previous':
        return t < tree.by ? undefined : this.of(tree.a, t - tree.by);
      case 'growth':
        return joinOperands(
          this.of(tree.a, t),
          t < tree.by ? undefined : this.of(tree.a, t - tree.by),
          (a, b) => `100*(${a}/${b}-1)`,
        );
      case 'mean': {
        const terms = Array.from({ length: tree.over }, (_, back) => t - tree.over + 1 + back).map((s) =>
          s < 0 ? undefined : this.of(tree.a, s),
        );
        return terms.includes(undefined) ? undefined : `((${terms.join('+')})/${tree.over})`;
      }
      case 'total':
        return this.#total(tree, t);
      case 'share':
        return joinOperands(this.of(tree.a, t), this.#total(tree, t), (a, b) => `100*(${a}/${b})`);
      default:
        return this.#operation(
          tree,
          partsOf(tree).map((part) => this.of(part, t)),
        );
    }
  }

  #operation(tree: FormulaTree, parts: (string | undefined)[]): string | undefined {
    if (parts.includes(undefined)) return undefined;
    if (tree.is === 'negative') return `(0-${parts[0]})`;
    if (tree.is === 'abs') return `ABS(${parts[0]})`;
    if (tree.is === 'min' || tree.is === 'max') return `${tree.is.toUpperCase()}(${parts.join(',')})`;
    return `(${parts.join(tree.is)})`;
  }

  #named(tree: FormulaTree & { is: 'name' }, t: number): string | undefined {
    const { plan } = this.layout;
    const [source] = sourcesOf(plan, tree.name);
    const isShown = t === plan.first + this.layout.t && tree.period === undefined;
    if (source?.of !== 'indicator' || !isShown) return this.#number(tree, t);
    const cell = this.#cell(source.indicator, this.unit);
    this.cells.add(cell);
    return cell;
  }

  #cell(indicator: number, unit: number): string {
    const { layout } = this;
    return cellReference('Data', { row: layout.unitRow('Data', unit), column: layout.dataColumn(indicator) });
  }

  #number(tree: FormulaTree, t: number): string | undefined {
    const { value } = this.evaluator.cell(tree, this.unit, t);
    return Number.isNaN(value) ? undefined : value < 0 ? `(${value})` : `${value}`;
  }

  /** The sum of cells where they are those of an indicator in the period shown, else a number. */
  #total(tree: FormulaTree & { is: 'total' | 'share' }, t: number): string | undefined {
    const { plan, release } = this.layout;
    const whole: FormulaTree = { ...tree, is: 'total' };
    const sum = this.#number(whole, t);
    const [source] = tree.a.is === 'name' && tree.a.period === undefined ? sourcesOf(plan, tree.a.name) : [];
    if (sum === undefined || source?.of !== 'indicator' || t !== plan.first + this.layout.t) return sum;
    const { indicator } = source;
    if (tree.column === undefined)
      return `SUM(${this.layout.column('Data', this.layout.dataColumn(indicator))})`;
    const { memberOf } = plan.groupings.find(({ column }) => column === tree.column)!;
    const members = plan.units.flatMap((_, c) => {
      const x = at(release.panel, indicator, c, t);
      return memberOf[c] === memberOf[this.unit] && !Number.isNaN(x) ? [c] : [];
    });
    if (members.length > mostMembers) return sum;
    return `SUM(${members.map((c) => this.#cell(indicator, c)).join(',')})`;
  }
}

function joinOperands(
  a: string | undefined,
  b: string | undefined,
  write: (a: string, b: string) => string,
): string | undefined {
  return a === undefined || b === undefined ? undefined : `(${write(a, b)})`;
}

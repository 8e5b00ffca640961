import {
  at,
  type FormulaTree,
  formulaTree,
  nodesOf,
  type StatisticOverUnits,
  sourcesOf,
} from '../../edition/index.js';
import { atom, type FormulaEvaluator, panelFormulas, writeFormula } from '../../engine/index.js';
import { type CellContent, cellReference } from '../../figures/index.js';
import type { WorkbookLayout } from './layout.js';
import { exceedsFormula } from './tolerance.js';

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
  const tree = formulaTree(formula);
  if (dependsOnGaps(tree)) return result;
  const sheet = new Writer(layout, panelFormulas(plan, release.panel), c);
  const written = sheet.of(tree, plan.first + layout.t);
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

  /** A formula in a period; undefined where a figure without a cell is missing. */
  of(tree: FormulaTree, period: number): string | undefined {
    return inCells(tree, period, (part, t) => {
      if (part.is === 'name') return this.#named(part, t);
      return part.is === 'over-units' ? this.#overUnits(part, t) : this.#number(part, t);
    });
  }

  #named(tree: FormulaTree & { is: 'name' }, t: number): string | undefined {
    const { plan } = this.layout;
    const [source] = sourcesOf(plan, tree.name);
    const isShown = t === plan.first + this.layout.t && isOwn(tree);
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
    return Number.isNaN(value) ? undefined : numberText(value);
  }

  /** A function of cells where they are those of an indicator in the period shown, else a number. */
  #overUnits(tree: FormulaTree & { is: 'over-units' }, t: number): string | undefined {
    const { plan, release } = this.layout;
    const result = this.#number(tree, t);
    const write = functionsOverCells[tree.by];
    const [source] = tree.a.is === 'name' && isOwn(tree.a) ? sourcesOf(plan, tree.a.name) : [];
    if (result === undefined || !write || source?.of !== 'indicator' || t !== plan.first + this.layout.t)
      return result;
    const { indicator } = source;
    if (tree.column === undefined)
      return write(this.layout.column('Data', this.layout.dataColumn(indicator)), tree.order);
    const { memberOf, groups } = plan.groupings.find(({ column }) => column === tree.column)!;
    const own =
      tree.group === undefined ? memberOf[this.unit] : groups.findIndex(({ code }) => code === tree.group);
    const members = plan.units.flatMap((_, c) => {
      const x = at(release.panel, indicator, c, t);
      return memberOf[c] === own && !Number.isNaN(x) ? [c] : [];
    });
    // A quantile takes one range, not a list of cells.
    if (members.length > mostMembers || tree.order !== undefined) return result;
    return write(members.map((c) => this.#cell(indicator, c)).join(','));
  }
}

/** Whether a name stands for the figure of the unit and period themselves. */
const isOwn = ({ period, unit }: FormulaTree & { is: 'name' }) => period === undefined && unit === undefined;

/** Statistics over units that spreadsheets have; the places of units, with their ties to 12 digits, they have not. */
const functionsOverCells: Partial<Record<StatisticOverUnits, (cells: string, order?: number) => string>> = {
  total: (cells) => `SUM(${cells})`,
  average: (cells) => `AVERAGE(${cells})`,
  lowest: (cells) => `MIN(${cells})`,
  highest: (cells) => `MAX(${cells})`,
  deviation: (cells) => `STDEV(${cells})`,
  quantile: (cells, order) => `PERCENTILE(${cells},${order})`,
  count: (cells) => `COUNT(${cells})`,
};

/** Whether a formula goes on where figures are missing: a formula of cells is empty where one of its cells is. */
export function dependsOnGaps(tree: FormulaTree): boolean {
  return nodesOf(tree).some((node) => node.is === 'apply' && ['coalesce', 'present'].includes(node.by));
}

/** A formula with cells and numbers for its figures; undefined where one of them has none. */
export function inCells(
  tree: FormulaTree,
  period: number,
  cell: (part: FormulaTree, t: number) => string | undefined,
): string | undefined {
  const written = writeFormula(tree, period, {
    leaf: (part, t) => {
      if (part.is === 'apply' || part.is === 'previous') return null;
      const text = part.is === 'number' ? numberText(part.value) : cell(part, t);
      return text === undefined ? undefined : atom(text);
    },
    test: (sign, [a, b]) => {
      if (sign === '>') return exceedsFormula(a, b);
      if (sign === '<') return exceedsFormula(b, a);
      if (sign === '>=') return `NOT(${exceedsFormula(b, a)})`;
      return sign === '<=' ? `NOT(${exceedsFormula(a, b)})` : `${a} ${sign} ${b}`;
    },
  });
  const functions = /\b(?:sqrt|ln|exp|min|max|median|if|round|normsinv)\(/g;
  return written?.text.replace(functions, (name) => name.toUpperCase());
}

/** A number; a negative one is in brackets, so that its sign does not follow an operator. */
const numberText = (x: number) => (x < 0 ? `(${x})` : `${x}`);

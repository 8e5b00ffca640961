import {
  type OperationName,
  operations,
  type StatisticOverUnits,
  statisticsOverUnits,
} from './operations.js';

/** The expression tree of formulas, which the engine evaluates and receipts, workbooks and queries write. @param By its operations @param Other what else it may hold */
type Tree<By extends string, Other = never> =
  | Other
  /** `written` where it is part of a condition, whose texts keep its form. */
  | { is: 'number'; value: number; written?: string }
  /** A figure or column; `period` where it is taken from that period (`at`), `unit` where it is that of this unit (`of`). */
  | { is: 'name'; name: string; period?: string; unit?: string }
  /** What an operation makes of figures of one unit and period, or of the values of one record. */
  | { is: 'apply'; by: By; of: readonly Tree<By, Other>[] }
  /** The figure so many periods before. */
  | { is: 'previous'; a: Tree<By, Other>; by: number }
  /** The figure of the first period that has one. */
  | { is: 'first'; a: Tree<By, Other> }
  /** The product of the figures of all periods from the first that has one. */
  | { is: 'cumulative'; a: Tree<By, Other> }
  /** A statistic over all units, or over those of the same group in a column of the units, or of a named one; a quantile has an order, 0 to 1. */
  | {
      is: 'over-units';
      by: StatisticOverUnits;
      a: Tree<By, Other>;
      order?: number;
      column?: string;
      group?: string;
    };

/** A formula over figures. */
export type FormulaTree = Tree<OperationName>;

/** An expression of any language, which may have texts. */
export type Expression = Tree<string, { is: 'text'; value: string }>;

export const number = (value: number): FormulaTree => ({ is: 'number', value });
export const apply = (by: OperationName, ...of: FormulaTree[]): FormulaTree => ({ is: 'apply', by, of });

/** The parts of a tree, from the left. */
export function partsOf<T extends Expression>(tree: T): readonly T[] {
  if (tree.is === 'apply') return tree.of as readonly T[];
  return 'a' in tree ? [tree.a as T] : [];
}

/** All nodes of a tree, from the left, each before its parts. */
export function nodesOf<T extends Expression>(tree: T): T[] {
  return [tree, ...partsOf(tree).flatMap(nodesOf)];
}

/** A tree with others in the place of names; undefined for a name that stays. */
export function substitute(tree: FormulaTree, of: (name: string) => FormulaTree | undefined): FormulaTree {
  if (tree.is === 'name') return of(tree.name) ?? tree;
  if (tree.is === 'apply') return { ...tree, of: tree.of.map((part) => substitute(part, of)) };
  return 'a' in tree ? { ...tree, a: substitute(tree.a, of) } : tree;
}

/** The names in a tree, each once, in the order in which they are first written. */
export function namesIn(tree: Expression): string[] {
  return [...new Set(nodesOf(tree).flatMap((node) => (node.is === 'name' ? [node.name] : [])))];
}

/** The codes of units whose figures a tree takes (`of`). */
export function unitsIn(tree: FormulaTree): string[] {
  const codes = nodesOf(tree).flatMap((node) => (node.is === 'name' ? (node.unit ?? []) : []));
  return [...new Set(codes)];
}

/** Whether errors of the figures in a formula propagate to the result by derivatives. */
export function isSmooth(tree: FormulaTree): boolean {
  return nodesOf(tree).every((node) => {
    if (node.is === 'over-units') return statisticsOverUnits[node.by].smooth;
    return node.is !== 'apply' || operations[node.by].smooth !== false;
  });
}

/** Whether the formula of a figure needs that figure of the same period, and not only of earlier ones (`previous`). */
function needsItself(tree: FormulaTree, id: string, isEarlier = false): boolean {
  if (tree.is === 'name') return tree.name === id && (!isEarlier || tree.period !== undefined);
  return partsOf(tree).some((part) => needsItself(part, id, isEarlier || tree.is === 'previous'));
}

/**
 * A circular dependency between formulas, as the ids along it; undefined where there is none. That a formula takes earlier
 * figures of itself is none.
 */
export function cycleIn(trees: ReadonlyMap<string, FormulaTree>): string[] | undefined {
  const done = new Set<string>();
  const visit = (id: string, path: readonly string[]): string[] | undefined => {
    if (path.includes(id)) return [...path.slice(path.indexOf(id)), id];
    const tree = trees.get(id);
    if (!tree || done.has(id)) return undefined;
    for (const name of namesIn(tree)) {
      if (name === id && !needsItself(tree, id)) continue;
      const circle = visit(name, [...path, id]);
      if (circle) return circle;
    }
    done.add(id);
    return undefined;
  };
  for (const id of trees.keys()) {
    const circle = visit(id, []);
    if (circle) return circle;
  }
  return undefined;
}

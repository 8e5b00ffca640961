/** The expression tree of a computed indicator. */
export type FormulaTree =
  | { is: 'number'; value: number }
  /** An indicator, a figure of the economy or a contextual indicator; `period` where it is taken from that period (`at`). */
  | { is: 'name'; name: string; period?: string }
  | { is: 'negative' | 'abs'; a: FormulaTree }
  | { is: Sign; a: FormulaTree; b: FormulaTree }
  | { is: 'min' | 'max'; of: FormulaTree[] }
  /** The figure so many periods before. */
  | { is: 'previous'; a: FormulaTree; by: number }
  /** Growth over the figure so many periods before, in per cent. */
  | { is: 'growth'; a: FormulaTree; by: number }
  /** The mean of the last so many periods. */
  | { is: 'mean'; a: FormulaTree; over: number }
  /** The sum over all units, or over those of the same group in a column of the units. */
  | { is: 'total'; a: FormulaTree; column?: string }
  /** The share of that sum, in per cent. */
  | { is: 'share'; a: FormulaTree; column?: string };

type Sign = '+' | '-' | '*' | '/';

/** The parts of a tree, from the left. */
export function partsOf(tree: FormulaTree): FormulaTree[] {
  if ('of' in tree) return tree.of;
  if ('b' in tree) return [tree.a, tree.b];
  return 'a' in tree ? [tree.a] : [];
}

/** All nodes of a tree, from the left, each before its parts. */
export function nodesOf(tree: FormulaTree): FormulaTree[] {
  return [tree, ...partsOf(tree).flatMap(nodesOf)];
}

/** The names in a tree, each once, in the order in which they are first written. */
export function namesIn(tree: FormulaTree): string[] {
  return [...new Set(nodesOf(tree).flatMap((node) => (node.is === 'name' ? [node.name] : [])))];
}

/** A circular dependency between formulas, as the ids along it; undefined where there is none. */
export function cycleIn(trees: ReadonlyMap<string, FormulaTree>): string[] | undefined {
  const done = new Set<string>();
  const visit = (id: string, path: readonly string[]): string[] | undefined => {
    if (path.includes(id)) return [...path.slice(path.indexOf(id)), id];
    const tree = trees.get(id);
    if (!tree || done.has(id)) return undefined;
    for (const name of namesIn(tree)) {
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

import { checkLimit } from '../problems/overLimit.js';
import type { Problem } from '../problems/problem.js';
import { problems } from '../problems/problems.js';
import type { Text } from '../text.js';
import { copyId, copyTitle } from './copies.js';
import type { Polarity } from './polarity.js';
import type { WrittenNode } from './writtenTree.js';

/** A node where it is defined, with the polarity that it has there. */
interface Definition {
  node: WrittenNode;
  polarity: Polarity;
}

/** What follows the id of a node: nothing where it is defined; of a copy also what follows that of the node that it is a copy of. */
interface Ending {
  id: string;
  same?: string;
}

/** The titles of the parents of a copy and of those that it stands in, from the inside outwards. */
type Places = readonly Text[];

/** The place of a node in the unfolded tree. */
interface Spot {
  /** Ids from the root to the node. */
  path: readonly string[];
  own: Ending;
  /** Of the nodes below it. */
  below: Ending;
  places: Places;
}

/**
 * The tree of a framework in which nodes stand in several parents. Wherever a node is given by its id again, and wherever an indicator
 * stands again, a copy of it stands with all that is below it: weights, contributions and receipts follow every path, as in any tree.
 * The id of a copy is `ID.PARENT`, that of a node in it ends with the id of the copy. Its weight is its own; weights within it are those of
 * the definition.
 *
 * Problems are added to `found`: unknown ids, circles with their path, and a node twice below one parent.
 */
export function unfoldTree(
  root: WrittenNode,
  polarity: Polarity = 'higher-is-better',
  found: Problem[],
): WrittenNode {
  return new Unfolding(root, polarity, found).whole();
}

class Unfolding {
  readonly #leaves = new Map<string, Definition>();
  readonly #nodes = new Map<string, Definition>();
  readonly #circles = new Set<string>();
  #count = 0;

  constructor(
    readonly root: WrittenNode,
    polarity: Polarity,
    readonly found: Problem[],
  ) {
    this.#define(root, polarity);
  }

  whole(): WrittenNode {
    return this.#build(this.root, { path: [this.root.id], own: { id: '' }, below: { id: '' }, places: [] });
  }

  #define(node: WrittenNode, above: Polarity): void {
    if (node.refers) return;
    const polarity = node.polarity ?? above;
    const into = node.children.length > 0 ? this.#nodes : this.#leaves;
    if (!into.has(node.id)) into.set(node.id, { node, polarity });
    for (const child of node.children) this.#define(child, polarity);
  }

  #build(node: WrittenNode, { path, own, below, places }: Spot): WrittenNode {
    checkLimit(this.root.at, 'nodes', ++this.#count, this.found);
    // What is wrong within a copy is told where it is defined.
    const found = below.same === undefined ? this.found : [];
    const seen = new Map<string, boolean>();
    const children = node.children.flatMap((child) => {
      const { id } = child;
      const of = (child.refers ? this.#nodes.get(id) : undefined) ?? this.#leaves.get(id);
      const again = child.refers === true || (child.children.length === 0 && of?.node !== child);
      if (again ? seen.has(id) : seen.get(id)) {
        found.push(problems.twiceBelow(child.at, id, node.id));
        return [];
      }
      seen.set(id, again);
      if (!again) return [this.#build(child, { path: [...path, id], own: below, below, places })];
      if (of && !path.includes(id)) return [this.#copy(of, child, node, { path, below, places })];
      const kind = { en: 'node', zh: '节点' };
      if (of) this.#circle(child, [...path.slice(path.indexOf(id)), id]);
      else
        found.push(problems.unknownCode(child.at, kind, id, [...this.#nodes.keys(), ...this.#leaves.keys()]));
      return [];
    });
    const same = own.same === undefined ? {} : { same: node.id + own.same, written: node.id };
    return { ...node, id: node.id + own.id, title: copyTitle(node.title, places), children, ...same };
  }

  #copy(
    { node, polarity }: Definition,
    { at, weight }: WrittenNode,
    parent: WrittenNode,
    { path, below, places }: Omit<Spot, 'own'>,
  ): WrittenNode {
    const place = copyId('', parent.id);
    const ending = (start: string): Ending => ({
      id: start + below.id,
      same: below.same === undefined ? '' : start + below.same,
    });
    const { weight: _, ...made } = this.#build(node, {
      path: [...path, node.id],
      own: ending(place),
      below: ending(`.${node.id}${place}`),
      places: [parent.title, ...places],
    });
    return { ...made, at, polarity, ...(weight === undefined ? {} : { weight }) };
  }

  /** A circle is met once from each of its nodes. */
  #circle({ at }: WrittenNode, ids: readonly string[]): void {
    const members = [...new Set(ids)].sort().join(' ');
    if (!this.#circles.has(members)) this.found.push(problems.nodeBelowItself(at, ids));
    this.#circles.add(members);
  }
}

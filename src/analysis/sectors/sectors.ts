import { type Cube, emptyCube, line, lines, type Plan, type Text } from '../../edition/index.js';
import type { Index } from '../../engine/index.js';
import { onlySums, presentParts, startedChildren } from '../../engine/index.js';

/** A part of the index: a node, or indicators from all over the framework. */
export interface Sector {
  code: string;
  name: Text;
  /** Nodes of which none is below another. */
  nodes: number[];
}

/**
 * The sectors of an index: those the edition gives its indicators (with one of code '' for indicators without), or else the
 * nodes right above the indicators; indicators that are siblings of inner nodes, or children of the root, are sectors of their
 * own. Together they are the whole index, and no indicator is in two.
 */
export function sectorsOf(plan: Plan): Sector[] {
  if (plan.sectors.length === 0) {
    return lowest(plan, 0).map((g) => ({ code: plan.nodes[g].id, name: plan.nodes[g].title, nodes: [g] }));
  }
  const of = (sector: number) =>
    plan.nodes.flatMap((n, g) =>
      n.indicator >= 0 && plan.indicators[n.indicator].sector === sector ? [g] : [],
    );
  const rest = { code: '', name: { en: 'no sector', zh: '未分领域' }, nodes: of(-1) };
  const named = plan.sectors.map(({ code, name }, s) => ({ code, name, nodes: of(s) }));
  return [...named, ...(rest.nodes.length > 0 ? [rest] : [])];
}

function lowest(plan: Plan, g: number): number[] {
  const { children } = plan.nodes[g];
  const leaf = (h: number) => plan.nodes[h].indicator >= 0;
  if (children.length === 0 || (g > 0 && children.every(leaf))) return [g];
  return children.flatMap((h) => lowest(plan, h));
}

/** The contribution of each sector to the whole index of every unit. */
export interface SectorPoints {
  /** Cube of the sectors: adds up over them to the root; NaN where the unit has no value there. */
  points: Cube;
  /** Weight of each sector in the root, before reweighting over the available. */
  weights: Cube;
}

/**
 * The points that each sector adds to the whole index of each unit: weight × value up to the root, with the weights that apply to
 * the unit and period. Undefined where nodes are aggregated otherwise than by arithmetic means, or rescaled: parts do not add up.
 */
export function sectorPoints(plan: Plan, index: Index, sectors: readonly Sector[]): SectorPoints | undefined {
  if (!onlySums(plan)) return undefined;
  const { periods, units } = index;
  const points = emptyCube(index, sectors.length);
  const weights = emptyCube({ units: 1, periods }, sectors.length);
  const sectorOf = new Map(sectors.flatMap(({ nodes }, s) => nodes.map((g) => [g, s] as const)));
  for (let t = 0; t < periods; t++) add(0, t, 1, new Float64Array(units).fill(1));
  const root = lines(index, 0);
  for (const s of sectors.keys()) {
    const own = lines(points, s);
    for (let i = 0; i < own.length; i++) if (root[i] !== root[i]) own[i] = root[i];
  }
  return { points, weights };

  /** Adds a node's points to its sector, or descends to its children with the weight of the node for each unit. */
  function add(g: number, t: number, weight: number, share: Float64Array): void {
    const s = sectorOf.get(g);
    const own = line(index, g, t);
    if (s !== undefined) {
      line(weights, s, t)[0] += weight;
      const sum = line(points, s, t);
      for (let c = 0; c < units; c++) if (own[c] === own[c]) sum[c] += share[c] * own[c];
      return;
    }
    const { children, weights: among } = startedChildren(plan, index.start, g, t);
    const parts = children.map((h) => line(index, h, t));
    const keeps = plan.nodes[g].missing.weights === 'keep';
    const below = presentParts(plan, index.start, g, t, (h) => line(index, h, t));
    const weightOf = (i: number, c: number) => among[i] * (below?.[i]?.[c] ?? 1);
    const present = Float64Array.from(share, (of, c) => {
      if (own[c] !== own[c]) return 0;
      if (keeps) return of;
      return of / parts.reduce((sum, values, i) => (values[c] === values[c] ? sum + weightOf(i, c) : sum), 0);
    });
    children.forEach((h, i) => {
      add(
        h,
        t,
        weight * among[i],
        present.map((of, c) => of * weightOf(i, c)),
      );
    });
  }
}

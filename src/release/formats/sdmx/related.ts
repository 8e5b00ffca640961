/** The parameter `references` of SDMX REST: which referenced artefacts are included. */
export const referenceWords = [
  'none',
  'parents',
  'parentsandsiblings',
  'ancestors',
  'children',
  'descendants',
  'all',
  'dataflow',
  'datastructure',
  'codelist',
  'conceptscheme',
  'agencyscheme',
  'dataconstraint',
  'contentconstraint',
] as const;
export type References = (typeof referenceWords)[number];

/** Artefacts by name, and the names of those that each refers to. */
export type Graph = ReadonlyMap<string, readonly string[]>;

/**
 * The artefacts to include: parents refer to those requested, children are referred to by them; ancestors and descendants are the
 * same at any distance, siblings what parents refer to.
 *
 * @param asked names of the requested artefacts
 * @param typeOf the kind of an artefact, for references to one kind alone
 * @returns names without those requested
 */
export function relatedArtefacts(
  graph: Graph,
  asked: readonly string[],
  references: References,
  typeOf: (name: string) => string,
): Set<string> {
  const children = (names: Iterable<string>) => new Set([...names].flatMap((name) => graph.get(name) ?? []));
  const parents = (names: Iterable<string>) => {
    const of = new Set(names);
    return new Set([...graph].flatMap(([name, to]) => (to.some((one) => of.has(one)) ? [name] : [])));
  };
  const withSiblings = () => new Set([...parents(asked), ...children(parents(asked))]);
  const ways: Record<string, () => Set<string>> = {
    none: () => new Set(),
    parents: () => parents(asked),
    parentsandsiblings: withSiblings,
    ancestors: () => reachable(asked, parents),
    children: () => children(asked),
    descendants: () => reachable(asked, children),
    all: () => new Set([...withSiblings(), ...reachable(asked, children)]),
  };
  // SDMX 2.1 calls a data constraint a content constraint.
  const kind = references === 'contentconstraint' ? 'dataconstraint' : references;
  const ofType = () =>
    [...reachable(asked, parents), ...reachable(asked, children)].filter((name) => typeOf(name) === kind);
  const found = ways[references]?.() ?? new Set(ofType());
  for (const name of asked) found.delete(name);
  return found;
}

/** Everything that is reachable from names by any number of steps. */
function reachable(from: Iterable<string>, step: (names: Iterable<string>) => Set<string>): Set<string> {
  const all = new Set<string>();
  for (let next = step(from); next.size > 0; next = step(next)) {
    for (const name of next) {
      if (all.has(name)) next.delete(name);
      else all.add(name);
    }
  }
  return all;
}

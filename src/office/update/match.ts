import { distance } from 'fastest-levenshtein';
import { type Plan, type Text, writtenIn } from '../../edition/index.js';
import { placeKey } from '../places.js';
import type { IncomingNode } from './incoming.js';

/** Something of the edition that has an id and names. */
export interface EditionItem {
  id: string;
  name: Text;
}

/** What the names of a table are in the edition: found, or without a certain counterpart. */
export interface MatchedItems {
  /** Ids by the key of the table. */
  found: Map<string, string>;
  /** Keys without a counterpart, with those that are nearest. */
  open: { key: string; name: string; at: string; near: EditionItem[] }[];
  /** Those of the edition that the table does not name. */
  absent: EditionItem[];
}

/** How many near names are offered. */
const mostNear = 3;

/** Finds what a table names among what an edition has: by code, by name, by name without kind and case; then what is near. */
export function matchNames(
  named: ReadonlyMap<string, { name: string; code?: string; at: string }>,
  known: readonly EditionItem[],
  spell: (text: string) => string,
): MatchedItems {
  const lookups = [
    uniqueByText(known, ({ id }) => [id]),
    uniqueByText(known, ({ name }) => Object.values(writtenIn(name))),
    uniqueByText(known, ({ name }) => Object.values(writtenIn(name)).map(placeKey)),
  ];
  const found = new Map<string, string>();
  for (const [key, { name, code }] of named) {
    const id =
      (code === undefined ? undefined : lookups[0]!.get(code)) ??
      lookups[1]!.get(name) ??
      lookups[2]!.get(placeKey(name)) ??
      lookups[0]!.get(name);
    if (id) found.set(key, id.id);
  }
  const used = new Set(found.values());
  const absent = known.filter(({ id }) => !used.has(id));
  const open = [...named].flatMap(([key, { name, at }]) =>
    found.has(key) ? [] : [{ key, name, at, near: nearestNames(name, absent, spell) }],
  );
  return { found, open, absent };
}

/** By text, those that have it alone. */
function uniqueByText(
  known: readonly EditionItem[],
  textsOf: (one: EditionItem) => string[],
): Map<string, EditionItem | undefined> {
  const by = new Map<string, EditionItem | undefined>();
  for (const one of known)
    for (const text of new Set(textsOf(one))) by.set(text, by.has(text) ? undefined : one);
  return by;
}

/** The absent whose names are nearest. */
function nearestNames(
  name: string,
  absent: readonly EditionItem[],
  spell: (text: string) => string,
): EditionItem[] {
  const key = placeKey(name);
  const far = ({ name: own }: EditionItem) => {
    const keys = Object.values(writtenIn(own)).map(placeKey);
    if (keys.some((other) => placeKey(spell(other)) === placeKey(spell(key)))) return 0;
    return Math.min(
      ...keys.map((other) => {
        const within = key.includes(other) || other.includes(key) ? 0.3 : 1;
        return Math.min(within, distance(key, other) / Math.max(key.length, other.length));
      }),
    );
  };
  const near = absent
    .map((one) => ({ one, far: far(one) }))
    .filter((entry) => entry.far <= 0.5)
    .sort((a, b) => a.far - b.far)
    .map(({ one }) => one);
  // Where hardly any is absent, it may be one of them under quite another name.
  return near.length === 0 && absent.length <= mostNear ? [...absent] : near.slice(0, mostNear);
}

/** The parts of the index by the id of their node. */
export function matchParts(parts: readonly IncomingNode[], plan: Plan): Map<string, IncomingNode> {
  const nodes = plan.nodes
    .filter(({ indicator }) => indicator < 0)
    .map(({ id, title }) => ({ id, name: title }));
  const { found } = matchNames(new Map(parts.map((part, i) => [String(i), part])), nodes, (text) => text);
  return new Map([...found].map(([i, id]) => [id, parts[Number(i)]!]));
}

export const unitsOf = ({ units }: Plan): EditionItem[] =>
  units.map(({ code, name }) => ({ id: code, name }));

/** Indicators, and the figures that are shown beside the index. */
export const indicatorsOf = ({ indicators, contextual }: Plan): EditionItem[] => [
  ...indicators.map(({ id, title }) => ({ id, name: title })),
  ...contextual
    .filter(({ id }) => !indicators.some((one) => one.id === id))
    .map(({ id, title }) => ({ id, name: title })),
];

/** What is matched, after the answers about what was open; `undefined` leaves it out. */
export interface SettledMatches {
  unit: (key: string) => string | undefined;
  indicator: (key: string) => string | undefined;
}

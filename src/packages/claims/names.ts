import { type Plan, type Problem, type Text, textProblems, UserError } from '../../edition/index.js';
import { placeOf } from '../method/place.js';

/** Names in place of those of a release: of units, groups and the total by code, of parts of the index by id. */
export interface Names {
  places?: Readonly<Record<string, Text & { pinyin?: string }>>;
  nodes?: Readonly<Record<string, Text>>;
}

/**
 * A plan with other names.
 * @throws UserError for a code or id that the plan does not have
 */
export function namedBy(plan: Plan, { places = {}, nodes = {} }: Names): Plan {
  const named = <T extends { code: string; name: Text }>(one: T): T => ({
    ...one,
    ...(places[one.code] && { name: places[one.code], pinyin: places[one.code]!.pinyin }),
  });
  const units = plan.units.map(named);
  const groupings = plan.groupings.map((of) => ({ ...of, groups: of.groups.map(named) }));
  const total = { ...plan.total, title: places[plan.total.code] ?? plan.total.title };
  const found: Problem[] = [];
  const check = (key: keyof Names, given: object, known: readonly string[], kind: Text) => {
    for (const code of Object.keys(given))
      if (!known.includes(code)) found.push(textProblems.unknownCode(placeOf([key]), kind, code, known));
  };
  const codes = [...units, ...groupings.flatMap(({ groups }) => groups), total].map(({ code }) => code);
  check('places', places, codes, { en: 'place', zh: '地区' });
  check(
    'nodes',
    nodes,
    plan.nodes.map(({ id }) => id),
    { en: 'part of the index', zh: '指数组成部分' },
  );
  if (found.length > 0) throw new UserError(found);
  const parts = plan.nodes.map((node) => ({ ...node, title: nodes[node.id] ?? node.title }));
  return { ...plan, units, groupings, total, nodes: parts };
}

import { z } from 'zod';
import { memoize } from '../memoize.js';

/** The parts of a JSON Schema that say which keys may stand where. */
interface Part {
  $ref?: string;
  const?: unknown;
  enum?: unknown[];
  properties?: Record<string, Part>;
  additionalProperties?: Part | boolean;
  items?: Part;
  prefixItems?: Part[];
  anyOf?: Part[];
  oneOf?: Part[];
  allOf?: Part[];
}

const jsonSchema = memoize(
  (definition: z.ZodType): Part & { $defs?: Record<string, Part> } =>
    z.toJSONSchema(definition, { io: 'input', unrepresentable: 'any' }) as Part,
);

/** Every key of a schema, at any depth. */
export const keysOf = memoize((definition: z.ZodType): ReadonlySet<string> => {
  const keys = new Set<string>();
  const walk = (schema: unknown): void => {
    if (schema === null || typeof schema !== 'object') return;
    const { properties } = schema as Part;
    for (const key of Object.keys(properties ?? {})) keys.add(key);
    for (const value of Object.values(schema)) walk(value);
  };
  walk(jsonSchema(definition));
  return keys;
});

/**
 * The keys that a schema allows at a path of a value, in its order. Of several forms that a value may have, those count that
 * agree with it in their fixed values, such as `method: min-max`, and lack the fewest of its keys.
 *
 * @param strays keys of the value at the path that say nothing about its form, since they are not known there
 */
export function keysAt(
  definition: z.ZodType,
  value: unknown,
  path: readonly PropertyKey[],
  strays: readonly string[] = [],
): string[] {
  const whole = jsonSchema(definition);
  const forms = (part: Part | boolean | undefined, found: unknown): Part[] => {
    if (part === undefined || typeof part === 'boolean') return [];
    if (part.$ref !== undefined) return forms(whole.$defs?.[part.$ref.split('/').at(-1)!] ?? whole, found);
    const choices = [part.anyOf, part.oneOf, part.allOf].flatMap((list) => list ?? []);
    return [part, ...choices.flatMap((choice) => forms(choice, found))].filter((form) => agrees(form, found));
  };
  let here = forms(whole, value);
  let found = value;
  for (const key of path) {
    found = (found as Record<PropertyKey, unknown> | null | undefined)?.[key];
    here = here.flatMap((part) => forms(partAt(part, key), found));
  }
  const written = Object.keys(found ?? {}).filter((key) => !strays.includes(key));
  const lists = here.flatMap(({ properties }) => (properties ? [Object.keys(properties)] : []));
  const lacking = lists.map((keys) => written.filter((key) => !keys.includes(key)).length);
  const fewest = Math.min(...lacking);
  return [...new Set(lists.filter((_, i) => lacking[i] === fewest).flat())];
}

const partAt = (part: Part, key: PropertyKey) =>
  typeof key === 'number'
    ? (part.prefixItems?.[key] ?? part.items)
    : (part.properties?.[String(key)] ?? part.additionalProperties);

/** Whether a value has the fixed values of a form, as far as it has those keys. */
function agrees({ properties }: Part, value: unknown): boolean {
  if (value === null || typeof value !== 'object') return true;
  return Object.entries(properties ?? {}).every(([key, { const: fixed, enum: words }]) => {
    const own = (value as Record<string, unknown>)[key];
    const allowed = fixed === undefined ? words : [fixed];
    return own === undefined || allowed === undefined || allowed.includes(own);
  });
}

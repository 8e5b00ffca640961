import { z } from 'zod';
import { memoize } from '../memoize.js';

/** Every key of a schema, at any depth: the candidates for a misspelt one. */
export const keysOf = memoize((definition: z.ZodType): ReadonlySet<string> => {
  const keys = new Set<string>();
  const walk = (schema: unknown): void => {
    if (schema === null || typeof schema !== 'object') return;
    const { properties } = schema as { properties?: Record<string, unknown> };
    for (const key of Object.keys(properties ?? {})) keys.add(key);
    for (const value of Object.values(schema)) walk(value);
  };
  walk(z.toJSONSchema(definition, { io: 'input', unrepresentable: 'any' }));
  return keys;
});

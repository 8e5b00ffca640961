import { z } from 'zod';
import { memoize } from '../memoize.js';

/** Every key a definition knows, at any depth: what a misspelt one may have meant. */
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

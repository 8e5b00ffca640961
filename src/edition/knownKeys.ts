import { z } from 'zod';

/** Every key a definition knows, at any depth: what a misspelt one may have meant. */
export function keysOf(definition: z.ZodType): Set<string> {
  const keys = new Set<string>();
  const walk = (schema: unknown): void => {
    if (schema === null || typeof schema !== 'object') return;
    const { properties } = schema as { properties?: Record<string, unknown> };
    for (const key of Object.keys(properties ?? {})) keys.add(key);
    for (const value of Object.values(schema)) walk(value);
  };
  walk(z.toJSONSchema(definition));
  return keys;
}

import { z } from '@hono/zod-openapi';
import { type Lang, maxLengths } from '../../edition/index.js';
import { mostWords, type Parameter, pathParameters, queryParameters } from './parameters.js';

/** The schema of the path or query parameters of a request, documented in one language. */
export function schemaOf(where: 'path' | 'query', names: readonly string[], lang: Lang) {
  return z.object(Object.fromEntries(names.map((name) => [name, described(where, name, lang)])));
}

/** The parameters that are no names. */
const kinds: Readonly<Record<string, keyof typeof maxLengths>> = {
  key: 'key',
  of: 'reference',
  q: 'sentence',
};

function described(where: 'path' | 'query', name: string, lang: Lang): z.ZodType {
  const parameter = parameterOf(where, name)!;
  const schema = where === 'path' ? parameter.schema : parameter.schema.optional();
  const param = { name, in: where, description: parameter.about[lang] };
  if (!parameter.list) {
    const { whole, words } = parameter;
    if (whole) return schema.openapi({ param, type: 'integer', minimum: whole[0], maximum: whole[1] });
    if (words) return schema.openapi({ param, type: 'string', enum: [...words] });
    const maxLength = maxLengths[kinds[name] ?? 'name'];
    return schema.openapi({ param, type: 'string', minLength: 1, maxLength });
  }
  return schema.openapi({
    param: { ...param, style: 'form', explode: false },
    type: 'array',
    minItems: 1,
    maxItems: mostWords,
    items: { type: 'string', minLength: 1, maxLength: maxLengths.name },
  });
}

/** A parameter by its place and name; undefined where there is none. */
export function parameterOf(where: 'path' | 'query', name: string): Parameter | undefined {
  const all: Record<string, Parameter> = where === 'path' ? pathParameters : queryParameters;
  return Object.hasOwn(all, name) ? all[name] : undefined;
}

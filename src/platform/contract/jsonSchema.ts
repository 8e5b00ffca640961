import type { DataContract, Field } from './contract.js';
import { longestText } from './contract.js';

/** The JSON Schema (2020-12) of one record of a contract. It cannot say everything that is judged: calendars and exact numbers. */
export function recordJsonSchema(contract: DataContract): object {
  const { id, version, title, fields, unknownFields } = contract;
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: `urn:contract:${id}:${version}`,
    title: title.en,
    type: 'object',
    properties: Object.fromEntries(fields.map((field) => [field.name, fieldSchema(field)])),
    required: fields.filter(({ required }) => required).map(({ name }) => name),
    ...(unknownFields === 'quarantine' ? { additionalProperties: false } : {}),
  };
}

const day = '[1-9]\\d{3}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])';
const dateForms: Record<string, string> = {
  'yyyy-MM-dd': `^${day}$`,
  'yyyy-MM': '^[1-9]\\d{3}-(0[1-9]|1[0-2])$',
  yyyy: '^[1-9]\\d{3}$',
};

function fieldSchema({ type, limits, codes, required, title, description }: Field): object {
  const { format, pattern, minimum, maximum, exclusiveMinimum, exclusiveMaximum, ...rest } = limits;
  const bounds = { minimum, maximum, exclusiveMinimum, exclusiveMaximum };
  const isNumber = type === 'integer' || type === 'number';
  const kind = {
    string: {
      type: 'string',
      ...rest,
      minLength: required ? Math.max(1, rest.minLength ?? 1) : rest.minLength,
      maxLength: rest.maxLength ?? longestText,
      ...(pattern === undefined ? {} : { pattern: `^(?:${pattern})$` }),
      // Spaces alone are nothing.
      ...(required ? { not: { pattern: '^ *$' } } : {}),
    },
    integer: { type: 'integer', ...rest, ...bounds },
    number: { type: 'number', ...rest, ...bounds },
    date: { type: 'string', pattern: dateForms[format ?? 'yyyy-MM-dd'] },
    timestamp: { type: 'string', pattern: `^${day}[ T]([01]\\d|2[0-3])` },
    boolean: { type: 'boolean' },
  }[type];
  const values = codes?.map(({ value }) => value);
  const own = { ...kind, ...(values ? { enum: values } : {}) };
  const words = { title: title.en, ...(description ? { description: description.en } : {}) };
  if (required) return { ...words, ...own };
  // Nothing is written as null, an empty text, or no field at all.
  const nothing =
    isNumber || type === 'boolean' || values ? [{ type: 'null' }, { const: '' }] : [{ type: 'null' }];
  const orEmpty = type === 'string' && !values ? [{ ...own, minLength: undefined }] : [own];
  return { ...words, anyOf: [...orEmpty, ...nothing] };
}

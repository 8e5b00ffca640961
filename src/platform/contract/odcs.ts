import { z } from 'zod';

/**
 * The parts of the Open Data Contract Standard 3.2.0 (`kind: DataContract`), as a file may have them. Objects are strict, as in
 * the standard: everything that is not of the standard lives in `customProperties`. What only describes (servers, price, support)
 * is taken as it is. Source: the rules of the standard's JSON Schema, in our own words.
 */

const text = z.string();
const anything = z.unknown();
const list = z.array(z.record(text, anything)).optional();

const custom = z
  .array(
    z.strictObject({
      property: text.min(1),
      value: anything.refine((value) => value !== undefined),
      id: text.optional(),
      description: text.optional(),
      vendor: text.optional(),
    }),
  )
  .optional();

const definitions = z
  .array(z.strictObject({ url: text, type: text, id: text.optional(), description: text.optional() }))
  .optional();

const identity = {
  id: z
    .string()
    .regex(/^[A-Za-z0-9_-]+$/)
    .optional(),
  name: text.min(1),
  physicalType: text.optional(),
  physicalName: text.optional(),
  description: text.optional(),
  businessName: text.optional(),
  authoritativeDefinitions: definitions,
  tags: z.array(text).optional(),
  customProperties: custom,
  deprecated: z.boolean().optional(),
  synonyms: list,
};

const between = z.tuple([z.number(), z.number()]);

/** The operators of a quality rule; each rule has exactly one. */
export const operators = {
  mustBe: anything,
  mustNotBe: anything,
  mustBeGreaterThan: z.number(),
  mustBeGreaterOrEqualTo: z.number(),
  mustBeLessThan: z.number(),
  mustBeLessOrEqualTo: z.number(),
  mustBeBetween: between,
  mustNotBeBetween: between,
};

const quality = z
  .array(
    z.strictObject({
      id: text.optional(),
      name: text.optional(),
      description: text.optional(),
      type: z.enum(['library', 'sql', 'custom', 'text']).optional(),
      metric: z
        .enum(['nullValues', 'missingValues', 'invalidValues', 'duplicateValues', 'rowCount'])
        .optional(),
      arguments: z.record(text, anything).optional(),
      query: text.optional(),
      engine: text.optional(),
      implementation: anything.optional(),
      dimension: text.optional(),
      severity: text.optional(),
      businessImpact: text.optional(),
      method: text.optional(),
      unit: text.optional(),
      schedule: text.optional(),
      scheduler: text.optional(),
      tags: z.array(text).optional(),
      customProperties: custom,
      authoritativeDefinitions: definitions,
      ...Object.fromEntries(Object.entries(operators).map(([name, value]) => [name, value.optional()])),
    }),
  )
  .optional();

const bounds = {
  minimum: z.number().optional(),
  maximum: z.number().optional(),
  exclusiveMinimum: z.number().optional(),
  exclusiveMaximum: z.number().optional(),
  multipleOf: z.number().positive().optional(),
  format: text.optional(),
};

const moments = {
  format: text.optional(),
  minimum: text.optional(),
  maximum: text.optional(),
  exclusiveMinimum: text.optional(),
  exclusiveMaximum: text.optional(),
  timezone: z.boolean().optional(),
  defaultTimezone: text.optional(),
};

/** The options of each type of values; a property has those of its own type only. */
export const typeOptions = {
  string: z.strictObject({
    minLength: z.number().int().min(0).optional(),
    maxLength: z.number().int().min(0).optional(),
    pattern: text.optional(),
    format: text.optional(),
  }),
  integer: z.strictObject(bounds),
  number: z.strictObject(bounds),
  date: z.strictObject(moments),
  timestamp: z.strictObject(moments),
  boolean: z.strictObject({}),
};

/** Types of values that records may have here; the standard also has `time`, `object`, `array`, `map` and `vector`. */
export type ValueType = keyof typeof typeOptions;

const property = z.strictObject({
  ...identity,
  logicalType: text.optional(),
  logicalTypeOptions: z.record(text, anything).optional(),
  required: z.boolean().optional(),
  unique: z.boolean().optional(),
  primaryKey: z.boolean().optional(),
  primaryKeyPosition: z.number().int().optional(),
  partitioned: z.boolean().optional(),
  partitionKeyPosition: z.number().int().optional(),
  classification: text.optional(),
  encryptedName: text.optional(),
  transformSourceObjects: z.array(text).optional(),
  transformLogic: text.optional(),
  transformDescription: text.optional(),
  examples: z.array(anything).optional(),
  criticalDataElement: z.boolean().optional(),
  relationships: list,
  enum: z
    .array(
      z.strictObject({
        value: z.union([text, z.number(), z.boolean()]),
        label: text.optional(),
        id: text.optional(),
        description: text.optional(),
        customProperties: custom,
        authoritativeDefinitions: definitions,
        tags: z.array(text).optional(),
      }),
    )
    .min(1)
    .optional(),
  semanticType: z.enum(['column', 'measure', 'dimension']).optional(),
  map: anything.optional(),
  items: anything.optional(),
  properties: anything.optional(),
  quality,
});

const object = z.strictObject({
  ...identity,
  logicalType: z.literal('object').optional(),
  dataGranularityDescription: text.optional(),
  properties: z.array(property).min(1),
  relationships: list,
  context: anything.optional(),
  quality,
});

/** A contract file of the standard. */
export const odcsSchema = z.strictObject({
  apiVersion: z.enum(['v3.2.0', 'v3.1.0']),
  kind: z.literal('DataContract'),
  id: text.min(1),
  version: text.min(1),
  status: text.optional(),
  name: text.optional(),
  tenant: text.optional(),
  domain: text.optional(),
  dataProduct: text.optional(),
  tags: z.array(text).optional(),
  description: z
    .strictObject({
      purpose: text.optional(),
      usage: text.optional(),
      limitations: text.optional(),
      authoritativeDefinitions: definitions,
      customProperties: custom,
    })
    .optional(),
  context: anything.optional(),
  servers: list,
  schema: z.array(object).min(1),
  support: list,
  price: z.record(text, anything).optional(),
  team: anything.optional(),
  roles: list,
  slaDefaultElement: text.optional(),
  slaProperties: z
    .array(
      z.strictObject({
        property: text,
        value: z.union([text, z.number(), z.boolean(), z.null()]),
        id: text.optional(),
        valueExt: anything.optional(),
        unit: text.optional(),
        element: text.optional(),
        driver: text.optional(),
        description: text.optional(),
        scheduler: text.optional(),
        schedule: text.optional(),
        customProperties: custom,
        authoritativeDefinitions: definitions,
      }),
    )
    .optional(),
  authoritativeDefinitions: definitions,
  customProperties: custom,
  contractCreatedTs: text.optional(),
});

export type Odcs = z.infer<typeof odcsSchema>;
export type OdcsProperty = Odcs['schema'][number]['properties'][number];

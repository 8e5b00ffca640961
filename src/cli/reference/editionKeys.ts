import { editionJsonSchema, idForm, insideFolder } from '../../edition/index.js';
import { codeSpan, escapeMarkdown, joinParts, referencePage, tableOf } from './markdown.js';

/** A part of a JSON Schema, as far as the reference reads it. */
export interface Schema {
  $ref?: string;
  $defs?: Record<string, Schema>;
  type?: string;
  description?: string;
  const?: unknown;
  enum?: unknown[];
  pattern?: string;
  minimum?: number;
  maximum?: number;
  properties?: Record<string, Schema>;
  required?: string[];
  additionalProperties?: Schema | boolean;
  items?: Schema;
  prefixItems?: Schema[];
  anyOf?: Schema[];
  oneOf?: Schema[];
}

/** The schema of edition.yaml, and what its references mean. */
export function schemaOfEdition(): { whole: Schema; seen: (schema: Schema) => Schema } {
  const whole = editionJsonSchema() as Schema;
  const seen = (schema: Schema): Schema => {
    if (schema.$ref === undefined) return schema;
    const named = seen(whole.$defs![schema.$ref.split('/').at(-1)!]!);
    return schema.description === undefined ? named : { ...named, description: schema.description };
  };
  return { whole, seen };
}

/** Every key of edition.yaml. */
export function editionPage(): string {
  const { whole, seen } = schemaOfEdition();
  const names = Object.keys(whole.properties!);
  const described: Described = new Map();
  const parts = names.flatMap((name) => {
    const schema = seen(whole.properties![name]!);
    const required = whole.required?.includes(name) ? 'Required.' : 'Optional.';
    const about = [required, sentence(schema.description), `Expected: ${kindOf(schema, seen)}.`];
    const rows = keysOf(name, schema, seen, described);
    // A variant takes the keys of the page again.
    const own = rows.filter(({ key }) => name !== 'variants' || !names.includes(key.split('.')[1]!));
    return joinParts(
      `## ${name}`,
      about.filter((text) => text !== '').join(' '),
      tableOf(['Key', 'Expected', 'Meaning'], own.map(cellsOf)),
    );
  });
  return referencePage(
    'Keys of edition.yaml',
    [
      'Every key that an edition may have. [The edition format](../edition-format.md) explains them with examples. `iplus schema` prints the same as a JSON Schema, which text editors use to complete and check the file.',
      'A dot leads into a mapping (`units.level` is the key `level` below `units`), `[]` to each entry of a list, and `*` to a key of your choice. An *id* consists of lower-case letters, digits, dots and hyphens. Parentheses at the end of a meaning contain the default. A mapping may have several forms, such as one for each method; a key that is *required in its form* belongs to some of them and must be there.',
    ].join('\n\n'),
    parts,
  );
}

/** Where the page describes the keys below a part of the schema. */
type Described = Map<object, string>;

/** A key with what may stand there and what it means, in each of the forms that have it. */
interface Row {
  key: string;
  /** Whether every form of the mapping must have it, or the one that has it. */
  required: 'always' | 'in its form' | undefined;
  kinds: string[];
  meanings: string[];
  /** Where the page describes the keys below it. */
  places: Set<string>;
}

/** The keys below a key. Keys that stand elsewhere on the page are not repeated. */
function keysOf(name: string, schema: Schema, seen: (schema: Schema) => Schema, described: Described): Row[] {
  const rows = new Map<string, Row>();
  const pathOf = (key: string) => (key === '' || key.startsWith('[') ? `${name}${key}` : `${name}.${key}`);
  const add = (key: string, value: Schema, required: Row['required']): void => {
    const child = seen(value);
    const row = rows.get(key) ?? { key, required, kinds: [], meanings: [], places: new Set() };
    rows.set(key, row);
    if (child.description !== undefined) row.meanings.push(meaningOf(key, child));
    const place = described.get(bareOf(child));
    row.kinds.push(place === undefined ? kindOf(child, seen) : `as ${codeSpan(place)}`);
    if (place === undefined) visit(child, key);
  };
  const visit = (one: Schema, path: string): void => {
    const forms = formsOf(one, seen).filter((form) => !isText(form));
    const fresh = forms.filter((form) => !described.has(bareOf(form)));
    const places = new Set(forms.flatMap((form) => described.get(bareOf(form)) ?? []));
    for (const place of places) rows.get(path.replace(/(\[\])+$/, ''))?.places.add(place);
    const mappings = forms.filter(({ properties }) => properties);
    if (mappings.length > 0) {
      const here = fresh.some(({ properties }) => properties) ? pathOf(path) : [...places][0]!;
      for (const form of fresh) if (hasKeys(form, seen)) described.set(bareOf(form), here);
    }
    for (const form of fresh) {
      for (const [key, value] of Object.entries(form.properties ?? {}))
        add(path === '' ? key : `${path}.${key}`, value, requiredOf(key, form, mappings));
      if (form.items) visit(form.items, `${path}[]`);
      if (typeof form.additionalProperties === 'object')
        visit(form.additionalProperties, path === '' ? '*' : `${path}.*`);
    }
  };
  visit(schema, '');
  return [...rows.values()];
}

/** A part of the schema and, where it is a choice, everything that may be chosen. */
function formsOf(one: Schema, seen: (schema: Schema) => Schema): Schema[] {
  const here = seen(one);
  return [here, ...[...(here.anyOf ?? []), ...(here.oneOf ?? [])].flatMap((form) => formsOf(form, seen))];
}

/** Whether a part of the schema is a mapping with keys, or one of its forms is. */
const hasKeys = (schema: Schema, seen: (schema: Schema) => Schema): boolean =>
  formsOf(schema, seen).some(({ properties }) => properties);

function requiredOf(key: string, form: Schema, forms: readonly Schema[]): Row['required'] {
  if (!form.required?.includes(key)) return undefined;
  return forms.every(({ required }) => required?.includes(key)) ? 'always' : 'in its form';
}

/** What is the same object wherever a part of the schema is used, whatever its description there. */
const bareOf = (schema: Schema): object =>
  schema.properties ?? schema.anyOf ?? schema.oneOf ?? schema.items ?? schema;

/** The meaning of a key; of a method, what each of its names means. */
function meaningOf(key: string, schema: Schema): string {
  const names = schema.const === undefined ? (schema.enum ?? []) : [schema.const];
  const meaning = sentence(schema.description);
  if (!/(^|\.)(method|by)$/.test(key) || names.length === 0) return meaning;
  return `${names.map((name) => codeSpan(String(name))).join(', ')}: ${meaning}`;
}

const requiredWords = { always: 'Required.', 'in its form': 'Required in its form.' };

function cellsOf({ key, required, kinds, meanings, places }: Row): string[] {
  const all = [...new Set(kinds)];
  const kind = all.filter((one) => !all.some((other) => other !== one && other.includes(one))).join(', or ');
  const keys = places.size > 0 ? ` (keys of ${[...places].map(codeSpan).join(', ')})` : '';
  const meaning = joinParts(required && requiredWords[required], ...merged(meanings)).join(' ');
  return [codeSpan(key), `${kind}${keys}`, meaning];
}

/** Different meanings once each; where they differ in the default alone, it is that of the method. */
function merged(meanings: readonly string[]): string[] {
  const withDefault = / \([^()]*\)\.$/;
  const starts = meanings.map((text) => text.replace(withDefault, '.'));
  const same = new Set(starts).size === 1 && new Set(meanings).size > 1;
  if (same) return [starts[0]!.replace(/\.$/, ' (the default depends on the method).')];
  const all = [...new Set(meanings)];
  return all.filter((one) => !all.some((other) => other !== one && other.startsWith(one)));
}

const isText = ({ properties, additionalProperties }: Schema) =>
  properties?.['en'] !== undefined && properties['zh'] !== undefined && additionalProperties !== false;

/** What may stand there, in words. */
export function kindOf(one: Schema, seen: (schema: Schema) => Schema): string {
  const schema = seen(one);
  const { type, enum: words, const: only, items, prefixItems, pattern } = schema;
  if (isText(schema)) return 'a text by language';
  if (only !== undefined) return codeSpan(String(only));
  if (words) return words.map((word) => codeSpan(String(word))).join(', ');
  const variants = formsOf(schema, seen).filter(({ anyOf, oneOf }) => !anyOf && !oneOf);
  if (schema.anyOf ?? schema.oneOf)
    return [...new Set(variants.map((variant) => kindOf(variant, seen)))].join(', or ');
  if (prefixItems) return `[${prefixItems.map((item) => kindOf(item, seen)).join(', ')}]`;
  if (items)
    return `a list of ${kindOf(items, seen).replace(/^an? (mapping|text|number|whole number|id)\b/, '$1s')}`;
  if (type === 'object') return 'a mapping';
  if (type === 'integer' || type === 'number') return numberOf(schema);
  if (type === 'boolean') return '`true` or `false`';
  if (pattern === undefined) return 'a text';
  return namedForms[pattern] ?? (pattern.length < 40 ? `a text like ${codeSpan(pattern)}` : 'a text');
}

/** Forms of texts that have a name. */
const namedForms: Record<string, string> = {
  [idForm.source]: 'an id',
  [insideFolder.source.replaceAll('\\/', '/')]: 'a file of the edition',
  [insideFolder.source]: 'a file of the edition',
};

function numberOf({ type, minimum, maximum }: Schema): string {
  const name = type === 'integer' ? 'a whole number' : 'a number';
  const largest = Number.MAX_SAFE_INTEGER;
  const [low, high] = [
    minimum !== undefined && minimum > -largest ? minimum : undefined,
    maximum !== undefined && maximum < largest ? maximum : undefined,
  ];
  if (low !== undefined && high !== undefined) return `${name} from ${low} to ${high}`;
  return low === undefined ? name : `${name} from ${low}`;
}

export const sentence = (text: string | undefined): string =>
  text === undefined ? '' : `${escapeMarkdown(text).replace(/\.$/, '')}.`;

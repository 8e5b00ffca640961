import { editionJsonSchema } from '../../edition/index.js';
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
  const parts = names.flatMap((name) => {
    const schema = seen(whole.properties![name]!);
    const required = whole.required?.includes(name) ? 'Required.' : 'May be left out.';
    const about = [required, sentence(schema.description), `Expected: ${kindOf(schema, seen)}.`];
    return joinParts(`## ${name}`, about.filter((text) => text !== '').join(' '), keysOf(schema, seen));
  });
  return referencePage(
    'Keys of edition.yaml',
    [
      'Every key that an edition may have. [How an edition is written](../edition-format.md) explains them with examples; `iplus schema` prints the same as a JSON Schema, which editors complete and check by.',
      'A dot leads into a mapping (`units.level` is the key `level` below `units`), `[]` to each entry of a list, `*` to a key of your choice.',
    ].join('\n\n'),
    parts,
  );
}

const deepest = 5;

/** The keys below a key as a table, to some depth; a tree is written once. */
function keysOf(schema: Schema, seen: (schema: Schema) => Schema): string {
  const rows = new Map<string, string[]>();
  const visit = (one: Schema, path: string, above: readonly Schema[]): void => {
    const here = seen(one);
    const bare = here.properties ?? here.items ?? here.anyOf ?? here.oneOf ?? here;
    if (above.includes(bare as Schema) || above.length > deepest || isText(here)) return;
    const inner = [...above, bare as Schema];
    for (const [key, value] of Object.entries(here.properties ?? {})) {
      const at = path === '' ? key : `${path}.${key}`;
      const child = seen(value);
      const known = rows.get(at);
      const row = [
        codeSpan(at),
        kindOf(child, seen),
        joinParts(here.required?.includes(key) ? 'Required.' : undefined, sentence(child.description)).join(
          ' ',
        ),
      ];
      if (known && !known[1]!.includes(row[1]!)) row[1] = `${known[1]}, or ${row[1]}`;
      rows.set(at, known && known[2]!.length > row[2]!.length ? [row[0]!, row[1]!, known[2]!] : row);
      visit(child, at, inner);
    }
    if (here.items) visit(here.items, `${path}[]`, inner);
    if (typeof here.additionalProperties === 'object')
      visit(here.additionalProperties, path === '' ? '*' : `${path}.*`, inner);
    for (const variant of [...(here.anyOf ?? []), ...(here.oneOf ?? [])]) visit(variant, path, inner);
  };
  visit(schema, '', []);
  return tableOf(['Key', 'Expected', 'Meaning'], [...rows.values()]);
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
  const variants = schema.anyOf ?? schema.oneOf;
  if (variants) return [...new Set(variants.map((variant) => kindOf(variant, seen)))].join(', or ');
  if (prefixItems) return `[${prefixItems.map((item) => kindOf(item, seen)).join(', ')}]`;
  if (items)
    return `a list of ${kindOf(items, seen).replace(/^an? (mapping|text|number|whole number)\b/, '$1s')}`;
  const method = schema.properties?.['method'] && seen(schema.properties['method']).const;
  if (method !== undefined) return codeSpan(`method: ${String(method)}`);
  if (type === 'object') return 'a mapping';
  if (type === 'integer' || type === 'number') return numberOf(schema);
  if (type === 'boolean') return '`true` or `false`';
  return pattern && pattern.length < 40 ? `a text like ${codeSpan(pattern)}` : 'a text';
}

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

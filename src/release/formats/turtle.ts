/** A resource of JSON-LD in compact form, as `dcat` writes it: prefixed names for properties, no lists, no reversed ones. */
export type Resource = { readonly [property: string]: unknown };

/**
 * A document of JSON-LD with a context of prefixes and a graph as Turtle 1.1, the same triples.
 * Source: RDF 1.1 Turtle, W3C Recommendation, 2014.
 */
export function turtle(document: {
  '@context': Record<string, string>;
  '@graph': readonly Resource[];
}): string {
  const context = document['@context'];
  const prefixes = Object.entries(context).map(([prefix, of]) => `@prefix ${prefix}: <${of}> .\n`);
  const resources = document['@graph'].map((resource) => {
    return `\n${term(String(resource['@id']), context)}${properties(resource, context, '    ')} .\n`;
  });
  return prefixes.join('') + resources.join('');
}

function properties(resource: Resource, context: Record<string, string>, indent: string): string {
  const lines = Object.entries(resource).flatMap(([property, values]) => {
    if (property === '@id') return [];
    if (property === '@type') return [`${indent}a ${String(values)}`];
    const all = [values].flat().map((value) => object(value, context, indent));
    return [`${indent}${property} ${all.join(', ')}`];
  });
  return `\n${lines.join(' ;\n')}`;
}

function object(value: unknown, context: Record<string, string>, indent: string): string {
  if (typeof value !== 'object' || value === null) return literal(String(value));
  const of = value as Resource;
  if ('@value' in of) {
    const text = literal(String(of['@value']));
    if ('@language' in of) return `${text}@${String(of['@language'])}`;
    return '@type' in of ? `${text}^^${String(of['@type'])}` : text;
  }
  if ('@id' in of) return term(String(of['@id']), context);
  return `[${properties(of, context, `${indent}    `)}\n${indent}]`;
}

/** An identifier: a prefixed name where the context has its prefix, else the whole IRI. */
function term(id: string, context: Record<string, string>): string {
  const [prefix, name] = id.split(':', 2);
  if (Object.hasOwn(context, prefix!)) return `${prefix}:${name}`;
  return `<${id.replace(/[\p{Cc} <>"{}|^`\\]/gu, escaped)}>`;
}

const escaped = (character: string) =>
  `\\u${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`;

const literal = (text: string) => `"${text.replace(/["\\\p{Cc}]/gu, escaped)}"`;

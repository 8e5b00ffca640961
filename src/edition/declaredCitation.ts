import type { Cited } from './plan.js';
import type { EditionSource } from './schema/schema.js';

/** The citation that an edition declares; keys it does not have are absent. */
export function declaredCitation(source: EditionSource): Cited {
  const { attribution, publisher, authors, contact, doi } = source;
  return JSON.parse(JSON.stringify({ attribution, publisher, authors, contact, doi })) as Cited;
}

import { editionJsonSchema } from './schema.js';

/** The name of the JSON Schema beside edition.yaml, which the first line of that file names. */
export const schemaFile = 'edition.schema.json';

/** The JSON Schema of edition.yaml as text, with a final newline. */
export function schemaText(): string {
  return `${JSON.stringify(editionJsonSchema(), null, 2)}\n`;
}

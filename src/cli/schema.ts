import { editionJsonSchema } from '../edition/index.js';

/** The JSON Schema of edition.yaml as text, ending in a line end. */
export function schemaText(): string {
  return `${JSON.stringify(editionJsonSchema(), null, 2)}\n`;
}

/** `iplus schema`. */
export function schema(): void {
  process.stdout.write(schemaText());
}

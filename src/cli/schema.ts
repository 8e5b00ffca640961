import { editionJsonSchema } from '../edition/index.js';

/** The JSON Schema of edition.yaml as text, with a final newline. */
export function schemaText(): string {
  return `${JSON.stringify(editionJsonSchema(), null, 2)}\n`;
}

/** `iplus schema`. */
export function schema(): void {
  process.stdout.write(schemaText());
}

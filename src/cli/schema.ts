import { schemaText } from '../edition/index.js';

/** `iplus schema`. */
export function schema(): void {
  process.stdout.write(schemaText());
}

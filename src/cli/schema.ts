import { schemaText } from '../edition/index.js';

/** `iplus schema`. */
export function schemaCommand(): void {
  process.stdout.write(schemaText());
}

import { fileURLToPath } from 'node:url';
import { UserError } from '../edition/index.js';
import { type KnownPlaces, knownPlaces as placesIn } from '../office/index.js';
import { packageRoot } from '../package/index.js';
import { parseTable, readText } from '../signals/index.js';

/** Places whose codes an imported table may get, from the editions of this package. */
export function knownPlaces(): KnownPlaces[] {
  return placesIn((path) => {
    const file = fileURLToPath(new URL(path, packageRoot));
    const { table, problems } = parseTable(path, readText(file, path).text ?? '');
    if (!table) throw new UserError(problems);
    return table;
  });
}

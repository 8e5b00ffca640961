import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseEdition, readYaml, recipeSchema, UserError } from '../edition/index.js';
import { packageRoot } from '../package/index.js';
import { readText } from '../signals/index.js';
import type { ShelfEntry } from '../terminal/index.js';

/** A published index on the shelf, with its folder, which has edition.yaml and recipe.yaml. */
export interface Shelved extends ShelfEntry {
  folder: string;
  /** Whether edition.yaml lists the periods; otherwise they are those of the data. */
  isListed: boolean;
}

const shelfFolder = new URL('editions/shelf/', packageRoot);

/** Every published index on the shelf, by name. A folder with a recipe.yaml is one. */
export function shelf(): Shelved[] {
  return readdirSync(shelfFolder)
    .filter((name) => existsSync(new URL(`${name}/recipe.yaml`, shelfFolder)))
    .sort()
    .map((name) => {
      const folder = fileURLToPath(new URL(`${name}/`, shelfFolder));
      const read = (file: string) => [file, readText(join(folder, file), file).text ?? ''] as const;
      const { value: recipe, problems } = readYaml(...read('recipe.yaml'), recipeSchema);
      const { edition, problems: wrong } = parseEdition(...read('edition.yaml'));
      if (!recipe || !edition) throw new UserError([...problems, ...wrong]);
      const hasData = recipe.sources.every(({ shipped }) => shipped !== undefined);
      const { title, periods } = edition.source;
      return { name, folder, title, recipe, hasData, isListed: periods.list !== undefined };
    });
}

/** The path of a file of data on the shelf. */
export const shippedFile = (name: string): string => fileURLToPath(new URL(`data/${name}`, shelfFolder));

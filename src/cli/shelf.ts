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

/** The names of all published indices on the shelf: the folders with a recipe.yaml. */
export const shelfNames = (): string[] =>
  readdirSync(shelfFolder)
    .filter((name) => existsSync(new URL(`${name}/recipe.yaml`, shelfFolder)))
    .sort();

/** A published index on the shelf. */
export function shelved(name: string): Shelved {
  const folder = fileURLToPath(new URL(`${name}/`, shelfFolder));
  const read = (file: string) => [`${name}/${file}`, readText(join(folder, file), file).text ?? ''] as const;
  const { value: recipe, problems } = readYaml(...read('recipe.yaml'), recipeSchema);
  const { edition, problems: wrong } = parseEdition(...read('edition.yaml'));
  if (!recipe || !edition) throw new UserError([...problems, ...wrong]);
  const { title, periods } = edition.source;
  const hasData = recipe.sources.every(({ shipped }) => shipped !== undefined);
  return { name, folder, title, recipe, hasData, isListed: periods.list !== undefined };
}

/** The path of a file of data on the shelf. */
export const shippedFile = (name: string): string => fileURLToPath(new URL(`data/${name}`, shelfFolder));

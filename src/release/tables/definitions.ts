import { analyses, compareDefinition, moversDefinition } from '../../analysis/index.js';
import type { AnyDefinition } from '../../tables/index.js';
import { choicesDefinition } from './choices.js';
import { pairsDefinition } from './pairs.js';
import { placedDefinition } from './placed.js';
import { uncertaintyDefinition } from './uncertainty.js';

const all = {
  ...analyses,
  placed: placedDefinition,
  movers: moversDefinition,
  compare: compareDefinition,
  uncertainty: uncertaintyDefinition,
  pairs: pairsDefinition,
  choices: choicesDefinition,
};

/** Every table of a release whose figures have receipts, by name. */
export const definitions: Readonly<typeof all> = all;

export type TableName = keyof typeof all;

/** The definition of a table by its name. */
export type DefinitionNamed<N extends TableName> = (typeof all)[N];

/** The definition of that name; undefined where a release has no such table. */
export function definitionNamed(name: string): AnyDefinition | undefined {
  return Object.hasOwn(all, name) ? all[name as TableName] : undefined;
}

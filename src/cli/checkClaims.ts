import { parseYaml, UserError } from '../edition/index.js';
import type { OpenEdition } from '../signals/index.js';
import { claimProblems, type FactSource } from '../words/index.js';
import { readAndBuildIndex } from './build.js';
import type { VariantOption } from './common.js';

type Built = Pick<FactSource, 'plan' | 'panel' | 'index'>;

/** An index as the claim checker takes it, without a study of its ranks. */
export const unstudied = (of: Built): FactSource => ({ ...of, uncertainty: [], geocoding: [] });

/**
 * Checks the claims of the announced statements of an edition, each on the index of its reading; variants are built in memory.
 * @throws UserError with every claim that the checker does not understand, and its line
 */
export async function checkClaims(
  { edition, files, folder }: OpenEdition,
  own: Built,
  options: VariantOption,
): Promise<void> {
  const { announced, source } = edition;
  const file = source.announced;
  if (!announced || file === undefined) return;
  const built = new Map<string | undefined, FactSource>([[undefined, unstudied(own)]]);
  for (const { variant } of announced.readings) {
    if (!built.has(variant))
      built.set(variant, unstudied(await readAndBuildIndex(folder, { ...options, variant: variant! })));
  }
  const { text } = parseYaml(file, new TextDecoder().decode(files.get(file)));
  const at = (path: readonly PropertyKey[]) => ({
    file,
    line: text!.lineOf([...path]),
    path: path.map(String).join('.'),
  });
  const problems = claimProblems(announced, (variant) => built.get(variant)!, at);
  if (problems.length > 0) throw new UserError(problems);
}

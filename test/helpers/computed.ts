import { planOf, type Sketch } from './plan.js';

const units = { A: { region: 'N' }, B: { region: 'N' }, C: { region: 'S' } };
const periods = ['2020', '2021', '2022'];

/** A sketch of three units and years with one computed indicator, `made`, over inputs outside the framework. */
export function sketch(
  formula: string,
  unit: string,
  inputs: Record<string, string>,
  more: Partial<Sketch> = {},
): Sketch {
  const others = Object.entries(inputs).map(([id, of]) => [id, { unit: of }] as const);
  return {
    units,
    periods,
    method: { normalise: { method: 'min-max' } },
    tree: { made: 1 },
    indicators: { made: { unit, formula }, ...Object.fromEntries(others) },
    ...more,
  };
}

/** What is found and what mends it where a sketch is refused; empty where it is not. */
export function refused(of: Sketch): string {
  try {
    planOf(of);
  } catch (error) {
    const all = JSON.parse((error as Error).message) as { found: { en: string }; mend: { en: string } }[];
    // Inputs that a formula of a test does not use stand in no tree.
    const [first] = all.filter(({ found }) => !found.en.includes('which is not in the tree'));
    return first ? `${first.found.en} → ${first.mend.en}` : '';
  }
  return '';
}

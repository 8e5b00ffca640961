import { aggregateNames, type NamedAggregate, type NamedScale, scaleNames, setIn } from '../edition/index.js';
import { type DraftFiles, editionFile, withFile } from './files.js';

/** The steps of the method that can be chosen in the editor, in the order in which they are done. */
export const choiceSteps = ['impute', 'treat', 'normalise', 'aggregate', 'missing'] as const;
export type ChoiceStep = (typeof choiceSteps)[number];

/** Every method of the tables that its name makes complete. */
const scales = Object.fromEntries(scaleNames().map((method) => [method, { method }])) as {
  [M in NamedScale]: { method: M };
};
const aggregates = Object.fromEntries(aggregateNames.map((name) => [name, name])) as {
  [A in NamedAggregate]: A;
};

/** What is written under `method` for each choice of a step. */
export const choices = {
  impute: {
    none: 'none',
    linear: { method: 'linear', ends: 'hold' },
    last: { method: 'last' },
    mean: { method: 'mean' },
    nearest: { method: 'nearest' },
  },
  treat: {
    none: 'none',
    winsorise: { winsorise: 5 },
    fences: { fences: 1.5 },
  },
  normalise: {
    ...scales,
    'base-share': { method: 'base-share', scale: 100 },
  },
  aggregate: aggregates,
  missing: {
    all: { 'min-present': 1, weights: 'keep' },
    half: { 'min-present': 0.5, weights: 'reweight' },
    any: { 'min-present': 0, weights: 'reweight' },
  },
} as const;

/** The files with another choice of a step; comments beside it stay. */
export function setChoice(files: DraftFiles, step: ChoiceStep, name: string): DraftFiles {
  const value = (choices[step] as Record<string, unknown>)[name];
  return withFile(files, editionFile, (yaml) => {
    const key = `${step} ${name}`;
    const known = knownChanges.get(key);
    const after = known?.before === yaml ? known.after : setIn(yaml, ['method', step], value);
    knownChanges.set(key, { before: yaml, after });
    return after;
  });
}

/** What edition.yaml last became by each choice: most steps of the history leave it as it is. */
const knownChanges = new Map<string, { before: string; after: string }>();

import { type EditionSource, type Lang, setIn } from '../edition/index.js';
import { type DraftFiles, editionFile, withFile, writtenEdition } from './files.js';

/** The confirmation of a person that a figure is right. */
export type Acceptance = Omit<NonNullable<EditionSource['accepted']>[number], 'reason'> & {
  /** In one language, or more. */
  reason: Partial<Record<Lang, string>>;
};

/** Accepts a figure or a finding that looks unlikely or impossible: readers are told who did, and why. Comments beside earlier ones stay. */
export function acceptFigure(files: DraftFiles, one: Acceptance): DraftFiles {
  const before = writtenEdition(files).accepted ?? [];
  const known = before.findIndex(
    ({ indicator, unit, period, kind }) =>
      indicator === one.indicator &&
      unit === one.unit &&
      kind === one.kind &&
      String(period) === String(one.period),
  );
  const place = known < 0 ? before.length : known;
  return withFile(files, editionFile, (yaml) =>
    before.length === 0 ? setIn(yaml, ['accepted'], [one]) : setIn(yaml, ['accepted', place], one),
  );
}

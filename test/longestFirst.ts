import { BaseSequencer, type TestSpecification } from 'vitest/node';

/**
 * Files that take longer than their length says. Without the durations of an earlier run, as in a fresh clone, Vitest begins with
 * the longest texts, and one of these would run alone at the end. (The last lines of a run say which files take longest.)
 */
const dear = [
  'determinism/otherClocks',
  'docs/walks',
  'e2e/everyPage',
  'e2e/unusual',
  'cli/watch',
  'cases/hostileCodes',
  'conformance/conformance',
  'coverage/coverage',
  'crash/order',
  'crash/ingest',
  'bad-input/large',
  'cases/calibration',
  'signals/open/conservation',
  'release/tables/parquetGuard',
  'platform/intake/keyIndex',
  'platform/live/flash',
  'e2e/engines',
];

/** Within each project: a process runs the files of one, and ends where another one's is the next. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const order = [...new Set(sorted.map(({ project }) => project))];
    const isDear = ({ moduleId }: TestSpecification) =>
      dear.some((name) => moduleId.endsWith(`/test/${name}.test.ts`));
    return order.flatMap((project) => {
      const own = sorted.filter((file) => file.project === project);
      return [...own.filter(isDear), ...own.filter((file) => !isDear(file))];
    });
  }
}

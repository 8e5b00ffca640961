import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A folder for what the files of one run of the tests share; it is removed when the run is over. */
export function setup(): () => void {
  const folder = mkdtempSync(join(tmpdir(), 'iplus-run-'));
  process.env['IPLUS_TEST_RUN'] = folder;
  return () => rmSync(folder, { recursive: true, force: true });
}

import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  addSignatures,
  appendEntry,
  cosign,
  leavesFile,
  readLog,
  type SecretKey,
  segmentEntry,
  segmentRoot,
  sourceOf,
} from '../../src/release/index.js';
import { temporaryFolder } from './folders.js';

/** A public log as an operator might make it up: segments of other requests, signed, and dated where `at` is given. */
export async function otherLog(of: {
  key: SecretKey;
  origin: string;
  segments: readonly number[];
  at?: number;
  leaf?: string;
}): Promise<string> {
  const { key, origin, segments, at, leaf } = of;
  const folder = temporaryFolder();
  mkdirSync(join(folder, 'leaves'));
  const how = { key, keys: [], origin };
  for (const [n, segment] of (segments.length > 0 ? segments : [0]).entries()) {
    const leaves = ['a', 'b', 'c'].map((name) => `${name} of ${segment}`).concat(leaf ?? []);
    const entry = {
      segment,
      bytes: 1,
      sha256: '0'.repeat(64),
      size: leaves.length,
      root: segmentRoot(leaves),
    };
    await appendEntry(folder, segmentEntry(entry), how);
    writeFileSync(join(folder, `leaves/${n}`), leavesFile(leaves));
  }
  const { checkpoint } = (await readLog(sourceOf(folder)))!;
  if (at !== undefined) await addSignatures(folder, checkpoint, [cosign(key, origin, checkpoint, at)]);
  return folder;
}

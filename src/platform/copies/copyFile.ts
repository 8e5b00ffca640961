import { readFileSync, statSync } from 'node:fs';
import { z } from 'zod';
import { UserError } from '../../edition/index.js';
import { secureUrl } from '../secureUrl.js';
import { copyProblems } from './problems.js';

const schema = z.strictObject({
  /** The address of the storage, without the bucket. */
  endpoint: secureUrl,
  bucket: z.string().regex(/^[a-z0-9][a-z0-9.-]{1,62}$/),
  region: z.string().regex(/^[a-z0-9-]{1,40}$/),
  /** What the names of objects begin with. */
  prefix: z
    .string()
    .regex(/^[\w-]+(?:\/[\w-]+)*$/)
    .optional(),
});

/** Where copies go: `copies.json` of a platform's folder. */
export type CopyFile = z.infer<typeof schema>;

/** @throws UserError */
export function readCopyFile(file: string): CopyFile {
  try {
    return schema.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch (error) {
    const wrong = error instanceof z.ZodError ? error.issues.map(({ path }) => path.join('.')) : [];
    throw new UserError([copyProblems.badFile(file, wrong.filter(Boolean).join(', '))]);
  }
}

/** Which storage a file names, the same for every way to write it; undefined where there is no such file, or where it names none. */
export function storageNamed(file: string): string | undefined {
  if (!statSync(file, { throwIfNoEntry: false })?.isFile()) return undefined;
  try {
    const { endpoint, bucket, prefix = '' } = readCopyFile(file);
    return [new URL(endpoint).href.replace(/\/+$/, ''), bucket, prefix].join(' ');
  } catch (error) {
    if (error instanceof UserError) return undefined;
    throw error;
  }
}

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { UserError } from '../../edition/index.js';
import { secureUrl } from '../secureUrl.js';
import { peopleProblems } from './problems.js';

const loginSchema = z.strictObject({
  /** The address of the identity provider, as its documents say. */
  issuer: secureUrl,
  /** The id that it gave this site. */
  client: z.string().min(1).max(255),
  /** Its name for people; by default its host. */
  title: z.strictObject({ en: z.string().min(1), zh: z.string().min(1) }).optional(),
});

/** The identity provider of a platform: `login.json` of its folder. */
export type LoginFile = z.infer<typeof loginSchema>;

/** The identity provider of a platform; undefined where people log in by links alone. @throws UserError */
export function loginFileOf(folder: string): LoginFile | undefined {
  const file = join(folder, 'login.json');
  if (!existsSync(file)) return undefined;
  try {
    return loginSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch (error) {
    const wrong = error instanceof z.ZodError ? error.issues.map(({ path }) => path.join('.')) : [];
    throw new UserError([peopleProblems.badLoginFile(file, wrong.filter(Boolean).join(', '))]);
  }
}

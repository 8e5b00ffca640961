import { join } from 'node:path';
import { openRelease, type Release, writeRelease } from '../../src/release/index.js';
import { example, inputOf } from './editions.js';
import { temporaryFolder } from './folders.js';

/** What a stranger may put into a name: commands of terminals, an override of direction, markup, entities, a noncharacter. */
export const hostile =
  'Evil\u001b]0;title\u0007\u001b[2J\u009b31m\u202e\u2066\u0000\u0085\ufffe<script>alert(1)</script>&amp;\'"]]>';

/** A release that another program made of the example: every text in its plan is hostile. Our own would refuse its edition. */
export async function hostileRelease(): Promise<Release> {
  const input = await inputOf(example);
  const plan = withHostileTexts(structuredClone(input.plan));
  const out = join(temporaryFolder(), 'hostile');
  await writeRelease(out, { ...input, plan });
  return openRelease(out);
}

/** The value with every text of two languages made hostile. */
function withHostileTexts<T>(value: T): T {
  if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) return value;
  const of = value as Record<string, unknown>;
  if (typeof of['en'] === 'string' && typeof of['zh'] === 'string') {
    return { ...of, en: `${of['en']} ${hostile}`, zh: `${of['zh']}${hostile}` } as T;
  }
  for (const key of Object.keys(of)) of[key] = withHostileTexts(of[key]);
  return value;
}

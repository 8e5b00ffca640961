import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openRelease, type Release, writeRelease } from '../../src/release/index.js';
import { example, inputOf } from './editions.js';
import { temporaryFolder } from './folders.js';
import { oddEdition } from './oddRelease.js';

/** What a stranger may put into a name: commands of terminals, an override of direction, markup, entities, a noncharacter. */
export const hostile =
  'Evil\u001b]0;title\u0007\u001b[2J\u009b31m\u202e\u2066\u0000\u0085\ufffe<script>alert(1)</script>&amp;\'"]]>';

/** A release that another program made of the example: every text in its plan is hostile. Our own would refuse its edition. */
export async function hostileRelease(code?: string): Promise<Release> {
  const input = await inputOf(example);
  const plan = withHostileTexts(structuredClone(input.plan));
  if (code !== undefined) plan.units[0]!.code = code;
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

/** Codes that an edition may have, and that files, addresses and pages must bear. */
export const hostileCodes = [
  'ab',
  'AB',
  'é',
  'a&b=c?d#e',
  'p%2e%2e%2f',
  '../../x',
  `<b>"'x</b>`,
  'CON',
  'nul.txt',
  'b.',
  'q:r',
  'a b',
  '~',
  '%',
  'a/b',
  'a\\b',
  'index.html',
  '...',
  '_',
  '=1+1',
] as const;

/** A name with the markup that would run a script, and the code, so that it is one of a kind. */
export const markupName = (code: string) =>
  `<img src=x onerror="window.hacked=1">${String(hostileCodes.indexOf(code as 'ab')).padStart(2, '0')}`;

/** An edition with these codes. */
export function codesEdition(): string {
  const folder = oddEdition({ units: hostileCodes.length, periods: 2 });
  const cell = (text: string) => `"${text.replaceAll('"', '""')}"`;
  const units = hostileCodes.map((code, u) => {
    const name = cell(markupName(code));
    return `${cell(code)},${name},${name},${u % 2 ? 'north' : '"</script><b>"'}`;
  });
  writeFileSync(join(folder, 'units.csv'), `code,name_en,name_zh,province\n${units.join('\n')}\n`);
  const values = join(folder, 'data', 'values.csv');
  const text = readFileSync(values, 'utf8').replace(
    /^U(\d+),/gm,
    (_, u: string) => `${cell(hostileCodes[Number(u)]!)},`,
  );
  writeFileSync(values, text);
  return folder;
}

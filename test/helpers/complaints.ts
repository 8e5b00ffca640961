import { expect } from 'vitest';
import { type Problem, placeText, problemText, UserError } from '../../src/edition/index.js';
import { buildIndex } from '../../src/engine/index.js';
import { openEdition, prepare } from '../../src/signals/index.js';
import { put, temporaryFolder } from './folders.js';

/** A small valid edition: three units, two indicators, two years. */
const sound: Record<string, string> = {
  'edition.yaml': `edition: small
title: { en: Small, zh: 小 }
version: 1
data-status: example
units: { level: city, groups: [{ column: province }] }
periods: { frequency: year, base: 2020 }
tree:
  id: index
  title: { en: Index, zh: 指数 }
  children:
    - { indicator: orders, weight: 0.6 }
    - { indicator: users, weight: 0.4 }
`,
  'indicators.csv': 'id,title_en,title_zh,direction\norders,Orders,订单,1\nusers,Users,用户,1\n',
  'units.csv':
    'code,name_en,name_zh,province\nbj,Beijing,北京,north\nsh,Shanghai,上海,east\nhz,Hangzhou,杭州,east\n',
  'data/values.csv':
    'unit,period,orders,users\nbj,2020,10,1\nsh,2020,20,2\nhz,2020,30,3\nbj,2021,11,2\nsh,2021,22,3\nhz,2021,33,4\n',
};

export type Files = Record<string, string | Uint8Array | null>;

/** The small edition in a temporary folder with some files replaced, added, or (null) removed. */
export function editionWith(files: Files, folder = temporaryFolder()): string {
  for (const [name, content] of Object.entries({ ...sound, ...files }))
    if (content !== null) put(folder, name, content);
  return folder;
}

/** A file of the small edition with some texts replaced. */
export function changed(file: string, ...pairs: readonly (readonly [string, string])[]): Files {
  return { [file]: pairs.reduce((text, [from, to]) => replaced(text, from, to), sound[file]!) };
}

/** The small edition by months. */
export const monthly = () =>
  changed('edition.yaml', ['frequency: year, base: 2020', 'frequency: month, base: 2020-01']);

function replaced(text: string, from: string, to: string): string {
  expect(text).toContain(from);
  return text.replace(from, () => to);
}

/** Every problem of an edition, from its folder to its index; empty when it is valid. */
export async function problemsOf(folder: string): Promise<readonly Problem[]> {
  try {
    const { plan, panel } = await prepare(openEdition(folder));
    buildIndex(plan, panel);
    return [];
  } catch (error) {
    if (error instanceof UserError) return error.problems;
    throw error;
  }
}

/** The problems as text, one line each: where | found | expected | to mend. Checks that both languages are present. */
export async function complaints(edition: string | Files): Promise<string[]> {
  const folder = typeof edition === 'string' ? edition : editionWith(edition);
  return (await problemsOf(folder)).map((problem) => {
    expectBothLanguages(problem);
    const { at, found, expected, mend } = problem;
    return [placeText(at), found.en, expected.en, mend.en].join(' | ').replaceAll(folder, 'FOLDER');
  });
}

/** Checks that no text is empty, and that the Chinese has Chinese characters. */
export function expectBothLanguages(problem: Problem): void {
  const { found, expected, mend } = problem;
  for (const text of [found, expected, mend]) {
    expect(text.en.trim()).not.toBe('');
    expect(text.zh.trim()).not.toBe('');
  }
  expect(mend.zh).toMatch(/\p{Script=Han}/u);
  expect(problemText(problem, 'zh')).not.toBe(problemText(problem, 'en'));
}

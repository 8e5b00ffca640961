import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { example } from '../helpers/editions.js';
import { temporaryFolder } from '../helpers/folders.js';
import { iplus } from '../helpers/iplus.js';

/** The example with a code for “no figure” among its figures. */
function withCode() {
  const folder = temporaryFolder();
  const [edition, release] = [join(folder, 'edition'), join(folder, 'release')];
  cpSync(example, edition, { recursive: true });
  const data = join(edition, 'data', 'values.csv');
  writeFileSync(data, readFileSync(data, 'utf8').replace('A2,2022,27.9,', 'A2,2022,-9999,'));
  const build = () => {
    expect(iplus(['build', edition, '--out', release]).code).toBe(0);
    const rows = readFileSync(join(release, 'results.csv'), 'utf8').split('\n');
    return {
      plan: JSON.parse(readFileSync(join(release, 'plan.json'), 'utf8')),
      row: rows.find((row) => /\bA2\b/.test(row) && row.includes('2022') && /\bbroadband\b/.test(row))!,
    };
  };
  return { edition, release, build };
}

it('leaves an impossible figure out, tells check and readers, and takes it once it is accepted with a reason', () => {
  const { edition, build } = withCode();
  const said = iplus(['check', edition, '--lang', 'en']);
  expect(said.code).toBe(0);
  expect(said.out).toContain('1 figure that cannot be true, left out until someone decides:');
  expect(said.out).toContain('Riverbend, 2022, Broadband lines per 100 people: −9,999 is often a code');
  const { findings } = JSON.parse(iplus(['check', edition, '--json']).out);
  expect(findings[0]).toMatchObject({
    level: 'impossible',
    indicator: 'broadband',
    unit: 'A2',
    period: '2022',
  });
  const without = build();
  expect(without.row).toContain('missing');
  expect(without.plan.doubts.at(-1).zh).toBe(
    '河湾，2022年，每百人宽带线路：−9,999常用作“无数值”的代码；其余数值均不为负。该数值未计入。',
  );
  const yaml = join(edition, 'edition.yaml');
  const accepted =
    'accepted:\n  - { indicator: broadband, unit: A2, period: 2022, value: -9999, reason: { en: It is so., zh: 确实如此。 }, by: Li Wen }\n';
  writeFileSync(yaml, readFileSync(yaml, 'utf8') + accepted);
  const taken = build();
  expect(taken.row).not.toContain('missing');
  expect(taken.plan.doubts.at(-1).en).toContain('accepted by Li Wen: It is so.');
  expect(iplus(['check', edition, '--lang', 'zh']).out).toContain('已说明理由并确认：1项');
  writeFileSync(yaml, readFileSync(yaml, 'utf8').replace('unit: A2, period: 2022', 'unit: A9, period: 2022'));
  expect(iplus(['check', edition, '--lang', 'en']).err).toContain('A9');
});

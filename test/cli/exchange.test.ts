import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../helpers/folders.js';
import { iplus, succeeds } from '../helpers/iplus.js';

const folder = temporaryFolder();
const own = 'test/golden/coinr-own';

describe('COINr’s two tables', () => {
  it('become an edition that can be built, and are exported as tables that give the same results', () => {
    const [first, second] = ['a', 'b'].map((name) => join(folder, name)) as [string, string];
    succeeds('import', 'coinr', `${own}/iData.csv`, `${own}/iMeta.csv`, '--to', first, '--period', '2023');
    expect(succeeds('check', first)).toContain('Settlement [settlement]');
    succeeds('build', first, '--out', `${first}-release`);
    succeeds('export', 'coinr', `${first}-release`, '--to', join(folder, 'tables'));
    const [iData, iMeta] = ['iData.csv', 'iMeta.csv'].map((name) => join(folder, 'tables', name)) as [
      string,
      string,
    ];
    succeeds('import', 'coinr', iData, iMeta, '--to', second);
    succeeds('build', second, '--out', `${second}-release`);
    const results = (name: string) => readFileSync(join(`${name}-release`, 'results.csv'), 'utf8');
    expect(results(second)).toBe(results(first));
  });

  it.each([
    ['no period at all', [`${own}/iData.csv`, `${own}/iMeta.csv`], 'Time'],
    ['the tables in the wrong order', [`${own}/iMeta.csv`, `${own}/iData.csv`], 'iCode'],
    ['a table that is not there', ['nowhere.csv', `${own}/iMeta.csv`], 'nowhere.csv'],
  ])('with %s are refused with a reason', (_, tables, words) => {
    const { code, err, out } = iplus(['import', 'coinr', ...tables, '--to', join(folder, 'refused')]);
    expect(code).toBe(2);
    expect(out).toBe('');
    expect(err).toContain(words);
  });

  it('do not overwrite anything', () => {
    const refused = iplus([
      'import',
      'coinr',
      `${own}/iData.csv`,
      `${own}/iMeta.csv`,
      '--to',
      own,
      '--period',
      '2023',
    ]);
    expect(refused).toMatchObject({ code: 2 });
    expect(refused.err).toContain('not empty');
  });
});

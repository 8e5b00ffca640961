import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../../test/helpers/folders.js';
import { iplus } from '../../test/helpers/iplus.js';

const folder = temporaryFolder();
const example = 'editions/example';

/** Runs a study of the example with a specification. */
function study(spec: string, ...more: string[]) {
  const path = join(folder, 'robustness.yaml');
  writeFileSync(path, spec);
  return iplus(['robustness', example, '--spec', path, ...more]);
}

describe('iplus robustness', () => {
  it('says in both languages how sure the ranks are and what they hang on', () => {
    const spec = 'aggregate: [geometric]\nnormalise: [{ method: percentile-rank }]\nreplicates: 200\n';
    const en = study(spec);
    expect(en.code).toBe(0);
    expect(en.out).toContain('200 replicates, weights ± 25');
    expect(en.out).toContain('2 methods, 2 aggregations');
    expect(en.out).toMatch(/aggregation: alone .* in all/);
    expect(en.out).not.toMatch(/NaN|undefined|null/);
    expect(study(spec, '--lang', 'zh').out).toContain('名次');
  });
  it('varies the ways to fill gaps and to treat outliers, where they can be', () => {
    const fill = 'impute: [{ method: nearest }, { method: row-mean }, { method: mean }]';
    const { code, out } = study(`${fill}\ntreat: [{ fences: 1.5 }]\nreplicates: 50\n`);
    expect(code).toBe(0);
    expect(out).toContain('8 methods');
    const em = study('impute: [{ method: em, within: all }]\nreplicates: 50\n');
    expect(em.code).toBe(0);
    expect(em.out).toContain('2 methods');
  });
  it('gives every unit as JSON and as a table, the same for the same seed', () => {
    const table = join(folder, 'ranks.csv');
    const run = () => study('seed: 7\nreplicates: 100\n', '--json', '--out', table).out;
    const first = run();
    expect(run()).toBe(first);
    expect(JSON.parse(first)).toMatchObject({ replicates: 100, partial: false, seed: 7 });
    expect(readFileSync(table, 'utf8').split('\n')[0]).toBe(
      'unit,period,rank,mean_rank,median_rank,low_rank,high_rank,share_top_ten',
    );
  });
  it.each([
    ['a key that does not exist', 'replicate: 10\n', 'replicates'],
    ['a period that is not published', 'period: 1999\n', '2021, 2022'],
    ['a method that does not exist', 'normalise: [{ method: zscore }]\n', 'z-score'],
    ['too few replicates', 'replicates: 1\n', '10'],
  ])('names %s', (_, spec, words) => {
    const { code, err, out } = study(spec);
    expect(code).toBe(2);
    expect(out).toBe('');
    expect(err).toContain(words);
    expect(err).not.toContain('    at ');
  });
  it('names a specification that is not there', () => {
    expect(iplus(['robustness', example, '--spec', 'nowhere.yaml'])).toMatchObject({ code: 2 });
  });
});

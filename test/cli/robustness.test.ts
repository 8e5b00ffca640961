import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { root } from '../helpers/editions.js';
import { temporaryFolder } from '../helpers/folders.js';
import { iplus, main } from '../helpers/iplus.js';
import { times } from '../helpers/thorough.js';

const folder = temporaryFolder();
const example = 'editions/example';

/** Runs a study of the example with a specification. */
function study(spec: string, ...more: string[]) {
  const path = join(folder, 'robustness.yaml');
  writeFileSync(path, spec);
  return iplus(['robustness', example, '--spec', path, ...more]);
}

/** Runs a study and sends it Ctrl-C after a while. */
async function interrupted(spec: string, wait: number) {
  const child = spawn(process.execPath, [main, 'robustness', example, '--spec', spec], {
    cwd: root,
    env: { ...process.env, LANG: 'C' },
  });
  let out = '';
  child.stdout.on('data', (part: Buffer) => {
    out += part.toString();
  });
  const ended = once(child, 'close');
  await sleep(wait);
  child.kill('SIGINT');
  const [code, signal] = (await ended) as [number | null, string | null];
  return { code, signal, out };
}

describe('iplus robustness', () => {
  it('writes codes that a spreadsheet program would take for formulas as texts', () => {
    const edition = join(temporaryFolder(), 'edition');
    cpSync(join(root, example), edition, { recursive: true });
    for (const name of ['units.csv', 'data/values.csv']) {
      const file = join(edition, name);
      writeFileSync(file, readFileSync(file, 'utf8').replace(/^A1,/gm, '=1+1,').replace(/,A1,/g, ',=1+1,'));
    }
    const out = join(temporaryFolder(), 'ranks.csv');
    expect(iplus(['robustness', edition, '--out', out]).code).toBe(0);
    const text = readFileSync(out, 'utf8');
    expect(text).toMatch(/(?:^|,)'=1\+1,/m);
    expect(text).not.toMatch(/(?:^|,)=1/m);
  });

  it('states in both languages how uncertain the ranks are and what they depend on', () => {
    const spec = 'aggregate: [geometric]\nnormalise: [{ method: percentile-rank }]\nreplicates: 200\n';
    const en = study(spec);
    expect(en.code).toBe(0);
    expect(en.out).toContain('200 replicates, weights ± 25');
    expect(en.out).toContain('varied: normalisation (2), aggregation (2), weights');
    expect(en.out).toMatch(/aggregation: alone .* in all/);
    expect(en.out).toMatch(/Left out one at a time.*Access {2}\d/s);
    expect(en.out).toMatch(/nearest to the rankings of the indicators \(Kemeny\): it contradicts 4.0%/);
    expect(en.out).not.toMatch(/NaN|undefined|null/);
    expect(study(spec, '--lang', 'zh').out).toContain('位次');
  });
  it('varies imputation and outlier treatment, where the data allow it', () => {
    const fill = 'impute: [{ method: nearest }, { method: row-mean }, { method: mean }]';
    const { code, out } = study(`${fill}\ntreat: [{ fences: 1.5 }]\nreplicates: 50\n`);
    expect(code).toBe(0);
    expect(out).toContain('imputation (4), treatment of outliers (2), weights');
    const em = study('impute: [{ method: em, within: all }]\nreplicates: 50\n');
    expect(em.code).toBe(0);
    expect(em.out).toContain('imputation (2), weights');
  });
  it('gives every unit as JSON and as a table, the same for the same seed', () => {
    const table = join(folder, 'ranks.csv');
    const run = () => study('seed: 7\nreplicates: 100\n', '--json', '--out', table).out;
    const first = run();
    expect(run()).toBe(first);
    expect(JSON.parse(first)).toMatchObject({ replicates: 100, partial: false, seed: 7, failed: 0 });
    expect(JSON.parse(first).leftOut).toHaveLength(6);
    expect(readFileSync(table, 'utf8').split('\n')[0]).toBe(
      'unit,level,period,rank,mean_rank,median_rank,low_rank,high_rank,share_ranked,from_weights,from_structure,from_data,data_low_rank,data_high_rank,drawn_score,score_error,order_threshold,share_top_10',
    );
  });
  it('answers the requested questions: top k, pairs, and each part left out', () => {
    const table = join(folder, 'left-out.csv');
    const spec =
      'sensitivity-of: B1\ntop: [1, 3]\npairs: [[A1, B1]]\nreplicates: 64\nweights: { dirichlet: 30 }\n';
    const out = JSON.parse(study(spec, '--json', '--left-out', table).out);
    expect(out.intervals[0]).toMatchObject({ unit: 'A1', top: [1, 1], ranked: 1 });
    expect(out.pairs.at(-1)).toEqual({ a: 'A1', b: 'B1', above: 1 });
    expect(out.sensitivityOf).toBe('B1');
    expect(Object.values(out.nearestOrder.ranks).sort()).toEqual([1, 2, 3, 4, 5, 6]);
    expect(out.nearestOrder.contradicts).toBeLessThan(out.nearestOrder.publishedContradicts);
    const rows = readFileSync(table, 'utf8').trim().split('\n');
    expect(rows).toHaveLength(7);
    expect(rows[0]).toMatch(/^left_out,kind,period,mean_rank_shift,largest_rank_shift/);
  });
  it('prints the same with one worker and with four', () => {
    const spec = `replicates: ${times(5000, 30_000)}\ndrop-indicators: true\naggregate: [geometric]\n`;
    const one = study(spec, '--json', '--workers', '1').out;
    expect(study(spec, '--json', '--workers', '4').out).toBe(one);
  });
  it('keeps finished replicates when it is interrupted, and says so', async () => {
    const path = join(folder, 'long.yaml');
    writeFileSync(path, 'replicates: 1000000\naggregate: [geometric, harmonic, median]\n');
    // A signal before the study has begun ends the program, as it should; then the test tries a later one.
    let ran = await interrupted(path, 1500);
    for (let wait = 3000; ran.signal === 'SIGINT' && wait < 20_000; wait *= 2)
      ran = await interrupted(path, wait);
    expect(ran.code).toBe(0);
    expect(ran.out).toContain('(stopped: partial)');
    expect(ran.out).toContain('Northport');
    expect(ran.out).toContain('what the ranks hang on is not estimated');
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
  it('names a specification that is absent', () => {
    expect(iplus(['robustness', example, '--spec', 'nowhere.yaml'])).toMatchObject({ code: 2 });
  });
});

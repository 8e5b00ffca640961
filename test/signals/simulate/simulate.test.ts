import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { UserError } from '../../../src/edition/index.js';
import { withDuckDb } from '../../../src/signals/duckdb.js';
import { cellsOf, nestingOf } from '../../../src/signals/simulate/cells.js';
import type { Model, Stream } from '../../../src/signals/simulate/model.js';
import { readModel } from '../../../src/signals/simulate/readModel.js';
import { type Simulation, simulate } from '../../../src/signals/simulate/simulate.js';
import { china2018, onlyOrders } from '../../helpers/editions.js';
import { fingerprint, temporaryFolder } from '../../helpers/folders.js';
import { thorough } from '../../helpers/thorough.js';

const how = (more: Partial<Simulation> = {}): Simulation => ({
  ...{ records: 20_000, seed: 7, out: join(temporaryFolder(), 'records'), threads: 2 },
  ...more,
});

describe('simulated records', () => {
  const first = how();
  let edition = china2018;
  let records = 0;
  beforeAll(async () => {
    if (!thorough) {
      edition = join(temporaryFolder(), 'edition');
      cpSync(join(china2018, 'simulation'), join(edition, 'simulation'), { recursive: true });
      onlyOrders(edition);
    }
    ({ records } = await simulate(edition, first));
  });

  it('are the same, byte by byte, on one thread and many, and others with another seed', async () => {
    const [one, other] = [how({ threads: 1 }), how({ seed: 8 })];
    await simulate(edition, one);
    await simulate(edition, other);
    expect(fingerprint(one.out)).toEqual(fingerprint(first.out));
    const files = Object.entries(fingerprint(first.out)).filter(([name]) => name.startsWith('order/'));
    const others = fingerprint(other.out);
    expect(files.length).toBe(51);
    expect(files.filter(([name, hash]) => others[name] === hash)).toEqual([]);
  });

  it('have the city, the month, a time in that month, and the constant fields of their stream', async () => {
    const rows = await query(`
      SELECT min(month), max(month), count(*) FILTER (WHERE strftime(time, '%Y-%m') <> month),
        count(DISTINCT (sector, kind)), count(DISTINCT "order") - count(*), count(*) FILTER (WHERE length(city) <> 6)
      FROM read_parquet('${first.out}/order/*.parquet')`);
    expect(rows[0]!.map(String)).toEqual(['2015-01', '2017-12', '0', '17', '0', '0']);
  });

  it('are kept when they are requested again, and made anew when their number changes', async () => {
    expect(await simulate(edition, first)).toMatchObject({ made: false });
    const again = await simulate(edition, { ...first, records: 10_000 });
    expect(again.made).toBe(true);
    expect(Math.abs(again.records / records - 0.5)).toBeLessThan(0.015);
    if (thorough) expect(Math.abs(again.records - 10_000)).toBeLessThan(300);
  });

  it('never take the place of records that were not simulated, but of those of a run that was ended', async () => {
    const { out } = how();
    mkdirSync(join(out, 'order'), { recursive: true });
    writeFileSync(join(out, 'order/real.csv'), 'city,month\n');
    const refused: unknown = await simulate(edition, { ...how(), out }).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(UserError);
    expect((refused as UserError).problems.map(({ at }) => at.file)).toEqual([join(out, 'order')]);
    expect(readdirSync(join(out, 'order'))).toEqual(['real.csv']);
    writeFileSync(join(out, 'simulation.json'), '{"key":"unfinished","records":0}\n');
    expect(await simulate(edition, { ...how(), out })).toMatchObject({ made: true });
    expect(readdirSync(join(out, 'order'))).not.toContain('real.csv');
  });

  function query(sql: string) {
    return withDuckDb(async (connection) => (await connection.runAndReadAll(sql)).getRows());
  }
});

describe('the size of a stream', () => {
  const model = readModel(china2018);
  const streamOf = (id: string) => model.streams.find((s) => s.id === id)!;
  const sizes = (stream: Stream, records: number) =>
    model.years.map((_, year) => {
      const nesting = nestingOf(stream, year, 1, records);
      const cells = cellsOf(model, stream, year, nesting, { seed: 1, records });
      const total = (of: 'records' | 'owners' | 'groups') => cells.reduce((sum, c) => sum + c[of], 0);
      return { records: total('records'), owners: total('owners'), groups: total('groups') };
    });

  it('grows as segments.csv says, to within one group of records', () => {
    for (const stream of model.streams) {
      const found = sizes(stream, 2_000_000);
      stream.volume.forEach((volume, year) => {
        const nesting = nestingOf(stream, year, 1, 2_000_000);
        const expected = volume * 2_000_000;
        const group = nesting.perOwner * nesting.perGroup;
        expect(Math.abs(found[year]!.records - expected), stream.id).toBeLessThan(2 * group + 2);
      });
    }
  });

  it('has owners that grow as measures.csv says, however many records there are', () => {
    for (const records of [2_000_000, 2_000_000_000]) {
      const [base, next] = sizes(streamOf('machine-industrial'), records);
      const near = (of: 'owners' | 'groups', growth: number) => {
        const wrong = Math.abs(next![of] / base![of] / (1 + growth) - 1);
        expect(wrong).toBeLessThan(2 / base!.groups);
      };
      near('owners', 0.93453);
      near('groups', 0.74762);
    }
    // In the full population each machine has 24 records a month and each plant 1,400.
    const [whole] = sizes(streamOf('machine-industrial'), 1_000_000_000);
    expect(whole!.records / whole!.owners).toBeCloseTo(24, 1);
    expect(whole!.records / whole!.groups / 1400).toBeCloseTo(1, 2);
  });

  it('has in every cell a group, an owner and a record', () => {
    const stream = streamOf('ride-hailing');
    const nesting = nestingOf(stream, 2, 1, 500_000);
    for (const cell of cellsOf(model, stream, 2, nesting, { seed: 1, records: 500_000 })) {
      expect(cell.groups).toBeGreaterThan(0);
      expect(cell.owners).toBeGreaterThanOrEqual(cell.groups);
      expect(cell.records).toBeGreaterThanOrEqual(cell.owners);
    }
  });

  it('is allocated to cities in full', () => {
    for (const { shares } of new Set(model.streams.map((s: Model['streams'][number]) => s.type))) {
      for (const year of shares) expect(year.reduce((sum, x) => sum + x, 0)).toBeCloseTo(1, 12);
    }
  });
});

it('names the table and the cell that are invalid', async () => {
  const folder = join(temporaryFolder(), 'edition');
  cpSync(join(china2018, 'simulation'), join(folder, 'simulation'), { recursive: true });
  await withDuckDb(async (connection) => {
    const path = join(folder, 'simulation/segments.csv');
    const broken = `SELECT * REPLACE (CASE WHEN segment = 'order-goods' THEN 'much' ELSE base_share END AS base_share)
      FROM read_csv('${path}', all_varchar = true)`;
    await connection.run(`COPY (${broken}) TO '${path}.new' (FORMAT csv, HEADER)`);
    await connection.run(
      `COPY (FROM read_csv('${path}.new', all_varchar = true)) TO '${path}' (FORMAT csv, HEADER)`,
    );
  });
  const faults = (error: unknown) =>
    (error as UserError).problems.map((p) => [p.at.file, p.at.line, p.at.column]);
  await expect(simulate(folder, how())).rejects.toSatisfy((error) => {
    expect(error).toBeInstanceOf(UserError);
    expect(faults(error)).toEqual([['simulation/segments.csv', 2, 'base_share']]);
    return true;
  });
  const other = join(temporaryFolder(), 'edition');
  cpSync(join(china2018, 'simulation'), join(other, 'simulation'), { recursive: true });
  const effects = join(other, 'simulation', 'effects.csv');
  const lines = readFileSync(effects, 'utf8').split('\n');
  writeFileSync(effects, [lines[0]!, lines[1]!.replace(/,[\d.]+,/, ',,'), ...lines.slice(3)].join('\n'));
  await expect(simulate(other, how())).rejects.toSatisfy((error) => {
    const places = faults(error).map((place) => place.join(' '));
    expect(new Set(places)).toEqual(
      new Set(['simulation/effects.csv 2 effect_2015', 'simulation/cities.csv 3 code']),
    );
    return true;
  });
  await expect(simulate(temporaryFolder(), how())).rejects.toSatisfy((error) => {
    expect(faults(error).map(([file]) => file)).toEqual(
      ['cities', 'effects', 'record_types', 'segments', 'measures'].map((name) => `simulation/${name}.csv`),
    );
    return true;
  });
});

import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { UserError } from '../../../src/edition/index.js';
import { addPartner, addToken, Senders } from '../../../src/platform/intake/index.js';
import { temporaryFolder } from '../../helpers/folders.js';

describe('who may send, while a file of a partner is damaged', () => {
  let folder: string;
  let [north, south] = ['', ''];
  let clock = 0;
  let faults: unknown[];
  let senders: Senders;
  const file = (name: string) => join(folder, 'partners', `${name}.json`);
  /** Another look at the files, which happens once a second at most. */
  const later = () => {
    clock += 2000;
  };

  beforeEach(async () => {
    folder = temporaryFolder();
    for (const name of ['north', 'south']) await addPartner(folder, name);
    const token = async (name: string) =>
      (await addToken(folder, name, { contracts: ['visits'], days: 30 }, 0)).token;
    [north, south] = [await token('north'), await token('south')];
    vi.spyOn(performance, 'now').mockImplementation(() => clock);
    clock = 10_000;
    faults = [];
    senders = new Senders(
      folder,
      () => 1,
      (error) => faults.push(error),
    );
    return () => vi.restoreAllMocks();
  });

  it('all go on as they were, and the fault is reported once, with the file', () => {
    expect(senders.of(north)?.partner).toBe('north');
    writeFileSync(file('north'), '{"name": "no');
    for (let i = 0; i < 5; i++) {
      later();
      expect(senders.of(north)?.partner).toBe('north');
      expect(senders.of(south)?.partner).toBe('south');
    }
    expect(faults).toHaveLength(1);
    expect(faults[0]).toBeInstanceOf(UserError);
    expect((faults[0] as UserError).problems[0]!.at.file).toBe(file('north'));
  });

  it('another fault is reported again, and a mended file counts from then on', () => {
    const good = readFileSync(file('north'));
    expect(senders.of(north)).toBeDefined();
    for (const [i, text] of ['{', '[]'].entries()) {
      later();
      writeFileSync(file('north'), text);
      expect(senders.of(north)?.partner).toBe('north');
      expect(faults).toHaveLength(i + 1);
    }
    later();
    writeFileSync(file('north'), good.toString().replace('"visits"', '"others"'));
    expect(senders.of(north)?.contracts).toEqual(['others']);
  });

  it('one whose file was damaged from the beginning is unknown, the others are not', () => {
    writeFileSync(file('north'), 'x');
    expect(senders.of(north)).toBeUndefined();
    expect(senders.of(south)?.partner).toBe('south');
    expect(faults).toHaveLength(1);
  });

  it('one whose file is gone is gone', () => {
    expect(senders.of(north)).toBeDefined();
    rmSync(file('north'));
    later();
    expect(senders.of(north)).toBeUndefined();
    expect(faults).toEqual([]);
  });

  it('a file that names another partner is damaged: nobody sends for others', () => {
    writeFileSync(file('south'), readFileSync(file('north'), 'utf8'));
    expect(senders.of(north)?.partner).toBe('north');
    expect(senders.of(south)).toBeUndefined();
    expect(faults).toHaveLength(1);
  });

  it('a folder that cannot be read changes nothing', () => {
    expect(senders.of(north)).toBeDefined();
    rmSync(join(folder, 'partners'), { recursive: true });
    writeFileSync(join(folder, 'partners'), 'a file in its place');
    for (let i = 0; i < 3; i++) {
      later();
      expect(senders.of(north)?.partner).toBe('north');
    }
    expect(faults).toHaveLength(1);
  });
});

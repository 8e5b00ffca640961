import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { leafHash, treeHash } from '../../../src/disk/index.js';
import {
  addMember,
  addPartner,
  judgesIn,
  openSubmissions,
  People,
  Platform,
} from '../../../src/platform/index.js';
import { put, temporaryFolder } from '../../helpers/folders.js';
import { iplus } from '../../helpers/iplus.js';
import { visits, wholeMonth } from '../../helpers/submissions.js';

const id = 'north:visits:2025-10';
const reason = '10月29日至31日系统升级，停止线上预约，见公告。';
let folder = '';

beforeAll(async () => {
  folder = temporaryFolder();
  put(folder, 'contracts/visits.yaml', visits);
  await addPartner(folder, 'north');
  const people = await People.open(folder);
  addMember(people, { id: 'li', name: 'Li (example)', partner: 'north', roles: ['explainer'] }, 'iplus');
  addMember(people, { id: 'wang', name: '王敏（示例）', partner: 'north', roles: ['signer'] }, 'iplus');
  people.close();
  const platform = await Platform.open(folder, judgesIn(folder), { free: () => 1e12 });
  const body = Buffer.from(wholeMonth('2025-10').toString().split('\n').slice(0, 28).join('\n'));
  await platform.submit({ partner: 'north', key: 'k', contract: 'visits', form: 'ndjson', body });
  await platform.judging.idle();
  await platform.close();
});

const run = (name: string, ...more: string[]) => iplus(['submission', name, folder, ...more]);
const shown = () => JSON.parse(run('show', id, '--json').out);

describe('iplus submission', () => {
  it('lists, checks, explains, signs and verifies, in both languages', () => {
    expect(run('list', '--lang', 'zh').out).toBe(
      `${id}:1  填报中  28条记录  截止时间 2025-11-03 00:00 UTC\n`,
    );
    const checked = run('check', id, '--lang', 'zh').out;
    expect(checked).toContain('合理性审核：3天的记录数与预期不符，其中2025-10-29为0条');
    expect(run('show', id, '--lang', 'en').out).toContain('Quality: 28 looked at, 0 left out, 1 question\n');
    const [question] = shown().checked.questions;
    const explain = (member: string) =>
      run(
        'explain',
        id,
        '--member',
        member,
        '--question',
        question.id,
        '--choice',
        'confirm',
        '--reason',
        reason,
      );
    expect(explain('wang')).toMatchObject({ code: 2 });
    expect(explain('li').out).toContain('Explained');
    const { sha256 } = shown().statement;
    const bytes = run('show', id, '--statement').out;
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(sha256);
    expect(run('verify', id)).toMatchObject({ code: 2 });
    const wrong = run('sign', id, '--member', 'li', '--sha256', sha256, '--lang', 'zh');
    expect(wrong.code).toBe(2);
    expect(wrong.err).toContain('仅限本单位有签署权限的人员');
    expect(run('sign', id, '--member', 'wang', '--sha256', sha256, '--named').out).toContain('Signed');
    const verified = run('verify', id, '--lang', 'zh');
    expect(verified.code).toBe(0);
    expect(verified.out.split('\n').filter((line) => line.startsWith('成立'))).toHaveLength(7);
    expect(run('withdraw', id, '--member', 'wang', '--reason', reason).out).toContain('Withdrawn');
  });

  it('prints the leaves from which a partner that has the records computes the root that is signed', () => {
    const leaves = run('show', id, '--leaves')
      .out.trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { line: number; salt: string; leaf: string });
    const records = wholeMonth('2025-10').toString().split('\n');
    const own = leaves.map(({ line, salt }) => {
      const bytes = Buffer.from(records[line - 1]!);
      const sha256 = createHash('sha256').update(Buffer.from(salt, 'hex')).update(bytes).digest('hex');
      const key = [JSON.parse(`${bytes}`).id];
      return leafHash(Buffer.from(JSON.stringify({ contract: 'visits', key, partner: 'north', sha256 })));
    });
    expect(leaves.map(({ leaf }) => leaf)).toEqual(own.map((leaf) => leaf.toString('hex')));
    const { recordsRoot } = JSON.parse(run('show', id, '--statement').out);
    expect(treeHash(own).toString('hex')).toBe(recordsRoot);
  });

  it('says what to do where a server has the platform open, and goes on reading', async () => {
    const platform = await Platform.open(folder, judgesIn(folder), { free: () => 1e12 });
    const refused = run('check', id, '--again');
    expect(refused.code).toBe(2);
    expect(refused.err).toContain('POST /v1/submissions/ID/');
    expect(run('show', id).code).toBe(0);
    await platform.close();
  });

  it.each([
    ['a person who is none', ['sign', id, '--member', 'nobody', '--sha256', 'x'], 'ID'],
    ['an id that is none', ['show', 'x'], 'No such submission'],
    [
      'a choice that is none',
      ['explain', id, '--member', 'li', '--question', 'q', '--choice', 'maybe', '--reason', 'r'],
      'confirm, correct',
    ],
  ])('refuses %s', (_, [name, ...more], text) => {
    const { code, err } = run(name!, ...more);
    expect(code).toBe(2);
    expect(err).toContain(text);
  });
});

it('a version of a contract that is taken up while a server runs is the one of the next check', async () => {
  const own = temporaryFolder();
  mkdirSync(join(own, 'contracts'));
  writeFileSync(join(own, 'contracts', 'visits-1.yaml'), visits);
  await addPartner(own, 'north');
  const platform = await Platform.open(own, judgesIn(own), { free: () => 1e12 });
  const submissions = openSubmissions(platform);
  const body = wholeMonth('2025-10');
  await platform.submit({ partner: 'north', key: 'k', contract: 'visits', form: 'ndjson', body });
  await platform.judging.idle();
  const version = async () =>
    (await submissions.check(id, { is: 'operator', via: 'test' })).checked!.content.version;
  expect(await version()).toBe('1.0.0');
  writeFileSync(join(own, 'contracts', 'visits-2.yaml'), visits.replace('version: 1.0.0', 'version: 1.0.1'));
  const isTakenUp = async () => expect(await version()).toBe('1.0.1');
  await vi.waitFor(isTakenUp, { timeout: 20_000, interval: 300 });
  await submissions.stop();
  await platform.close();
});

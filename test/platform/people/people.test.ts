import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  addMember,
  addPartner,
  auditOf,
  firstBrokenEntry,
  logIn,
  logOut,
  makeLink,
  memberOfLink,
  memberOfSession,
  membersOf,
  People,
  removeMember,
  sessionLife,
  writeDown,
} from '../../../src/platform/index.js';
import { filesBelow, temporaryFolder } from '../../helpers/folders.js';

let [folder, people, clock] = ['', {} as People, 0];
const minute = 60_000;

beforeEach(async () => {
  folder = temporaryFolder();
  clock = Date.UTC(2026, 10, 28);
  await addPartner(folder, 'north');
  people = await People.open(folder, () => clock);
  addMember(people, { id: 'li', name: '李强', partner: 'north', roles: ['viewer', 'sender'] }, 'iplus');
  addMember(people, { id: 'op', name: 'Operator', roles: [] }, 'iplus');
});
afterEach(() => people.close());

describe('a link', () => {
  it('logs in once; looking at it does not use it', () => {
    const link = makeLink(people, 'li', 'op');
    expect(memberOfLink(people, link)?.id).toBe('li');
    expect(memberOfLink(people, link)?.name).toBe('李强');
    const { session, member } = logIn(people, link)!;
    expect(member.id).toBe('li');
    expect(memberOfSession(people, session)?.id).toBe('li');
    expect(logIn(people, link)).toBeUndefined();
    expect(memberOfLink(people, link)).toBeUndefined();
  });

  it('ends after its minutes, and with the next link of the same member', () => {
    const first = makeLink(people, 'li', 'op', 10);
    const second = makeLink(people, 'li', 'op', 10);
    expect(logIn(people, first)).toBeUndefined();
    clock += 10 * minute;
    expect(memberOfLink(people, second)).toBeUndefined();
    expect(logIn(people, second)).toBeUndefined();
  });

  it('is used once by two processes that try at once', async () => {
    const link = makeLink(people, 'li', 'op');
    const other = await People.open(folder, () => clock);
    expect([logIn(other, link), logIn(people, link)].filter(Boolean)).toHaveLength(1);
    other.close();
  });

  it('and a session are nowhere in the files, only their hashes', () => {
    const link = makeLink(people, 'li', 'op');
    const second = makeLink(people, 'op', 'iplus');
    const { session } = logIn(people, second)!;
    const all = filesBelow(folder).map((file) => readFileSync(join(folder, file), 'latin1'));
    for (const secret of [link, second, session])
      expect(all.some((text) => text.includes(secret))).toBe(false);
  });
});

describe('a session', () => {
  const begun = () => logIn(people, makeLink(people, 'li', 'op'))!.session;

  it('ends half an hour after the last request, and twelve hours after log-in', () => {
    const idle = begun();
    clock += sessionLife.idle;
    expect(memberOfSession(people, idle)).toBeUndefined();
    const busy = begun();
    for (let passed = 0; passed < sessionLife.whole - 20 * minute; passed += 20 * minute) {
      expect(memberOfSession(people, busy)?.id).toBe('li');
      clock += 20 * minute;
    }
    clock += 20 * minute;
    expect(memberOfSession(people, busy)).toBeUndefined();
  });

  it('ends with log-out, with the next log-in of the same browser, and with the member', () => {
    const first = begun();
    logOut(people, first);
    expect(memberOfSession(people, first)).toBeUndefined();
    const second = begun();
    const third = logIn(people, makeLink(people, 'li', 'op'), second)!.session;
    expect(memberOfSession(people, second)).toBeUndefined();
    removeMember(people, 'li', 'op');
    expect(memberOfSession(people, third)).toBeUndefined();
    expect(() => makeLink(people, 'li', 'op')).toThrow();
  });

  it.each(['', 'x', '../../etc', `${'a'.repeat(42)}'`, 'é'.repeat(43), 'a'.repeat(43)])(
    'is not %j',
    (guess) => {
      expect(memberOfSession(people, guess)).toBeUndefined();
      expect(logIn(people, guess)).toBeUndefined();
    },
  );
});

describe('a clock that was wrong and is set right', () => {
  const wrongs = [6 * minute, 5 * 60 * minute, 365 * 24 * 60 * minute];

  it.each(wrongs)('leaves no link or session that was made while it was %i ms ahead', (wrong) => {
    const right = clock;
    clock += wrong;
    const link = makeLink(people, 'op', 'iplus');
    const session = logIn(people, makeLink(people, 'li', 'op'))!.session;
    expect(memberOfSession(people, session)?.id).toBe('li');
    clock = right;
    expect(memberOfSession(people, session)).toBeUndefined();
    expect(memberOfLink(people, link)).toBeUndefined();
    expect(logIn(people, link)).toBeUndefined();
  });

  it('ends no session for a few seconds, and none that was begun before, where it was used', () => {
    const session = logIn(people, makeLink(people, 'li', 'op'))!.session;
    clock -= 4 * minute;
    expect(memberOfSession(people, session)?.id).toBe('li');
    clock += 4 * minute + 20 * minute;
    expect(memberOfSession(people, session)?.id).toBe('li');
    clock -= 20 * minute;
    expect(memberOfSession(people, session)).toBeUndefined();
  });
});

describe('people', () => {
  it.each([
    ['an id that was used', { id: 'li', name: 'x', partner: 'north', roles: ['viewer'] }],
    ['an id in capitals', { id: 'Li', name: 'x', partner: 'north', roles: ['viewer'] }],
    ['the name of the machine', { id: 'iplus', name: 'x', roles: [] }],
    ['a name with a control character', { id: 'a', name: 'a\u0007b', partner: 'north', roles: ['viewer'] }],
    ['a partner that there is not', { id: 'a', name: 'x', partner: 'east', roles: ['viewer'] }],
    ['a member without roles', { id: 'a', name: 'x', partner: 'north', roles: [] }],
    ['an operator with roles', { id: 'a', name: 'x', roles: ['signer'] }],
  ])('are not added with %s', (_, member) => {
    expect(() => addMember(people, member as never, 'op')).toThrow();
    expect(membersOf(people)).toHaveLength(2);
  });
});

describe('the audit log', () => {
  it('says who did what, for the platform and for a partner', () => {
    logIn(people, makeLink(people, 'li', 'op'));
    removeMember(people, 'li', 'op');
    const said = auditOf(people, { most: 10 }).map(({ who, act, partner }) => [who, act, partner]);
    expect(said).toEqual([
      ['op', 'member-removed', 'north'],
      ['li', 'logged-in', 'north'],
      ['op', 'link-made', 'north'],
      ['iplus', 'member-added', undefined],
      ['iplus', 'member-added', 'north'],
    ]);
    expect(auditOf(people, { partner: 'north', most: 10 })).toHaveLength(4);
    expect(auditOf(people, { before: 3, most: 1 })[0]!.n).toBe(2);
  });

  it('is only added to, and says where it was changed', () => {
    writeDown(people, { who: 'op', act: 'replayed', about: { contract: 'visits' } });
    expect(() => people.db.exec("UPDATE audit SET who = 'x' WHERE n = 2")).toThrow(/only added/);
    expect(() => people.db.exec('DELETE FROM audit')).toThrow(/only added/);
    expect(firstBrokenEntry(people)).toBeUndefined();
    people.db.exec("DROP TRIGGER audit_stays; UPDATE audit SET who = 'x' WHERE n = 2");
    expect(firstBrokenEntry(people)).toBe(2);
  });

  it('keeps an act and what it says together, or neither', () => {
    expect(() =>
      people.together(() => {
        writeDown(people, { who: 'op', act: 'replayed' });
        throw new Error('no');
      }),
    ).toThrow('no');
    expect(auditOf(people, { most: 10 })).toHaveLength(2);
  });
});

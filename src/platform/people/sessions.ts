import { hash, randomBytes } from 'node:crypto';
import { UserError } from '../../edition/index.js';
import { writeDown } from './auditLog.js';
import { type Claimed, memberClaimed } from './identities.js';
import type { Member } from './member.js';
import { memberById } from './members.js';
import type { People } from './people.js';
import { peopleProblems } from './problems.js';

const minute = 60_000;

/** Minutes for which a link is valid: usually, and at most. */
export const linkMinutes = { usual: 30, most: 24 * 60 };

/** Milliseconds after which a session ends: without a request, and in any case. */
export const sessionLife = { idle: 30 * minute, whole: 12 * 60 * minute };

/**
 * Milliseconds by which a time may lie ahead of the clock. What was made while the clock was further ahead does not count after it was
 * set right: it would last too long.
 */
const ahead = 5 * minute;

const secret = () => randomBytes(32).toString('base64url');
const hashed = (text: string) => hash('sha256', text, 'hex');

/** Whether a text has the form of our secrets. */
const isSecret = (text: string) => /^[\w-]{43}$/.test(text);

/**
 * Makes the link by which a member logs in once, soon. An earlier link of the member ends.
 *
 * @returns the secret of the link, which is kept nowhere
 * @throws UserError where there is no such member
 */
export function makeLink(people: People, id: string, who: string, minutes = linkMinutes.usual): string {
  const link = secret();
  people.together(() => {
    const member = memberById(people, id);
    if (!member || member.removed !== undefined) throw new UserError([peopleProblems.noMember(id)]);
    const made = people.now();
    people.db
      .prepare('DELETE FROM login_links WHERE member = ? OR made > ? OR expires <= ?')
      .run(id, made + ahead, made);
    const until = made + Math.min(minutes, linkMinutes.most) * minute;
    people.db.prepare('INSERT INTO login_links VALUES (?, ?, ?, ?)').run(hashed(link), id, made, until);
    const { partner } = member;
    writeDown(people, {
      who,
      act: 'link-made',
      about: { member: id },
      ...(partner !== undefined && { partner }),
    });
  });
  return link;
}

/** Whose link it is, as long as it is valid. Looking does not use it: programs that preview links open them too. */
export function memberOfLink(people: People, link: string): Member | undefined {
  if (!isSecret(link)) return undefined;
  const now = people.now();
  const found = people.db
    .prepare('SELECT member FROM login_links WHERE sha256 = ? AND made <= ? AND expires > ?')
    .get(hashed(link), now + ahead, now) as { member: string } | undefined;
  return found && memberById(people, found.member);
}

/**
 * Logs in by a link, which ends with this, and so does the session that the browser had. Undefined where the link is not valid.
 *
 * @returns the secret of a new session, which is kept nowhere
 */
export function logIn(
  people: People,
  link: string,
  earlier?: string,
): { session: string; member: Member } | undefined {
  if (!isSecret(link)) return undefined;
  return people.together(() => {
    const now = people.now();
    const used = people.db
      .prepare('DELETE FROM login_links WHERE sha256 = ? AND made <= ? AND expires > ? RETURNING member')
      .get(hashed(link), now + ahead, now) as { member: string } | undefined;
    if (!used) return undefined;
    return begin(people, memberById(people, used.member)!, { by: 'link' }, earlier);
  });
}

/**
 * Logs in a member by an identity provider; others are refused. The session that the browser had ends.
 *
 * @returns the secret of a new session, which is kept nowhere
 */
export function logInBy(
  people: People,
  claimed: Claimed,
  earlier?: string,
): { session: string; member: Member } | undefined {
  return people.together(() => {
    const member = memberClaimed(people, claimed);
    if (!member) return undefined;
    return begin(people, member, { by: claimed.issuer, subject: claimed.subject }, earlier);
  });
}

/** Begins a session, within a transaction. */
function begin(people: People, member: Member, about: Record<string, string>, earlier?: string) {
  const now = people.now();
  if (earlier !== undefined) people.db.prepare('DELETE FROM sessions WHERE sha256 = ?').run(hashed(earlier));
  people.db
    .prepare('DELETE FROM sessions WHERE began <= ? OR max(began, seen) > ?')
    .run(now - sessionLife.whole, now + ahead);
  const session = secret();
  people.db.prepare('INSERT INTO sessions VALUES (?, ?, ?, ?)').run(hashed(session), member.id, now, now);
  const { partner } = member;
  writeDown(people, { who: member.id, act: 'logged-in', about, ...(partner !== undefined && { partner }) });
  return { session, member };
}

/** Whose session it is, as long as it is valid; it counts as used. */
export function memberOfSession(people: People, session: string): Member | undefined {
  if (!isSecret(session)) return undefined;
  const now = people.now();
  const found = people.db
    .prepare(
      'SELECT member, seen FROM sessions WHERE sha256 = ? AND began > ? AND seen > ? AND max(began, seen) <= ?',
    )
    .get(hashed(session), now - sessionLife.whole, now - sessionLife.idle, now + ahead) as
    | { member: string; seen: number }
    | undefined;
  if (!found) return undefined;
  if (now - found.seen >= minute)
    people.db.prepare('UPDATE sessions SET seen = ? WHERE sha256 = ?').run(now, hashed(session));
  return memberById(people, found.member);
}

/** Ends a session. */
export function logOut(people: People, session: string): void {
  people.together(() => {
    const ended = people.db
      .prepare('DELETE FROM sessions WHERE sha256 = ? RETURNING member')
      .get(hashed(session)) as { member: string } | undefined;
    if (!ended) return;
    const { partner } = memberById(people, ended.member)!;
    writeDown(people, { who: ended.member, act: 'logged-out', ...(partner !== undefined && { partner }) });
  });
}

import { removeControls, UserError } from '../../edition/index.js';
import { partnersOf } from '../intake/partners.js';
import { intakeProblems } from '../intake/problems.js';
import { writeDown } from './auditLog.js';
import type { Member, MemberRole } from './member.js';
import type { People } from './people.js';
import { peopleProblems } from './problems.js';

type Row = Omit<Member, 'partner' | 'roles' | 'removed'> & {
  partner: string | null;
  roles: string;
  removed: number | null;
};

const memberOf = ({ partner, roles, removed, ...rest }: Row): Member => ({
  ...rest,
  ...(partner !== null && { partner }),
  ...(removed !== null && { removed }),
  roles: JSON.parse(roles),
});

/** A member, those who were removed among them. */
export function memberById(people: People, id: string): Member | undefined {
  const row = people.db.prepare('SELECT * FROM members WHERE id = ?').get(id) as Row | undefined;
  return row && memberOf(row);
}

/** The members of a partner, or all people, in the order of their ids; those who were removed too. */
export function membersOf(people: People, partner?: string): Member[] {
  return (
    people.db
      .prepare('SELECT * FROM members WHERE ?1 IS NULL OR partner = ?1 ORDER BY partner, id')
      .all(partner ?? null) as Row[]
  ).map(memberOf);
}

/**
 * Adds a member of a partner with roles, or an operator (no partner, no roles).
 *
 * @throws UserError for an id that is taken or cannot be one, a name that cannot be shown, a partner that there is not
 */
export function addMember(
  people: People,
  { id, name, partner, roles }: Pick<Member, 'id' | 'name' | 'partner' | 'roles'>,
  who: string,
): void {
  const known = partnersOf(people.folder);
  const shown = name.trim();
  const wrong = [
    ...(/^[a-z][a-z0-9-]{0,59}$/.test(id) && id !== 'iplus' ? [] : [peopleProblems.badMemberId(id)]),
    ...(shown.length > 0 && shown.length <= 80 && removeControls(shown) === shown
      ? []
      : [peopleProblems.badName(name)]),
    ...(partner !== undefined && !known.includes(partner) ? [intakeProblems.noPartner(partner, known)] : []),
    ...((partner === undefined) === (roles.length === 0) ? [] : [peopleProblems.rolesOrOperator()]),
  ];
  if (wrong.length > 0) throw new UserError(wrong);
  people.together(() => {
    if (memberById(people, id)) throw new UserError([peopleProblems.knownMember(id)]);
    const unique: readonly MemberRole[] = [...new Set(roles)];
    people.db
      .prepare('INSERT INTO members VALUES (?, ?, ?, ?, ?, NULL)')
      .run(id, shown, partner ?? null, JSON.stringify(unique), people.now());
    const about = { member: id, roles: partner === undefined ? 'operator' : unique.join(', ') };
    writeDown(people, { who, act: 'member-added', about, ...(partner !== undefined && { partner }) });
  });
}

/** Removes a member: links and sessions end at once; the name stays, since the log speaks of it. @throws UserError */
export function removeMember(people: People, id: string, who: string): void {
  people.together(() => {
    const member = memberById(people, id);
    if (!member || member.removed !== undefined) throw new UserError([peopleProblems.noMember(id)]);
    people.db.prepare('UPDATE members SET removed = ? WHERE id = ?').run(people.now(), id);
    people.db.prepare('DELETE FROM login_links WHERE member = ?').run(id);
    people.db.prepare('DELETE FROM identities WHERE member = ?').run(id);
    people.db.prepare('DELETE FROM sessions WHERE member = ?').run(id);
    const { partner } = member;
    writeDown(people, {
      who,
      act: 'member-removed',
      about: { member: id },
      ...(partner !== undefined && { partner }),
    });
  });
}

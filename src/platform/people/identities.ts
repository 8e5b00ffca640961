import { UserError } from '../../edition/index.js';
import { writeDown } from './auditLog.js';
import type { Member } from './member.js';
import { memberById } from './members.js';
import type { People } from './people.js';
import { peopleProblems } from './problems.js';

/** How an identity provider identifies a member. */
export interface Identity {
  /** The e-mail address by which the first log-in finds the member. */
  email?: string | undefined;
  /** The provider and its name for the person, which never changes. Once it is known, it alone counts. */
  issuer?: string | undefined;
  subject?: string | undefined;
}

/** Who a provider says that somebody is. */
export interface Claimed {
  issuer: string;
  subject: string;
  /** Only one that the provider has verified. */
  email?: string | undefined;
}

/** Plain characters only: others can look like them, and there is no one rule for their lower case. */
const isEmail = (text: string) => /^[\x21-\x3f\x41-\x7e]{1,64}@[a-z0-9.-]{1,190}$/.test(text);

const isSubject = (text: string) => text.length > 0 && text.length <= 255;

type Row = { [K in keyof Required<Identity>]: string | null } & { member: string };

const identityIn = ({ email, issuer, subject }: Row): Identity => ({
  ...(email !== null && { email }),
  ...(issuer !== null && { issuer }),
  ...(subject !== null && { subject }),
});

/** The identities of members who have one. */
export function identitiesOf(people: People): Map<string, Identity> {
  const rows = people.db.prepare('SELECT * FROM identities').all() as unknown as Row[];
  return new Map(rows.map((row) => [row.member, identityIn(row)]));
}

/** Sets the identity of a member at the provider, replacing the earlier one; without one, removes it. @throws UserError */
export function setIdentity(people: People, id: string, known: Identity, who: string): void {
  const email = known.email?.trim().toLowerCase();
  const { issuer, subject } = known;
  const wrong = [
    ...(email !== undefined && !isEmail(email) ? [peopleProblems.badEmail(known.email!)] : []),
    ...((issuer === undefined) === (subject === undefined) ? [] : [peopleProblems.halfIdentity()]),
    ...(subject !== undefined && !isSubject(subject) ? [peopleProblems.badSubject(subject)] : []),
  ];
  if (wrong.length > 0) throw new UserError(wrong);
  people.together(() => {
    const member = memberById(people, id);
    if (!member || member.removed !== undefined) throw new UserError([peopleProblems.noMember(id)]);
    const other = people.db
      .prepare(
        'SELECT member FROM identities WHERE member <> ? AND (email = ? OR (issuer = ? AND subject = ?))',
      )
      .get(id, email ?? null, issuer ?? null, subject ?? null) as Pick<Row, 'member'> | undefined;
    if (other) throw new UserError([peopleProblems.knownIdentity(other.member)]);
    people.db.prepare('DELETE FROM identities WHERE member = ?').run(id);
    if (email !== undefined || subject !== undefined)
      people.db
        .prepare('INSERT INTO identities (member, email, issuer, subject) VALUES (?, ?, ?, ?)')
        .run(id, email ?? null, issuer ?? null, subject ?? null);
    const about = {
      member: id,
      ...(email !== undefined && { email }),
      ...(issuer !== undefined && { issuer, subject: subject! }),
    };
    writeDown(people, { who, act: 'identity-set', about, ...ofPartner(member) });
  });
}

const ofPartner = ({ partner }: Member) => (partner === undefined ? {} : { partner });

/**
 * The member that a provider means: by its name for the person; otherwise by the verified e-mail address of a member of whom no such
 * name is known yet. It is known from then on, so that whoever is given the address later is not taken for the member.
 */
export function memberClaimed(people: People, { issuer, subject, email }: Claimed): Member | undefined {
  if (!isSubject(subject)) return undefined;
  const known = people.db
    .prepare('SELECT member FROM identities WHERE issuer = ? AND subject = ?')
    .get(issuer, subject) as Pick<Row, 'member'> | undefined;
  if (known) return memberById(people, known.member);
  const named = email?.toLowerCase();
  if (named === undefined || !isEmail(named)) return undefined;
  const first = people.db
    .prepare(
      'UPDATE identities SET issuer = ?, subject = ? WHERE email = ? AND subject IS NULL RETURNING member',
    )
    .get(issuer, subject, named) as Pick<Row, 'member'> | undefined;
  return first && memberById(people, first.member);
}

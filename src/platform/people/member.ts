/** The roles of a member, beyond seeing what its partner sent. */
export const memberRoles = ['viewer', 'sender', 'explainer', 'signer'] as const;
export type MemberRole = (typeof memberRoles)[number];

/** A person who uses the console. */
export interface Member {
  id: string;
  name: string;
  /** Undefined for operators, who see all partners. */
  partner?: string | undefined;
  roles: readonly MemberRole[];
  added: number;
  /** When the member was removed; the id is never given again. */
  removed?: number | undefined;
}

/** Everything that somebody may ask for about a partner. */
export const rights = ['see', 'send', 'erase', 'tokens', 'check', 'explain', 'sign', 'operate'] as const;
/**
 * To see what was sent and signed; to send records; to erase them; to make and revoke tokens; to close and check a period; to explain
 * checks; to sign and withdraw; to run the platform.
 */
export type Right = (typeof rights)[number];

/** A token, as far as it decides rights. */
export interface TokenGrant {
  partner: string;
  contracts: readonly string[];
  /** Whether it is neither expired nor revoked. */
  isLive: boolean;
  /** The id of the member who acts with it; undefined for that of a program. */
  member?: string | undefined;
}

/** Who asks: a person who is logged in, a program with a token, or a person with a token of their own. */
export interface Who {
  /** The member, as known now; undefined where there is none, or none any more. */
  member?: Pick<Member, 'id' | 'partner' | 'roles' | 'removed'> | undefined;
  token?: TokenGrant | undefined;
}

/** What is asked about: a partner, and the contract of records that are sent or erased. */
export interface Subject {
  partner: string;
  contract?: string | undefined;
}

/** What programs may do, which have a token and no person. */
const ofPrograms: readonly Right[] = ['see', 'send', 'erase'];
/** What operators may do for every partner: they never send, explain or sign for one. */
const ofOperators: readonly Right[] = ['see', 'erase', 'tokens', 'check', 'operate'];
/** What each role lets members do for their partner. */
const ofRoles: Readonly<Record<MemberRole, readonly Right[]>> = {
  viewer: ['see'],
  sender: ['see', 'send', 'erase', 'tokens'],
  explainer: ['see', 'check', 'explain'],
  signer: ['see', 'check', 'sign'],
};

/**
 * Whether somebody may do something: the one place that decides it, for the API, the console and the terminal. A token of a member lets
 * no more than the member may do now, and only under its contracts.
 */
export function may({ member, token }: Who, right: Right, subject: Subject): boolean {
  if (!token) return member !== undefined && mayPerson(member, right, subject.partner);
  if (!token.isLive || token.partner !== subject.partner || right === 'operate') return false;
  if (subject.contract !== undefined && !token.contracts.includes(subject.contract)) return false;
  if (token.member === undefined) return ofPrograms.includes(right);
  return (
    member?.id === token.member && member.partner === token.partner && mayPerson(member, right, token.partner)
  );
}

function mayPerson(
  { partner, roles, removed }: NonNullable<Who['member']>,
  right: Right,
  of: string,
): boolean {
  if (removed !== undefined) return false;
  if (partner === undefined) return ofOperators.includes(right);
  return partner === of && roles.some((role) => ofRoles[role].includes(right));
}

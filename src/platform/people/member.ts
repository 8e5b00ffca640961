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

/**
 * A right: to see, to make and revoke tokens, to close and check a period, to explain checks, to sign, or to run the platform.
 */
export type Right = 'see' | 'send' | 'check' | 'explain' | 'sign' | 'operate';

const roleFor = { send: 'sender', explain: 'explainer', sign: 'signer' } as const;

/** Whether a person has a right for a partner. Operators never explain or sign for one. */
export function may(member: Pick<Member, 'partner' | 'roles'>, right: Right, partner: string): boolean {
  if (member.partner === undefined) return right !== 'explain' && right !== 'sign';
  if (member.partner !== partner || right === 'operate') return false;
  if (right === 'check') return member.roles.includes('explainer') || member.roles.includes('signer');
  return right === 'see' || member.roles.includes(roleFor[right]);
}

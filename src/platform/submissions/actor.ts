import { type Member, may } from '../people/index.js';
import { type Actor, type PartnerRight, partnerRights } from './acts.js';

/** The actor for a member of the platform. `via`: how the member was identified. An operator never acts for a partner. */
export function actorOf(member: Member, via: string): Actor {
  const { id, name, partner, roles } = member;
  if (partner === undefined) return { is: 'operator', via: `${via} (${id})` };
  const rights = partnerRights.filter((right) => may({ member }, right, { partner }));
  return { is: 'person', partner, person: { id, name, role: roles.join(', ') }, rights, via };
}

/** Somebody who sends for a partner without being named, such as a program with a token: it may look and do nothing. */
export const unnamed = (partner: string, via: string): Actor => ({
  is: 'person',
  partner,
  person: { id: '', name: '', role: '' },
  rights: [] satisfies PartnerRight[],
  via,
});

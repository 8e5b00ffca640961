import {
  addMember,
  atMachine,
  linkMinutes,
  type MemberRole,
  makeLink,
  type People,
  simulatedPartners,
} from '../platform/index.js';

const people: readonly { role: MemberRole; name: string }[] = [
  { role: 'explainer', name: 'Li Qiang 李强' },
  { role: 'signer', name: 'Wang Min 王敏' },
];

/**
 * People who do not exist, for the simulated partners: one who explains and one who signs for each, and an operator.
 *
 * @returns the secret of a link by which the operator logs in once; the operator hands out those of the others
 */
export function simulatedPeople(store: People): string {
  addMember(store, { id: 'operator', name: 'Zhao Lan 赵岚', roles: [] }, atMachine);
  for (const { name: partner } of simulatedPartners)
    for (const { role, name } of people)
      addMember(store, { id: `${partner}-${role}`, name, partner, roles: ['viewer', role] }, atMachine);
  return makeLink(store, 'operator', atMachine, linkMinutes.most);
}

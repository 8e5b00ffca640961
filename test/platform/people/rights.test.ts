import { expect, it } from 'vitest';
import {
  actorOf,
  type Member,
  type MemberRole,
  may,
  memberRoles,
  type Right,
  rights,
  type Who,
} from '../../../src/platform/index.js';
import { doersOf } from '../../../src/platform/submissions/nextSteps.js';

const partners = ['north', 'south'] as const;
const contracts = ['visits', 'beds', undefined] as const;
const both = [true, false] as const;

/** All sets of roles. */
const roleSets = Array.from({ length: 2 ** memberRoles.length }, (_, i) =>
  memberRoles.filter((_role, at) => (i & (1 << at)) !== 0),
);

/** Everybody: nobody, operators, and members of each partner with each set of roles; removed and not. */
const people: (Member | undefined)[] = [
  undefined,
  ...both.flatMap((isRemoved) => {
    const rest = { name: 'x', added: 0, ...(isRemoved && { removed: 1 }) };
    return [
      { id: 'op', roles: [], ...rest },
      ...partners.flatMap((partner) => roleSets.map((roles) => ({ id: 'li', partner, roles, ...rest }))),
    ];
  }),
];

/** No token, and tokens of programs, of the person who asks, and of another one; live or not, of each partner. */
const tokens: Who['token'][] = [
  undefined,
  ...partners.flatMap((partner) =>
    both.flatMap((isLive) =>
      [undefined, 'li', 'op', 'other'].map((member) => ({ partner, isLive, member, contracts: ['visits'] })),
    ),
  ),
];

/** The rights of a person, in plain words, written down apart from the program. */
function ofPerson(member: Member, right: Right, partner: string): boolean {
  const has = (...roles: MemberRole[]) => member.roles.some((role) => roles.includes(role));
  if (member.removed) return false;
  if (!member.partner) return !['send', 'explain', 'sign'].includes(right);
  if (member.partner !== partner) return false;
  if (right === 'see') return member.roles.length > 0;
  if (right === 'send' || right === 'erase' || right === 'tokens') return has('sender');
  if (right === 'check') return has('explainer', 'signer');
  if (right === 'explain') return has('explainer');
  return right === 'sign' && has('signer');
}

function expected({ member, token }: Who, right: Right, partner: string, contract?: string): boolean {
  if (!token) return member !== undefined && ofPerson(member as Member, right, partner);
  const isHere = token.isLive && token.partner === partner && (!contract || contract === 'visits');
  if (!isHere || right === 'operate') return false;
  if (!token.member) return right === 'see' || right === 'send' || right === 'erase';
  return (
    member?.id === token.member && member.partner === partner && ofPerson(member as Member, right, partner)
  );
}

it('everybody may do what is written down, with every token, for every partner and contract', () => {
  const wrong: string[] = [];
  let [tried, allowed] = [0, 0];
  for (const member of people)
    for (const token of tokens)
      for (const right of rights)
        for (const partner of partners)
          for (const contract of contracts) {
            const who = { member, token };
            const is = may(who, right, { partner, contract });
            tried++;
            if (is) allowed++;
            if (is !== expected(who, right, partner, contract))
              wrong.push(JSON.stringify([who, right, partner, contract, is]));
          }
  expect(wrong).toEqual([]);
  expect(tried).toBeGreaterThan(50_000);
  expect(allowed).toBeGreaterThan(1000);
});

it('a token of a member lets no more than the member may do without it', () => {
  for (const member of people)
    for (const token of tokens.filter((one) => one?.member !== undefined))
      for (const right of rights)
        for (const partner of partners)
          if (may({ member, token }, right, { partner, contract: 'visits' }))
            expect(may({ member }, right, { partner })).toBe(true);
});

it('who explains and signs a submission is decided by the same rights', () => {
  for (const member of people)
    for (const partner of partners)
      for (const right of ['explain', 'sign'] as const) {
        if (!member) continue;
        const doers = doersOf(actorOf(member, 'console'), partner);
        expect(doers.includes(right)).toBe(may({ member }, right, { partner }));
      }
});

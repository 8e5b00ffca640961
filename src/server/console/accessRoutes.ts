import {
  consolePath,
  logPage,
  type MembersView,
  membersPage,
  partnerPath,
  tokensPage,
} from '../../documents/index.js';
import { UserError } from '../../edition/index.js';
import {
  addKey,
  addMember,
  addToken,
  auditOf,
  firstBrokenEntry,
  Hooks,
  identitiesOf,
  linkMinutes,
  type MemberRole,
  makeLink,
  memberById,
  memberRoles,
  membersOf,
  partnerOf,
  publicKeyIn,
  removeMember,
  revokeToken,
  setIdentity,
  writeDown,
} from '../../platform/index.js';
import {
  type Answer,
  type Asked,
  ConsoleProblem,
  type ConsoleRoute,
  contractsOf,
  currentContracts,
  numberOf,
  originOf,
  textOf,
} from './asked.js';
import { consoleProblems } from './problems.js';

async function tokens(asked: Asked, made?: { token?: string; id: string }): Promise<Answer> {
  const { console, view } = asked;
  const partner = partnerOf(console.platform.folder, asked.partner!.name);
  const used = await console.quota.used(partner.name, partner.quota);
  const mine = contractsOf({ ...asked, partner });
  // Operators give a first token for any contract; a partner's own senders for those it has.
  const contracts = view.member?.partner === undefined ? currentContracts(console) : mine;
  const removed = new Set(
    membersOf(console.people, partner.name).flatMap((one) => (one.removed === undefined ? [] : [one.id])),
  );
  const hooks = Hooks.existing(console.platform.folder);
  const webhooks = hooks?.states().filter((hook) => hook.partner === partner.name) ?? [];
  hooks?.close();
  return { html: tokensPage(view, { partner, contracts, used, made, removed, webhooks }) };
}

async function makeToken(asked: Asked): Promise<Answer> {
  const { console, form, member, partner } = asked;
  const { name } = partner!;
  const known = (member!.partner === undefined ? currentContracts(console) : contractsOf(asked)).map(
    ({ id }) => id,
  );
  const contracts = form.getAll('contracts').filter((id) => known.includes(id));
  const days = numberOf(form, 'days') ?? 0;
  const wrong = [
    ...(contracts.length === 0 ? [consoleProblems.noContract(known)] : []),
    ...(days < 1 || days > 365 ? [consoleProblems.badDays(form.get('days') ?? '')] : []),
  ];
  if (wrong.length > 0) throw new UserError(wrong);
  const { folder } = console.platform;
  const pem = textOf(form, 'key', 2000)?.trim();
  const made = pem
    ? await addKey(folder, name, { contracts, days, publicKey: publicKeyIn(pem, 'key') }, console.now())
    : await addToken(folder, name, { contracts, days }, console.now());
  writeDown(console.people, {
    who: member!.id,
    act: 'token-made',
    partner: name,
    about: { token: made.id, contracts: contracts.join(', ') },
  });
  return tokens(asked, made);
}

async function revoke({ console, form, member, partner, view }: Asked): Promise<Answer> {
  const { name } = partner!;
  const token = form.get('token') ?? '';
  await revokeToken(console.platform.folder, name, token, console.now());
  writeDown(console.people, { who: member!.id, act: 'token-revoked', partner: name, about: { token } });
  return { to: partnerPath(view, '/tokens') };
}

function members({ console: { people }, view, partner }: Asked, link?: MembersView['link']): Answer {
  const all = membersOf(people, partner?.name);
  const shown = partner ? all : all.filter((member) => member.partner === undefined);
  return { html: membersPage(view, { members: shown, identities: identitiesOf(people), link }) };
}

const backTo = ({ view, partner }: Asked) =>
  partner ? partnerPath(view, '/members') : consolePath(view, '/people');

function add(asked: Asked): Answer {
  const { console, form, member, partner } = asked;
  const roles = form
    .getAll('roles')
    .filter((role): role is MemberRole => (memberRoles as readonly string[]).includes(role));
  const added = { id: form.get('id') ?? '', name: form.get('name') ?? '' };
  addMember(
    console.people,
    { ...added, roles: partner ? roles : [], ...(partner && { partner: partner.name }) },
    member!.id,
  );
  return { to: backTo(asked) };
}

/** The member that a form names, where it is of the partner of the address. @throws ConsoleProblem */
function namedOf({ console: { people }, form, partner }: Asked): string {
  const named = memberById(people, form.get('member') ?? '');
  if (!named || named.removed !== undefined || named.partner !== partner?.name)
    throw new ConsoleProblem('not-found', 404);
  return named.id;
}

function link(asked: Asked): Answer {
  const { console, member, view } = asked;
  const named = namedOf(asked);
  const origin = originOf(asked);
  const secret = makeLink(console.people, named, member!.id);
  const address = `${origin}${consolePath(view, `/enter?link=${secret}`)}`;
  return members(asked, { member: named, address, minutes: linkMinutes.usual });
}

/** By what the identity provider knows a member, as the operator types it; nothing: not at all. */
function identity(asked: Asked): Answer {
  const { console, form, member } = asked;
  const named = namedOf(asked);
  if (!console.provider) throw new ConsoleProblem('not-found', 404);
  const [email, subject] = [textOf(form, 'email'), textOf(form, 'subject', 256)];
  const { issuer } = console.provider.file;
  setIdentity(console.people, named, { email, ...(subject && { issuer, subject }) }, member!.id);
  return { to: backTo(asked) };
}

function remove(asked: Asked): Answer {
  removeMember(asked.console.people, namedOf(asked), asked.member!.id);
  return { to: backTo(asked) };
}

const pageSize = 100;

function log({ console: { people }, view, partner, url }: Asked): Answer {
  const found = auditOf(people, {
    partner: partner?.name,
    before: numberOf(url.searchParams, 'before'),
    most: pageSize + 1,
  });
  const entries = found.slice(0, pageSize);
  const names = new Map(membersOf(people).map(({ id, name }) => [id, name]));
  const older = found.length > pageSize ? entries.at(-1)!.n : undefined;
  return {
    html: logPage(view, { entries, names, older, broken: partner ? undefined : firstBrokenEntry(people) }),
  };
}

const peopleAt = (path: string): ConsoleRoute[] => [
  {
    method: 'GET',
    path,
    right: path.startsWith('/p/') ? 'see' : 'operate',
    answer: (asked) => members(asked),
  },
  { method: 'POST', path: `${path}/add`, right: 'operate', answer: add },
  { method: 'POST', path: `${path}/link`, right: 'operate', answer: link },
  { method: 'POST', path: `${path}/identity`, right: 'operate', answer: identity },
  { method: 'POST', path: `${path}/remove`, right: 'operate', answer: remove },
];

/** Tokens, people and the audit log. */
export const accessRoutes: ConsoleRoute[] = [
  { method: 'GET', path: '/p/:partner/tokens', right: 'see', answer: (asked) => tokens(asked) },
  { method: 'POST', path: '/p/:partner/tokens/make', right: 'tokens', answer: makeToken },
  { method: 'POST', path: '/p/:partner/tokens/revoke', right: 'tokens', answer: revoke },
  ...peopleAt('/p/:partner/members'),
  ...peopleAt('/people'),
  { method: 'GET', path: '/p/:partner/log', right: 'see', answer: log },
  { method: 'GET', path: '/log', right: 'operate', answer: log },
];

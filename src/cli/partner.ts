import { readFileSync } from 'node:fs';
import { UserError } from '../edition/index.js';
import {
  addKey,
  addPartner,
  addToken,
  atMachine,
  contractsIn,
  intakeProblems,
  memberById,
  membersOf,
  type NewEntry,
  People,
  partnerOf,
  partnersOf,
  peopleProblems,
  publicKeyIn,
  revokeToken,
  tokenState,
  writeDown,
} from '../platform/index.js';
import { type CommonOptions, languageOf, print } from './common.js';

/** The title of a partner, and whether its records are simulated. */
export interface Titles {
  title?: string;
  titleZh?: string;
  simulated?: boolean;
}

export interface TokenOptions {
  contracts: string[];
  days: number;
  member?: string;
}

/** @throws UserError where there is no such member of the partner */
async function checkMember(folder: string, partner: string, id: string): Promise<void> {
  const people = await People.open(folder);
  const member = memberById(people, id);
  people.close();
  if (member?.partner !== partner || member.removed !== undefined)
    throw new UserError([peopleProblems.noMember(id)]);
}

/** Logs an act of the operator at the machine. */
async function logAct(folder: string, act: Omit<NewEntry, 'who'>): Promise<void> {
  const people = await People.open(folder);
  writeDown(people, { who: atMachine, ...act });
  people.close();
}

/** `iplus partner add DIR NAME`. */
export async function addPartnerCommand(
  folder: string,
  name: string,
  options: CommonOptions & Titles,
): Promise<void> {
  const { title = options.titleZh, titleZh = title, simulated } = options;
  await addPartner(folder, name, {
    ...(title !== undefined && { title: { en: title, zh: titleZh! } }),
    ...(simulated && { simulated }),
  });
  await logAct(folder, { act: 'partner-added', partner: name });
  print(
    options,
    { partner: name },
    () =>
      ({
        en: `${name} is a partner. Next: iplus partner token ${folder} ${name} --contracts NAME`,
        zh: `已登记 ${name}。下一步：iplus partner token ${folder} ${name} --contracts 契约名`,
      })[languageOf(options)],
  );
}

/** `iplus partner token DIR NAME`: the token is shown once and kept nowhere. */
export async function tokenCommand(
  folder: string,
  name: string,
  options: CommonOptions & TokenOptions,
): Promise<void> {
  checkContracts(folder, options.contracts);
  const { member } = options;
  if (member !== undefined) await checkMember(folder, name, member);
  const { id, token, expires } = await addToken(folder, name, options, Date.now());
  const about = { token: id, ...(member !== undefined && { member }) };
  await logAct(folder, { act: 'token-made', partner: name, about });
  const day = new Date(expires).toISOString().slice(0, 10);
  print(
    options,
    { partner: name, id, token, expires: day },
    () =>
      ({
        en: `${token}\nToken ${id} of ${name}, valid until ${day}. It is shown this once: hand it over safely.`,
        zh: `${token}\n${name} 的令牌 ${id}，有效期至 ${day}。令牌仅显示一次，请妥善交付。`,
      })[languageOf(options)],
  );
}

/** `iplus partner key DIR NAME FILE`: registers the public key of a partner that signs its requests. */
export async function keyCommand(
  folder: string,
  name: string,
  file: string,
  options: CommonOptions & Omit<TokenOptions, 'member'>,
): Promise<void> {
  checkContracts(folder, options.contracts);
  const { id, expires } = await addKey(
    folder,
    name,
    { ...options, publicKey: publicKeyIn(readFileSync(file, 'utf8'), file) },
    Date.now(),
  );
  await logAct(folder, { act: 'token-made', partner: name, about: { token: id } });
  const day = new Date(expires).toISOString().slice(0, 10);
  print(
    options,
    { partner: name, keyid: id, expires: day },
    () =>
      ({
        en: `${id} is the keyid of ${name}, valid until ${day}. Requests are signed by RFC 9421 with Ed25519 (docs/platform.md).`,
        zh: `${name} 的 keyid 为 ${id}，有效期至 ${day}。请求按 RFC 9421 以 Ed25519 签名（见 docs/platform.md）。`,
      })[languageOf(options)],
  );
}

/** @throws UserError for contracts that the platform does not have */
function checkContracts(folder: string, contracts: readonly string[]): void {
  const known = [...new Set(contractsIn(folder).map(({ id }) => id))];
  const unknown = contracts.filter((contract) => !known.includes(contract));
  if (unknown.length > 0) throw new UserError(unknown.map((one) => intakeProblems.noContract(one, known)));
}

/** `iplus partner revoke DIR NAME TOKEN`. */
export async function revokeCommand(
  folder: string,
  name: string,
  id: string,
  options: CommonOptions,
): Promise<void> {
  await revokeToken(folder, name, id, Date.now());
  await logAct(folder, { act: 'token-revoked', partner: name, about: { token: id } });
  print(
    options,
    { partner: name, revoked: id },
    () =>
      ({
        en: `Token ${id} of ${name} is revoked; a server that runs sees it within a second.`,
        zh: `已撤销 ${name} 的令牌 ${id}；运行中的服务一秒内生效。`,
      })[languageOf(options)],
  );
}

const tokenStates = {
  valid: { en: 'valid', zh: '有效' },
  revoked: { en: 'revoked', zh: '已撤销' },
  expired: { en: 'expired', zh: '已过期' },
  removed: { en: 'member removed', zh: '人员已移除' },
};

/** The ids of members who were removed, whose tokens have ended. */
async function removedMembers(folder: string): Promise<Set<string>> {
  const people = await People.open(folder);
  const removed = membersOf(people).flatMap((one) => (one.removed === undefined ? [] : [one.id]));
  people.close();
  return new Set(removed);
}

/** `iplus partner list DIR`. */
export async function listPartners(folder: string, options: CommonOptions): Promise<void> {
  const partners = partnersOf(folder).map((name) => partnerOf(folder, name));
  const removed = await removedMembers(folder);
  const state = (token: (typeof partners)[number]['tokens'][number]) =>
    tokenStates[tokenState(token, Date.now(), (id) => removed.has(id))];
  const shown = partners.map(({ name, quota, tokens }) => ({
    partner: name,
    quota,
    tokens: tokens.map((token) => ({
      id: token.id,
      is: token.publicKey === undefined ? 'token' : 'key',
      contracts: token.contracts,
      expires: new Date(token.expires).toISOString().slice(0, 10),
      state: state(token).en,
    })),
  }));
  const lang = languageOf(options);
  print(options, { partners: shown }, () =>
    partners
      .flatMap(({ name, tokens }) => [
        name,
        ...tokens.map((token) => {
          const until = new Date(token.expires).toISOString().slice(0, 10);
          const kind =
            token.publicKey === undefined ? { en: 'token', zh: '令牌' } : { en: 'key', zh: '公钥' };
          return `  ${token.id}  ${kind[lang]}  ${state(token)[lang]}  ${until}  ${token.contracts.join(', ')}`;
        }),
      ])
      .join('\n'),
  );
}

import { existsSync } from 'node:fs';
import { problems, UserError } from '../edition/index.js';
import {
  addMember,
  atMachine,
  auditOf,
  firstBrokenEntry,
  intakeProblems,
  linkMinutes,
  loginFileOf,
  type MemberRole,
  makeLink,
  memberRoles,
  membersOf,
  People,
  removeMember,
  setIdentity,
} from '../platform/index.js';
import { type CommonOptions, languageOf, print } from './common.js';

/** Does something with the people of a platform. @throws UserError where there is none */
async function withPeople<T>(folder: string, work: (people: People) => T): Promise<T> {
  if (!existsSync(folder)) throw new UserError([intakeProblems.noPlatform(folder)]);
  const people = await People.open(folder);
  try {
    return work(people);
  } finally {
    people.close();
  }
}

/** `iplus people add DIR ID`: a member of a partner, or an operator. */
export async function addPerson(
  folder: string,
  id: string,
  options: CommonOptions & { name: string; partner?: string; roles?: string[]; operator?: boolean },
): Promise<void> {
  const roles = options.roles ?? [];
  const unknown = roles.filter((role) => !(memberRoles as readonly string[]).includes(role));
  const expected = { en: memberRoles.join(', '), zh: memberRoles.join('、') };
  if (unknown.length > 0)
    throw new UserError(unknown.map((one) => problems.badOption('--roles', one, expected)));
  const { name, partner, operator } = options;
  if (operator && (partner !== undefined || roles.length > 0))
    throw new UserError([
      problems.badOption('--operator', partner ?? roles.join(', '), {
        en: 'no partner and no roles',
        zh: '不含参与单位与角色',
      }),
    ]);
  if (!operator && partner === undefined)
    throw new UserError([
      problems.badOption('--partner', '', { en: 'a partner, or --operator', zh: '参与单位，或 --operator' }),
    ]);
  const member = { id, name, roles: roles as MemberRole[], ...(partner !== undefined && { partner }) };
  await withPeople(folder, (people) => addMember(people, member, atMachine));
  print(
    options,
    { member: id },
    () =>
      ({
        en: `${id} is added. Next: iplus people link ${folder} ${id}`,
        zh: `已登记 ${id}。下一步：iplus people link ${folder} ${id}`,
      })[languageOf(options)],
  );
}

/** `iplus people link DIR ID`: the address by which the member logs in once, shown this once. */
export async function linkForPerson(
  folder: string,
  id: string,
  options: CommonOptions & { minutes: number; site: string },
): Promise<void> {
  const lang = languageOf(options);
  const link = await withPeople(folder, (people) => makeLink(people, id, atMachine, options.minutes));
  const url = new URL(`/console/${lang}/enter?link=${link}`, options.site).href;
  const minutes = Math.min(options.minutes, linkMinutes.most);
  print(
    options,
    { member: id, url, minutes },
    () =>
      ({
        en: `${url}\nFor ${id}, to log in once within ${minutes} minutes. It is shown this once: hand it over safely.`,
        zh: `${url}\n供 ${id} 在 ${minutes} 分钟内登录一次。链接仅显示一次，请妥善交付。`,
      })[lang],
  );
}

/** `iplus people identity DIR ID`: how the identity provider of `login.json` identifies a member; without options, no longer. */
export async function identityOfPerson(
  folder: string,
  id: string,
  options: CommonOptions & { email?: string; subject?: string },
): Promise<void> {
  const { email, subject } = options;
  const issuer = subject === undefined ? undefined : loginFileOf(folder)?.issuer;
  const known = { email, issuer, subject };
  await withPeople(folder, (people) => setIdentity(people, id, known, atMachine));
  const shown = [email, subject].filter(Boolean).join(', ');
  print(
    options,
    { member: id, ...known },
    () =>
      ({
        en: shown === '' ? `${id} logs in by links alone.` : `${id} logs in as ${shown}.`,
        zh: shown === '' ? `${id} 仅可通过链接登录。` : `${id} 的登录身份：${shown}。`,
      })[languageOf(options)],
  );
}

/** `iplus people list DIR`. */
export async function listPeople(folder: string, options: CommonOptions): Promise<void> {
  const lang = languageOf(options);
  const members = await withPeople(folder, (people) => membersOf(people));
  const operator = { en: 'operator', zh: '运营方' }[lang];
  const removed = { en: 'removed', zh: '已移除' }[lang];
  print(options, { members }, () =>
    members
      .map(({ id, name, partner, roles, removed: at }) => {
        const what = partner === undefined ? operator : `${partner}  ${roles.join(', ')}`;
        return `${id}  ${name}  ${what}${at === undefined ? '' : `  ${removed} ${new Date(at).toISOString().slice(0, 10)}`}`;
      })
      .join('\n'),
  );
}

/** `iplus people remove DIR ID`: links and sessions end at once. */
export async function removePerson(folder: string, id: string, options: CommonOptions): Promise<void> {
  await withPeople(folder, (people) => removeMember(people, id, atMachine));
  print(
    options,
    { removed: id },
    () =>
      ({
        en: `${id} is removed and logged out, and tokens of ${id} no longer count.`,
        zh: `已移除 ${id}，其登录与令牌均已失效。`,
      })[languageOf(options)],
  );
}

/** `iplus people log DIR`: the entries, oldest first; ends with 2 where the chain of their hashes is broken. */
export async function printPeopleLog(
  folder: string,
  options: CommonOptions & { partner?: string; limit: number },
): Promise<void> {
  const { entries, broken } = await withPeople(folder, (people) => ({
    entries: auditOf(people, { partner: options.partner, most: options.limit }).reverse(),
    broken: firstBrokenEntry(people),
  }));
  print(options, { entries, broken: broken ?? null }, () =>
    entries
      .map(({ n, at, who, partner, act, about }) => {
        const of = Object.entries(about).map(([name, value]) => `${name}=${value}`);
        return [n, new Date(at).toISOString(), who, act, partner ?? '', ...of].filter(Boolean).join('  ');
      })
      .join('\n'),
  );
  if (broken === undefined) return;
  throw new UserError([
    {
      at: { file: 'people.sqlite' },
      found: {
        en: `entry ${broken} does not follow from the one before it`,
        zh: `第 ${broken} 条记载与前一条不衔接`,
      },
      expected: { en: 'entries as they were written down', zh: '与写入时一致的记载' },
      mend: { en: 'compare with a backup', zh: '请与备份核对' },
    },
  ]);
}

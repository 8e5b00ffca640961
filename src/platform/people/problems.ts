import { type Problem, same, type Text } from '../../edition/index.js';
import { memberRoles } from './member.js';

/** Problems of the people of a platform. */
export const peopleProblems = {
  badMemberId: (id: string): Problem => ({
    at: { file: 'ID' },
    found: same(id),
    expected: {
      en: 'lower-case letters, digits and hyphens, at most 60, beginning with a letter, not iplus',
      zh: '小写字母、数字与连字符，以字母开头，不超过 60 个字符，且不为 iplus',
    },
    mend: { en: 'choose another id, such as li-qiang', zh: '请另取编号，如 li-qiang' },
  }),
  badName: (name: string): Problem => ({
    at: { file: '--name' },
    found: same(name.slice(0, 100)),
    expected: {
      en: 'a name of 1 to 80 characters, without control characters',
      zh: '1 至 80 个字符的姓名，不含控制字符',
    },
    mend: { en: 'give the name as it is to be shown', zh: '请填写用于显示的姓名' },
  }),
  knownMember: (id: string): Problem => ({
    at: { file: 'ID' },
    found: { en: `${id}, who is or was a member`, zh: `${id}，该编号已使用过` },
    expected: {
      en: 'a new id: the log speaks of people by their ids',
      zh: '新的编号：日志以编号记载人员，故不可再用',
    },
    mend: { en: 'choose another id', zh: '请另取编号' },
  }),
  noMember: (id: string): Problem => ({
    at: { file: 'ID' },
    found: same(id),
    expected: { en: 'the id of a member who was not removed', zh: '在册人员的编号' },
    mend: { en: 'see the ids: iplus people list DIR', zh: '请查看编号：iplus people list DIR' },
  }),
  badEmail: (email: string): Problem => ({
    at: { file: '--email' },
    found: same(email.slice(0, 100)),
    expected: { en: 'an e-mail address of plain characters', zh: '由 ASCII 字符组成的电子邮件地址' },
    mend: {
      en: 'give the address that the identity provider has verified, or the subject',
      zh: '请填写身份提供方已验证的地址，或改填主体标识',
    },
  }),
  badSubject: (subject: string): Problem => ({
    at: { file: '--subject' },
    found: same(subject.slice(0, 100)),
    expected: { en: '1 to 255 characters', zh: '1 至 255 个字符' },
    mend: {
      en: 'give it as the identity provider shows it: the claim sub',
      zh: '请按身份提供方显示的内容填写（声明 sub）',
    },
  }),
  halfIdentity: (): Problem => ({
    at: { file: '--subject' },
    found: {
      en: 'an issuer without a subject, or a subject without an issuer',
      zh: '发行方与主体标识仅有其一',
    },
    expected: { en: 'both, since a subject is one of its issuer', zh: '两者兼有：主体标识由发行方给出' },
    mend: {
      en: 'say in login.json who the identity provider is',
      zh: '请在 login.json 中写明身份提供方',
    },
  }),
  knownIdentity: (member: string): Problem => ({
    at: { file: '--email, --subject' },
    found: { en: `that of ${member}`, zh: `已属于 ${member}` },
    expected: { en: 'one member for each identity', zh: '一个身份只对应一名人员' },
    mend: { en: `take it from ${member} first`, zh: `请先从 ${member} 处解除` },
  }),
  badLoginFile: (file: string, fields: string): Problem => ({
    at: { file },
    found:
      fields === ''
        ? { en: 'no JSON, or fields that it cannot have', zh: '不是 JSON，或含有不应有的字段' }
        : { en: `something else for ${fields}`, zh: `${fields} 的内容不符` },
    expected: {
      en: '{"issuer": "https://…", "client": "…"}, and "title": {"en", "zh"} if it is to have a name',
      zh: '{"issuer": "https://…", "client": "…"}，如需显示名称另加 "title": {"en", "zh"}',
    },
    mend: {
      en: 'write the address of the identity provider and the id that it gave this site; http only for this machine',
      zh: '请填写身份提供方的地址及其分配给本站的客户端标识；http 仅限本机',
    },
  }),
  loginFailed: (issuer: string, why: Text): Problem => ({
    at: { file: 'login.json' },
    found: why,
    expected: {
      en: `answers of ${issuer} as OpenID Connect has them, for this client`,
      zh: `${issuer} 按 OpenID Connect 给出的、面向本客户端的应答`,
    },
    mend: {
      en: 'compare issuer, client, secret (IPLUS_LOGIN_SECRET) and the registered address of return; see that this machine reaches the provider',
      zh: '请核对发行方、客户端标识、密钥（IPLUS_LOGIN_SECRET）与登记的返回地址，并确认本机能访问身份提供方',
    },
  }),
  rolesOrOperator: (): Problem => ({
    at: { file: '--roles' },
    found: {
      en: 'roles without a partner, or a partner without roles',
      zh: '只给出角色而无参与单位，或只给出参与单位而无角色',
    },
    expected: {
      en: `--partner NAME with --roles of ${memberRoles.join(', ')}; or --operator`,
      zh: `--partner 名称 并以 --roles 给出角色（${memberRoles.join('、')}）；或 --operator`,
    },
    mend: { en: 'give both, or make the person an operator', zh: '请同时给出两者，或登记为运营方人员' },
  }),
};

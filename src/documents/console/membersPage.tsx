import { type Identity, type Member, memberRoles } from '../../platform/index.js';
import { heading, note, said, title } from '../blocks/said.js';
import { type ConsoleView, consolePage, consolePath, partnerPath, useView } from './consoleFrame.js';
import { dayText, listNames } from './consoleText.js';
import { consoleWords as words } from './consoleWords.js';
import { Choice, Form, Input, ShownOnce } from './forms.js';
import { DataTable } from './table.js';

/** People, and a log-in link that was just made. */
export interface MembersView {
  members: readonly Member[];
  identities: ReadonlyMap<string, Identity>;
  link?: { member: string; address: string; minutes: number } | undefined;
}

const iso = (at: number) => new Date(at).toISOString().slice(0, 10);

type To = (page: string) => string;

/** By what the identity provider knows a member; for operators to change. */
function IdentityForm({
  member,
  known: { email, subject },
  to,
}: {
  member: Member;
  known: Identity;
  to: To;
}) {
  return (
    <details>
      <summary>{said({ en: 'Change', zh: '修改' })}</summary>
      <Form to={to('/identity')} hidden={{ member: member.id }} send={said({ en: 'Save', zh: '保存' })}>
        <Input
          label={{ en: 'E-mail address that the provider has verified', zh: '身份提供方已验证的电子邮件' }}
          name="email"
          inputMode="email"
          maxLength={254}
          value={email ?? ''}
        />
        <Input
          label={{
            en: 'Subject: its name for the person. Left empty, the first log-in by e-mail fills it in',
            zh: '主体标识（sub）。留空则在首次通过电子邮件登录时自动登记',
          }}
          name="subject"
          maxLength={255}
          value={subject ?? ''}
        />
      </Form>
    </details>
  );
}

function IdentityCell({ member, known = {}, to }: { member: Member; known?: Identity | undefined; to: To }) {
  const { email, subject } = known;
  return (
    <>
      {email === undefined && subject === undefined ? (
        <span class="soft">{said({ en: 'links alone', zh: '仅限链接' })}</span>
      ) : null}
      {email}
      {subject === undefined ? null : (
        <div class="soft">
          {said({ en: 'subject', zh: '主体标识' })} <code>{subject}</code>
        </div>
      )}
      {useView().may('operate') ? <IdentityForm member={member} known={known} to={to} /> : null}
    </>
  );
}

function MemberTable({ members, identities, to }: Omit<MembersView, 'link'> & { to: To }) {
  const { lang, provider, may } = useView();
  const forms = (member: Member) =>
    (['link', 'remove'] as const).map((act) => (
      <Form
        key={act}
        to={to(`/${act}`)}
        hidden={{ member: member.id }}
        send={said(words[act === 'link' ? 'makeLink' : 'remove'])}
      />
    ));
  const rolesOf = ({ partner, roles }: Member) =>
    partner === undefined
      ? said(words.operator)
      : listNames(
          roles.map((role) => words[role][lang]),
          lang,
        );
  return (
    <DataTable
      heads={[
        ['name', 'long'],
        'id',
        ['roles', 'long'],
        'added',
        ...(provider ? [[provider, 'long'] as const] : []),
        ...(may('operate') ? [['actions', 'heard'] as const] : []),
      ]}
      rows={members.map((member) => {
        const isHere = member.removed === undefined;
        const identity = <IdentityCell to={to} member={member} known={identities.get(member.id)} />;
        return [
          member.name,
          <code>{member.id}</code>,
          isHere ? rolesOf(member) : <span class="tag">{said(words.removed)}</span>,
          dayText(iso(member.added), lang),
          ...(provider ? [isHere ? identity : null] : []),
          ...(may('operate') ? [isHere ? forms(member) : null] : []),
        ];
      })}
    />
  );
}

function AddMember({ to }: { to: To }) {
  const { partner } = useView();
  return (
    <>
      {heading(words[partner ? 'addMember' : 'addOperator'])}
      <Form to={to('/add')} send={said(words.add)} isMain>
        <Input label={words.name} name="name" maxLength={80} required />
        <Input
          label={{
            en: 'Id: lower-case letters, digits and hyphens; the log names people by it',
            zh: '编号：小写字母、数字与连字符；日志以编号记载人员',
          }}
          name="id"
          pattern="[a-z][a-z0-9\-]{0,59}"
          maxLength={60}
          required
        />
        {partner ? (
          <fieldset>
            <legend>{said(words.roles)}</legend>
            <div class="choosing">
              {memberRoles.map((role) => (
                <Choice
                  key={role}
                  name="roles"
                  value={role}
                  checked={role === 'viewer'}
                  label={words[role]}
                />
              ))}
            </div>
          </fieldset>
        ) : null}
      </Form>
    </>
  );
}

/** The members of a partner, or the operators: who may do what; for operators to add and remove them, and to hand out links. */
export function membersPage(view: ConsoleView, { members, identities, link }: MembersView): string {
  const { partner } = view;
  const to = (page: string) =>
    partner ? partnerPath(view, `/members${page}`) : consolePath(view, `/people${page}`);
  return consolePage(
    view,
    words[partner ? 'members' : 'people'],
    <>
      {title(
        partner
          ? { en: 'Who may see and do what', zh: '成员与权限' }
          : { en: 'Who runs the platform', zh: '运营人员' },
      )}
      {note(
        partner
          ? {
              en: 'All members see what was sent. Senders make tokens, explainers answer checks, signers sign; who explained a submission may not sign it. Operators see it too, and never explain or sign.',
              zh: '所有成员均可查看报送情况。“报送”可签发令牌，“说明”可答复审核，“签署”可签署；说明人不得签署同一份报送。运营方可查看，但不说明、不签署。',
            }
          : {
              en: 'Operators see all partners, make members, links and tokens, and judge again what was set aside.',
              zh: '运营方可查看所有参与单位，登记成员、生成登录链接、签发令牌，并对隔离记录重新判定。',
            },
      )}
      {link ? (
        <ShownOnce
          text={{
            en: `For ${link.member}, to log in once within ${link.minutes} minutes. It is shown this once: hand it over safely.`,
            zh: `供 ${link.member} 在 ${link.minutes} 分钟内登录一次。链接仅显示一次，请妥善交付。`,
          }}
          secret={link.address}
        />
      ) : null}
      <MemberTable members={members} identities={identities} to={to} />
      {view.may('operate') ? <AddMember to={to} /> : null}
    </>,
  );
}

import { type Identity, type Member, memberRoles } from '../../platform/index.js';
import { type ConsoleView, consolePage, consolePath, FormToken, partnerPath } from './consoleFrame.js';
import { consoleWord, dayText, listNames } from './consoleText.js';
import { DataTable } from './table.js';

/** People, and a log-in link that was just made. */
export interface MembersView {
  members: readonly Member[];
  identities: ReadonlyMap<string, Identity>;
  link?: { member: string; address: string; minutes: number } | undefined;
}

const iso = (at: number) => new Date(at).toISOString().slice(0, 10);

/** By what the identity provider knows a member; for operators to change. */
function IdentityForm({ view, member, known, to }: FormContext & { member: Member; known: Identity }) {
  const { lang } = view;
  const { email, subject } = known;
  return (
    <details>
      <summary>{{ en: 'Change', zh: '修改' }[lang]}</summary>
      <form class="form" method="post" action={to('/identity')}>
        <FormToken view={view} />
        <input type="hidden" name="member" value={member.id} />
        <label>
          <span>
            {{ en: 'E-mail address that the provider has verified', zh: '身份提供方已验证的电子邮件' }[lang]}
          </span>
          <input
            type="text"
            name="email"
            inputMode="email"
            maxLength={254}
            value={email ?? ''}
            autocomplete="off"
          />
        </label>
        <label>
          <span>
            {
              {
                en: 'Subject: its name for the person. Left empty, the first log-in by e-mail fills it in',
                zh: '主体标识（sub）。留空则在首次通过电子邮件登录时自动登记',
              }[lang]
            }
          </span>
          <input type="text" name="subject" maxLength={255} value={subject ?? ''} autocomplete="off" />
        </label>
        <div>
          <button type="submit" class="button">
            {{ en: 'Save', zh: '保存' }[lang]}
          </button>
        </div>
      </form>
    </details>
  );
}

interface FormContext {
  view: ConsoleView;
  to: (page: string) => string;
}

function IdentityCell({
  member,
  known = {},
  ...shown
}: FormContext & { member: Member; known?: Identity | undefined }) {
  const { view } = shown;
  const { email, subject } = known;
  const isNone = email === undefined && subject === undefined;
  return (
    <>
      {isNone ? <span class="soft">{{ en: 'links alone', zh: '仅限链接' }[view.lang]}</span> : null}
      {email}
      {subject === undefined ? null : (
        <div class="soft">
          {{ en: 'subject', zh: '主体标识' }[view.lang]} <code>{subject}</code>
        </div>
      )}
      {view.may('operate') ? <IdentityForm {...shown} member={member} known={known} /> : null}
    </>
  );
}

function MemberTable({
  view,
  members,
  identities,
  to,
}: FormContext & Pick<MembersView, 'members' | 'identities'>) {
  const { lang } = view;
  const forms = (member: Member) =>
    (['link', 'remove'] as const).map((act) => (
      <form key={act} method="post" action={to(`/${act}`)}>
        <FormToken view={view} />
        <input type="hidden" name="member" value={member.id} />
        <button type="submit" class="button">
          {consoleWord(act === 'link' ? 'makeLink' : 'remove', lang)}
        </button>
      </form>
    ));
  const isKnown = view.provider !== undefined;
  const rolesOf = ({ partner, roles }: Member) =>
    partner === undefined
      ? consoleWord('operator', lang)
      : listNames(
          roles.map((role) => consoleWord(role, lang)),
          lang,
        );
  return (
    <DataTable
      columns={[
        { title: consoleWord('name', lang), isLong: true },
        { title: consoleWord('id', lang) },
        { title: consoleWord('roles', lang), isLong: true },
        { title: consoleWord('added', lang) },
        ...(isKnown ? [{ title: view.provider![lang], isLong: true }] : []),
        ...(view.may('operate') ? [{ title: consoleWord('actions', lang), isHeard: true }] : []),
      ]}
      rows={members.map((member) => {
        const isHere = member.removed === undefined;
        return {
          key: member.id,
          cells: [
            member.name,
            <code>{member.id}</code>,
            isHere ? rolesOf(member) : <span class="tag">{consoleWord('removed', lang)}</span>,
            dayText(iso(member.added), lang),
            ...(isKnown
              ? [
                  isHere ? (
                    <IdentityCell view={view} to={to} member={member} known={identities.get(member.id)} />
                  ) : null,
                ]
              : []),
            ...(view.may('operate') ? [isHere ? forms(member) : null] : []),
          ],
        };
      })}
    />
  );
}

function AddMember({ view, to }: { view: ConsoleView; to: (page: string) => string }) {
  const { lang, partner } = view;
  return (
    <>
      <h2>{consoleWord(partner ? 'addMember' : 'addOperator', lang)}</h2>
      <form class="form" method="post" action={to('/add')}>
        <FormToken view={view} />
        <label>
          <span>{consoleWord('name', lang)}</span>
          <input type="text" name="name" maxLength={80} required autocomplete="off" />
        </label>
        <label>
          <span>
            {
              {
                en: 'Id: lower-case letters, digits and hyphens; the log names people by it',
                zh: '编号：小写字母、数字与连字符；日志以编号记载人员',
              }[lang]
            }
          </span>
          <input
            type="text"
            name="id"
            pattern="[a-z][a-z0-9\-]{0,59}"
            maxLength={60}
            required
            autocomplete="off"
          />
        </label>
        {partner ? (
          <fieldset>
            <legend>{consoleWord('roles', lang)}</legend>
            <div class="choosing">
              {memberRoles.map((role) => (
                <label key={role}>
                  <input type="checkbox" name="roles" value={role} checked={role === 'viewer'} />
                  {consoleWord(role, lang)}
                </label>
              ))}
            </div>
          </fieldset>
        ) : null}
        <div>
          <button type="submit" class="button main">
            {consoleWord('add', lang)}
          </button>
        </div>
      </form>
    </>
  );
}

/** The members of a partner, or the operators: who may do what; for operators to add and remove them, and to hand out links. */
export function membersPage(view: ConsoleView, { members, identities, link }: MembersView): string {
  const { lang, partner } = view;
  const to = (page: string) =>
    partner ? partnerPath(view, `/members${page}`) : consolePath(view, `/people${page}`);
  return consolePage(
    view,
    consoleWord(partner ? 'members' : 'people', lang),
    <>
      <h1>
        {partner
          ? { en: 'Who may see and do what', zh: '成员与权限' }[lang]
          : { en: 'Who runs the platform', zh: '运营人员' }[lang]}
      </h1>
      <p class="soft">
        {partner
          ? {
              en: 'All members see what was sent. Senders make tokens, explainers answer checks, signers sign; who explained a submission may not sign it. Operators see it too, and never explain or sign.',
              zh: '所有成员均可查看报送情况。“报送”可签发令牌，“说明”可答复审核，“签署”可签署；说明人不得签署同一份报送。运营方可查看，但不说明、不签署。',
            }[lang]
          : {
              en: 'Operators see all partners, make members, links and tokens, and judge again what was set aside.',
              zh: '运营方可查看所有参与单位，登记成员、生成登录链接、签发令牌，并对隔离记录重新判定。',
            }[lang]}
      </p>
      {link ? (
        <div class="said needs" role="status">
          <p>
            <b>
              {
                {
                  en: `For ${link.member}, to log in once within ${link.minutes} minutes. It is shown this once: hand it over safely.`,
                  zh: `供 ${link.member} 在 ${link.minutes} 分钟内登录一次。链接仅显示一次，请妥善交付。`,
                }[lang]
              }
            </b>
          </p>
          <p>
            <code>{link.address}</code>
          </p>
        </div>
      ) : null}
      {members.length === 0 ? (
        <p class="soft">{consoleWord('none', lang)}</p>
      ) : (
        <MemberTable view={view} members={members} identities={identities} to={to} />
      )}
      {view.may('operate') ? <AddMember view={view} to={to} /> : null}
    </>,
  );
}

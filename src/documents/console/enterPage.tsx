import { type Problem, problemText, type Text } from '../../edition/index.js';
import type { Member } from '../../platform/index.js';
import { note, paragraph, said, title } from '../blocks/said.js';
import { type ConsoleView, consolePage, consolePath } from './consoleFrame.js';
import { consoleWords as words } from './consoleWords.js';
import { Form } from './forms.js';

const link = (href: string, text: Text, name?: 'button' | 'button main') => (
  <p>
    <a class={name} href={href}>
      {said(text)}
    </a>
  </p>
);

const back = { en: 'Back', zh: '返回' };

/** The page of a log-in link: whose it is, and a button. Looking at it does not use the link. */
export function enterPage(view: ConsoleView, token: string, member: Member, of: Text): string {
  return consolePage(
    view,
    words.enter,
    <>
      {title({ en: `Log in as ${member.name}`, zh: `以“${member.name}”登录` })}
      {note(of)}
      {paragraph({
        en: 'The link works once. You stay logged in for at most twelve hours, and half an hour without a request.',
        zh: '此链接仅可使用一次。登录最长保持十二小时，半小时无操作即失效。',
      })}
      <Form to={consolePath(view, '/enter')} hidden={{ link: token }} send={said(words.enter)} isMain />
    </>,
  );
}

/** After a log-in by an identity provider: the browser goes on by itself. */
export function loggedInPage(view: ConsoleView, member: Member, to: string): string {
  const name = { en: `Logged in as ${member.name}`, zh: `已以“${member.name}”登录` };
  return consolePage(
    view,
    name,
    <>
      {title(name)}
      {link(to, { en: 'Go on', zh: '继续' }, 'button main')}
    </>,
    to,
  );
}

/** After a log-out: the identity provider may still know who it is, which is for the person to end. `to`: where that is done. */
export function loggedOutPage(view: ConsoleView, to: string): string {
  const name = { en: 'You are logged out', zh: '已退出' };
  const { en, zh } = view.provider!;
  return consolePage(
    view,
    name,
    <>
      {title(name)}
      {paragraph({
        en: `If you logged in with ${en}, you may still be logged in there: whoever uses this browser next could then log in here without a password.`,
        zh: `如果您是通过${zh}登录的，您在该处可能仍处于登录状态：下一个使用此浏览器的人无需密码即可登录本平台。`,
      })}
      {link(to, { en: `Log out of ${en} too`, zh: `同时退出${zh}` }, 'button main')}
      {link(consolePath(view, '/'), words.enter)}
    </>,
  );
}

/** What is said instead of a page. */
const refusals = {
  'log-in': {
    title: { en: 'Log in', zh: '请登录' },
    text: {
      en: 'This is where organisations that contribute records see what became of them. Ask the operator of the platform for a log-in link; it works once.',
      zh: '本平台供报送数据的单位查看记录的处理情况。请向平台运营方索取登录链接；链接仅可使用一次。',
    },
  },
  'bad-link': {
    title: { en: 'This link does not work', zh: '此链接无效' },
    text: {
      en: 'It was used already, is too old, or was replaced by a newer one. Ask the operator for a new link.',
      zh: '链接已使用、已过期，或已被新的链接取代。请向运营方索取新的链接。',
    },
  },
  'not-logged-in': {
    title: { en: 'You are not logged in', zh: '未能登录' },
    text: {
      en: 'The identity provider did not confirm it, or it took longer than fifteen minutes. Begin again.',
      zh: '身份提供方未予确认，或用时超过十五分钟。请重新登录。',
    },
  },
  'no-provider': {
    title: { en: 'The identity provider cannot be asked', zh: '无法联系身份提供方' },
    text: {
      en: 'The operator finds the reason in the log of the server. Try again later, or ask the operator for a log-in link.',
      zh: '运营方可在服务器日志中查到原因。请稍后再试，或向运营方索取登录链接。',
    },
  },
  'too-many': {
    title: { en: 'Too many attempts', zh: '尝试次数过多' },
    text: { en: 'Wait ten minutes, then try again.', zh: '请于十分钟后再试。' },
  },
  'not-allowed': {
    title: { en: 'Your role does not allow this', zh: '您的角色无此权限' },
    text: { en: 'Members shows who may do it.', zh: '有权操作的人员见“成员”页。' },
  },
  'not-found': {
    title: { en: 'Not found', zh: '未找到' },
    text: {
      en: 'There is no such page, or it is not yours to see.',
      zh: '没有此页，或您无权查看。',
    },
  },
  'other-site': {
    title: { en: 'Nothing was done', zh: '未作任何操作' },
    text: {
      en: 'The request did not come from a page of this console that was just open. Load the page again, and repeat it there.',
      zh: '该请求并非来自本平台当前打开的页面。请重新载入页面后再操作。',
    },
  },
  'wrong-method': {
    title: { en: 'Not possible this way', zh: '不支持此方法' },
    text: { en: 'Use the buttons of the page.', zh: '请使用页面上的按钮。' },
  },
  'too-large': {
    title: { en: 'Too much text', zh: '内容过长' },
    text: { en: 'Shorten it, and try again.', zh: '请缩短后再试。' },
  },
  fault: {
    title: { en: 'A fault of the program', zh: '程序出错' },
    text: {
      en: 'The operator finds it in the log of the server. Try again later.',
      zh: '运营方可在服务器日志中查到原因，请稍后再试。',
    },
  },
  busy: {
    title: { en: 'Not now', zh: '暂时无法办理' },
    text: {
      en: 'Too much waits, or the disk is full. Nothing was done; try again in a minute.',
      zh: '待处理内容过多或磁盘已满。未作任何操作，请稍后再试。',
    },
  },
} as const satisfies Record<string, { title: Text; text: Text }>;

export type ConsoleRefusal = keyof typeof refusals;

const withProvider: Text = {
  en: 'This is where organisations that contribute records see what became of them. Whoever is a member logs in with the identity provider, or by a link of the operator, which works once.',
  zh: '本平台供报送数据的单位查看记录的处理情况。成员可通过身份提供方登录，或使用运营方提供的一次性链接。',
};

/** Why a page is not shown. */
export function refusalPage(view: ConsoleView, why: ConsoleRefusal): string {
  const { title: name, text } = refusals[why];
  const { provider, member } = view;
  return consolePage(
    view,
    name,
    <>
      {title(name)}
      {paragraph(provider && why === 'log-in' ? withProvider : text)}
      {provider && !member && /log|provider|link/.test(why)
        ? link(
            consolePath(view, '/log-in'),
            { en: `Log in with ${provider.en}`, zh: `通过${provider.zh}登录` },
            'button main',
          )
        : null}
      {member ? link(consolePath(view, '/'), words.home) : null}
    </>,
  );
}

/** Why something that people do about a submission was not done; `to`: where to go back. */
export function refusedPage(
  view: ConsoleView,
  { title: name, found, mend }: { title: Text; found: Text; mend: Text },
  to: string,
): string {
  return consolePage(
    view,
    name,
    <>
      {title(name)}
      {paragraph(found)}
      {paragraph({ en: `To mend: ${mend.en}`, zh: `处理办法：${mend.zh}` })}
      {link(to, back, 'button')}
    </>,
  );
}

/** What was wrong with what was typed; `to`: where to go back. */
export function problemsPage(view: ConsoleView, problems: readonly Problem[], to: string): string {
  const { lang } = view;
  const name = { en: 'Nothing was done', zh: '未作任何操作' };
  return consolePage(
    view,
    name,
    <>
      {title(name)}
      {problems.map((problem) => (
        <code class="raw" key={problemText(problem, lang)}>
          {problemText({ ...problem, at: { file: words.platform[lang] } }, lang)}
        </code>
      ))}
      {link(to, back, 'button')}
    </>,
  );
}

import type { Text } from '../../edition/index.js';
import { type AuditEntry, type AuditKind, atMachine, type MemberRole } from '../../platform/index.js';
import { note, paragraph, said, title } from '../blocks/said.js';
import { type ConsoleView, consolePage, consolePath, partnerPath } from './consoleFrame.js';
import { listNames, momentText } from './consoleText.js';
import { consoleWords as words } from './consoleWords.js';
import { DataTable } from './table.js';

const actWords: Record<AuditKind, Text> = {
  'member-added': { en: 'added a member', zh: '登记成员' },
  'member-removed': { en: 'removed a member', zh: '移除成员' },
  'link-made': { en: 'made a log-in link', zh: '生成登录链接' },
  'identity-set': { en: 'said by what an identity provider knows a member', zh: '登记成员的身份标识' },
  'logged-in': { en: 'logged in', zh: '登录' },
  'logged-out': { en: 'logged out', zh: '退出' },
  'partner-added': { en: 'added the partner', zh: '登记参与单位' },
  'token-made': { en: 'made a token', zh: '签发令牌' },
  'token-revoked': { en: 'revoked a token', zh: '撤销令牌' },
  'webhook-added': { en: 'added a webhook', zh: '登记 Webhook' },
  'webhook-renewed': { en: 'renewed the secret of a webhook', zh: '更换 Webhook 密钥' },
  'webhook-removed': { en: 'removed a webhook', zh: '移除 Webhook' },
  replayed: { en: 'had set-aside records judged again', zh: '对隔离记录重新判定' },
  erased: { en: 'erased records', zh: '删除记录' },
  explained: { en: 'explained a check', zh: '说明审核问题' },
  checked: { en: 'closed and checked a period', zh: '截止并审核' },
  signed: { en: 'signed', zh: '签署' },
  withdrawn: { en: 'withdrew a submission', zh: '撤回报送' },
};

/** Entries of the audit log, and the names of the people in them. */
export interface LogView {
  entries: readonly AuditEntry[];
  names: ReadonlyMap<string, string>;
  /** The number before which the next older ones are. */
  older?: number | undefined;
  /** The first entry that does not follow from the one before it; asked for by operators. */
  broken?: number | undefined;
}

/** Who did what, the newest first. */
export function logPage(view: ConsoleView, { entries, names, older, broken }: LogView): string {
  const { lang, partner } = view;
  const path = partner ? partnerPath(view, '/log') : consolePath(view, '/log');
  const wordsOf = ([name, value]: [string, string]) => {
    if (name === 'by') return [value === 'link' ? { en: 'by a link', zh: '通过链接' }[lang] : value];
    return name === 'roles' ? value.split(', ').map((role) => words[role as MemberRole][lang]) : [value];
  };
  const whoText = (id: string) =>
    id === atMachine ? { en: 'operator at the machine', zh: '运营方（本机）' }[lang] : (names.get(id) ?? id);
  return consolePage(
    view,
    words.log,
    <>
      {title({ en: 'Who did what', zh: '操作日志' })}
      {note({
        en: 'Entries are only added; each carries the hash of the one before it. Times in UTC.',
        zh: '日志只增不改，每条均含前一条的哈希值。时间为 UTC。',
      })}
      {broken === undefined ? null : (
        <div class="said needs" role="alert">
          {paragraph({
            en: `Entry ${broken} does not follow from the one before it: the log was changed. Compare it with a backup.`,
            zh: `第${broken}条与前一条不衔接：日志曾被改动，请与备份核对。`,
          })}
        </div>
      )}
      <DataTable
        heads={[
          'timeUtc',
          ['who', 'long'],
          'act',
          ['about', 'long'],
          ...(partner ? [] : (['partner'] as const)),
        ]}
        rows={entries.map(({ at, who, act, about, partner: of }) => [
          momentText(at, lang, true),
          whoText(who),
          said(actWords[act]),
          listNames(Object.entries(about).flatMap(wordsOf), lang),
          ...(partner ? [] : [of ?? '']),
        ])}
      />
      {older === undefined ? null : (
        <p>
          <a class="button" href={`${path}?before=${older}`}>
            {said(words.older)}
          </a>
        </p>
      )}
    </>,
  );
}

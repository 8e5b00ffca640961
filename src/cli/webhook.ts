import { existsSync } from 'node:fs';
import { UserError } from '../edition/index.js';
import {
  atMachine,
  eventKinds,
  eventWords,
  type HookState,
  Hooks,
  hasLedger,
  intakeProblems,
  isEventKind,
  ledgerIn,
  People,
  partnerOf,
  type WebhookAct,
  webhookProblems,
  writeDown,
} from '../platform/index.js';
import { instantOf } from '../release/index.js';
import { type CommonOptions, languageOf, print } from './common.js';

/** Does something with the webhooks of a platform. @throws UserError where there is none */
function withHooks<T>(folder: string, work: (hooks: Hooks) => T): T {
  if (!existsSync(folder)) throw new UserError([intakeProblems.noPlatform(folder)]);
  const hooks = Hooks.open(folder);
  try {
    return work(hooks);
  } finally {
    hooks.close();
  }
}

/** Logs an act of the operator at the machine. */
async function logAct(folder: string, act: WebhookAct, hook: { id: string; partner: string }): Promise<void> {
  const people = await People.open(folder);
  writeDown(people, { who: atMachine, act, partner: hook.partner, about: { webhook: hook.id } });
  people.close();
}

/** The hook of an id. @throws UserError where there is none */
function hookIn(hooks: Hooks, id: string): HookState {
  const found = hooks.states().find((hook) => hook.id === id);
  if (!found) throw new UserError([webhookProblems.noHook(id)]);
  return found;
}

/** `iplus webhook add DIR PARTNER URL`. */
export async function addWebhook(
  folder: string,
  partner: string,
  url: string,
  options: CommonOptions & { events?: string[]; private?: boolean },
): Promise<void> {
  const kinds = options.events ?? [...eventKinds];
  const unknown = kinds.filter((kind) => !isEventKind(kind));
  if (unknown.length > 0) throw new UserError(unknown.map(webhookProblems.badKind));
  partnerOf(folder, partner);
  const wanted = { partner, url, kinds: kinds.filter(isEventKind), private: options.private === true };
  const { ledger } = hasLedger(folder) ? ledgerIn(folder) : {};
  const { hook, secret } = withHooks(folder, (hooks) => hooks.add(ledger, wanted));
  ledger?.close();
  await logAct(folder, 'webhook-added', hook);
  print(
    options,
    { webhook: hook.id, secret },
    () =>
      ({
        en: `Webhook: ${hook.id}\nSecret:  ${secret}\nIt is shown this once: hand it over safely. What happens from now on is told to ${url}.`,
        zh: `Webhook：${hook.id}\n密钥：${secret}\n密钥仅显示一次，请妥善交付。自此刻起发生的事项将发往 ${url}。`,
      })[languageOf(options)],
  );
}

/** `iplus webhook renew DIR ID`. */
export async function renewWebhook(folder: string, id: string, options: CommonOptions): Promise<void> {
  const { hook, secret } = withHooks(folder, (hooks) => ({
    hook: hookIn(hooks, id),
    secret: hooks.renew(id),
  }));
  await logAct(folder, 'webhook-renewed', hook);
  print(
    options,
    { webhook: id, secret },
    () =>
      ({
        en: `Secret: ${secret}\nIt is shown this once. Messages are signed with the earlier one as well for 24 hours.`,
        zh: `密钥：${secret}\n密钥仅显示一次。此后 24 小时内，消息同时以原密钥签名。`,
      })[languageOf(options)],
  );
}

/** `iplus webhook remove DIR ID`. */
export async function removeWebhook(folder: string, id: string, options: CommonOptions): Promise<void> {
  const hook = withHooks(folder, (hooks) => {
    const found = hookIn(hooks, id);
    hooks.remove(id);
    return found;
  });
  await logAct(folder, 'webhook-removed', hook);
  print(
    options,
    { removed: id },
    () =>
      ({ en: `${id} is removed; nothing more is sent there.`, zh: `已移除 ${id}，不再向其发送消息。` })[
        languageOf(options)
      ],
  );
}

/** `iplus webhook replay DIR ID`: sends messages again about what happened from a moment on. */
export async function replayWebhook(
  folder: string,
  id: string,
  options: CommonOptions & { from: string },
): Promise<void> {
  const from = Date.parse(instantOf(options.from, '--from'));
  const again = withHooks(folder, (hooks) => hooks.replay(id, from));
  print(
    options,
    { webhook: id, messages: again },
    () =>
      ({
        en: `${again} messages are sent again by the server, with the same ids.`,
        zh: `服务器将重发 ${again} 条消息，编号不变。`,
      })[languageOf(options)],
  );
}

/** `iplus webhook test DIR ID`: has the server send a message that is about nothing. */
export async function testWebhook(folder: string, id: string, options: CommonOptions): Promise<void> {
  const message = withHooks(folder, (hooks) => hooks.test(hookIn(hooks, id)));
  print(
    options,
    { webhook: id, message },
    () =>
      ({
        en: `The server sends the message ${message}. Then see: iplus webhook list ${folder}`,
        zh: `服务器将发送消息 ${message}。随后请查看：iplus webhook list ${folder}`,
      })[languageOf(options)],
  );
}

/** `iplus webhook list DIR`. */
export async function listWebhooks(folder: string, options: CommonOptions): Promise<void> {
  const lang = languageOf(options);
  const hooks = withHooks(folder, (all) => all.states());
  const none = {
    en: 'No webhooks. Add one: iplus webhook add DIR PARTNER URL',
    zh: '没有 Webhook。添加：iplus webhook add DIR PARTNER URL',
  };
  print(options, { webhooks: hooks }, () =>
    hooks.length === 0 ? none[lang] : hooks.map((hook) => described(hook, lang)).join('\n\n'),
  );
}

function described(hook: HookState, lang: 'en' | 'zh'): string {
  const { id, partner, url, kinds, delivered, waiting, givenUp, failing, fault, gone } = hook;
  const at = (ms: number) => new Date(ms).toISOString().slice(0, 16).replace('T', ' ');
  const counts = {
    en: `${delivered} delivered, ${waiting} waiting, ${givenUp} given up`,
    zh: `已送达 ${delivered}，等待 ${waiting}，已放弃 ${givenUp}`,
  };
  const told = kinds.map((kind) => `  ${kind}  ${eventWords[kind][lang]}`);
  return [
    `${id}  ${partner}  ${url}`,
    `  ${counts[lang]}`,
    ...(gone !== undefined
      ? [
          { en: `  gone since ${at(gone)} UTC (HTTP 410)`, zh: `  自 ${at(gone)} UTC 起已停用（HTTP 410）` }[
            lang
          ],
        ]
      : failing !== undefined
        ? [
            {
              en: `  failing since ${at(failing)} UTC: ${fault}`,
              zh: `  自 ${at(failing)} UTC 起失败：${fault}`,
            }[lang],
          ]
        : []),
    ...told,
  ].join('\n');
}

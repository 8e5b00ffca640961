import { existsSync } from 'node:fs';
import { replace, writeDurably } from '../disk/index.js';
import { problems, UserError } from '../edition/index.js';
import {
  type Accounts,
  CaptureLog,
  isKnownAccount,
  type Listening,
  listenMqtt,
  listenTcp,
  readAccounts,
  withAccount,
} from '../platform/index.js';
import { closeOnSignal } from './closeOnSignal.js';
import { type CommonOptions, languageOf, print, printError } from './common.js';
import { readFileOr } from './edgeFiles.js';
import { type Address, type Addresses, type Listeners, listenText } from './edgeListenText.js';

export interface ListenOptions extends CommonOptions, Addresses {
  accounts?: string;
  connections: number;
  idle: number;
  answerData?: boolean;
}

export interface AccountOptions extends CommonOptions {
  accounts: string;
}

/** `iplus edge listen CAPTURES --tcp ADDRESS --mqtt ADDRESS`: keeps what cars send, until interrupted or terminated. */
export async function edgeListen(captures: string, options: ListenOptions): Promise<void> {
  const accounts = options.accounts === undefined ? undefined : accountsOf(options.accounts);
  checkAddresses(options);
  const log = await CaptureLog.open(captures).catch((error: NodeJS.ErrnoException) => {
    throw new UserError([problems.unwritable(captures, error.code ?? error.message)]);
  });
  const lang = languageOf(options);
  const onFault = oncePerMinute((error) => printError(listenText.fault(whyOf(error))[lang]));
  const limits = { connections: options.connections, idleSeconds: options.idle, onFault };
  const on: Listeners = {};
  if (options.tcp) {
    const login = accounts && ((user: string, password: string) => isKnownAccount(accounts, user, password));
    const answersData = options.answerData ?? false;
    const how = { ...options.tcp, ...limits, answersData, ...(login && { login }) };
    on.tcp = await withAddressProblem(options.tcp, listenTcp(log, how));
  }
  if (options.mqtt && accounts)
    on.mqtt = await withAddressProblem(
      options.mqtt,
      listenMqtt(log, { ...options.mqtt, ...limits, accounts }),
    );
  closeOnSignal({
    async close() {
      await Promise.all(Object.values(on).map((one: Listening) => one.close()));
      await log.close();
      const counts = { tcp: on.tcp?.counts, mqtt: on.mqtt?.counts };
      print(options, counts, () => listenText.counts(counts)[lang]);
    },
  });
  const ports = { captures, tcp: on.tcp?.port, mqtt: on.mqtt?.port };
  print(options, ports, () => listenText.started(options, captures)[lang]);
}

/** `iplus edge account NAME --accounts FILE`: a new password, of which the file keeps the hash alone. */
export async function edgeAccount(name: string, options: AccountOptions): Promise<void> {
  const { accounts: file } = options;
  const made = withAccount(existsSync(file) ? accountsOf(file) : {}, name);
  if (!made) {
    const expected = {
      en: 'two to twelve lower-case letters, digits and hyphens, a letter first',
      zh: '2至12个小写字母、数字或连字符，以字母开头',
    };
    throw new UserError([problems.badOption('NAME', name, expected)]);
  }
  try {
    await writeDurably(`${file}.part`, `${JSON.stringify(made.accounts, null, 2)}\n`, { mode: 0o600 });
    await replace(`${file}.part`, file);
  } catch (error) {
    throw new UserError([problems.unwritableFile(file, String((error as NodeJS.ErrnoException).code))]);
  }
  const { password } = made;
  print(options, { name, password }, () => listenText.account(name, password)[languageOf(options)]);
}

function accountsOf(file: string): Accounts {
  const accounts = readAccounts(readFileOr(file));
  if (accounts) return accounts;
  const expected = {
    en: 'a file that `iplus edge account NAME --accounts FILE` wrote',
    zh: '由 iplus edge account NAME --accounts FILE 写出的文件',
  };
  throw new UserError([problems.badOption('--accounts', file, expected)]);
}

function checkAddresses({ tcp, mqtt, accounts }: ListenOptions): void {
  const none = { en: 'nothing', zh: '未给出' };
  const wrong = (option: string, expected: { en: string; zh: string }) => ({
    at: { file: option },
    found: none,
    expected,
    mend: { en: 'give it', zh: '请补上' },
  });
  if (!tcp && !mqtt)
    throw new UserError([
      wrong('--tcp, --mqtt', { en: 'at least one address to listen on', zh: '至少一个监听地址' }),
    ]);
  if (mqtt && accounts === undefined)
    throw new UserError([
      wrong('--accounts', {
        en: 'the accounts of those who may send over MQTT',
        zh: '允许通过MQTT发送的账户文件',
      }),
    ]);
}

/** Starts a listener. @throws UserError where the address is not available */
function withAddressProblem<T>({ host, port }: Address, listening: Promise<T>): Promise<T> {
  return listening.catch((error: NodeJS.ErrnoException) => {
    if (error.syscall !== 'listen' && error.syscall !== 'getaddrinfo') throw error;
    throw new UserError([problems.unusableAddress(`${host}:${port}`, String(error.code))]);
  });
}

/** Reports a fault, and no more within the next minute: a full disk fails every connection. */
function oncePerMinute(say: (error: unknown) => void): (error: unknown) => void {
  let last = Number.NEGATIVE_INFINITY;
  return (error) => {
    if (performance.now() - last < 60_000) return;
    last = performance.now();
    say(error);
  };
}

const whyOf = (error: unknown) => (error as NodeJS.ErrnoException).code ?? (error as Error).message;

import { join } from 'node:path';
import { contractOf, problems, UserError } from '../edition/index.js';
import {
  type Actor,
  actorOf,
  figuresReached,
  type Holding,
  holdLog,
  judgesIn,
  KeepCopying,
  KeepDelivering,
  loginFileOf,
  memberById,
  openSubmissions,
  People,
  Platform,
  type PlatformOptions,
  proveFigures,
  type Sender,
  Senders,
  storageOf,
  unnamed,
  writeDown,
} from '../platform/index.js';
import { isOrigin, isSignedText } from '../release/index.js';
import { type Intake, loggedSegments, PublicLog } from '../server/index.js';
import { openEdition } from '../signals/index.js';
import { witnessesIn } from './policyFile.js';
import { secretKey } from './secretKey.js';
import { storageKeys } from './storageKeys.js';

/** The name of the public log of segments, and where the key that signs it is read. */
export interface PlatformLog {
  platformLog?: string;
  /** The PostgreSQL servers that keep the log of records too. */
  logDatabase?: string;
  /** The file with the witnesses that are asked to cosign it. */
  witnesses?: string;
  /** The folder of the live edition. */
  live?: string;
  keyFd?: number;
  /** The clock of all of it: milliseconds since 1970. */
  now?: (() => number) | undefined;
}

/** Opens a platform, to take records and to let people sign. @throws UserError */
export async function openIntake(
  folder: string,
  onFault: PlatformOptions['onFault'],
  {
    platformLog,
    logDatabase,
    holding,
    witnesses: file,
    keyFd,
    live,
    now = Date.now,
  }: PlatformLog & {
    holding?: Omit<Holding, 'onFault'>;
  } = {},
): Promise<Intake> {
  const origin = platformLog === undefined ? undefined : originOf(platformLog);
  const key = origin === undefined ? undefined : secretKey(keyFd);
  const witnesses = witnessesIn(file);
  const held =
    logDatabase === undefined
      ? undefined
      : await holdLog(folder, logDatabase, { onSuperseded() {}, ...holding, onFault: onFault ?? (() => {}) });
  const logged = await loggedSegments(folder);
  const options = {
    thread: true,
    now,
    logged,
    ...(held && { files: held.files }),
    ...(onFault && { onFault }),
  };
  const platform = await Platform.open(folder, judgesIn(folder, onFault), options);
  const people = await People.open(folder, now);
  const submissions = openSubmissions(platform, { isSigned: isSignedText, now });
  submissions.start(onFault ?? (() => {}));
  const publicLog =
    key && origin
      ? new PublicLog(platform, { folder: join(folder, 'log'), key, origin, witnesses, now })
      : undefined;
  publicLog?.start(onFault ?? (() => {}));
  const storage = storageOf(folder, storageKeys());
  const copying = storage && new KeepCopying(folder, storage, now);
  copying?.start(onFault ?? (() => {}));
  const views = (partner: string) => submissions.reader.list({ partner });
  const delivering = new KeepDelivering({ folder, ledger: platform.ledger, submissions: views }, now);
  delivering.start(onFault ?? (() => {}));
  return {
    platform,
    publicLog,
    senders: new Senders(folder, now, onFault, (id) => memberById(people, id)),
    people,
    login: loginOf(folder),
    copying,
    delivering,
    held,
    ...(live !== undefined && liveIn(folder, live)),
    signing: {
      submissions,
      actorOf: actorOfSender,
      writeDown: ({ partner, member, token }, act, submission) =>
        writeDown(people, { who: member ?? token, act, partner, about: { submission, token } }),
    },
  };
}

/** Ends all that runs on a platform, and closes it. */
export async function closeIntake(intake: Intake): Promise<void> {
  await intake.publicLog?.stop();
  await intake.copying?.stop();
  await intake.delivering?.stop();
  await intake.signing?.submissions.stop();
  await intake.platform.close();
  intake.people?.close();
  await intake.held?.close();
}

/** The environment variable with what the identity provider gave this site to prove itself with. */
const loginSecret = 'IPLUS_LOGIN_SECRET';

/** The identity provider of a platform. @throws UserError */
function loginOf(folder: string): Intake['login'] {
  const file = loginFileOf(folder);
  return file && { file, secret: process.env[loginSecret] || undefined };
}

/** The live edition, its indicators by contract, and the figures of it that a receipt reached. The edition is read once. */
function liveIn(folder: string, live: string): Pick<Intake, 'live' | 'reached' | 'figures'> {
  const edition = openEdition(live);
  const indicators = new Map<string, string[]>();
  for (const { indicator, from } of edition.signals) {
    const contract = contractOf(from);
    if (contract !== undefined) indicators.set(contract, [...(indicators.get(contract) ?? []), indicator]);
  }
  return {
    live: { indicators },
    reached: (partner, receipt) => figuresReached(folder, edition, partner, receipt),
    figures: (partner, receipt) => proveFigures(folder, edition, { partner, receipt }),
  };
}

/** @throws UserError where a log cannot have this name */
function originOf(name: string): string {
  if (isOrigin(name)) return name;
  const expected = {
    en: 'a name without spaces, such as example.org/v1/log',
    zh: '不含空格的名称，如 example.org/v1/log',
  };
  throw new UserError([problems.badOption('--platform-log', name, expected)]);
}

/** A token of a member acts as that member. */
function actorOfSender({ partner, token, person }: Sender): Actor {
  const via = `token ${token}`;
  return person ? actorOf(person, via) : unnamed(partner, via);
}

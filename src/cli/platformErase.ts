import { existsSync } from 'node:fs';
import { problems, UserError } from '../edition/index.js';
import {
  atMachine,
  type ErasureEffect,
  effectOfErasing,
  erasedBy,
  erasureId,
  eventKey,
  intakeProblems,
  isOpen,
  judgesIn,
  ledgerIn,
  orderErasure,
  People,
  Platform,
  reasonOf,
  type WhatToErase,
  type Whose,
  writeDown,
} from '../platform/index.js';
import { type CommonOptions, languageOf, print } from './common.js';
import { asProblem } from './submission.js';

/** What `iplus platform erase` is told. */
export interface EraseOptions extends CommonOptions, Whose {
  key?: string;
  event?: string[];
  receipt?: string;
  line?: number;
  reason: string;
  yes?: boolean;
}

/** Milliseconds in which a server carries out an order. */
const patience = 10 * 60_000;

/**
 * `iplus platform erase DIR`: erases records at the operator's word, with a reason that the partner sees; without `--yes` it only says
 * what that would do. Where a server has the folder open, the server does it.
 */
export async function eraseCommand(folder: string, options: EraseOptions): Promise<void> {
  if (!existsSync(folder)) throw new UserError([intakeProblems.noPlatform(folder)]);
  const what = whatOf(options);
  const { partner, contract, yes } = options;
  const whose = { partner, contract };
  const reason = reasonIn(options);
  const effect = effectIn(folder, whose, what);
  if (effect.records === 0)
    throw new UserError([
      problems.badOption('--key, --event, --receipt', options.receipt ?? options.key ?? '', {
        en: `a record of ${partner} under ${contract} that is judged and not erased`,
        zh: `${partner} 在 ${contract} 下已判定且未删除的记录`,
      }),
    ]);
  if (!yes) return print(options, { ...effect, done: false }, () => effectText(effect)[languageOf(options)]);
  const id = erasureId();
  await carryOut(folder, id, whose, what);
  const { ledger } = ledgerIn(folder);
  const records = erasedBy(ledger, id);
  ledger.close();
  const people = await People.open(folder);
  const about = { contract, receipt: id, records: String(records), reason };
  writeDown(people, { who: atMachine, act: 'erased', partner, about });
  people.close();
  print(
    options,
    { ...effect, records, receipt: id, done: true },
    () =>
      ({
        en: `${records} records are erased: ${id}. Zeros stand in their place; ${partner} sees it in the log, with the reason.`,
        zh: `已删除 ${records} 条记录：${id}。原处已覆写为零；${partner} 可在日志中看到此次删除及原因。`,
      })[languageOf(options)],
  );
}

function reasonIn({ reason }: EraseOptions): string {
  try {
    return reasonOf(reason);
  } catch (error) {
    throw asProblem(error);
  }
}

/** @throws UserError where not exactly one way to say which is used */
function whatOf({ key, event, receipt, line }: EraseOptions): WhatToErase {
  const named = [key, event, receipt].filter((one) => one !== undefined);
  const expected = {
    en: 'one of --key \'["1"]\', --event SOURCE ID, --receipt ID (with --line N for one record)',
    zh: '以下之一：--key \'["1"]\'、--event 来源 编号、--receipt 回执（加 --line N 只删一条）',
  };
  const wrong = (found: string) =>
    new UserError([problems.badOption('--key, --event, --receipt', found, expected)]);
  if (named.length !== 1 || (line !== undefined && receipt === undefined))
    throw wrong(named.flat().join(', '));
  if (receipt !== undefined) return { receipt, line };
  if (event !== undefined) {
    const [source, id, ...more] = event;
    if (source === undefined || id === undefined || more.length > 0) throw wrong(event.join(', '));
    return { key: `event\n${eventKey(source, id)}` };
  }
  try {
    const values: unknown = JSON.parse(key!);
    if (Array.isArray(values)) return { key: `key\n${JSON.stringify(values)}` };
  } catch {}
  throw wrong(key!);
}

function effectIn(folder: string, whose: Whose, what: WhatToErase): ErasureEffect {
  const { ledger, log } = ledgerIn(folder);
  try {
    return effectOfErasing(ledger, log, whose, what);
  } finally {
    ledger.close();
  }
}

async function carryOut(folder: string, id: string, whose: Whose, what: WhatToErase): Promise<void> {
  if (isOpen(folder)) {
    if (!(await orderErasure(folder, { id, whose, what }, patience)))
      throw new UserError([intakeProblems.inUse(folder)]);
    return;
  }
  const platform = await Platform.open(folder, judgesIn(folder));
  try {
    await platform.erasing.erase(whose, what, id);
  } finally {
    await platform.close();
  }
}

function effectText({ records, receipts, signed }: ErasureEffect) {
  return {
    en: [
      `${records} records of ${receipts.length} batches would be erased; nothing was changed. With --yes it is done, and cannot be undone.`,
      ...(signed.length > 0
        ? [
            `Signed submissions that rest on these batches: ${signed.join(', ')}; the rest of each still verifies`,
          ]
        : []),
      'Sums and proofs of receipts stay. Not reached: backups until the next one, published releases, files of live editions until they are built next.',
    ].join('\n'),
    zh: [
      `将删除 ${receipts.length} 批中的 ${records} 条记录；目前未作任何改动。加 --yes 即执行，且无法撤销。`,
      ...(signed.length > 0 ? [`以下已签署的报送依据这些批次：${signed.join('、')}；其余记录仍可验证`] : []),
      '各项合计与回执证明不变。不涉及：下一次备份之前的旧备份、已发布的版本、动态版本在下次生成之前已写出的文件。',
    ].join('\n'),
  };
}

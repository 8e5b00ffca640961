import { existsSync } from 'node:fs';
import { UserError } from '../edition/index.js';
import {
  atMachine,
  type InQuarantine,
  intakeProblems,
  judgesIn,
  ledgerIn,
  People,
  Platform,
  quarantineOf,
  writeDown,
} from '../platform/index.js';
import { type Common, languageOf, print } from './common.js';

interface Which extends Common {
  partner?: string;
  contract?: string;
}

/** `iplus quarantine list DIR`: what is set aside, with its bytes and every reason. A server may be running. */
export function listQuarantine(folder: string, options: Which & { limit: number }): void {
  const { ledger, log } = ledgerIn(folder);
  try {
    const found = firstOf(quarantineOf(ledger, log, options), options.limit);
    const lang = languageOf(options);
    print(options, { records: found }, () =>
      found
        .flatMap(({ receipt, line, partner, contract, why, record }) => [
          `${receipt}:${line}  ${partner}  ${contract}`,
          `  ${record.slice(0, 200)}`,
          ...why.map(({ code, pointer, found, expected }) =>
            lang === 'en'
              ? `  ${pointer || '/'} ${code}: found ${found.en}; expected ${expected.en}`
              : `  ${pointer || '/'} ${code}：实际为 ${found.zh}；应为 ${expected.zh}`,
          ),
        ])
        .join('\n'),
    );
  } finally {
    ledger.close();
  }
}

/** `iplus quarantine replay DIR --contract NAME`: judges what is set aside once more, by the current version of the contract. */
export async function replayQuarantine(
  folder: string,
  options: Common & { contract: string },
): Promise<void> {
  if (!existsSync(folder)) throw new UserError([intakeProblems.noPlatform(folder)]);
  const platform = await Platform.open(folder, judgesIn(folder));
  try {
    await platform.judging.idle();
    const count = () => sum(platform.account().filter(({ contract }) => contract === options.contract));
    const before = count();
    await platform.replay(options.contract);
    const people = await People.open(folder);
    writeDown(people, { who: atMachine, act: 'replayed', about: { contract: options.contract } });
    people.close();
    const after = count();
    const moved = {
      inQuarantine: before.quarantined,
      stored: after.stored - before.stored,
      duplicates: after.duplicates - before.duplicates,
      conflicts: after.conflicts - before.conflicts,
      left: after.quarantined,
    };
    print(
      options,
      { contract: options.contract, ...moved },
      () =>
        ({
          en: `${moved.inQuarantine} in quarantine: ${moved.stored} stored, ${moved.duplicates} duplicates, ${moved.conflicts} conflicts, ${moved.left} stay`,
          zh: `隔离中 ${moved.inQuarantine} 条：入库 ${moved.stored} 条，重复 ${moved.duplicates} 条，冲突 ${moved.conflicts} 条，仍隔离 ${moved.left} 条`,
        })[languageOf(options)],
    );
  } finally {
    await platform.close();
  }
}

type Sums = { stored: number; quarantined: number; duplicates: number; conflicts: number };

const sum = (rows: readonly Sums[]): Sums =>
  rows.reduce<Sums>(
    (all, one) => ({
      stored: all.stored + one.stored,
      quarantined: all.quarantined + one.quarantined,
      duplicates: all.duplicates + one.duplicates,
      conflicts: all.conflicts + one.conflicts,
    }),
    { stored: 0, quarantined: 0, duplicates: 0, conflicts: 0 },
  );

/** The first records, for people. */
function firstOf(all: Iterable<InQuarantine>, most: number) {
  const text = new TextDecoder();
  const found: (Omit<InQuarantine, 'bytes' | 'received'> & { receivedAt: string; record: string })[] = [];
  for (const { bytes, received, ...rest } of all) {
    if (found.length === most) break;
    found.push({ ...rest, receivedAt: new Date(received).toISOString(), record: text.decode(bytes) });
  }
  return found;
}

import { existsSync } from 'node:fs';
import { UserError } from '../edition/index.js';
import {
  accountOf,
  atMachine,
  dryReplay,
  intakeProblems,
  isOpen,
  judgesIn,
  judgesToTry,
  ledgerIn,
  orderReplay,
  People,
  Platform,
  writeDown,
} from '../platform/index.js';
import { type CommonOptions, languageOf, print } from './common.js';

/** Milliseconds in which a server carries out an order. */
const patience = 10 * 60_000;

/**
 * `iplus quarantine replay DIR --contract NAME`: judges what is set aside once more, by the current version of the contract; where a
 * server has the folder open, the server does.
 */
export async function replayQuarantine(
  folder: string,
  options: CommonOptions & { contract: string; dryRun?: boolean },
): Promise<void> {
  if (!existsSync(folder)) throw new UserError([intakeProblems.noPlatform(folder)]);
  const { contract } = options;
  const known = judgesToTry(folder);
  if (!known.current(contract)) throw new UserError([intakeProblems.noContract(contract, known.names())]);
  if (options.dryRun) return tryReplay(folder, options);
  const before = isOpen(folder) ? sumsIn(folder, contract) : await waitUntilJudged(folder, contract);
  if (isOpen(folder)) await replayByServer(folder, contract);
  else await replayHere(folder, contract);
  const people = await People.open(folder);
  writeDown(people, { who: atMachine, act: 'replayed', about: { contract } });
  people.close();
  const after = sumsIn(folder, contract);
  const moved = {
    inQuarantine: before.quarantined,
    stored: after.stored - before.stored,
    duplicates: after.duplicates - before.duplicates,
    conflicts: after.conflicts - before.conflicts,
    left: after.quarantined,
  };
  print(
    options,
    { contract, ...moved },
    () =>
      ({
        en: `${moved.inQuarantine} in quarantine: ${moved.stored} stored, ${moved.duplicates} duplicates, ${moved.conflicts} conflicts, ${moved.left} stay`,
        zh: `隔离中 ${moved.inQuarantine} 条：入库 ${moved.stored} 条，重复 ${moved.duplicates} 条，冲突 ${moved.conflicts} 条，仍隔离 ${moved.left} 条`,
      })[languageOf(options)],
  );
}

/** Prints what a replay would come to. */
function tryReplay(folder: string, options: CommonOptions & { contract: string }): void {
  const { contract } = options;
  const { ledger, log } = ledgerIn(folder);
  try {
    const { version, inQuarantine, stored, taken, stay } = dryReplay(
      ledger,
      log,
      judgesToTry(folder),
      contract,
    )!;
    print(
      options,
      { contract, version, inQuarantine, stored, taken, stay },
      () =>
        ({
          en: `${inQuarantine} in quarantine; by version ${version}: ${stored} would be stored, ${taken} would be duplicates or conflicts, ${stay} would stay. Nothing was changed.`,
          zh: `隔离中 ${inQuarantine} 条；按 ${version} 版：将入库 ${stored} 条，将记为重复或冲突 ${taken} 条，仍隔离 ${stay} 条。未作任何改动。`,
        })[languageOf(options)],
    );
  } finally {
    ledger.close();
  }
}

async function replayHere(folder: string, contract: string): Promise<void> {
  const platform = await Platform.open(folder, judgesIn(folder));
  try {
    await platform.replay(contract);
  } finally {
    await platform.close();
  }
}

/** @throws UserError where the server did not carry it out */
async function replayByServer(folder: string, contract: string): Promise<void> {
  if (!(await orderReplay(folder, contract, patience))) throw new UserError([intakeProblems.inUse(folder)]);
}

/** The sums once all that was received is judged. */
async function waitUntilJudged(folder: string, contract: string): Promise<JudgedSums> {
  const platform = await Platform.open(folder, judgesIn(folder));
  await platform.judging.idle();
  await platform.close();
  return sumsIn(folder, contract);
}

type JudgedSums = { stored: number; quarantined: number; duplicates: number; conflicts: number };

function sumsIn(folder: string, of: string): JudgedSums {
  const { ledger } = ledgerIn(folder);
  try {
    const sums = { stored: 0, quarantined: 0, duplicates: 0, conflicts: 0 };
    for (const day of accountOf(ledger, [])) {
      if (day.contract !== of) continue;
      for (const name of Object.keys(sums) as (keyof JudgedSums)[]) sums[name] += day[name];
    }
    return sums;
  } finally {
    ledger.close();
  }
}

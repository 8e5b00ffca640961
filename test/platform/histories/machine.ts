import { cpSync, existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import {
  type Actor,
  backUp,
  contractsIn,
  type Judges,
  judgesIn,
  Platform,
  publishAll,
  Submissions,
  takeStored,
  verifySubmission,
} from '../../../src/platform/index.js';
import { openEdition } from '../../../src/signals/index.js';
import { put, temporaryFolder } from '../../helpers/folders.js';
import { isContract, type Row } from './figures.js';
import { Series } from './series.js';
import { afterWrites } from './syncPoints.js';
import { contracts, type EditionName, type Version, versionText, type World, writeEdition } from './world.js';

const person = (partner: string, id: string, rights: ('explain' | 'sign')[]): Actor => ({
  is: 'person',
  partner,
  person: { id, name: id, role: 'office' },
  rights,
  via: 'test',
});

/** What an edition takes from the platform: its rows, and what a release says of them. */
export interface Taken {
  rows: Omit<Row, 'partner'>[];
  facts: Record<string, unknown>;
}

/** The real platform, in a folder of this machine, with a clock of its own. */
export class Machine {
  platform!: Platform;
  submissions!: Submissions;
  #judges!: Judges;
  #contracts: ReturnType<typeof contractsIn> = [];
  #folders = 0;
  readonly #base = temporaryFolder();
  readonly editions: Record<EditionName, ReturnType<typeof openEdition>>;
  folder = join(this.#base, 'platform');
  faults: unknown[] = [];
  readonly series: Record<EditionName, Series>;

  private constructor(
    readonly world: World,
    public now: number,
  ) {
    const edition = (name: EditionName) =>
      openEdition(writeEdition(join(this.#base, name), name, world.rules[name]));
    const series = (name: EditionName) =>
      new Series(join(this.#base, 'series', name), join(this.#base, name));
    this.series = { provisional: series('provisional'), signed: series('signed') };
    this.editions = { provisional: edition('provisional'), signed: edition('signed') };
  }

  static async start(world: World, versions: Record<string, Version[]>): Promise<Machine> {
    const machine = new Machine(world, world.begin);
    for (const contract of contracts) machine.#putVersion(contract, versions[contract]![0]!);
    await machine.open();
    return machine;
  }

  #putVersion(contract: string, version: Version): void {
    const text = versionText(contract, version, this.world.floor);
    put(this.folder, `contracts/${contract}-${version.version}.yaml`, text);
  }

  async open(): Promise<void> {
    const { folder } = this;
    this.#read();
    // A new version is seen at once, not within a second.
    const judges: Judges = {
      folder,
      names: () => this.#judges.names(),
      current: (name) => this.#judges.current(name),
      of: (name, version) => this.#judges.of(name, version),
      count: () => this.#judges.count!(),
    };
    const onFault = (error: unknown) => this.faults.push(error);
    const now = () => this.now;
    this.platform = await Platform.open(folder, judges, { free: () => 1e12, now, onFault });
    this.submissions = new Submissions(this.platform, {
      contracts: () => this.#contracts,
      expected: () => [],
      now,
    });
    await this.platform.judging.idle();
  }

  adopt(contract: string, version: Version): void {
    this.#putVersion(contract, version);
    this.#read();
  }

  #read(): void {
    this.#judges = judgesIn(this.folder);
    this.#contracts = contractsIn(this.folder);
  }

  async close(): Promise<void> {
    await this.platform.close();
  }

  async restart(forgetsLedger: boolean): Promise<void> {
    await this.close();
    for (const end of forgetsLedger ? ['', '-wal', '-shm'] : [])
      rmSync(join(this.folder, `ledger.sqlite${end}`), { force: true });
    await this.open();
  }

  #next = (): string => join(this.#base, `folder-${++this.#folders}`);

  /** Does something during which the process ends at a write; says whether it did, and not only after the last write. */
  async killedDuring(at: number, work: () => Promise<unknown>): Promise<boolean> {
    const left = this.#next();
    const stop = await afterWrites((count) => {
      if (count === at) cpSync(this.folder, left, { recursive: true });
    });
    try {
      await work();
    } finally {
      stop();
    }
    if (!existsSync(left)) return false;
    await this.close();
    this.folder = left;
    await this.open();
    return true;
  }

  /** Brings the one backup up to date. */
  async backup(): Promise<void> {
    await backUp(this.folder, join(this.#base, 'backup'));
  }

  async restore(): Promise<void> {
    await this.close();
    this.folder = this.#next();
    cpSync(join(this.#base, 'backup'), this.folder, { recursive: true });
    await this.open();
  }

  /** What an edition takes now, and then publishes. */
  async take(name: EditionName): Promise<Taken> {
    const { publications, ...taken } = await this.#takeIn(this.folder, name);
    await publishAll(this.platform, publications);
    return taken;
  }

  /** What it would take at this moment: going on from what it took before, and from the log alone. */
  async takeTwice(name: EditionName): Promise<{ on: Taken; afresh: Taken }> {
    const [on, afresh] = [this.#next(), this.#next()];
    for (const copy of [on, afresh]) cpSync(this.folder, copy, { recursive: true });
    rmSync(join(afresh, 'live'), { recursive: true, force: true });
    return { on: await this.#takeIn(on, name), afresh: await this.#takeIn(afresh, name) };
  }

  async #takeIn(folder: string, name: EditionName) {
    const { folder: live, facts, publications } = await takeStored(folder, this.editions[name]);
    const rows = contracts.flatMap((contract) => rowsIn(join(live, contract), contract));
    return { rows, facts: { ...facts } as Record<string, unknown>, publications };
  }

  async sign(id: string, partner: string): Promise<void> {
    const [li, wang] = [person(partner, 'li', ['explain']), person(partner, 'wang', ['sign'])];
    const last = (await this.submissions.reader.list()).findLast((one) => one.id.startsWith(`${id}:`));
    const again = ['signed', 'in-release', 'withdrawn'].includes(last?.state ?? '');
    const view = await this.submissions.check(id, li, { again });
    const reason = 'Counted anew by hand and found to be right.';
    for (const { id: question } of view.checked?.questions ?? [])
      await this.submissions.explain(id, li, { question, choice: 'confirm', reason, named: false });
    const { statement } = await this.submissions.reader.view(id);
    await this.submissions.sign(id, wang, { sha256: statement!.sha256, named: false });
  }

  async withdraw(id: string, partner: string): Promise<void> {
    await this.submissions.withdraw(
      id,
      person(partner, 'wang', ['sign']),
      'A hospital had been counted twice.',
    );
  }

  /** Number and state of the last submission of a period. */
  async lastOf(id: string): Promise<{ number: number; state: string }> {
    const last = (await this.submissions.reader.list()).findLast((one) => one.id.startsWith(`${id}:`));
    return { number: last?.number ?? 0, state: last?.state ?? 'none' };
  }

  /** What does not hold of a signed submission. */
  async broken(id: string): Promise<string[]> {
    const { reader } = this.submissions;
    const steps = await verifySubmission(reader.kept, reader.find(id), () => false);
    return steps.filter(({ holds }) => !holds).map(({ step, found }) => `${step}: ${found.en}`);
  }
}

function rowsIn(folder: string, contract: string): Omit<Row, 'partner'>[] {
  if (!existsSync(folder) || !isContract(contract)) return [];
  return readdirSync(folder)
    .filter((one) => one.endsWith('.csv'))
    .flatMap((name) => {
      const [header, ...lines] = readFileSync(join(folder, name), 'utf8').trim().split('\n');
      const columns = header!.split(',');
      return lines.map((line) => {
        const cells = line.split(',');
        const of = (column: string) => cells[columns.indexOf(column)] ?? '';
        const visits = Number(of('visits'));
        return { contract, city: of('city'), month: of('day').slice(0, 7), hospital: of('hospital'), visits };
      });
    });
}

import { sumsBothWays } from '../../helpers/sums.js';
import type { Act, History } from './acts.js';
import type { Row } from './figures.js';
import { Machine } from './machine.js';
import { Model, type State } from './model.js';
import { checkReceipt, correct, erase, resend, send } from './requests.js';
import { change, checkSignatures, sign, withdraw } from './signatures.js';
import { build, checkEdition, release, Vintages } from './vintages.js';
import { type ContractName, type EditionName, partners } from './world.js';
import { same, Wrong } from './wrong.js';

interface Backup {
  state: State;
  shown: Record<EditionName, Row[][]>;
}

/** One of some by a number from 0 to 1. */
export const chosen = <T>(from: readonly T[], pick: number): T | undefined =>
  from[Math.floor(pick * from.length)];

/** Does the acts of a history on the real platform and on the model, and compares them. */
export class Run {
  /** What was done, for people. */
  readonly told: string[] = [];
  /** How often each thing was done. */
  readonly done = new Map<string, number>();
  readonly vintages = new Vintages();
  /** Called whenever an edition has taken records. */
  onTaken: ((edition: EditionName) => Promise<void>) | undefined;
  #backup: Backup | undefined;
  #kill: number | undefined;
  /** Whether what was done last was done again, after a kill. */
  isAgain = false;

  private constructor(
    readonly history: History,
    readonly machine: Machine,
    readonly model: Model,
  ) {}

  static async of(history: History): Promise<Run> {
    const model = Model.of(history.world);
    return new Run(history, await Machine.start(history.world, model.state.versions), model);
  }

  /** @throws Wrong at the first thing that is not as it should be */
  async all(): Promise<void> {
    try {
      for (const act of this.history.acts) {
        const told = await this.#do(act);
        if (told !== undefined) {
          this.told.push(told);
          this.count(act.do);
        }
        const { kept, scanned } = sumsBothWays(this.machine.platform.ledger);
        same('the sums that are kept', kept, scanned);
        if (this.machine.faults.length > 0) throw new Wrong('a fault', `${this.machine.faults[0]}`, 'none');
      }
      if (this.history.acts.at(-1)?.do !== 'tamper') await this.#end();
    } finally {
      await this.machine.close();
    }
  }

  count(what: string): void {
    this.done.set(what, (this.done.get(what) ?? 0) + 1);
  }

  async #do(act: Act): Promise<string | undefined> {
    switch (act.do) {
      case 'send':
        return send(this, act, act.records);
      case 'correct':
        return correct(this, act);
      case 'resend':
        return resend(this, act);
      case 'erase':
        return erase(this, act);
      case 'replay':
        return this.#replay(act.contract);
      case 'adopt':
        return this.#adopt(act.contract, act.most);
      case 'sign':
        return sign(this, act);
      case 'withdraw':
        return withdraw(this, act);
      case 'build':
        return build(this, act.edition);
      case 'release':
        return release(this, act.edition, act.hours ?? undefined);
      case 'tamper':
        return change(this, act.pick);
      default:
        return this.#ofMachine(act);
    }
  }

  /** Does something that writes; with a kill that was ordered its caller hears nothing, and does it again. */
  async durably<T>(work: () => Promise<T>): Promise<T> {
    const at = this.#kill;
    this.#kill = undefined;
    this.isAgain = false;
    if (at === undefined) return work();
    let outcome: { done: T } | { error: unknown } | undefined;
    const isKilled = await this.machine.killedDuring(at, async () => {
      outcome = await work().then(
        (done) => ({ done }),
        (error: unknown) => ({ error }),
      );
    });
    if (isKilled) {
      this.isAgain = true;
      this.count('kill');
      this.told.push(`  (the process ends at write ${at} of what follows, which is done again)`);
      return work();
    }
    if ('error' in outcome!) throw outcome.error;
    return outcome!.done;
  }

  async #replay(contract: ContractName): Promise<string> {
    await this.durably(() => this.machine.platform.replay(contract));
    this.model.replay(contract);
    return `what is set aside under ${contract} is judged again`;
  }

  async #adopt(contract: ContractName, most: number): Promise<string | undefined> {
    const versions = this.model.state.versions[contract];
    if (versions.at(-1)!.most === most) return undefined;
    const version = { version: `${versions.length + 1}.0.0`, most };
    this.machine.adopt(contract, version);
    versions.push(version);
    return `version ${version.version} of ${contract} is adopted: amounts up to ${most}`;
  }

  async #ofMachine(act: Extract<Act, { do: 'restart' | 'backup' | 'restore' | 'clock' | 'kill' }>) {
    const { machine, model, vintages } = this;
    switch (act.do) {
      case 'kill':
        this.#kill = act.at;
        return undefined;
      case 'clock':
        model.state.now = machine.now += act.hours * 3_600_000;
        for (const series of Object.values(machine.series)) await series.checkPublic(machine.now);
        return `the clock says ${new Date(machine.now).toISOString()}`;
      case 'restart':
        await machine.restart(act.forgetsLedger);
        return `the platform is started again${act.forgetsLedger ? ', its ledger made anew from the log' : ''}`;
      case 'backup': {
        await this.durably(() => machine.backup());
        this.#backup = structuredClone({ state: model.state, shown: vintages.shown });
        return 'a backup is made';
      }
      case 'restore': {
        if (!this.#backup) return undefined;
        const { state, shown } = structuredClone(this.#backup);
        await machine.restore();
        model.state = { ...state, now: model.state.now };
        vintages.shown = shown;
        return 'the backup is restored';
      }
    }
  }

  /** What holds at the end of every history. */
  async #end(): Promise<void> {
    this.#checkAccounts();
    for (const edition of ['provisional', 'signed'] as const) await checkEdition(this, edition);
    await checkSignatures(this);
    await this.machine.restart(true);
    this.#checkAccounts();
  }

  /** Receipts, and the sums of every day: received = stored + quarantined + duplicates + conflicts + waiting. */
  #checkAccounts(): void {
    for (const batch of this.model.state.batches) checkReceipt(this, batch);
    const expected = this.model.account();
    const found = partners.flatMap((partner) => this.machine.platform.account(partner));
    const names = found.map((one) => `${one.day} ${one.partner} ${one.contract}`);
    same('the days of the account', names.sort(), [...expected.keys()].sort());
    for (const one of found) {
      const { day, partner, contract, received, stored, quarantined, duplicates, conflicts, waiting, late } =
        one;
      same('the balance', received, stored + quarantined + duplicates + conflicts + waiting);
      const sums = { received, stored, quarantined, duplicates, conflicts, waiting, late };
      const { erased, ...of } = expected.get(`${day} ${partner} ${contract}`)!;
      same(`the account of ${partner} on ${day}`, sums, of);
    }
  }
}

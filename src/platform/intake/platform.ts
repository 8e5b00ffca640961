import { randomBytes } from 'node:crypto';
import type { DatabaseSyncInstance } from '@photostructure/sqlite';
import { UserError } from '../../edition/index.js';
import { type Account, accountOf } from './account.js';
import { type ActRow, actOf } from './acts.js';
import { type Acknowledged, newRow, Refused, refusalOf, requestName, type SentBatch } from './batch.js';
import { CarryingOut } from './carryingOut.js';
import { damageAt } from './catchUp.js';
import { Checking } from './checking.js';
import { Erasing } from './erasing.js';
import { freeIn } from './files.js';
import { type ActHead, type PublishHead, type RecordsHead, saltBytes } from './frame.js';
import type { Judges } from './judge.js';
import { hasThreads, JudgeThread } from './judgeThread.js';
import { Judging, StepsHere } from './judging.js';
import { promiseLeaves } from './leaf.js';
import type { Ledger, ReceiptRow, RequestKey } from './ledger.js';
import { lockOf } from './lock.js';
import { newId } from './newId.js';
import { alteredNow, openLedger } from './openLedger.js';
import { ownFolder } from './ownFolder.js';
import { isReplicated } from './places.js';
import { type PlatformLimits, type PlatformOptions, usualLimits } from './platformOptions.js';
import { intakeProblems } from './problems.js';
import { type Fresh, register } from './register.js';
import { Renewing } from './renewing.js';
import type { SegmentLog } from './segmentLog.js';
import { sha256Of } from './sha256Of.js';
import { recordsIn } from './split.js';

/** Milliseconds between two rounds of sealing segments and forgetting keys, and between two looks for orders of the operator. */
const [round, second] = [30_000, 1000];

/** The intake of a platform: received records and their outcomes. One process at a time has it open. */
export class Platform {
  /** Keys of requests that are being written or that the ledger does not know yet. */
  readonly #open = new Map<string, { sha256: string; receipt?: ReceiptRow }>();
  /** Bytes of each receipt that is not judged yet. */
  readonly #waiting = new Map<string, number>();
  #waitingBytes = 0;
  #freeBytes = { at: Number.NEGATIVE_INFINITY, bytes: 0 };
  readonly #timer: NodeJS.Timeout;
  readonly #carrying = new CarryingOut();
  readonly #orders: NodeJS.Timeout;
  readonly #limits: PlatformLimits;
  readonly judging: Judging;
  readonly erasing: Erasing;
  readonly #renewing: Renewing;
  readonly checking: Checking;

  private constructor(
    readonly folder: string,
    readonly log: SegmentLog,
    readonly ledger: Ledger,
    readonly judges: Judges,
    private readonly lock: DatabaseSyncInstance,
    private readonly options: PlatformOptions,
  ) {
    this.#limits = { ...usualLimits, ...options.limits };
    const onFault = options.onFault ?? (() => {});
    this.#renewing = new Renewing(folder, { ledger, log }, () => this.judging, onFault);
    const fault = (error: unknown) => this.#renewing.fault(error);
    const steps =
      options.thread && judges.folder !== undefined && hasThreads
        ? new JudgeThread(judges.folder)
        : new StepsHere(ledger, judges, log.folder);
    this.judging = new Judging(
      steps,
      fault,
      (known, judged) => this.#done(known, judged),
      (damaged) => onFault(damageAt(log.folder, damaged)),
    );
    this.erasing = new Erasing(ledger, log, this.judging, () => this.now());
    this.checking = new Checking(folder, () => this.now(), this.#limits.keysKept, fault);
    this.#timer = setInterval(() => void this.tend().catch(fault), round).unref();
    this.#orders = setInterval(() => void this.#carrying.carryOut(this).catch(fault), second).unref();
  }

  /**
   * Opens the folder of a platform, which is made where it is absent: the log is made whole, and the ledger takes note of all that was
   * acknowledged. Judging goes on from where it was.
   *
   * @throws UserError where another process has it open, or where acknowledged bytes are missing
   */
  static async open(folder: string, judges: Judges, options: PlatformOptions = {}): Promise<Platform> {
    await ownFolder(folder);
    if (isReplicated(folder) && !options.files?.tended)
      throw new UserError([intakeProblems.keptElsewhere(folder)]);
    const lock = lockOf(folder);
    try {
      const { log: limits, onFault = () => {}, ...rest } = options;
      const { ledger, log } = await openLedger(folder, { ...rest, ...(limits && { limits }) }, onFault);
      const platform = new Platform(folder, log, ledger, judges, lock, options);
      // Erasures that were not finished when the process ended.
      await platform.erasing.carryOut().catch(onFault);
      const altered = await alteredNow({ ledger, log }, rest.logged);
      if (altered.length > 0) onFault(new UserError(altered));
      platform.judging.start();
      return platform;
    } catch (error) {
      lock.close();
      throw error;
    }
  }

  /** Whether so much waits to be judged or written that nothing more is taken now. */
  get isBusy(): boolean {
    return this.#waitingBytes >= this.#limits.waitingBytes || this.log.isFull;
  }

  /** Takes records: they are on the disk when this resolves. @throws Refused, Indivisible */
  async submit({ partner, key, contract, form, body }: SentBatch): Promise<Acknowledged> {
    const sha256 = await sha256Of(body);
    if (this.#renewing.isBroken) throw new Refused('disk-failed');
    const earlier = this.#earlier({ partner, contract, form, key }, sha256);
    if (earlier) return { receipt: earlier, replayed: true };
    const judge = this.judges.current(contract);
    if (!judge) throw new Refused('no-contract');
    if (this.isBusy) throw new Refused('busy');
    if (this.freeBytes < this.#limits.leastFree) throw new Refused('no-space');
    const records = recordsIn(form, body);
    const lines = records.length;
    const head: RecordsHead = {
      kind: 'records',
      receipt: newId('rcp'),
      partner,
      key,
      contract,
      version: judge.version,
      received: this.now(),
      form,
      lines,
      sha256,
      fields: judge.fields,
      salted: true,
    };
    const open: { sha256: string; receipt?: ReceiptRow } = { sha256 };
    this.#open.set(requestName(head), open);
    try {
      const salts = randomBytes(saltBytes * lines);
      head.leaves = await promiseLeaves({ head, body, salts }, records);
      const at = await this.log.append(head, body, salts);
      open.receipt = newRow(head, at);
      this.#waiting.set(head.receipt, at.length);
      this.#waitingBytes += at.length;
      this.judging.add({ head, at });
      return { receipt: open.receipt, replayed: false };
    } catch (error) {
      this.#open.delete(requestName(head));
      throw refusalOf(error);
    }
  }

  /** A receipt of a partner, with what became of its records until now. */
  receipt(partner: string, id: string): ReceiptRow | undefined {
    const known =
      this.ledger.receipt(id) ?? [...this.#open.values()].find(({ receipt }) => receipt?.id === id)?.receipt;
    return known?.partner === partner ? known : undefined;
  }

  /** Resolves when a receipt is judged, or after some milliseconds. */
  async waitFor(id: string, ms: number): Promise<void> {
    if (ms <= 0 || this.ledger.receipt(id)?.waiting === 0) return;
    let timer: NodeJS.Timeout | undefined;
    const tooLong = new Promise<void>((resolve) => {
      timer = setTimeout(resolve, ms);
    });
    await Promise.race([this.judging.judged(id), tooLong]);
    clearTimeout(timer);
  }

  /** The sums of each day and contract, what waits among them. */
  account(partner?: string): Account[] {
    const unknown = this.judging.fresh.flatMap(({ head }) => (head.kind === 'records' ? [head] : []));
    return accountOf(this.ledger, unknown, partner);
  }

  /** When the oldest record came that waits to be judged, in milliseconds since 1970; undefined where none waits. */
  waitingSince(): number | undefined {
    const fresh = this.judging.fresh.find(({ head }) => head.kind === 'records' && head.lines > 0);
    return this.ledger.waitingAfter(0)?.at ?? fresh?.head.received;
  }

  /** Orders what is in quarantine under a contract to be judged by its current version; resolves when that is done. */
  async replay(contract: string): Promise<void> {
    const judge = this.judges.current(contract);
    if (!judge) throw new UserError([intakeProblems.noContract(contract, this.judges.names())]);
    const { version } = judge;
    const head = { kind: 'replay', receipt: newId('rpl'), contract, version, received: this.now() } as const;
    this.judging.add({ head, at: await this.log.append(head, new Uint8Array()) });
    await this.judging.idle();
  }

  /** Keeps what was done about a period of a partner: it is on the disk when this resolves. @throws Refused */
  async act(of: Pick<ActHead, 'partner' | 'contract' | 'period'>, text: string): Promise<ActRow> {
    const receipt = newId('act');
    await this.#keep({ kind: 'act', receipt, ...of, received: this.now() }, text);
    return actOf(this.ledger, receipt)!;
  }

  /** Keeps what is about to be published of an edition: it is on the disk when this resolves. @throws Refused */
  publish(receipt: string, of: Pick<PublishHead, 'edition' | 'contract'>, text: string): Promise<void> {
    return this.#keep({ kind: 'publish', receipt, ...of, received: this.now() }, text);
  }

  /** Seals segments that have ended, and forgets old keys. */
  async tend(): Promise<void> {
    await this.log.tend();
    this.judging.forgetKeys(this.now() - this.#limits.keysKept);
    await this.erasing.sweep(this.judges);
    this.checking.tend();
  }

  /** Ends after what is being written; what is not judged yet is judged after the next start. */
  async close(): Promise<void> {
    clearInterval(this.#timer);
    clearInterval(this.#orders);
    await this.checking.close();
    await this.log.close();
    await this.judging.end();
    try {
      this.ledger.together(() => register(this.ledger, this.judging.fresh));
    } catch (error) {
      // The next start takes note of it.
      this.#renewing.fault(error);
    }
    this.ledger.close();
    this.lock.close();
  }

  async #keep(head: ActHead | PublishHead, text: string): Promise<void> {
    try {
      const at = await this.log.append(head, Buffer.from(text));
      this.judging.add({ head, at, text });
    } catch (error) {
      throw refusalOf(error);
    }
    await this.judging.known(head.receipt);
  }

  private now(): number {
    return (this.options.now ?? Date.now)();
  }

  /** The receipt of a request that was made before. @throws Refused */
  #earlier(request: RequestKey, sha256: string): ReceiptRow | undefined {
    const open = this.#open.get(requestName(request));
    const known = open ?? this.#known(request);
    if (!known) return undefined;
    if (known.sha256 !== sha256) throw new Refused('key-reused');
    if (open && !open.receipt) throw new Refused('in-flight');
    const receipt = open?.receipt ?? (known as ReceiptRow);
    if (receipt.erased > 0) throw new Refused('erased-since');
    return receipt;
  }

  /** @throws Refused where the ledger cannot be read */
  #known(request: RequestKey): ReceiptRow | undefined {
    try {
      return this.ledger.receiptOf(request, this.now() - this.#limits.keysKept);
    } catch (error) {
      this.#renewing.fault(error);
      throw refusalOf(error);
    }
  }

  #done(known: readonly Fresh[], judged: readonly string[]): void {
    for (const { head } of known) if (head.kind === 'records') this.#open.delete(requestName(head));
    for (const id of judged) {
      this.#waitingBytes -= this.#waiting.get(id) ?? 0;
      this.#waiting.delete(id);
    }
  }

  /** Free space of the disk, in bytes, as it was at most a second ago. */
  get freeBytes(): number {
    if (this.options.free) return this.options.free();
    const now = performance.now();
    if (now - this.#freeBytes.at > 1000) {
      this.#freeBytes = { at: now, bytes: freeIn(this.folder) };
    }
    return this.#freeBytes.bytes;
  }
}

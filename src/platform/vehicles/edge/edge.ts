import { statSync } from 'node:fs';
import { problems, UserError } from '../../../edition/index.js';
import { readPieces } from '../capture.js';
import { beijingDay, emptySkim, FrameReader, noCounts, type ReaderCounts, skim } from '../frames/index.js';
import { textAt } from '../frames/read.js';
import type { FindPlace } from '../places/findPlace.js';
import { Aggregate, type Became, type Cars, type Skims, type System2016 } from './aggregate.js';
import type { CityMonthRow, FlowRow } from './monthRecord.js';
import { flowRows, monthRows } from './monthRows.js';
import type { CityDayRow } from './record.js';
import { partsFor, Spill } from './spill.js';
import { rowFor } from './withhold.js';

export interface EdgeHow {
  find: FindPlace;
  system2016: System2016;
  /** The least number of cars behind a row or a figure. */
  atLeast: number;
  /** Days for which frames may still be sent again are written too, marked so. */
  provisional: boolean;
  /** A folder for the run, removed at its end. */
  work: string;
  /** The vehicles of the fleet that are registered in each city, where they are known. */
  registered?: ReadonlyMap<string, number>;
}

/** The numbers of frames and cars read, by outcome. It names no car and no place. */
export interface EdgeReport {
  files: number;
  reader: ReaderCounts;
  /** Bytes at the ends of captures that are no whole piece. */
  cut: number;
  skims: Skims;
  /** Frames without an identifier. */
  nameless: number;
  became: Became;
  cars: Cars;
  /** Rows that too few cars stand behind; days left out because frames may still be sent again. */
  belowFloor: number;
  openDays: number;
}

/** The aggregates of captures, and the report about them. */
export interface Aggregated {
  rows: CityDayRow[];
  months: CityMonthRow[];
  flows: FlowRow[];
  report: EdgeReport;
}

/** Cars whose identifier begins so are simulated, and what they are part of is marked so. */
export const simulatedVin = 'SIMULATED';

/** Windows for sending again, in days. */
const windowOf = { 2016: 3, 2025: 7 } as const;
const longestWindow = 7;

/**
 * City × day aggregates of captures. The same frames give the same rows, in whatever order and division over files.
 * Days begin with the first receipt: before it, only what was sent again would be known. Without times of receipt no
 * day is known to be final.
 */
export async function aggregateCaptures(files: readonly string[], how: EdgeHow): Promise<Aggregated> {
  const spill = new Spill(how.work, partsFor(files.reduce((sum, file) => sum + statSync(file).size, 0)));
  try {
    const collected = new Collector(spill);
    for (const file of files) await collected.read(file);
    const { firstDay, lastFinal } = collected;
    const aggregate = new Aggregate(how.find, how.system2016, firstDay);
    for (const [car, seen] of spill.cars())
      aggregate.add(seen, collected.isSimulated(car), collected.damagedOf(car));
    const { rows, belowFloor, openDays } = rowsOf(aggregate, lastFinal, how);
    const { sums } = aggregate;
    const { reader, cut, skims, nameless } = collected;
    const { became, cars } = aggregate;
    return {
      rows,
      months: monthRows(sums, { ...how, firstDay, lastFinal }),
      flows: flowRows(sums, { ...how, firstDay, lastFinal }),
      report: { files: files.length, reader, cut, skims, nameless, became, cars, belowFloor, openDays },
    };
  } finally {
    spill.remove();
  }
}

/** Takes frames from files; knows the identifiers of cars, which stay in it. */
class Collector {
  readonly reader = noCounts();
  readonly skims: Skims = { other: 0, encrypted: 0, 'no-time': 0 };
  cut = 0;
  nameless = 0;
  first = Number.POSITIVE_INFINITY;
  latest = Number.NEGATIVE_INFINITY;
  readonly #cars = new Map<string, number>();
  readonly #simulated = new Set<number>();
  /** Frames with a wrong check byte, by the identifier that they say and the day of receipt. */
  readonly #damaged = new Map<string, Map<number, number>>();
  readonly #spill: Spill;

  constructor(spill: Spill) {
    this.#spill = spill;
  }

  isSimulated = (car: number): boolean => this.#simulated.has(car);

  damagedOf = (car: number): ReadonlyMap<number, number> => {
    this.#names ??= [...this.#cars.keys()];
    return this.#damaged.get(this.#names[car]!) ?? new Map();
  };
  #names: string[] | undefined;

  /** The day of the first receipt: before it, only what was sent again would be known. */
  get firstDay(): number {
    return this.first === Number.POSITIVE_INFINITY ? Number.NEGATIVE_INFINITY : beijingDay(this.first);
  }

  /** The last day for which no frame may be sent again. */
  get lastFinal(): number {
    return beijingDay(this.latest) - longestWindow - 1;
  }

  async read(file: string): Promise<void> {
    const readers = new Map<number, FrameReader>();
    const seen = emptySkim();
    let received = Number.NaN;
    const readerOf = (connection: number) => {
      const known = readers.get(connection);
      if (known) return known;
      const made = new FrameReader(
        (frame) => {
          const what = skim(frame, seen);
          if (what !== 'used') this.skims[what]++;
          else this.#keep(textAt(frame.bytes, 4, 17), seen, received, windowOf[frame.version]);
        },
        (frame) => this.#noteDamaged(textAt(frame.bytes, 4, 17), received),
      );
      readers.set(connection, made);
      return made;
    };
    const { cut } = await readPieces(file, (piece) => {
      received = piece.received;
      readerOf(piece.connection).push(piece.bytes);
    }).catch((error: NodeJS.ErrnoException) => {
      const isReading = error.syscall === 'open' || error.syscall === 'read';
      throw isReading ? new UserError([problems.unreadable(file, String(error.code))]) : error;
    });
    this.cut += cut;
    for (const reader of readers.values()) {
      reader.end();
      for (const name of Object.keys(this.reader) as (keyof ReaderCounts)[])
        this.reader[name] += reader.counts[name];
    }
  }

  #noteDamaged(vin: string, received: number): void {
    if (Number.isNaN(received)) return;
    const days = this.#damaged.get(vin) ?? new Map<number, number>();
    this.#damaged.set(vin, days);
    days.set(beijingDay(received), (days.get(beijingDay(received)) ?? 0) + 1);
  }

  #keep(vin: string, seen: ReturnType<typeof emptySkim>, received: number, window: number): void {
    if (vin === '') {
      this.nameless++;
      return;
    }
    let car = this.#cars.get(vin);
    if (car === undefined) {
      car = this.#cars.size;
      this.#cars.set(vin, car);
      if (vin.startsWith(simulatedVin)) this.#simulated.add(car);
    }
    if (!Number.isNaN(received)) {
      this.first = Math.min(this.first, received);
      this.latest = Math.max(this.latest, received);
    }
    this.#spill.add(car, seen, received, window);
  }
}

/** The rows that may leave, by city and day. */
function rowsOf({ sums }: Aggregate, lastFinal: number, { atLeast, provisional }: EdgeHow) {
  const rows: CityDayRow[] = [];
  const open = new Set<number>();
  let belowFloor = 0;
  for (const city of [...sums.days.keys()].sort())
    for (const [day, of] of [...sums.days.get(city)!].sort(([a], [b]) => a - b)) {
      const isFinal = day <= lastFinal;
      if (!isFinal) open.add(day);
      if (!isFinal && !provisional) continue;
      const row = rowFor(city, day, of, { atLeast, isFinal });
      if (row) rows.push(row);
      else belowFloor++;
    }
  return { rows, belowFloor, openDays: open.size };
}

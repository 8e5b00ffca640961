import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { openPublic } from '../../../src/cli/openReleases.js';
import { releaseCommand } from '../../../src/cli/release.js';
import { UserError } from '../../../src/edition/index.js';
import {
  announce,
  editSeries,
  liftEmbargo,
  momentOf,
  openRelease,
  verifyRelease,
} from '../../../src/release/index.js';
import { seriesViews } from '../../../src/site/index.js';
import { contracts } from './world.js';
import { same } from './wrong.js';

const second = 1000;
const dateOf = (at: number) => new Date(at).toISOString().slice(0, 10);
const instantOf = (at: number) => `${new Date(at - (at % second)).toISOString().slice(0, 19)}Z`;

/** A vintage as it should be: its date, from when everybody may see it, and its figures. */
interface Vintage {
  date: string;
  from: number;
  isHeld: boolean;
  figures: Record<string, number>;
}

/** The dated vintages of an edition, as they should be and as they are. */
export class Series {
  readonly vintages: Vintage[] = [];
  /** A release that was announced and is not there yet. */
  #announced: number | undefined;

  constructor(
    readonly folder: string,
    readonly edition: string,
  ) {
    mkdirSync(join(folder, '..'), { recursive: true });
  }

  /**
   * Releases the edition as the next vintage, embargoed for some hours where they are given, and checks that it is refused where it
   * should be.
   */
  async release(platform: string, now: number, hours: number | undefined, figures: Vintage['figures']) {
    const newest = this.vintages.at(-1);
    if (newest?.isHeld && newest.from <= now) {
      await liftEmbargo(this.folder, instantOf(now), seriesViews);
      newest.isHeld = false;
    }
    const isEmbargoed = hours !== undefined && newest !== undefined && !newest.isHeld;
    if (isEmbargoed) await this.#announce(now + hours! * 3_600_000);
    const date = isEmbargoed ? dateOf(this.#announced!) : dateOf(now);
    const reasons = [
      ...(newest && date < newest.date ? ['a date before that of the newest'] : []),
      ...(newest?.isHeld ? ['the newest is embargoed'] : []),
    ];
    const isSame = newest !== undefined && JSON.stringify(newest.figures) === JSON.stringify(figures);
    const revises = newest ? { class: 'error', reason: 'counted anew', reasonZh: '重新计数' } : {};
    const options = {
      json: true,
      platform: [platform],
      to: this.folder,
      date,
      embargo: isEmbargoed,
      ...revises,
    };
    let refused = '';
    await quietly(() => releaseCommand(this.edition, options as Parameters<typeof releaseCommand>[1])).catch(
      (error: unknown) => {
        if (!(error instanceof UserError)) throw error;
        refused = error.message;
      },
    );
    if (refused !== '') {
      if (reasons.length === 0 && !isSame) same('a release', refused, 'made');
      return `refused: ${refused.split('\n')[0]}`;
    }
    if (reasons.length > 0) same('a release', 'made', `refused: ${reasons.join('; ')}`);
    const from = isEmbargoed ? this.#announced! : now;
    this.vintages.push({
      date,
      from: isEmbargoed ? from : Number.NEGATIVE_INFINITY,
      isHeld: isEmbargoed,
      figures,
    });
    // A release fulfils the announcement of its period, under embargo or not.
    this.#announced = undefined;
    return `vintage ${this.vintages.length}${isEmbargoed ? `, embargoed until ${instantOf(from)}` : ''}`;
  }

  async #announce(at: number): Promise<void> {
    if (this.#announced !== undefined) return;
    const whole = at - (at % 60_000);
    const moment = momentOf(dateOf(whole), new Date(whole).toISOString().slice(11, 16), 'UTC');
    await editSeries(this.folder, (one) => announce(one, '2026-10', moment, dateOf(whole)), seriesViews);
    this.#announced = whole;
  }

  /** Checks that the vintages that are public now, and no others, can be read, with their figures. */
  async check(now: number): Promise<void> {
    await this.checkPublic(now);
    for (const [i, { figures }] of this.vintages.entries())
      same(`the figures of vintage ${i + 1}`, await figuresOf(join(this.folder, `${i + 1}`)), figures);
  }

  /** Checks that the vintages that are public now, and no others, can be read. */
  async checkPublic(now: number): Promise<void> {
    if (!existsSync(this.folder)) return;
    const shown = this.vintages.flatMap(({ from }, i) => (from <= now ? [i + 1] : []));
    const open = (path: string) =>
      openPublic([path], now).then(
        (all) => all.map(({ vintage }) => vintage!.number),
        (error: unknown) => {
          if (!(error instanceof UserError)) throw error;
          return [];
        },
      );
    same(`the public vintages at ${instantOf(now)}`, await open(this.folder), shown);
    for (const i of this.vintages.keys()) {
      const [number, isShown] = [i + 1, shown.includes(i + 1)];
      for (const path of [`${this.folder}@${number}`, join(this.folder, `${number}`)])
        same(
          `vintage ${number} at ${instantOf(now)}, as ${path.slice(-2)}`,
          await open(path),
          isShown ? [number] : [],
        );
    }
  }
}

/** The raw figures of a release, by contract, place and month; those that are missing are left out. */
export async function figuresOf(folder: string): Promise<Record<string, number>> {
  const { panel, plan } = await openRelease(folder);
  await verifyRelease(folder);
  const found = contracts.flatMap((contract) =>
    plan.units.flatMap(({ code }, u) =>
      plan.periods.flatMap((month, t): [string, number][] => {
        const i = plan.indicators.findIndex(({ id }) => id === `online-${contract}`);
        const value = panel.values[(i * panel.periods + t) * panel.units + u]!;
        return Number.isNaN(value) ? [] : [[`${contract} ${code} ${month}`, value]];
      }),
    ),
  );
  return Object.fromEntries(found.sort(([a], [b]) => (a < b ? -1 : 1)));
}

async function quietly(work: () => Promise<void>): Promise<void> {
  const write = process.stdout.write;
  process.stdout.write = () => true;
  try {
    await work();
  } finally {
    process.stdout.write = write;
  }
}

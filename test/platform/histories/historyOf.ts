import { seeded } from '../../helpers/random.js';
import type { Act, Form, History, Sent } from './acts.js';
import { cities, contracts, type FigureRule, hospitals, months, partners, type World } from './world.js';

const hour = 3_600_000;

/** Days that no record may be about. */
const outside = ['9999-12-31', '2049-12-31', '2028-02-29', '1989-12-31', '0001-01-01'];

/**
 * A random history.
 *
 * @param releasing the share of histories with dated vintages, which take a hundred times as long as any other act
 */
export const historyOf = (seed: number, releasing = 0.04): History =>
  new RandomHistory(seed, releasing).history();

/** Chooses few partners, places and months, so that records meet, and then acts. */
class RandomHistory {
  readonly random: () => number;
  readonly of;
  readonly releases: boolean;
  readonly amounts = new Set<number>();
  keys = 0;
  ids = 0;

  constructor(
    readonly seed: number,
    releasing: number,
  ) {
    this.random = seeded(seed);
    this.releases = this.random() < releasing;
    this.of = {
      partners: partners.slice(0, 1 + this.below(3)),
      cities: cities.slice(0, this.pick([1, 1, 2, 3])),
      months: months.slice(this.below(2)),
    };
  }

  below = (n: number) => Math.floor(this.random() * n);
  pick = <T>(of: readonly T[]): T => of[this.below(of.length)]!;
  /** An idempotency key. */
  key = () => `k${++this.keys}`;

  history(): History {
    const world = this.world();
    const acts = [this.send(), ...Array.from({ length: 5 + this.below(25) }, () => this.act()).flat()];
    if (this.random() < 0.15) acts.push(...this.tamper());
    return { seed: this.seed, world, acts };
  }

  world(): World {
    const none = this.releases ? [null, null, null, null] : [null, null];
    const rules = [...none, { least: 3, percent: 10 }, { least: 2, percent: 0 }];
    const rule = (): FigureRule | null => this.pick(rules);
    return {
      begin: Date.UTC(2026, 10, 1) + (this.below(24 * 12) - 24 * 3) * hour,
      floor: this.pick(this.releases ? [0] : [0, 0, 2, 3]),
      rules: { provisional: rule(), signed: rule() },
    };
  }

  act(): Act | Act[] {
    const kinds = this.kinds();
    let left = this.random() * kinds.reduce((sum, [weight]) => sum + weight, 0);
    for (const [weight, make] of kinds) {
      left -= weight;
      if (left < 0) return make();
    }
    return this.send();
  }

  /** How often each act is chosen, and one of it. */
  kinds(): [number, () => Act | Act[]][] {
    const { random } = this;
    const contract = () => this.pick(contracts);
    const edition = () => this.pick(['provisional', 'signed'] as const);
    return [
      [24, () => this.send()],
      [8, () => this.correct()],
      [8, () => this.resend()],
      [8, () => ({ do: 'erase', pick: random(), by: this.pick(['key', 'line', 'receipt']) })],
      [3, () => ({ do: 'replay', contract: contract() })],
      [2, () => ({ do: 'adopt', contract: contract(), most: this.pick([300, 600, 1000]) })],
      [3, () => this.mend()],
      [14, () => ({ do: 'sign', pick: random() })],
      [4, () => ({ do: 'withdraw', pick: random() })],
      [12, () => ({ do: 'build', edition: edition() })],
      [
        this.releases ? 24 : 0,
        () => ({ do: 'release', edition: edition(), hours: this.pick([null, 4, 40]) }),
      ],
      [3, () => ({ do: 'restart', forgetsLedger: random() < 0.4 })],
      [6, () => ({ do: 'kill', at: 1 + this.below(8) })],
      [3, () => ({ do: 'backup' })],
      [2, () => ({ do: 'restore' })],
      [
        this.releases ? 12 : 5,
        () => ({ do: 'clock', hours: this.pick([-300, -30, 5, 5, 29, 41, 75, 170, 9000]) }),
      ],
    ];
  }

  /** An amount is changed in what was signed, where records beside it may have been erased. */
  tamper(): Act[] {
    const [sign, line, change] = [this.random(), this.random(), this.random()];
    return [
      { do: 'sign', pick: sign },
      ...(this.random() < 0.5 ? [{ do: 'erase', pick: line, by: 'line' } as const] : []),
      { do: 'tamper', pick: change },
    ];
  }

  send(): Act {
    const form = this.random() < 0.7 ? 'ndjson' : this.pick(['csv', 'cloudevents'] as const);
    const contract = this.random() < (this.releases ? 0.5 : 0.8) ? 'visits' : 'trips';
    const records = Array.from({ length: 1 + this.below(6) }, () => this.record(form));
    return { do: 'send', partner: this.pick(this.of.partners), contract, form, records, key: this.key() };
  }

  /** A version that lets larger amounts in, and what was set aside judged again, some of it erased before. */
  mend(): Act[] {
    const contract = this.pick(contracts);
    return [
      ...(this.random() < 0.5 ? [{ do: 'erase', pick: this.random(), by: 'aside' } as const] : []),
      { do: 'adopt', contract, most: 1000 },
      { do: 'replay', contract },
    ];
  }

  correct(): Act {
    const day = this.random() < 0.4 ? `${this.pick(months)}-14` : null;
    return { do: 'correct', pick: this.random(), visits: this.amount(), day, key: this.key() };
  }

  resend(): Act {
    const key = this.random() < 0.6 ? null : this.key();
    return { do: 'resend', pick: this.random(), key, otherContract: this.random() < 0.15 };
  }

  record(form: Form): Sent {
    const month = this.pick(this.of.months);
    return {
      id: `r${this.random() < 0.9 ? ++this.ids : this.below(12)}`,
      city: this.pick(this.of.cities),
      day: this.random() < 0.98 ? `${month}-${this.pick(['03', '14', '28'])}` : this.pick(outside),
      hospital: this.pick(hospitals),
      visits: this.amount(),
      ...(form === 'cloudevents' && { event: this.event() }),
    };
  }

  /** Source and id of an event; some contain what could separate them. */
  event(): [string, string] {
    return this.pick([
      ['s', `${this.below(8)}`],
      ['t', `${this.below(8)}`],
      ['s/a', '1'],
    ]);
  }

  /** An amount that no other record of the history has: a few are large beside the others, or more than the contract takes. */
  amount(): number {
    for (;;) {
      const amount = this.random() < 0.8 ? 100 + this.below(300) : 1 + this.below(1000);
      if (this.amounts.has(amount)) continue;
      this.amounts.add(amount);
      return amount;
    }
  }
}

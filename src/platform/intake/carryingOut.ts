import type { Erasing } from './erasing.js';
import { endErasure, endOrder, orderedErasures, orderedReplays } from './orders.js';

/** What orders are carried out on. */
interface OnWhat {
  readonly folder: string;
  readonly erasing: Erasing;
  replay: (contract: string) => Promise<void>;
}

/** Carries out the orders of the operator in the folder; one that is impossible is removed and reported. */
export class CarryingOut {
  readonly #begun = new Set<string>();

  async carryOut({ folder, erasing, replay }: OnWhat): Promise<void> {
    for (const contract of orderedReplays(folder))
      await this.#once(
        `replay ${contract}`,
        () => replay(contract),
        () => endOrder(folder, contract),
      );
    for (const order of orderedErasures(folder))
      await this.#once(
        order.id,
        () => erasing.erase(order.whose, order.what, order.id),
        () => endErasure(folder, order),
      );
  }

  async #once(name: string, work: () => Promise<unknown>, end: () => void): Promise<void> {
    if (this.#begun.has(name)) return;
    this.#begun.add(name);
    try {
      await work();
    } finally {
      end();
      this.#begun.delete(name);
    }
  }
}

import type { Erasing } from './erasing.js';
import {
  endErasure,
  endOrder,
  endPublication,
  orderedErasures,
  orderedPublications,
  orderedReplays,
} from './orders.js';

/** What orders are carried out on. */
interface OnWhat {
  readonly folder: string;
  readonly erasing: Erasing;
  replay: (contract: string) => Promise<void>;
  publish: (id: string, of: { edition: string; contract: string }, text: string) => Promise<void>;
}

/** Carries out the orders of the operator in the folder; one that is impossible is removed and reported. */
export class CarryingOut {
  readonly #begun = new Set<string>();

  async carryOut(on: OnWhat): Promise<void> {
    const { folder } = on;
    for (const order of orderedPublications(folder)) {
      const { id, edition, contract, text } = order;
      await this.#once(
        id,
        () => on.publish(id, { edition, contract }, text),
        () => endPublication(folder, order),
      );
    }
    for (const contract of orderedReplays(folder))
      await this.#once(
        `replay ${contract}`,
        () => on.replay(contract),
        () => endOrder(folder, contract),
      );
    for (const order of orderedErasures(folder))
      await this.#once(
        order.id,
        () => on.erasing.erase(order.whose, order.what, order.id),
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

import {
  type AggregateChoice,
  namedAggregates,
  plainScales,
  type ScaleChoice,
  type Text,
} from '../../edition/index.js';
import { aggregates, scales } from '../../engine/index.js';

/** A method that can be chosen, with its name for readers. */
export interface Offered<Choice> {
  title: Text;
  choice: Choice;
}

/** Methods that readers and makers can choose from. */
export interface OfferedMethods {
  aggregates: readonly Offered<AggregateChoice>[];
  scales: readonly Offered<ScaleChoice>[];
}

/** Every method of the tables that is complete by its name. */
export const offeredMethods = (): OfferedMethods => ({
  aggregates: namedAggregates().map((choice) => ({
    title: plain(aggregates[choice.aggregate].title),
    choice,
  })),
  scales: plainScales().map((choice) => ({ title: plain(scales[choice.method].title), choice })),
});

const plain = ({ en, zh }: Text): Text => ({ en, zh });

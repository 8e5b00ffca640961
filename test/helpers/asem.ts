import { type Coin, coinOf } from './coin.js';
import { goldenTable } from './golden.js';
import { nodeAt } from './plan.js';
import { asemFolder } from './walk.js';

/** COINr's example: denominate, impute by group (Europe, Asia), treat, normalise to 0–100, arithmetic means. */
export const asemMethod = {
  impute: { method: 'mean', by: 'group' },
  treat: { winsorise: 5, skew: 2, kurtosis: 3.5, transform: 'log-ct' },
  normalise: { method: 'min-max', range: [0, 100] },
};

const built = new Map<string, Coin>();

/** The ASEM index under a method, with a grouping column; built once. Requires `asemFolder`. */
export function asemCoin(method: object = asemMethod, group = 'EurAsia_group'): Coin {
  const key = JSON.stringify([method, group]);
  const table = (name: string) => goldenTable(`${name}.csv`, asemFolder!);
  const coin = built.get(key) ?? coinOf(table('ASEM_iData'), table('ASEM_iMeta'), group, method);
  built.set(key, coin);
  return coin;
}

/** Converts COINr's name of a node or indicator to the id used here. */
export const idOf = (name: string) => (name === 'Index' ? 'root' : name.toLowerCase());

/** The index of a node by COINr's name. */
export const nodeOf = (coin: Coin, name: string) => nodeAt(coin.plan, idOf(name));

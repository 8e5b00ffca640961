import { exp, log, power, square } from '../../src/engine/index.js';
import { seeded } from '../helpers/random.js';

/** Orders of means and λ of transformations as editions use them, and some nobody does. */
const orders = [-5, -3, -2.5, -2, -1, -0.5, -1 / 3, 0.1, 1 / 3, 0.5, 0.7, 1.5, 2, 2.5, 3, 4, 5, 10];

type Source = (random: () => number) => number;

const usual: Source = (random) => 1e6 * random() * random() * random();
const nearOne: Source = (random) => 0.5 + 1.5 * random();
const signed: Source = (random) => 1500 * (random() - 0.5);
const word = new DataView(new ArrayBuffer(8));
const anyDouble: Source = (random) => {
  word.setUint32(0, random() * 4294967296);
  word.setUint32(4, random() * 4294967296);
  return word.getFloat64(0);
};

/** Functions of one number, each on so many of the kinds of number it is used with. */
export const arithmetic: Record<string, (times: number) => Float64Array> = {
  'log of usual figures': on(usual, log),
  'log near one': on(nearOne, log),
  'log of any double': on(anyDouble, log),
  'exp of what has a value': on(signed, exp),
  'exp of a small number': on(nearOne, exp),
  'exp of any double': on(anyDouble, exp),
  'power of usual figures': on(usual, (x, random) => power(x, orders[Math.floor(random() * orders.length)]!)),
  'power of any order': on(usual, (x, random) => power(x, 20 * random() - 10)),
  'power of any double': on(anyDouble, (x, random) => power(x, 4 * random() - 2)),
  'square root': on(anyDouble, Math.sqrt),
  square: on(anyDouble, square),
  'round to a whole number': on(signed, Math.round),
  'shortest decimal and back': on(anyDouble, (x) => String(x).length + Number(String(x))),
};

function on(source: Source, f: (x: number, random: () => number) => number): (times: number) => Float64Array {
  return (times) => {
    const random = seeded(6);
    return Float64Array.from({ length: times }, () => f(source(random), random));
  };
}

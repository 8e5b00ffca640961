import { setTimeout } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { allEnded, mapInOrder } from './mapInOrder.js';

async function all<R>(from: AsyncIterable<R>): Promise<R[]> {
  const results: R[] = [];
  for await (const result of from) results.push(result);
  return results;
}

it('Results come in the order of the items, whatever the duration of each, with a limit on concurrency', async () => {
  let [working, most] = [0, 0];
  const results = mapInOrder([30, 1, 20, 2, 10], 3, async (ms, i) => {
    most = Math.max(most, ++working);
    await setTimeout(ms);
    working--;
    return i;
  });
  expect(await all(results)).toEqual([0, 1, 2, 3, 4]);
  expect(most).toBe(3);
  expect(await all(mapInOrder([], 3, async () => 1))).toEqual([]);
});

it('An early failure is thrown in its turn, after earlier results and once all started work has ended', async () => {
  const seen: number[] = [];
  let ended = 0;
  const work = async (_: number, i: number) => {
    if (i === 1) throw new Error('the second');
    await setTimeout(30);
    ended++;
    return i;
  };
  const walk = async () => {
    for await (const i of mapInOrder([0, 1, 2], 3, work)) seen.push(i);
  };
  await expect(walk()).rejects.toThrow('the second');
  expect([seen, ended]).toEqual([[0], 2]);
});

it('Work that was begun together is over when one of it fails, and has its results in order otherwise', async () => {
  let ended = 0;
  const work = async (i: number) => {
    if (i === 1) throw new Error('the second');
    await setTimeout(30);
    ended++;
    return i;
  };
  await expect(allEnded([0, 1, 2].map(work))).rejects.toThrow('the second');
  expect(ended).toBe(2);
  expect(await allEnded([2, 3].map(work))).toEqual([2, 3]);
});

import { setImmediate } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { Busy, Lane, type LaneLimits } from './lane.js';

/** A lane whose work is done when the test says so. */
function laneWith(limits: Partial<LaneLimits> = {}) {
  const begun: string[] = [];
  const ended: string[] = [];
  const open = new Map<string, (answer: string) => void>();
  const lane = new Lane<string, string>(
    { atOnce: 1, waiting: 3, each: 2, patience: 2 ** 31 - 1, ends: true, ...limits },
    (question, ending) =>
      new Promise((resolve, reject) => {
        begun.push(question);
        open.set(question, resolve);
        ending.addEventListener('abort', () => {
          ended.push(question);
          reject(new Error('ended'));
        });
      }),
  );
  const finish = async (question: string) => {
    open.get(question)!(`${question}!`);
    await setImmediate();
  };
  return { lane, begun, ended, finish };
}

const stays = () => new AbortController().signal;

describe('work in turns', () => {
  it('is done once for all who ask for the same', async () => {
    const { lane, begun, finish } = laneWith();
    const both = [lane.answer('q', 'q', 'a', stays()), lane.answer('q', 'q', 'b', stays())];
    await setImmediate();
    await finish('q');
    expect(await Promise.all(both)).toEqual(['q!', 'q!']);
    expect(begun).toEqual(['q']);
  });

  it('goes from one reader to the next, whoever asked more', async () => {
    const { lane, begun, finish } = laneWith({ atOnce: 1, waiting: 9, each: 4 });
    for (const question of ['a1', 'a2', 'a3', 'b1', 'c1']) {
      void lane.answer(question, question, question[0]!, stays());
    }
    await setImmediate();
    for (const question of ['a1', 'b1', 'c1', 'a2', 'a3']) await finish(question);
    expect(begun).toEqual(['a1', 'b1', 'c1', 'a2', 'a3']);
  });

  it('is refused beyond the limit of a reader and of all, with the seconds to wait', async () => {
    const { lane, finish } = laneWith();
    void lane.answer('a1', 'a1', 'a', stays());
    void lane.answer('a2', 'a2', 'a', stays());
    await expect(lane.answer('a3', 'a3', 'a', stays())).rejects.toBeInstanceOf(Busy);
    await setImmediate();
    void lane.answer('b1', 'b1', 'b', stays());
    void lane.answer('c1', 'c1', 'c', stays());
    const refused = await lane.answer('d1', 'd1', 'd', stays()).catch((error: Busy) => error);
    expect((refused as Busy).seconds).toBeGreaterThanOrEqual(1);
    await finish('a1');
    void lane.answer('d1', 'd1', 'd', stays());
    await finish('a2');
  });

  it('is not begun for a reader who left, and gives back the place', async () => {
    const { lane, begun, finish } = laneWith({ atOnce: 1, waiting: 1, each: 1 });
    void lane.answer('a', 'a', 'a', stays());
    await setImmediate();
    const leaving = new AbortController();
    const left = lane.answer('b', 'b', 'b', leaving.signal);
    leaving.abort(new Error('left'));
    await expect(left).rejects.toThrow('left');
    void lane.answer('c', 'c', 'b', stays());
    await finish('a');
    expect(begun).toEqual(['a', 'c']);
  });

  it('ends when the last of its readers leaves, and the next begins', async () => {
    const { lane, begun, ended } = laneWith();
    const [one, other] = [new AbortController(), new AbortController()];
    const asked = Promise.allSettled([
      lane.answer('a', 'a', 'a', one.signal),
      lane.answer('a', 'a', 'b', other.signal),
    ]);
    void lane.answer('c', 'c', 'c', stays());
    await setImmediate();
    one.abort();
    await setImmediate();
    expect([begun, ended]).toEqual([['a'], []]);
    other.abort();
    await setImmediate();
    expect([begun, ended]).toEqual([['a', 'c'], ['a']]);
    expect((await asked).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  });

  it('is given up for a reader who has waited too long, and the next begins', async () => {
    const { lane, begun, ended } = laneWith({ patience: 50 });
    const asked = ['a', 'b'].map((question) => lane.answer(question, question, question, stays()));
    const results = await Promise.allSettled(asked);
    expect(results.map((result) => result.status === 'rejected' && result.reason instanceof Busy)).toEqual([
      true,
      true,
    ]);
    await setImmediate();
    expect(ended).toEqual(begun);
    void lane.answer('c', 'c', 'c', stays()).catch(() => {});
    await setImmediate();
    expect(begun.at(-1)).toBe('c');
  });

  it.each([true, false])(
    'that takes too long is no fault, for who asked while it was running either (%s)',
    async (ends) => {
      const { lane } = laneWith({ patience: 60, ends });
      const first = lane.answer('a', 'a', 'a', stays());
      await new Promise((resolve) => setTimeout(resolve, 30));
      const results = await Promise.allSettled([first, lane.answer('a', 'a', 'b', stays())]);
      for (const result of results)
        expect(result).toMatchObject({ status: 'rejected', reason: { name: 'Busy' } });
    },
  );

  it('fails for those who asked, and not for the next who asks the same', async () => {
    let times = 0;
    const lane = new Lane<string, number>(
      { atOnce: 1, waiting: 1, each: 1, patience: 2 ** 31 - 1, ends: true },
      async () => {
        times++;
        if (times === 1) throw new Error('broken');
        return times;
      },
    );
    await expect(lane.answer('a', 'a', 'a', stays())).rejects.toThrow('broken');
    expect(await lane.answer('a', 'a', 'a', stays())).toBe(2);
  });
});

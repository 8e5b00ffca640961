/**
 * Works on several items at a time and gives what came of them in their order, so that one thing is waited for while another is
 * put to use. Whatever was begun has ended when this ends.
 *
 * @param atOnce how many are worked on before the first of them is taken
 */
export async function* inOrder<T, R>(
  items: readonly T[],
  atOnce: number,
  work: (item: T, i: number) => Promise<R>,
): AsyncGenerator<R> {
  // Only what has not been taken: a result is nobody's once it was put to use.
  const begun: Promise<R>[] = [];
  let next = 0;
  const begin = () => {
    if (next === items.length) return;
    const result = work(items[next]!, next++);
    // What fails while another is waited for is heard of in its turn.
    result.catch(() => {});
    begun.push(result);
  };
  try {
    for (let i = 0; i < atOnce; i++) begin();
    while (begun.length > 0) {
      const result = await begun[0]!;
      begun.shift();
      begin();
      yield result;
    }
  } finally {
    await Promise.allSettled(begun);
  }
}

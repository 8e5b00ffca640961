/**
 * The results of work that was begun, or the first failure; either way once all of it has ended, as closing a connection while
 * it runs a query can end the process.
 */
export async function allEnded<T>(work: readonly Promise<T>[]): Promise<T[]> {
  await Promise.allSettled(work);
  return Promise.all(work);
}

/**
 * Works on several items concurrently and yields the results in the order of the items. When it ends, all started work
 * has ended.
 *
 * @param concurrency maximum number of items in progress
 */
export async function* mapInOrder<T, R>(
  items: readonly T[],
  concurrency: number,
  work: (item: T, i: number) => Promise<R>,
): AsyncGenerator<R> {
  // Results not yet taken; a result that was yielded is no longer referenced here.
  const begun: Promise<R>[] = [];
  let next = 0;
  const begin = () => {
    if (next === items.length) return;
    const result = work(items[next]!, next++);
    // A failure is thrown when its turn comes; this handler avoids an unhandled rejection.
    result.catch(() => {});
    begun.push(result);
  };
  try {
    for (let i = 0; i < concurrency; i++) begin();
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

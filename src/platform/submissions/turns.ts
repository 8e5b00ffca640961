import { setImmediate } from 'node:timers/promises';

const slice = 1000;

/** To be called for each record: after every thousand there is something to wait for, so that requests have their turn. */
export function turns(): () => Promise<unknown> | undefined {
  let records = 0;
  return () => (++records % slice === 0 ? setImmediate() : undefined);
}

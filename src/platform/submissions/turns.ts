import { setImmediate } from 'node:timers/promises';

const slice = 1000;

/** To be called for each record: yields after every thousand, so that requests are answered. */
export function turns(): () => Promise<unknown> | undefined {
  let records = 0;
  return () => (++records % slice === 0 ? setImmediate() : undefined);
}

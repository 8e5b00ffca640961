import { isStopped, sinceText, standingHeadline, standingIn, whatStopped } from '../platform/index.js';
import { type CommonOptions, languageOf, print } from './common.js';

/**
 * `iplus platform status DIR`: what has stopped, since when, and what to do, as the folder tells it; no server is asked. Exit code 2
 * where something has stopped.
 */
export async function statusCommand(folder: string, options: CommonOptions): Promise<void> {
  const now = Date.now();
  const { readings, server } = standingIn(folder, now);
  const stopped = whatStopped(readings);
  const lang = languageOf(options);
  const measured = readings.map((one) => ({
    name: one.matter.name,
    value: Number.isNaN(one.value) ? null : one.value,
    limit: one.matter.limit,
    stopped: isStopped(one),
  }));
  const json = {
    at: isoOf(now),
    server: { open: server.isOpen, started: isoOf(server.started), seen: isoOf(server.seen) },
    stopped: stopped.map(({ since, ...one }) => ({ ...one, since: isoOf(since) })),
    measured,
  };
  print(options, json, () => {
    const blocks = stopped.map(
      ({ what, since, todo }) => `${what[lang]}\n  ${sinceText(since)[lang]}\n  ${todo[lang]}`,
    );
    return [standingHeadline(stopped.length, readings.length)[lang], ...blocks].join('\n\n');
  });
  if (stopped.length > 0) process.exitCode = 2;
}

const isoOf = (at: number | undefined) => (at === undefined ? null : new Date(at).toISOString());

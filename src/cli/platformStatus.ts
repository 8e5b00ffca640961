import { isStopped, standingIn, whatStopped } from '../platform/index.js';
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
    return [headline(stopped.length, readings.length)[lang], ...blocks].join('\n\n');
  });
  if (stopped.length > 0) process.exitCode = 2;
}

const isoOf = (at: number | undefined) => (at === undefined ? null : new Date(at).toISOString());

const headline = (stopped: number, all: number) =>
  stopped === 0
    ? { en: `Nothing has stopped (${all} things looked at).`, zh: `一切正常（共检查 ${all} 项）。` }
    : {
        en: `Stopped: ${stopped} of ${all} things looked at.`,
        zh: `共检查 ${all} 项，其中 ${stopped} 项已停止或异常。`,
      };

function sinceText(at: number | undefined) {
  if (at === undefined) return { en: 'since: not known', zh: '起始时间：不详' };
  const moment = isoOf(at)!.slice(0, 16).replace('T', ' ');
  return { en: `since ${moment} UTC`, zh: `自 ${moment}（UTC）起` };
}

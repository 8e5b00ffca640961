import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { type Lang, type Text, UserError } from '../edition/index.js';
import type { Intake, Served, Site } from '../server/index.js';
import { behindTeller } from './behindTeller.js';
import { faultText, printError } from './common.js';
import { keepFlash } from './flash.js';
import { closeIntake, openIntake } from './openIntake.js';
import { openAll } from './openReleases.js';
import { simulatedPeople } from './simulatedPeople.js';
import { type Simulated, sendSimulated, simulatedPlatform } from './simulatedSending.js';

const program = fileURLToPath(new URL('main.js', import.meta.url));

/**
 * Milliseconds before the nth batch of the simulated partners. Each takes a build of about two seconds of the processor, so that later ones
 * come seldom.
 */
const pauseBefore = (n: number) => (n < 100 ? 8000 : 60_000);

/** The live edition of `npm start`: a platform of its own, simulated partners that send to it, and a page that follows. */
export interface StartedLive {
  intake: Intake;
  /** The secret of a link to the console, for an operator who does not exist. */
  link: string;
  /** Begins to send, and to show what was sent. */
  begin: (site: Pick<Site, 'showLive' | 'setBehind' | 'url'>) => void;
  /** Ends sending and building. */
  end: () => Promise<void>;
  /** Closes the platform, once the server takes nothing more. */
  close: () => Promise<void>;
}

/**
 * Makes the platform anew, without starting anything. Where that fails, the other editions are shown without it.
 * @param below the folder that everything of it lies in
 */
export async function startLive(
  edition: string,
  below: string,
  lang: Lang,
): Promise<StartedLive | undefined> {
  const onFault = (error: unknown) =>
    printError(error instanceof UserError ? error.message : faultText(error, lang));
  try {
    await mkdir(below, { recursive: true });
    const simulated = await simulatedPlatform(join(below, 'platform'), edition);
    const intake = await openIntake(simulated.platform, onFault, { live: edition });
    const link = simulatedPeople(intake.people!);
    return { link, ...liveHandle(edition, simulated, intake, lang, onFault) };
  } catch (error) {
    onFault(error);
    return undefined;
  }
}

function liveHandle(
  edition: string,
  simulated: Simulated,
  intake: Intake,
  lang: Lang,
  onFault: (error: unknown) => void,
): Omit<StartedLive, 'link'> {
  const ending = new AbortController();
  const { signal } = ending;
  const unlessEnded = (error: unknown) => {
    if (!signal.aborted) onFault(error);
  };
  let running: Promise<unknown> = Promise.resolve();
  return {
    intake,
    begin({ url, showLive, setBehind }) {
      const onProblem = (problem: Text) => printError(problem[lang]);
      const { platform } = intake;
      let [flash, dated]: Served[][] = [[], []];
      const show = (live: readonly Served[]) => {
        const isFirst = flash!.length === 0;
        flash = [...live];
        if (intake.live) intake.live.newest = live[0];
        showLive([...flash, ...dated!]);
        if (isFirst) void datedVintage(edition, simulated.platform, signal).then(add, unlessEnded);
      };
      const add = (vintages: Served[]) => {
        dated = vintages;
        if (!signal.aborted) showLive([...flash!, ...dated]);
      };
      running = Promise.all([
        sendSimulated(url, simulated, { signal, pauseBefore }).catch(unlessEnded),
        keepFlash({
          edition,
          platform,
          show,
          onProblem,
          onBehind: behindTeller({ setBehind }, lang),
          signal,
        }).catch(unlessEnded),
      ]);
    },
    async end() {
      ending.abort();
      await running;
    },
    async close() {
      await closeIntake(intake);
      await rm(join(simulated.platform, 'flash'), { recursive: true, force: true });
    },
  };
}

/** The vintage of the months that are final, as the calendar would have had it: the first of a series. */
async function datedVintage(edition: string, platform: string, signal: AbortSignal): Promise<Served[]> {
  const series = join(platform, 'series');
  const args = ['release', edition, '--to', series, '--platform', platform, '--date', '2026-11-05', '--json'];
  const child = spawn(process.execPath, [program, ...args], { stdio: ['ignore', 'ignore', 'pipe'], signal });
  child.on('error', () => {});
  const [said, [code]] = await Promise.all([text(child.stderr), once(child, 'close')]);
  if (code !== 0) throw new Error(said.trim());
  return openAll(series);
}

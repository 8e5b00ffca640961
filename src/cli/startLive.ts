import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { type Lang, type Text, UserError } from '../edition/index.js';
import type { Intake, Site } from '../server/index.js';
import { faultText, printError } from './common.js';
import { keepFlash } from './flash.js';
import { openIntake } from './openIntake.js';
import { type Simulated, sendSimulated, simulatedPlatform } from './simulatedSending.js';

/** Milliseconds between two batches of the simulated partners. */
const every = 8000;

/** The live edition of `npm start`: a platform of its own, simulated partners that send to it, and a page that follows. */
export interface StartedLive {
  intake: Intake;
  /** Begins to send, and to show what was sent. */
  begin: (site: Pick<Site, 'showLive' | 'url'>) => void;
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
    const intake = await openIntake(simulated.platform, onFault);
    return started(edition, simulated, intake, lang, onFault);
  } catch (error) {
    onFault(error);
    return undefined;
  }
}

function started(
  edition: string,
  simulated: Simulated,
  intake: Intake,
  lang: Lang,
  onFault: (error: unknown) => void,
): StartedLive {
  const ending = new AbortController();
  const { signal } = ending;
  const unlessEnded = (error: unknown) => {
    if (!signal.aborted) onFault(error);
  };
  let running: Promise<unknown> = Promise.resolve();
  return {
    intake,
    begin({ url, showLive }) {
      const onProblem = (text: Text) => printError(text[lang]);
      const { platform } = intake;
      running = Promise.all([
        sendSimulated(url, simulated, { signal, every }).catch(unlessEnded),
        keepFlash({ edition, platform, show: showLive, onProblem, signal }).catch(unlessEnded),
      ]);
    },
    async close() {
      ending.abort();
      await running;
      await intake.platform.close();
      await rm(join(simulated.platform, 'flash'), { recursive: true, force: true });
    },
  };
}

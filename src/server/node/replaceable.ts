import type { ServedFolder } from '../mounted.js';
import type { Front } from './front.js';

/** The releases of a site: fixed ones, and behind them those that change every few seconds. */
export interface Showing {
  show: (releases: readonly ServedFolder[]) => void;
  showLive: (live: readonly ServedFolder[]) => void;
}

/** Answers from some releases, and from others once they take their place. */
export function replaceable(
  answering: (releases: readonly ServedFolder[], live: readonly ServedFolder[]) => Front,
  releases: readonly ServedFolder[],
  onFault: (error: unknown) => void,
): Omit<Front, 'showLive'> & Showing {
  let front = answering(releases, []);
  let [shown, live]: (readonly ServedFolder[])[] = [releases, []];
  const replace = () => {
    const before = front;
    front = answering(shown!, live!);
    before.close().catch(onFault);
  };
  return {
    fetch: (...asked) => front.fetch(...asked),
    show(now) {
      shown = now;
      replace();
    },
    showLive(now) {
      live = now;
      if (!front.showLive?.(now)) replace();
    },
    close: () => front.close(),
  };
}

/** Answers in this thread, one request after another. */
export function inThisThread(answer: (request: Request) => Response | Promise<Response>): Front {
  return {
    async fetch(request, _, reader) {
      const began = performance.now();
      const response = await answer(request);
      reader.spend(performance.now() - began);
      return response;
    },
    close: async () => {},
  };
}

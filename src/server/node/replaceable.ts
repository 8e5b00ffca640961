import type { Served } from '../mounted.js';
import type { Front } from './front.js';

/** What a site shows: releases, and behind them those that change every few seconds. */
export interface Showing {
  show: (releases: readonly Served[]) => void;
  showLive: (live: readonly Served[]) => void;
}

/** Answers from some releases, and from others once they take their place. */
export function replaceable(
  answering: (releases: readonly Served[], live: readonly Served[]) => Front,
  releases: readonly Served[],
  onFault: (error: unknown) => void,
): Front & Showing {
  let front = answering(releases, []);
  let [shown, live]: (readonly Served[])[] = [releases, []];
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
      if (front.showLive) front.showLive(now);
      else replace();
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

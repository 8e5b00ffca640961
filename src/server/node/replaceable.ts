import type { Served } from '../mounted.js';
import type { Front } from './front.js';

/** Answers from some releases, and from others once they take their place. */
export function replaceable(
  answering: (releases: readonly Served[]) => Front,
  releases: readonly Served[],
  onFault: (error: unknown) => void,
): Front & { show: (releases: readonly Served[]) => void } {
  let front = answering(releases);
  return {
    fetch: (...asked) => front.fetch(...asked),
    show(shown) {
      const before = front;
      front = answering(shown);
      before.close().catch(onFault);
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

import { publishedPeriods } from '../../edition/index.js';
import { buildIndex } from '../../engine/index.js';
import { whatIfOf } from '../../words/index.js';
import { released } from '../released.js';
import type { WhatIfReply, WhatIfRequest } from './messages.js';

/** The engine in a worker: opens the release on the first request. */
let opened: ReturnType<typeof open> | undefined;

async function open(from: string) {
  const { plan, panel, solve } = await released(from);
  return { plan, panel, index: buildIndex(plan, panel, solve) };
}

async function answer({ from, unit, node, period, rank }: WhatIfRequest): Promise<WhatIfReply> {
  opened ??= open(from);
  const release = await opened;
  const { plan } = release;
  const of = {
    unit: plan.units.findIndex((u) => u.code === unit),
    node: plan.nodes.findIndex((n) => n.id === node),
    period: publishedPeriods(plan).indexOf(period),
  };
  return { is: 'found', plan, found: await whatIfOf(release, of, rank) };
}

addEventListener('message', ({ data }: MessageEvent<WhatIfRequest>) => {
  answer(data).then(
    (said) => postMessage(said),
    (error: unknown) => {
      opened = undefined;
      postMessage({ is: 'trouble', text: error instanceof Error ? error.message : String(error) });
    },
  );
});

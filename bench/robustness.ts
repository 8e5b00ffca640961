import { replicatePartMaker, replicator, type Study } from '../dist/analysis/index.js';
import type { Panel, Plan } from '../dist/edition/index.js';
import { buildIndex, leavesByPhase, reaggregation } from '../dist/engine/index.js';
import { bundleOf } from '../test/conformance/bundle.js';
import { pageWith } from '../test/conformance/pageWith.js';
import { openBrowser } from '../test/e2e/browser.js';
import { asemCase, caseOf, full as fullSize } from './case.js';
import { drawing } from './drawing.js';
import { type Row, recordedRow, rowOf } from './row.js';
import { studyOf } from './study.js';

/** Replicates of an uncertainty analysis, compared with building the whole index once and with recorded times of COINr. */
export async function benchRobustness(): Promise<Row[]> {
  const full = caseOf(fullSize);
  const asem = asemCase({});
  return [
    await rowOf(
      '100 weight draws with ranks',
      'the whole index once',
      '351 × 139, one period of 36, design and tally included',
      [weightDraws(full, 100), () => buildIndex(full.plan, full.panel)],
    ),
    await recordedRow(
      '100 weight draws with ranks, ASEM size',
      { what: 'COINr, 100 replicates', ms: 11_700 },
      '51 × 49',
      weightDraws(asem, 100),
    ),
    await recordedRow(
      '100 replicates, all parts vary, cached',
      { what: 'COINr, 100 replicates', ms: 11_700 },
      '51 × 49; 5 treatments, 2 normalisations, 2 aggregations, weights; variants built before',
      allParts(100),
    ),
    await recordedRow(
      '10 replicates, every part rebuilt',
      { what: 'COINr, 10 replicates', ms: 1_170 },
      '51 × 49; nothing is cached between replicates',
      rebuilt(10),
    ),
    await recordedRow(
      'uncertainty and sensitivity, 600 replicates',
      { what: 'COINr, 600 replicates', ms: 68_900 },
      '51 × 49; a new study, variants built when drawn, one thread',
      () => doParts({ ...everything(), sensitivity: true }, 100)(),
    ),
    ...(await inBrowser()),
  ];
}

/** Weight draws bundled and run in Chromium, if available. */
async function inBrowser(): Promise<Row[]> {
  const browser = await openBrowser();
  if (!browser) return [];
  const { draw } = drawing();
  const page = await pageWith(await bundleOf('bench/drawing.ts'), browser);
  await page.evaluate('globalThis.drawn = iplus.drawing()');
  const there = () => page.evaluate('drawn.draw(1000)');
  const row = await rowOf(
    '1,000 weight draws in Chromium',
    'the same in Node',
    '351 × 139, one period of 36',
    [there, () => draw(1000)],
  );
  await browser.close();
  return [row];
}

/** A function that computes the next n replicates at every call. */
function doParts(study: Study, n: number): () => unknown {
  const part = replicatePartMaker(replicator(study), study);
  let from = 0;
  return () => {
    from += n;
    return part(from - n, from);
  };
}

const weightDraws = ({ plan, panel }: { plan: Plan; panel: Panel }, n: number) =>
  doParts(studyOf(plan, panel), n);

/** The uncertainty analysis of COINr's vignette on data of that size. */
function everything(): Study {
  const normalisations = [
    { method: 'min-max', range: [1, 100] },
    { method: 'z-score', mean: 10, sd: 2 },
  ];
  const variants = [5, 4, 3, 2, 1].flatMap((winsorise) =>
    normalisations.map((normalise) => asemCase({ treat: { winsorise }, normalise })),
  );
  const [{ plan, panel }] = variants as [{ plan: Plan; panel: Panel }];
  const joined = (aggregate: 'arithmetic' | 'geometric', order: number) => ({
    name: aggregate,
    nodes: plan.nodes.map(() => ({ aggregate, order, details: null })),
  });
  return studyOf(plan, panel, {
    variants: { imputations: 1, treatments: 5, normalisations: 2, plans: variants.map((v) => v.plan) },
    aggregates: [joined('arithmetic', 1), joined('geometric', 0)],
  });
}

function allParts(n: number): () => unknown {
  const run = doParts(everything(), n);
  run();
  return run;
}

/** Replicates computed from the raw panel each time, with alternating treatment and normalisation. */
function rebuilt(n: number): () => unknown {
  const { variants, panel } = everything();
  return () => {
    for (let i = 0; i < n; i++) {
      const plan = variants.plans[i % variants.plans.length]!;
      const weights = Float64Array.from(plan.nodes, (node) => node.weight);
      reaggregation(plan, leavesByPhase(panel)(plan, 0, 0), 0).root(weights);
    }
  };
}

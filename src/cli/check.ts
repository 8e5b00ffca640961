import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { judgeFigures, whereText, withRankMoves } from '../analysis/index.js';
import { storyDoubts } from '../documents/index.js';
import { type Text, wordList } from '../edition/index.js';
import { buildIndex, computeIndicators, settle } from '../engine/index.js';
import { withComputedIndicators, withLines } from '../pipeline/index.js';
import { mergeRecords, type RecordsRead, takeStored } from '../platform/index.js';
import {
  type OpenEdition,
  openEdition,
  type PlatformRecords,
  prepare,
  unreadFiles,
} from '../signals/index.js';
import { planText } from '../terminal/index.js';
import { geocodingText, lossDoubts, plausibilityLines } from '../words/index.js';
import type { WithPlatform } from './build.js';
import { checkClaims, unstudied } from './checkClaims.js';
import { languageOf, print } from './common.js';
import { eachOnce } from './eachOnce.js';
import { progressBar } from './progress.js';
import { copiedRecords, isStorageFile, partOn } from './withPlatform.js';

/**
 * `iplus check EDITION`: reports every problem at once, or prints the plan with all decisions. With a platform, the records that partners
 * sent until now are checked as a build takes them, in a temporary folder: on the platform nothing changes.
 */
export async function checkCommand(edition: string, options: WithPlatform): Promise<void> {
  const lang = languageOf(options);
  const bar = progressBar(lang);
  const scratch = await mkdtemp(join(tmpdir(), 'iplus-check-'));
  try {
    const opened = openEdition(edition, options.variant);
    const records = await recordsTried(options.platform ?? [], opened, scratch);
    const prepared = await prepare(opened, bar.report, process.env, false, records);
    const { plan: written, panel: raw, provenance } = prepared;
    const judged = judgeFigures(written, computeIndicators(written, raw));
    const { plan: exact, panel } = withComputedIndicators(written, judged.panel);
    exact.doubts.push(...judged.doubts);
    bar.stop();
    const { plan, solve } = await withLines(opened.edition, () => settle(exact, panel));
    const index = await withLines(opened.edition, () => buildIndex(plan, panel, solve));
    plan.doubts.unshift(...lossDoubts(plan, index));
    plan.doubts.push(...index.warnings, ...unreadDoubts(unreadFiles(opened, provenance.inputs)));
    plan.doubts.push(...storyDoubts(unstudied({ plan, panel, index })));
    await checkClaims(opened, { plan, panel, index }, options);
    const { signals, geocoding } = provenance;
    const open = withRankMoves(plan, panel, judged.open, index, solve);
    const findings = open.map((finding) => ({
      kind: finding.kind,
      level: finding.level,
      indicator: plan.indicators[finding.indicator]!.id,
      unit: plan.units[finding.unit ?? -1]?.code ?? null,
      period: plan.periods[finding.period ?? -1] ?? null,
      until: plan.periods[finding.until ?? -1] ?? null,
      value: finding.value ?? null,
      expected: finding.expected ?? null,
      moves: finding.moves ?? null,
      where: whereText(plan, finding),
      text: finding.text,
    }));
    print(options, { ...plan, findings }, () => {
      const placed = geocodingText(signals, geocoding, lang);
      const lines = [
        planText(plan, panel, lang, open.length > 0),
        '',
        ...plausibilityLines(plan, { ...judged, open }, lang),
      ];
      return [...lines, ...(placed.length > 0 ? ['', ...placed] : [])].join('\n');
    });
  } finally {
    bar.stop();
    await rm(scratch, { recursive: true, force: true });
  }
}

/** What a build reads of platforms, or of the storages that files name; undefined without any. */
async function recordsTried(
  platforms: readonly string[],
  open: OpenEdition,
  scratch: string,
): Promise<PlatformRecords | undefined> {
  eachOnce(platforms);
  const isPart = platforms.length > 1;
  const read: RecordsRead[] = [];
  for (const [n, one] of platforms.entries()) {
    const folder = join(scratch, `${n + 1}`);
    read.push(
      isStorageFile(one)
        ? await copiedRecords(one, open, { folder, dated: false, isPart })
        : await takeStored(one, isPart ? partOn(one, open) : open, folder),
    );
  }
  return isPart ? mergeRecords(open, read, platforms, join(scratch, 'all')) : read[0];
}

/** A doubt about tables in the folder of the edition that nothing reads: often a forgotten line, or a name misspelt. */
function unreadDoubts(files: readonly string[]): Text[] {
  if (files.length === 0) return [];
  const { en, zh } = wordList(files);
  return [
    {
      en: `Nothing reads ${en}: a table counts only where edition.yaml or a signal names it.`,
      zh: `${zh} 未被读取：只有 edition.yaml 或信号指定的表才会计入。`,
    },
  ];
}

import type { Command } from 'commander';
import type { Common, OfVariant } from '../common.js';
import { common, ofVariant } from './options.js';
import { wholeNumber } from './parse.js';

/** Commands: where figures come from and how sure they are. */
export function figureCommands(program: Command): void {
  ofVariant(
    program
      .command('explain <unit> [period] [node]')
      .description('where a number comes from; instead of a unit also a reference: results/UNIT/PERIOD/NODE'),
  )
    .option('--release <dir>', 'the release (default: the only one in releases/)')
    .option('--rows [n]', 'show the raw rows behind an indicator (20 unless told)', wholeNumber)
    .option('--edition <dir>', 'the edition whose records the raw rows are read from')
    .action(
      async (
        unit: string,
        period: string | undefined,
        node: string | undefined,
        options: OfVariant & { release?: string; edition?: string; rows?: number | true },
      ) => (await import('../explain.js')).explainCommand(unit, period, node, options),
    );
  common(program.command('brief [release]').description('the news text of a place'))
    .option('--place <place>', 'by name or code (default: the whole area)')
    .option('--period <period>', 'the period (default: the last)')
    .option('--format <format>', 'md, html or docx (default: as --out ends, else md)')
    .option('--out <file>', 'where it is written (default: the terminal)')
    .option('--site <url>', 'the site of the release, where the figures lead')
    .action(
      async (
        release: string | undefined,
        options: Common & { place?: string; period?: string; format?: string; out?: string; site?: string },
      ) => (await import('../brief.js')).briefCommand(release, options),
    );
  common(program.command('card [release]').description('the picture of a place for social networks'))
    .option('--place <place>', 'by name or code (default: the overview, with who comes first)')
    .option('--period <period>', 'the period (default: the last)')
    .option('--format <format>', 'svg or png (default: as --out ends, else svg)')
    .option('--out <file>', 'where it is written (default: the terminal)')
    .action(
      async (
        release: string | undefined,
        options: Common & { place?: string; period?: string; format?: string; out?: string },
      ) => (await import('../card.js')).cardCommand(release, options),
    );
  common(
    program.command('report [release]').description('the report of the last period, as one page that prints'),
  )
    .option('--one <place>', 'of one place, by name or code (default: the whole area)')
    .option('--paper <paper>', 'a4 or letter', 'a4')
    .option('--format <format>', 'html, docx, or pdf through Chromium (default: as --out ends, else html)')
    .option('--out <file>', 'where it is written (default: the terminal)')
    .option('--site <url>', 'the site of the release, where the figures lead')
    .action(
      async (
        release: string | undefined,
        options: Common & { one?: string; paper?: string; format?: string; out?: string; site?: string },
      ) => (await import('../report.js')).reportCommand(release, options),
    );
  common(program.command('slides [release]').description('a slide a chapter of the report, for talks'))
    .option('--one <place>', 'of one place, by name or code (default: the whole area)')
    .option('--out <dir>', 'the folder they are written to: SVG files, and one page that steps through them')
    .action(async (release: string | undefined, options: Common & { one?: string; out?: string }) =>
      (await import('../slides.js')).slidesCommand(release, options),
    );
  common(
    program
      .command('claim <sentence> [release]')
      .description('whether a sentence is true of a release: "Shenzhen ranked fourth in 2022"'),
  ).action(async (sentence: string, release: string | undefined, options: Common) =>
    (await import('../claim.js')).claimCommand(sentence, release, options),
  );
  ofVariant(
    program.command('robustness <edition>').description('how sure the ranks are, and what they hang on'),
  )
    .option('--spec <file>', 'what to vary (default: weights ± 25 %)')
    .option('--out <file>', 'write the rank intervals of all units as CSV')
    .option('--left-out <file>', 'write what leaving out each indicator and node does as CSV')
    .option('--workers <n>', 'threads (default: as many as the machine has)', wholeNumber)
    .action(
      async (
        edition: string,
        options: OfVariant & { spec?: string; out?: string; leftOut?: string; workers?: number },
      ) => (await import('../robustness.js')).robustness(edition, options),
    );
  common(program.command('audit [release]').description('what a reviewer would object to in an index'))
    .option('--period <period>', 'the period (default: the last)')
    .option('--html <file>', 'write the audit as one page')
    .action(async (release: string | undefined, options: Common & { period?: string; html?: string }) =>
      (await import('../audit.js')).auditCommand(release, options),
    );
  ofVariant(
    program
      .command('analyse [folder]')
      .description('the tables of the analysis, and what their columns mean'),
  )
    .option('--out <dir>', 'where the tables are written as CSV')
    .action(async (folder: string | undefined, options: OfVariant & { out?: string }) =>
      (await import('../analyse.js')).analyseCommand(folder, options),
    );
  ofVariant(
    program
      .command('replicate [folders...]')
      .description(
        'what was published of an index, beside what comes out: of an edition or release, or of the index that came before ours',
      ),
  ).action(async (folders: string[], options: OfVariant) =>
    (await import('../replicate.js')).replicateCommand(folders, options),
  );
}

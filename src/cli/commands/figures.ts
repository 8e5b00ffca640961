import type { Command } from 'commander';
import type { CommonOptions, VariantOption } from '../common.js';
import { withCommon, withVariant } from './options.js';
import { parseWholeNumber } from './parse.js';

/** Commands: figures, their origin and their uncertainty. */
export function figureCommands(program: Command): void {
  explanationCommands(program);
  documentCommands(program);
  claimCommands(program);
  reviewCommands(program);
}

function explanationCommands(program: Command): void {
  withVariant(
    program
      .command('explain <unit> [period] [node]')
      .description('how a figure was computed; instead of a unit also a reference: results/UNIT/PERIOD/NODE'),
  )
    .option('--release <dir>', 'the release (default: the only one in releases/)')
    .option('--rows [n]', 'show the raw rows behind an indicator (default: 20)', parseWholeNumber)
    .option('--edition <dir>', 'the edition whose records the raw rows are read from')
    .action(
      async (
        unit: string,
        period: string | undefined,
        node: string | undefined,
        options: VariantOption & { release?: string; edition?: string; rows?: number | true },
      ) => (await import('../explain.js')).explainCommand(unit, period, node, options),
    );
}

function documentCommands(program: Command): void {
  withCommon(program.command('brief [release]').description('the news text of a place'))
    .option('--place <place>', 'by name or code (default: the total)')
    .option('--period <period>', 'the period (default: the headline period)')
    .option('--format <format>', 'format: md, html or docx (default: by the extension of --out, else md)')
    .option('--out <file>', 'output file (default: the terminal)')
    .option('--site <url>', 'address of the release’s site, for links in the figures')
    .action(
      async (
        release: string | undefined,
        options: CommonOptions & {
          place?: string;
          period?: string;
          format?: string;
          out?: string;
          site?: string;
        },
      ) => (await import('../brief.js')).briefCommand(release, options),
    );
  withCommon(program.command('card [release]').description('the picture of a place for social networks'))
    .option('--place <place>', 'by name or code (default: the overview, with the leading places)')
    .option('--period <period>', 'the period (default: the headline period)')
    .option('--format <format>', 'format: svg or png (default: by the extension of --out, else svg)')
    .option('--out <file>', 'output file (default: the terminal)')
    .action(
      async (
        release: string | undefined,
        options: CommonOptions & { place?: string; period?: string; format?: string; out?: string },
      ) => (await import('../card.js')).cardCommand(release, options),
    );
  withCommon(
    program
      .command('report [release]')
      .description('the report on the headline period, as one printable page'),
  )
    .option('--one <place>', 'for one place, by name or code (default: the total)')
    .option('--paper <paper>', 'a4 or letter', 'a4')
    .option(
      '--format <format>',
      'format: html, docx or pdf by Chromium (default: by the extension of --out, else html)',
    )
    .option('--out <file>', 'output file (default: the terminal)')
    .option('--site <url>', 'address of the release’s site, for links in the figures')
    .action(
      async (
        release: string | undefined,
        options: CommonOptions & {
          one?: string;
          paper?: string;
          format?: string;
          out?: string;
          site?: string;
        },
      ) => (await import('../report.js')).reportCommand(release, options),
    );
  withCommon(program.command('slides [release]').description('the report as slides, one per chapter'))
    .option('--one <place>', 'for one place, by name or code (default: the total)')
    .option('--out <dir>', 'output folder: SVG files, and one page to present them')
    .action(async (release: string | undefined, options: CommonOptions & { one?: string; out?: string }) =>
      (await import('../slides.js')).slidesCommand(release, options),
    );
}

function claimCommands(program: Command): void {
  withCommon(
    program
      .command('claim <sentence> [release]')
      .description('check whether a sentence is true of a release: "Shenzhen ranked fourth in 2022"'),
  ).action(async (sentence: string, release: string | undefined, options: CommonOptions) =>
    (await import('../claim.js')).claimCommand(sentence, release, options),
  );
  withCommon(
    program
      .command('proofread <file> [release]')
      .description(
        'judge every sentence of a text (txt, md, html, docx, or a web address) that states a figure, rank, change or comparison; ends with 3 where one is false',
      ),
  )
    .option('--html <file>', 'write the text as a page with every such sentence marked')
    .option('--site <url>', 'the site of the release, where receipts lead')
    .action(
      async (
        file: string,
        release: string | undefined,
        options: CommonOptions & { html?: string; site?: string },
      ) => (await import('../proofread.js')).proofreadCommand(file, release, options),
    );
}

function reviewCommands(program: Command): void {
  withVariant(
    program
      .command('robustness <edition>')
      .description('how uncertain the ranks are, and what they depend on'),
  )
    .option('--spec <file>', 'what to vary (default: weights ± 25%)')
    .option('--out <file>', 'write the rank intervals of all units as CSV')
    .option('--left-out <file>', 'write the effect of leaving out each indicator and node as CSV')
    .option('--workers <n>', 'number of threads (default: as many as the machine has)', parseWholeNumber)
    .action(
      async (
        edition: string,
        options: VariantOption & { spec?: string; out?: string; leftOut?: string; workers?: number },
      ) => (await import('../robustness.js')).robustnessCommand(edition, options),
    );
  withCommon(
    program.command('audit [release]').description('objections that a reviewer might raise against an index'),
  )
    .option('--period <period>', 'the period (default: the headline period)')
    .option('--html <file>', 'write the audit as one page')
    .action(
      async (release: string | undefined, options: CommonOptions & { period?: string; html?: string }) =>
        (await import('../audit.js')).auditCommand(release, options),
    );
  withVariant(
    program
      .command('analyse [folder]')
      .description('the tables of the analysis, and the meaning of their columns'),
  )
    .option('--out <dir>', 'output folder for the tables as CSV')
    .action(async (folder: string | undefined, options: VariantOption & { out?: string }) =>
      (await import('../analyse.js')).analyseCommand(folder, options),
    );
  withVariant(
    program
      .command('replicate [folders...]')
      .description(
        'compare published figures with recomputed ones: of an edition or release, or of the published index of the same places',
      ),
  ).action(async (folders: string[], options: VariantOption) =>
    (await import('../replicate.js')).replicateCommand(folders, options),
  );
}

#!/usr/bin/env node
import { Command, InvalidArgumentError, Option } from 'commander';
import { problemText, UserError } from '../edition/index.js';
import { version } from '../package/index.js';
import type { ServeOptions } from '../server/index.js';
import { type Common, languageOf, type OfVariant } from './common.js';

/** The command line: one file a command, loaded when it is called. Exit 0 done, 1 a bug, 2 the user can mend it. */
const program = new Command('iplus')
  .description(
    'From raw records to a published, bilingual, auditable composite index. 从原始记录到可核验的双语综合指数',
  )
  .version(version)
  .showHelpAfterError()
  .exitOverride();

const common = (command: Command) =>
  command
    .option('--json', 'print JSON for programs')
    .addOption(new Option('--lang <lang>', 'language (default: from LANG)').choices(['en', 'zh']));

const ofVariant = (command: Command) =>
  common(command).option('--variant <name>', 'one of the variants of the edition');

const port = (text: string) => {
  const number = Number(text);
  if (!Number.isInteger(number) || number < 1 || number > 65_435) {
    throw new InvalidArgumentError('A whole number from 1 to 65435.');
  }
  return number;
};

const wholeNumber = (text: string) => {
  const number = Number(text);
  if (!Number.isInteger(number) || number < 1) throw new InvalidArgumentError('A whole number from 1.');
  return number;
};

const fromZero = (text: string) => {
  const number = Number(text);
  if (text === '' || !Number.isInteger(number) || number < 0)
    throw new InvalidArgumentError('A whole number from 0.');
  return number;
};

common(program.command('new <dir>').description('write a small working edition with comments')).action(
  async (dir: string, options: Common) => (await import('./new.js')).newEdition(dir, options),
);
ofVariant(program.command('check <edition>').description('check an edition and print its plan')).action(
  async (edition: string, options: OfVariant) => (await import('./check.js')).check(edition, options),
);
ofVariant(program.command('build <edition>').description('build a release of an edition'))
  .requiredOption('--out <dir>', 'where the release is put')
  .action(async (edition: string, options: OfVariant & { out: string }) =>
    (await import('./build.js')).build(edition, options),
  );
common(
  program
    .command('release <edition>')
    .description('build a release and put it as the next vintage of a series'),
)
  .requiredOption('--to <series>', 'the folder of the series')
  .requiredOption('--date <day>', 'the day of publication, YYYY-MM-DD')
  .addOption(
    new Option('--class <class>', 'why it replaces the one before').choices(['routine', 'major', 'error']),
  )
  .option('--reason <text>', 'the reason in English')
  .option('--reason-zh <text>', 'the reason in Chinese')
  .option('--embargo', 'hold it back until the announced hour')
  .action(async (edition: string, options: import('./release.js').ReleaseOptions) =>
    (await import('./release.js')).releaseCommand(edition, options),
  );
common(
  program
    .command('vintages <series> [unit]')
    .description('the vintages of a series, or a unit in each of them'),
).action(async (series: string, unit: string | undefined, options: Common) =>
  (await import('./vintages.js')).vintagesCommand(series, unit, options),
);
common(
  program
    .command('diff <a> <b>')
    .description('what changed between two releases (DIR, SERIES or SERIES@NUMBER), and why'),
)
  .option('--node <node>', 'the node whose values are explained (default: the root)')
  .option('--unit <unit>', 'one unit in all periods (default: the most revised units)')
  .option('--period <period>', 'the period (default: the last)')
  .action(async (a: string, b: string, options: Common & { node?: string; unit?: string; period?: string }) =>
    (await import('./diff.js')).diffCommand(a, b, options),
  );
const calendar = program
  .command('calendar')
  .description('when releases are published, and who sees them before');
const dated = (command: Command) =>
  common(command)
    .requiredOption('--period <period>', 'the last period it will publish')
    .requiredOption('--date <day>', 'YYYY-MM-DD')
    .requiredOption('--time <time>', 'HH:MM')
    .requiredOption('--zone <zone>', 'a time zone, such as Asia/Shanghai')
    .option('--announced <day>', 'the day of the announcement (default: today)');
common(calendar.command('show <series>').description('what is announced')).action(
  async (series: string, options: Common) => (await import('./calendar.js')).showCommand(series, options),
);
dated(calendar.command('add <series>').description('announce a publication')).action(
  async (series: string, options: import('./calendar.js').DateOptions) =>
    (await import('./calendar.js')).addCommand(series, options),
);
dated(calendar.command('move <series>').description('change an announced day or hour'))
  .option('--reason <text>', 'the reason in English')
  .option('--reason-zh <text>', 'the reason in Chinese')
  .action(async (series: string, options: import('./calendar.js').DateOptions) =>
    (await import('./calendar.js')).moveCommand(series, options),
  );
common(calendar.command('access <series>').description('put on record who sees a held-back vintage'))
  .requiredOption('--vintage <n>', 'its number', wholeNumber)
  .requiredOption('--who <who>', 'who sees it')
  .requiredOption('--why <why>', 'what for')
  .requiredOption('--from <instant>', 'from when, with the offset from UTC')
  .requiredOption('--to <instant>', 'until when')
  .action(
    async (
      series: string,
      options: Common & { vintage: number; who: string; why: string; from: string; to: string },
    ) => (await import('./calendar.js')).accessCommand(series, options),
  );
common(calendar.command('lift <series>').description('make public what is held back, once its hour has come'))
  .option('--now <instant>', 'the instant it is (default: by the clock)')
  .action(async (series: string, options: Common & { now?: string }) =>
    (await import('./calendar.js')).liftCommand(series, options),
  );
common(program.command('simulate <edition>').description('simulate the raw records of an edition'))
  .option('--records <n>', 'about how many records', wholeNumber, 2_000_000)
  .option('--seed <n>', 'which of all possible worlds', wholeNumber, 1)
  .option('--out <dir>', 'where the records are put (default: records/ of the edition)')
  .action(async (edition: string, options: Common & { records: number; seed: number; out?: string }) =>
    (await import('./simulate.js')).simulateCommand(edition, options),
  );
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
    ) => (await import('./explain.js')).explainCommand(unit, period, node, options),
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
    ) => (await import('./robustness.js')).robustness(edition, options),
  );
common(program.command('audit [release]').description('what a reviewer would object to in an index'))
  .option('--period <period>', 'the period (default: the last)')
  .option('--html <file>', 'write the audit as one page')
  .action(async (release: string | undefined, options: Common & { period?: string; html?: string }) =>
    (await import('./audit.js')).auditCommand(release, options),
  );
common(
  program.command('weigh [release]').description('the weights the data would give, beside the edition’s'),
)
  .option('--by <way>', 'one family alone: entropy, variation, critic, pca, pca-factors or optimised')
  .addOption(
    new Option('--over <periods>', 'the periods whose scores give the weights')
      .choices(['base-period', 'all-periods'])
      .default('all-periods'),
  )
  .action(
    async (
      release: string | undefined,
      options: Common & { by?: string; over: 'base-period' | 'all-periods' },
    ) => (await import('./weigh.js')).weighCommand(release, options),
  );
common(
  program
    .command('weigh-judgements <table>')
    .description('weights from pairwise judgements or experts’ points'),
)
  .addOption(new Option('--kind <kind>', 'what the rows are').choices(['ahp', 'budget']).default('ahp'))
  .action(async (table: string, options: Common & { kind: 'ahp' | 'budget' }) =>
    (await import('./weigh.js')).judgedCommand(table, options),
  );
common(
  program
    .command('what-if <release> <unit>')
    .description('the smallest change that brings a unit to a rank, or what would lift it most'),
)
  .option('--rank <k>', 'the rank to reach (without it: what would lift the unit most)')
  .option('--node <node>', 'the node whose rank it is (default: the root)')
  .option('--period <period>', 'the period (default: the last)')
  .option('--only <ids>', 'indicators that may change, with commas (default: all)')
  .option('--peers <column>', 'bounds from the unit’s own group of this column (default: all units)')
  .option('--fill', 'count missing indicators in, from the median of the period')
  .option('--spread', 'spread the change by least squares (default: few indicators)')
  .action(async (release: string, unit: string, options: Common) =>
    (await import('./whatIf.js')).whatIfCommand(release, unit, options),
  );
const more = (pair: string, pairs: string[]) => [...pairs, pair];
common(
  program
    .command('nearest-weights <release>')
    .description('the weights nearest to the edition’s that put units in an order'),
)
  .option('--order <units>', 'units, the first to be highest, with commas')
  .option('--above <a:b>', 'a pair, the first to be above the second; may be repeated', more, [])
  .option('--node <node>', 'the node whose scores they are (default: the root)')
  .option('--period <period>', 'the period (default: the last)')
  .option('--leaves', 'weigh all indicators below the node (default: its children)')
  .option('--margin <points>', 'by how many points (default: just enough)')
  .option('--min <share>', 'no weight below this (0)')
  .option('--max <share>', 'no weight above this (1)')
  .action(async (release: string, options: Common & { above: string[] }) =>
    (await import('./nearestWeights.js')).nearestWeightsCommand(release, options),
  );
const imports = program.command('import').description('make an edition of another program’s files');
common(imports.command('coinr <iData> <iMeta>').description('COINr’s two tables'))
  .requiredOption('--to <dir>', 'where the edition is written')
  .option('--period <period>', 'the year of the data, when iData has no column Time')
  .action(async (iData: string, iMeta: string, options: Common & { to: string; period?: string }) =>
    (await import('./exchange.js')).importCoinr(iData, iMeta, options),
  );
common(imports.command('excel <workbook>').description('a workbook with COINr’s two tables as sheets'))
  .requiredOption('--to <dir>', 'where the edition is written')
  .option('--period <period>', 'the year of the data, when iData has no column Time')
  .action(async (workbook: string, options: Common & { to: string; period?: string }) =>
    (await import('./exchange.js')).importExcel(workbook, options),
  );
common(
  program
    .command('export [format] [release]')
    .description('write a release, or a part of it, in a format of your choice (--list shows them)'),
)
  .option('--list', 'list the formats')
  .option('--to <path>', 'the file to write, or the folder where a format has several')
  .option('--units <units>', 'only these units and groups, by code or name, with commas')
  .option('--nodes <nodes>', 'only these nodes and indicators, with commas')
  .option('--periods <periods>', 'only these periods, with commas')
  .option('--levels <levels>', 'only these levels, with commas: units, a grouping, total')
  .addOption(new Option('--period <period>', 'one period').hideHelp())
  .action(async (format: string | undefined, release: string | undefined, options: Common) =>
    (await import('./export.js')).exportCommand(format, release, options),
  );
ofVariant(
  program.command('analyse [folder]').description('the tables of the analysis, and what their columns mean'),
)
  .option('--out <dir>', 'where the tables are written as CSV')
  .action(async (folder: string | undefined, options: OfVariant & { out?: string }) =>
    (await import('./analyse.js')).analyseCommand(folder, options),
  );
common(
  program
    .command('replicate [releases...]')
    .description('what was published of the China Internet Plus Index, beside what we find'),
).action(async (releases: string[], options: Common) =>
  (await import('./replicate.js')).replicateCommand(releases, options),
);
ofVariant(
  program
    .command('verify <release>')
    .description('check the hashes and signature of a release or URL, and calculate every figure again'),
)
  .option(
    '--edition <dir>',
    'calculate from the records and data of this edition (default: the panel it carries)',
  )
  .option('--key <key>', 'a public key you trust: its line, its file, or keys.json')
  .action(async (release: string, options: OfVariant & { edition?: string; key?: string }) =>
    (await import('./verify.js')).verifyCommand(release, options),
  );
const keyFd = [
  '--key-fd <n>',
  'read the secret key from this file descriptor (default: IPLUS_SECRET_KEY)',
] as const;
common(
  program.command('sign <release>').description('sign a release, when calculating it again gives the same'),
)
  .option(...keyFd, fromZero)
  .option('--edition <dir>', 'calculate from the records and data of this edition first')
  .action(async (release: string, options: Common & { keyFd?: number; edition?: string }) =>
    (await import('./sign.js')).signCommand(release, options),
  );
const keys = program.command('keys').description('the keys that sign releases');
const keysIn = (command: Command) =>
  common(command).option('--keys <dir>', 'the folder of public keys that is published', 'keys');
keysIn(keys.command('new').description('make a pair of keys'))
  .requiredOption('--secret <file>', 'where the secret key is written: a place that is never published')
  .action(async (options: Common & { keys: string; secret: string }) =>
    (await import('./keys.js')).newKey(options),
  );
keysIn(keys.command('list').description('the public keys')).action(
  async (options: Common & { keys: string }) => (await import('./keys.js')).listKeys(options),
);
keysIn(keys.command('rotate').description('the next key becomes the current one')).action(
  async (options: Common & { keys: string }) => (await import('./keys.js')).rotateKeys(options),
);
keysIn(keys.command('revoke <id>').description('what this key signs from now on counts for nothing'))
  .requiredOption('--reason <text>', 'why')
  .requiredOption('--log-size <n>', 'entries of the log that were made before', fromZero)
  .action(async (id: string, options: Common & { keys: string; reason: string; logSize: number }) =>
    (await import('./keys.js')).revokeKey(id, options),
  );
const log = program.command('log').description('the public log of releases');
const logAt = (command: Command) =>
  common(command)
    .requiredOption('--log <dir>', 'the log')
    .option('--key <key>', 'public keys of the log: a line, a file, or keys.json');
logAt(log.command('add <release>').description('append a signed release'))
  .option('--origin <name>', 'the name of a new log: its address without https://')
  .option(...keyFd, fromZero)
  .action(
    async (
      release: string,
      options: Common & { log: string; origin?: string; key?: string; keyFd?: number },
    ) => (await import('./log.js')).logAdd(release, options),
  );
logAt(
  log.command('prove <release>').description('put the proof that a release is in a log beside it'),
).action(async (release: string, options: Common & { log: string; key?: string }) =>
  (await import('./log.js')).logProve(release, options),
);
common(log.command('verify <log>').description('check every hash of a log, a folder or URL'))
  .option('--key <key>', 'public keys of the log: a line, a file, or keys.json')
  .option('--since <checkpoint>', 'a checkpoint you kept: the log must go on where it ended')
  .action(async (place: string, options: Common & { key?: string; since?: string }) =>
    (await import('./log.js')).logVerify(place, options),
  );
common(program.command('serve <releases...>').description('serve the site and API of releases'))
  .option('--port <port>', 'first port tried', port, 8351)
  .option('--host <address>', 'where it is heard', '127.0.0.1')
  .option('--quota <n>', 'requests a minute for each reader (default: as many as they like)', wholeNumber)
  .option('--behind-proxy', 'a proxy of yours stands before it and says who asks')
  .addOption(
    new Option('--log <level>', 'lines of JSON on stderr')
      .choices(['silent', 'error', 'info'])
      .default('error'),
  )
  .action(async (releases: string[], options: Common & ServeOptions) =>
    (await import('./serve.js')).serveCommand(releases, options),
  );
common(
  program
    .command('publish <dir> [releases...]')
    .description('the site and API of releases as files for any web host'),
)
  .option('--base-url <url>', 'where the site will stand, for its sitemap and the page of lost addresses')
  .option('--pages <n>', 'most pages of places for each release', wholeNumber, 10_000)
  .action(async (dir: string, releases: string[], options: Common & { baseUrl?: string; pages: number }) =>
    (await import('./publish.js')).publishCommand(dir, releases, options),
  );
common(
  program
    .command('mcp [releases...]')
    .description(
      'figures with their receipts for assistants (Model Context Protocol, standard input and output)',
    ),
).action(async (releases: string[]) => (await import('./mcp.js')).mcpCommand(releases));
common(program.command('start').description('build the index of the cities of China and serve it'))
  .option('--port <port>', 'first port tried', port, 8351)
  .action(async (options: Common & { port: number }) => (await import('./start.js')).start(options));
common(program.command('schema').description('print the JSON Schema of edition.yaml')).action(async () =>
  (await import('./schema.js')).schema(),
);

process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error; // the reader has seen enough
});

try {
  await program.parseAsync();
} catch (error) {
  process.exitCode = report(error);
}

function report(error: unknown): number {
  if (error instanceof UserError) {
    const json = process.argv.includes('--json');
    const lang = languageOf({ ...(langOption() ? { lang: langOption()! } : {}) });
    const text = json
      ? JSON.stringify({ problems: error.problems }, null, 1)
      : error.problems.map((p) => problemText(p, lang)).join('\n\n');
    process.stderr.write(`${text}\n`);
    return 2;
  }
  const { code, exitCode } = error as { code?: string; exitCode?: number };
  if (code?.startsWith('commander.')) return exitCode === 0 ? 0 : 2;
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  return 1;
}

function langOption(): 'en' | 'zh' | undefined {
  const given = /--lang[= ](\w+)/.exec(process.argv.join(' '))?.[1];
  return given === 'en' || given === 'zh' ? given : undefined;
}

import { type Command, Option } from 'commander';
import type { ServeOptions, TrustFolders } from '../../server/index.js';
import type { Common } from '../common.js';
import type { PublishOptions } from '../publish.js';
import { common } from './options.js';
import { port, wholeNumber } from './parse.js';

const keysOption = ['--keys <dir>', 'public keys that stand on the site as keys/'] as const;
const logOption = ['--public-log <dir>', 'the log of releases that stands on the site as log/'] as const;

/** Commands: sites, the API, and figures for assistants. */
export function siteCommands(program: Command): void {
  common(program.command('serve <releases...>').description('serve the site and API of releases'))
    .option('--port <port>', 'first port tried', port, 8351)
    .option('--host <address>', 'where it is heard', '127.0.0.1')
    .option('--quota <n>', 'requests a minute for each reader (default: as many as they like)', wholeNumber)
    .option('--behind-proxy', 'a proxy of yours stands before it and says who asks')
    .option('--base-url <url>', 'where the site stands, for the pictures that networks show of its pages')
    .addOption(
      new Option('--log <level>', 'lines of JSON on stderr')
        .choices(['silent', 'error', 'info'])
        .default('error'),
    )
    .option(...keysOption)
    .option(...logOption)
    .action(
      async (
        releases: string[],
        options: Common & Omit<ServeOptions, 'baseUrl'> & { baseUrl?: string } & TrustFolders,
      ) => (await import('../serve.js')).serveCommand(releases, options),
    );
  common(
    program
      .command('publish <dir> [releases...]')
      .description('the site and API of releases as files for any web host'),
  )
    .option('--base-url <url>', 'where the site will stand, for its sitemap and the page of lost addresses')
    .option('--pages <n>', 'most pages of places for each release', wholeNumber, 10_000)
    .option(...keysOption)
    .option(...logOption)
    .action(async (dir: string, releases: string[], options: PublishOptions) =>
      (await import('../publish.js')).publishCommand(dir, releases, options),
    );
  common(
    program
      .command('mcp [releases...]')
      .description(
        'figures with their receipts for assistants (Model Context Protocol, standard input and output)',
      ),
  ).action(async (releases: string[]) => (await import('../mcp.js')).mcpCommand(releases));
  common(program.command('start').description('build the index of the cities of China and serve it'))
    .option('--port <port>', 'first port tried', port, 8351)
    .action(async (options: Common & { port: number }) => (await import('../start.js')).start(options));
}

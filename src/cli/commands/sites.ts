import { type Command, Option } from 'commander';
import type { ServeOptions, TrustFolders } from '../../server/index.js';
import type { CommonOptions } from '../common.js';
import type { McpOptions } from '../mcp.js';
import type { PublishOptions } from '../publish.js';
import { keyFd, withCommon } from './options.js';
import { parseFromZero, parseListenAddress, parsePort, parseWholeNumber } from './parse.js';

const keysOption = ['--keys <dir>', 'public keys, to be served as keys/'] as const;
const logOption = ['--public-log <dir>', 'the log of releases, to be served as log/'] as const;

/** Commands: sites, the API, and figures for assistants. */
export function siteCommands(program: Command): void {
  serveCommands(program);
  otherCommands(program);
}

function serveCommands(program: Command): void {
  withCommon(program.command('serve [releases...]').description('serve the site and API of releases'))
    .option(
      '--watch <edition>',
      'build this edition again whenever its files change, into the first release named, and reload open pages',
    )
    .option('--port <port>', 'first port to try; 0 for any free one', parsePort, 8351)
    .option('--host <address>', 'listening address', '127.0.0.1')
    .option('--quota <n>', 'requests per minute and client (default: unlimited)', parseWholeNumber)
    .option('--behind-proxy', 'trust client addresses reported by a proxy in front of the server')
    .option('--proxies <list>', 'addresses or subnets of further trusted proxies, separated by commas')
    .option(
      '--metrics <host:port>',
      'serve /metrics for Prometheus at this address (default: off)',
      parseListenAddress,
    )
    .option(
      '--base-url <url>',
      'public address of the site, for the preview pictures of social networks and the log-in links of a platform',
    )
    .addOption(
      new Option('--log <level>', 'log on stderr as lines of JSON')
        .choices(['silent', 'error', 'info'])
        .default('error'),
    )
    .option(...keysOption)
    .option(...logOption)
    .option('--platform <dir>', 'take records from partners into this folder (default: off)')
    .option(
      '--log-database <url>',
      'PostgreSQL servers that keep the log of the platform too, so that another machine can take over (default: off)',
    )
    .option(
      '--platform-log <name>',
      'keep a public log of what is received, with this name: its address without https:// (default: off)',
    )
    .option(
      '--witnesses <file>',
      'witnesses that are asked to cosign the public log of the platform (docs/trust.md)',
    )
    .option(...keyFd, parseFromZero)
    .option('--live <edition>', 'an edition that reads these records, built again whenever some were judged')
    .action(
      async (
        releases: string[],
        options: CommonOptions &
          Omit<ServeOptions, 'baseUrl'> & {
            baseUrl?: string;
            proxies?: string;
            watch?: string;
            platform?: string;
            live?: string;
          } & TrustFolders,
      ) => (await import('../serve.js')).serveCommand(releases, options),
    );
}

function otherCommands(program: Command): void {
  withCommon(
    program
      .command('publish <dir> [releases...]')
      .description('write the site and API of releases as files for any web host'),
  )
    .option(
      '--base-url <url>',
      'future address of the site, for its sitemap and the page for unknown addresses',
    )
    .option(
      '--pages <n>',
      'write pages of places up to this number for each release, every period and node where they fit (default: the headline period; the reader’s browser makes the others)',
      parseWholeNumber,
    )
    .option(...keysOption)
    .option(...logOption)
    .action(async (dir: string, releases: string[], options: PublishOptions) =>
      (await import('../publish.js')).publishCommand(dir, releases, options),
    );
  withCommon(
    program
      .command('mcp [releases...]')
      .description(
        'serve figures with their receipts to assistants (Model Context Protocol), over standard input and output',
      ),
  )
    .option('--http', 'serve over HTTP instead, at /mcp')
    .option('--port <port>', 'port for HTTP; 0 for any free one', parsePort, 8341)
    .option('--host <address>', 'listening address for HTTP', '127.0.0.1')
    .option(
      '--allow <names...>',
      'more names of this machine under which clients and web pages may call it over HTTP (without: localhost and --host)',
    )
    .action(async (releases: string[], options: CommonOptions & McpOptions) =>
      (await import('../mcp.js')).mcpCommand(releases, options),
    );
  withCommon(
    program
      .command('start')
      .description(
        'build the indices of the cities of China and of the countries of the world, and serve them',
      ),
  )
    .option('--port <port>', 'first port to try; 0 for any free one', parsePort, 8351)
    .action(async (options: CommonOptions & { port: number }) =>
      (await import('../start.js')).startCommand(options),
    );
}

import { type Command, InvalidArgumentError, Option } from 'commander';
import type { AggregateOptions, EdgeContractOptions, FleetOptions } from '../edge.js';
import type { AccountOptions, ListenOptions } from '../edgeListen.js';
import type { SealOptions, SumOptions } from '../edgeSealed.js';
import { withCommon } from './options.js';
import { parseListenAddress, parseWholeNumber } from './parse.js';

/** Commands: what an automaker runs over the frames of its cars. */
export function edgeCommands(program: Command): void {
  const edge = program
    .command('edge')
    .description('connected vehicles: aggregates by city and day, made at the automaker');
  listenCommands(edge);
  sealedCommands(edge);
  withCommon(
    edge
      .command('aggregate <captures...>')
      .description('aggregate frames of GB/T 32960 (files, or folders of them) by city and day'),
  )
    .requiredOption('--borders <file>', 'borders of the cities: GeoJSON or TopoJSON, ids are codes')
    .requiredOption('--out <file>', 'the aggregates: a .csv or .ndjson file')
    .option('--at-least <n>', 'vehicles that every figure needs behind it, from 3', floor, 10)
    .addOption(
      new Option('--system-2016 <name>', 'coordinates of frames of 2016, which do not say which')
        .choices(['wgs84', 'gcj02'])
        .default('wgs84'),
    )
    .option('--months <file>', 'also distinct vehicles by city and month: a .csv or .ndjson file')
    .option('--flows <file>', 'also trips between cities by month: a .csv or .ndjson file')
    .option('--registered <file>', 'vehicles of the fleet by city (CSV: city,vehicles), for the months')
    .option('--provisional', 'also days for which frames may still be sent again')
    .action(async (captures: string[], options: AggregateOptions) =>
      (await import('../edge.js')).edgeAggregate(captures, options),
    );
  withCommon(
    edge.command('contract').description('write the contract under which a platform takes these aggregates'),
  )
    .requiredOption('--borders <file>', 'borders of the cities: GeoJSON or TopoJSON, ids are codes')
    .requiredOption('--out <file>', 'the contract: a .yaml file')
    .option('--at-least <n>', 'vehicles that every row needs behind it, from 3', floor, 10)
    .action(async (options: EdgeContractOptions) => (await import('../edge.js')).edgeContract(options));
  withCommon(
    edge
      .command('simulate')
      .description('simulate a fleet: captures of its frames with faults, and the truth'),
  )
    .requiredOption('--out <dir>', 'output folder')
    .option('--cars <n>', 'cars', parseWholeNumber, 500)
    .option('--days <n>', 'days', parseWholeNumber, 10)
    .option('--first-day <day>', 'the first day', date, '2026-01-05')
    .option('--seed <n>', 'seed of the random numbers', parseWholeNumber, 1)
    .action(async (options: FleetOptions) => (await import('../edge.js')).edgeSimulate(options));
}

/** What takes frames from cars. */
function listenCommands(edge: Command): void {
  withCommon(
    edge
      .command('listen <captures>')
      .description('take frames of cars over TCP or MQTT and keep them in a folder of captures'),
  )
    .option(
      '--tcp <address>',
      'take connections of GB/T 32960 here: a port, or HOST:PORT',
      parseListenAddress,
    )
    .option(
      '--mqtt <address>',
      'take MQTT 3.1.1 here: a port, or HOST:PORT (needs --accounts)',
      parseListenAddress,
    )
    .option('--accounts <file>', 'who may send: over TCP platforms then have to log in')
    .option('--connections <n>', 'connections at once, for each of both', parseWholeNumber, 5000)
    .option('--idle <seconds>', 'seconds without a whole frame that end a connection', parseWholeNumber, 300)
    .option('--answer-data', 'answer real-time and re-issued data too, once they are on the disk')
    .action(async (captures: string, options: ListenOptions) =>
      (await import('../edgeListen.js')).edgeListen(captures, options),
    );
  withCommon(edge.command('account <name>').description('let a sender log in: prints a new password, once'))
    .requiredOption('--accounts <file>', 'the file of accounts')
    .action(async (name: string, options: AccountOptions) =>
      (await import('../edgeListen.js')).edgeAccount(name, options),
    );
}

/** Sums over makers of which nobody learns the parts. */
function sealedCommands(edge: Command): void {
  withCommon(
    edge
      .command('seal <rows>')
      .description('split the final rows of an .ndjson file into shares for two operators'),
  )
    .requiredOption('--maker <name>', 'who seals: small letters, digits and hyphens')
    .requiredOption('--first <file>', 'the shares for one operator')
    .requiredOption('--second <file>', 'the shares for the other: never in the same hands')
    .action(async (rows: string, options: SealOptions) =>
      (await import('../edgeSealed.js')).edgeSeal(rows, options),
    );
  withCommon(edge.command('sum <shares...>').description('one operator: add up the shares of all makers'))
    .option('--makers <n>', 'makers that a sum needs, from 3', floor, 3)
    .requiredOption('--out <file>', 'the sums, for the other operator')
    .action(async (shares: string[], options: SumOptions) =>
      (await import('../edgeSealed.js')).edgeSum(shares, options),
    );
  withCommon(edge.command('open <first> <second>').description('the totals from the sums of both operators'))
    .option('--makers <n>', 'makers that a total needs, from 3', floor, 3)
    .requiredOption('--out <file>', 'the totals: an .ndjson file')
    .action(async (first: string, second: string, options: SumOptions) =>
      (await import('../edgeSealed.js')).edgeOpen(first, second, options),
    );
}

const floor = (text: string) => {
  const number = parseWholeNumber(text);
  if (number < 3) throw new InvalidArgumentError('A whole number from 3.');
  return number;
};

const date = (text: string) => {
  const isDate = /^20\d\d-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(text));
  if (!isDate) throw new InvalidArgumentError('A date of 2000 to 2099, such as 2026-01-05.');
  return text;
};

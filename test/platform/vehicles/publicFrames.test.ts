import { existsSync, readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import type { Value, Values } from '../../../src/platform/vehicles/frames/parts.js';
import {
  type Block,
  decode,
  encode,
  FrameReader,
  type Message,
} from '../../../src/platform/vehicles/index.js';

/** 93 vehicle frames of public repositories, which may not be copied here. */
const file = new URL('../../../../shared/facts/platform/gbt32960-frames.csv', import.meta.url);
const isThere = existsSync(file);
const rows: Record<string, string>[] = isThere ? parse(readFileSync(file), { columns: true, bom: true }) : [];

/** The commands as the list names them, from 1 on and from 0x80 on. */
const commandNames = new Map([
  ...'vehicle-login realtime reissue vehicle-logout platform-login platform-logout heartbeat time-sync activation activation-answer key-exchange'
    .split(' ')
    .map((name, i) => [i + 1, name] as const),
  ...['query', 'set', 'control'].map((name, i) => [i + 0x80, name] as const),
]);

/** Values that the list writes in another way than this decoder. */
type Said = Record<string, unknown>;
type Pair = [what: string, ours: unknown, theirs: unknown];

const systems = new Map<Value, string>([
  [1, 'WGS-84'],
  [2, 'GCJ-02'],
]);

describe.skipIf(!isThere)('the frames of public repositories (needs ../shared)', () => {
  it.each(rows.map((row) => [row['id']!, row] as const))('%s is decoded as the list says', (id, row) => {
    const bytes = Buffer.from(row['hex']!, 'hex');
    if (id === 'F021') return expectRefused(bytes); // the check byte is wrong in an otherwise perfect frame
    const found: Message[] = [];
    const reader = new FrameReader((frame) => found.push(decode(frame)));
    reader.push(bytes);
    reader.end();
    expect(found).toHaveLength(1);
    const [message] = found as [Message];
    expect(`${message.version} ${commandNames.get(message.command)}`).toBe(
      `${row['version']} ${row['command']}`,
    );
    const said = JSON.parse(row['expected']!) as Said;
    expect(differences(message, said, id)).toEqual([]);
  });

  it('come back byte for byte, but those of which bytes are undecoded or the check byte is wrong', () => {
    const others = rows.filter((row) => {
      const bytes = Buffer.from(row['hex']!, 'hex');
      const message = decode({ version: Number(row['version']) as 2016 | 2025, bytes });
      return message.undecoded || !Buffer.from(encode(message)).equals(bytes);
    });
    expect(others.map((row) => row['id'])).toEqual(['F021', 'F032', 'F061', 'F062', 'F077', 'F078', 'F079']);
  });
});

function expectRefused(bytes: Uint8Array) {
  const reader = new FrameReader(() => expect.unreachable());
  reader.push(bytes);
  reader.end();
  expect(reader.counts).toMatchObject({ frames: 0, wrongCheck: 1 });
}

/** Where a decoded message says something else than the list, as `what: ours, theirs`. */
function differences(message: Message, said: Said, id: string): string[] {
  const found: string[] = [];
  const compare = (what: string, ours: unknown, theirs: unknown) => {
    if (JSON.stringify(ours) !== JSON.stringify(theirs))
      found.push(`${what}: ${JSON.stringify(ours)}, ${JSON.stringify(theirs)}`);
  };
  const values: Values = message.values ?? {};
  compare('vin', message.vin, said['vin']);
  compare('time', message.time ?? values['time'], said['time']);
  for (const name of ['serial', 'iccid', 'subsystems', 'codeLength', 'user', 'encryptionRule', 'chip'])
    if (name in said) compare(name, values[name], said[name]);
  if ('codes' in said) compare('codes', values['codes'], said['codes']);
  if ('packsPerBms' in said) compare('packs', values['packs'], said['packsPerBms']);
  if ('status' in said) compare('state', [values['state'], values['reason']], [said['status'], said['info']]);
  if ('vin2' in said)
    compare('vin2', [values['vin'], length(values['key'])], [said['vin2'], said['keyBytes']]);
  // Answers with full data (F061, F062, which no car sends): the list has their time only, this decoder reads on.
  if (!['F061', 'F062'].includes(id)) {
    const blocks = (said['blocks'] ?? []) as Said[];
    compare(
      'blocks',
      (message.blocks ?? []).map((b) => b.type),
      blocks.map((b) => b['type']),
    );
    (message.blocks ?? []).forEach((block, i) => {
      for (const [name, ours, theirs] of pairs(block, blocks[i]!))
        compare(`${block.name} ${i} ${name}`, ours, theirs);
    });
    const rest = said['undecoded'] as Said | undefined;
    compare(
      'undecoded',
      message.undecoded && [message.undecoded.at, message.undecoded.bytes],
      rest && [rest['at'], rest['bytes']],
    );
  }
  return found;
}

/** Each value that both have. The list writes codes that are missing as the byte they are (255, 254). */
function pairs(block: Block, said: Said): Pair[] {
  const byte = (value: Value | undefined) => (value === 'invalid' ? 255 : value === 'abnormal' ? 254 : value);
  const word = (value: Value | undefined) =>
    value === 'invalid' ? 65_535 : value === 'abnormal' ? 65_534 : value;
  const { values: v } = block;
  const same = (names: string[], of: Values = v, theirs: Said = said) =>
    names.map((name): Pair => [name, of[name], theirs[name]]);
  const codes = (names: string[], of: Values = v, theirs: Said = said) =>
    names.map((name): Pair => [name, byte(of[name]), theirs[name]]);
  const renamed = (names: Record<string, string>, of: Values = v, theirs: Said = said) =>
    Object.entries(names).map(([ours, their]): Pair => [ours, of[ours], theirs[their]]);
  const packs = v['packs'] as Values[];
  const saidPacks = said['packs'] as Said[];
  switch (block.name) {
    case 'vehicle':
      return [
        ...codes([
          'state',
          'charge',
          'mode',
          'dcdc',
          ...('accelPedal' in v ? ['accelPedal', 'brakePedal'] : []),
        ]),
        ...same(['speedKmh', 'odometerKm', 'voltageV', 'currentA', 'soc']),
        // The list writes FFFF as 65535 in both versions; that of 2025 defines it as invalid.
        [
          'insulationKohm',
          'accelPedal' in v ? v['insulationKohm'] : word(v['insulationKohm']),
          said['insulationKohm'],
        ],
        ['gear', gearOf(Number(v['gear']), !('accelPedal' in v)), said['gear']],
      ];
    case 'motors':
      return (v['motors'] as Values[]).flatMap((motor, i) => {
        const theirs = (said['motors'] as Said[])[i]!;
        return [
          ...codes(['no', 'state'], motor, theirs),
          ...same(
            ['ctrlTempC', 'rpm', 'torqueNm', 'tempC', ...('inV' in motor ? ['inV', 'busA'] : [])],
            motor,
            theirs,
          ),
        ];
      });
    case 'engine':
      return [...('state' in v ? codes(['state']) : []), ...same(['rpm'])];
    case 'position':
      return [
        [
          'status',
          Number(v['status']) & 7,
          (said['valid'] ? 0 : 1) | (said['south'] ? 2 : 0) | (said['west'] ? 4 : 0),
        ],
        ...('system' in v
          ? [['system', systems.get(v['system']!) ?? byte(v['system']), said['coord']] as Pair]
          : []),
        ...same(['lon', 'lat']),
      ];
    case 'extremes':
      return [
        ...codes([
          'maxVsub',
          'maxVcell',
          'minVsub',
          'minVcell',
          'maxTsub',
          'maxTprobe',
          'minTsub',
          'minTprobe',
        ]),
        ...renamed({ maxV: 'maxV', minV: 'minV', maxTempC: 'maxT', minTempC: 'minT' }),
      ];
    case 'alarms':
      return [
        ['level', byte(v['level']), said['level']],
        ['flags', Number(v['flags']).toString(16).padStart(8, '0'), said['flags']],
        ...['storage', 'motor', 'engine', 'other'].map(
          (name): Pair => [
            name,
            Array.isArray(v[name])
              ? (v[name] as number[]).map((code) => code.toString(16).padStart(8, '0'))
              : v[name],
            said[name],
          ],
        ),
        ...('levels' in v
          ? [
              ['levels', (v['levels'] as Values[]).map((l) => [l['flag'], l['level']]), said['levels']] as [
                string,
                unknown,
                unknown,
              ],
            ]
          : []),
      ];
    case 'cell-voltages':
      return packs.flatMap((pack, i) => [
        ['no', byte(pack['no']), saidPacks[i]!['no']] as Pair,
        ...same(['voltageV', 'currentA'], pack, saidPacks[i]!),
        ...('first' in pack ? [['first', word(pack['first']), saidPacks[i]!['first']] as Pair] : []),
        ...listed(pack['cellsV'], 'inFrame', 'minV', 'maxV', saidPacks[i]!),
      ]);
    case 'temperatures':
      return packs.flatMap((pack, i) => [
        ['no', byte(pack['no']), saidPacks[i]!['no']] as Pair,
        ...listed(pack['tempsC'], 'probes', 'minC', 'maxC', saidPacks[i]!),
      ]);
    case 'custom':
      return [['length', length(v['content']), said['length']]];
    case 'signature':
      return [['lengths', [length(v['r']), length(v['s'])], [said['rBytes'], said['sBytes']]]];
    case 'fuel-cell':
      return [
        ...same([
          'voltageV',
          'currentA',
          'probeTempsC',
          'maxTempC',
          'maxTempProbe',
          'concSensor',
          'maxPressureMPa',
          'pressureSensor',
          'dcdc',
        ]),
        ...renamed({ kgPer100km: 'consumption', maxConcMgKg: 'maxConc' }),
      ];
    case 'hydrogen':
      return [
        ...same(['maxTempC', 'maxPressureMPa', 'dcdc', 'dcdcTempC']),
        ...renamed({
          maxTempProbe: 'probe',
          maxConcPct: 'concPct',
          concSensor: 'sensor',
          pressureSensor: 'pSensor',
          hydrogenPct: 'h2Pct',
        }),
      ];
    case 'fuel-cell-stacks':
      return (v['stacks'] as Values[]).flatMap((stack, i) =>
        renamed(
          {
            no: 'no',
            voltageV: 'V',
            currentA: 'A',
            hydrogenKPa: 'h2kPa',
            airKPa: 'airkPa',
            airTempC: 'airC',
          },
          stack,
          (said['stacks'] as Said[])[i]!,
        ),
      );
    case 'supercapacitor':
      return renamed({ no: 'no', voltageV: 'V', currentA: 'A' });
    default:
      return [];
  }
}

function listed(value: Value | undefined, count: string, min: string, max: string, said: Said): Pair[] {
  const all = value as readonly unknown[];
  const numbers = all.filter((x): x is number => typeof x === 'number');
  return [
    [count, all.length, said[count]],
    ['missing', all.length - numbers.length, said['missing']],
    ...(numbers.length === 0
      ? []
      : ([
          [min, Math.min(...numbers), said[min]],
          [max, Math.max(...numbers), said[max]],
        ] as Pair[])),
  ];
}

function gearOf(bits: number, hasInvalid: boolean): Said {
  const position = bits & 15;
  const named =
    ({ 0: 'N', 13: 'R', 14: 'D', 15: 'P' } as Record<number, string>)[position] ?? String(position);
  const forces = { position: named, driveForce: (bits & 32) !== 0, brakeForce: (bits & 16) !== 0 };
  return hasInvalid ? { ...forces, invalid: (bits & 128) !== 0 } : forces;
}

const length = (value: Value | undefined) => (value instanceof Uint8Array ? value.length : undefined);

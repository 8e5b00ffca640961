import { compiled, type Reader } from './compile.js';
import { bytes, type Layout, leastOf, list, number, numbers, text, time } from './parts.js';

/** The version of GB/T 32960.3, told by the two bytes that a frame starts with. */
export type Version = 2016 | 2025;

/** A kind of block in real-time and re-issued data. */
export interface BlockKind {
  name: string;
  layout: Layout;
  /** Its bytes, where nothing in it is counted. */
  size: number | undefined;
  /** Reads its values. */
  read: Reader;
}

const celsius = { zero: 40 };
const tenth = { per: 10 };
const thousandth = { per: 1000 };
const plain = { hasMissing: false };
const amperes = (version: Version) => ({ per: 10, zero: version === 2016 ? 10_000 : 30_000 });

const vehicle = (version: Version): Layout => [
  number('state', 1),
  number('charge', 1),
  number('mode', 1),
  number('speedKmh', 2, tenth),
  number('odometerKm', 4, tenth),
  number('voltageV', 2, tenth),
  number('currentA', 2, amperes(version)),
  number('soc', 1),
  number('dcdc', 1),
  number('gear', 1, plain),
  number('insulationKohm', 2, version === 2016 ? plain : {}),
  ...(version === 2016 ? [number('accelPedal', 1), number('brakePedal', 1)] : []),
];

const motors2016 = list('motors', 1, [
  number('no', 1),
  number('state', 1),
  number('ctrlTempC', 1, celsius),
  number('rpm', 2, { zero: 20_000 }),
  number('torqueNm', 2, { per: 10, zero: 20_000 }),
  number('tempC', 1, celsius),
  number('inV', 2, tenth),
  number('busA', 2, amperes(2016)),
]);
const motors2025 = list('motors', 1, [
  number('no', 1),
  number('state', 1),
  number('ctrlTempC', 1, celsius),
  number('rpm', 2, { zero: 32_000 }),
  number('torqueNm', 4, { per: 10, zero: 200_000 }),
  number('tempC', 1, celsius),
]);

const fuelCell: Layout = [
  number('voltageV', 2, tenth),
  number('currentA', 2, tenth),
  number('kgPer100km', 2, { per: 100 }),
  numbers('probeTempsC', 2, number('tempC', 1, celsius)),
  number('maxTempC', 2, { per: 10, zero: 400 }),
  number('maxTempProbe', 1),
  number('maxConcMgKg', 2),
  number('concSensor', 1),
  number('maxPressureMPa', 2, tenth),
  number('pressureSensor', 1),
  number('dcdc', 1),
];
const hydrogen: Layout = [
  number('maxTempC', 2, celsius),
  number('maxTempProbe', 1),
  number('maxConcPct', 2, { per: 10_000 }),
  number('concSensor', 1),
  number('maxPressureMPa', 2, tenth),
  number('pressureSensor', 1),
  number('dcdc', 1),
  number('hydrogenPct', 1),
  number('dcdcTempC', 1, celsius),
];

const position = (version: Version): Layout => [
  number('status', 1, plain),
  ...(version === 2025 ? [number('system', 1)] : []),
  number('lon', 4, { per: 1e6 }),
  number('lat', 4, { per: 1e6 }),
];

const extremes: Layout = [
  ...['max', 'min'].flatMap((end) => [
    number(`${end}Vsub`, 1),
    number(`${end}Vcell`, 1),
    number(`${end}V`, 2, thousandth),
  ]),
  ...['max', 'min'].flatMap((end) => [
    number(`${end}Tsub`, 1),
    number(`${end}Tprobe`, 1),
    number(`${end}TempC`, 1, celsius),
  ]),
];

const alarms = (version: Version): Layout => [
  number('level', 1),
  number('flags', 4, plain),
  ...['storage', 'motor', 'engine', 'other'].map((name) => numbers(name, 1, number('code', 4, plain))),
  ...(version === 2025 ? [list('levels', 1, [number('flag', 1, plain), number('level', 1, plain)])] : []),
];

const cells = (version: Version): Layout => [
  list('packs', 1, [
    number('no', 1),
    number('voltageV', 2, tenth),
    number('currentA', 2, amperes(version)),
    ...(version === 2016 ? [number('cells', 2), number('first', 2)] : []),
    numbers('cellsV', version === 2016 ? 1 : 2, number('voltageV', 2, thousandth)),
  ]),
];

const probes = numbers('tempsC', 2, number('tempC', 1, celsius));
const temperatures: Layout = [list('packs', 1, [number('no', 1), probes])];

const stacks: Layout = [
  list('stacks', 1, [
    number('no', 1),
    number('voltageV', 2, tenth),
    number('currentA', 2, tenth),
    number('hydrogenKPa', 2, { per: 10, zero: 1000 }),
    number('airKPa', 2, { per: 10, zero: 1000 }),
    number('airTempC', 1, celsius),
    probes,
  ]),
];
const supercapacitor: Layout = [
  number('no', 1),
  number('voltageV', 2, tenth),
  number('currentA', 2, amperes(2025)),
  numbers('cellsV', 2, number('voltageV', 2, thousandth)),
  probes,
];
const supercapacitorExtremes: Layout = [
  ...['max', 'min'].flatMap((end) => [
    number(`${end}Vsub`, 1),
    number(`${end}Vcell`, 2),
    number(`${end}V`, 2, thousandth),
  ]),
  ...['max', 'min'].flatMap((end) => [
    number(`${end}Tsub`, 1),
    number(`${end}Tprobe`, 2),
    number(`${end}TempC`, 1, celsius),
  ]),
];

/** Algorithm 1 SM2, 2 RSA, 3 ECC; what it signs is the data from the time to the byte before it. */
export const signature: Layout = [number('algorithm', 1), bytes('r', 2), bytes('s', 2)];
const custom = kindOf('custom', [bytes('content', 2)]);

const known: Readonly<Record<Version, readonly (BlockKind | undefined)[]>> = {
  2016: kinds([
    [0x01, 'vehicle', vehicle(2016)],
    [0x02, 'motors', [motors2016]],
    [0x03, 'fuel-cell', fuelCell],
    [0x04, 'engine', [number('state', 1), number('rpm', 2), number('litresPer100km', 2, { per: 100 })]],
    [0x05, 'position', position(2016)],
    [0x06, 'extremes', extremes],
    [0x07, 'alarms', alarms(2016)],
    [0x08, 'cell-voltages', cells(2016)],
    [0x09, 'temperatures', temperatures],
  ]),
  2025: kinds([
    [0x01, 'vehicle', vehicle(2025)],
    [0x02, 'motors', [motors2025]],
    [0x03, 'hydrogen', hydrogen],
    [0x04, 'engine', [number('rpm', 2)]],
    [0x05, 'position', position(2025)],
    [0x06, 'alarms', alarms(2025)],
    [0x07, 'cell-voltages', cells(2025)],
    [0x08, 'temperatures', temperatures],
    [0x30, 'fuel-cell-stacks', stacks],
    [0x31, 'supercapacitor', supercapacitor],
    [0x32, 'supercapacitor-extremes', supercapacitorExtremes],
    [0xff, 'signature', signature],
  ]),
};

function kindOf(name: string, layout: Layout): BlockKind {
  const isFixed = layout.every((part) => part.kind === 'number');
  const kind: BlockKind = {
    name,
    layout,
    size: isFixed ? leastOf(layout) : undefined,
    // Made when it is first needed: most runs of the program decode no frame.
    read: (cursor) => {
      kind.read = compiled(layout);
      return kind.read(cursor);
    },
  };
  return kind;
}

/** Kinds by type; those in the user's range have a length. */
function kinds(rows: readonly [number, string, Layout][]): (BlockKind | undefined)[] {
  const all = Array.from({ length: 256 }, (_, type) => (type >= 0x80 && type <= 0xfe ? custom : undefined));
  for (const [type, name, layout] of rows) all[type] = kindOf(name, layout);
  return all;
}

/** The kind of a block by the byte that it begins with; undefined for types whose layout nobody publishes. */
export const blockKind = (version: Version, type: number): BlockKind | undefined => known[version][type];

const moment = time('time');
const serial = number('serial', 2, plain);
const out = [moment, serial];

/** Commands with one fixed layout; logins have codes besides, real-time data their blocks. */
export const commandLayouts: Readonly<Record<number, Layout>> = {
  4: out,
  5: [moment, serial, text('user', 12), text('password', 20), number('encryptionRule', 1)],
  6: out,
  7: [],
  8: [],
  9: [moment, text('chip', 16), bytes('key', 2), text('vin', 17), ...signature],
  10: [number('state', 1), number('reason', 1)],
  11: [number('type', 1), bytes('key', 2), time('validFrom'), time('validTo')],
};

/** What a login has before the codes of its batteries. */
export const loginLayouts: Readonly<Record<Version, Layout>> = {
  2016: [moment, serial, text('iccid', 20), number('subsystems', 1, plain), number('codeLength', 1, plain)],
  2025: [moment, serial, text('iccid', 20), numbers('packs', 1, number('packs', 1, plain))],
};

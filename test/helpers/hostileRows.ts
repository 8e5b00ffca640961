/** What must never be in a row of vehicles, in the forms in which it has been seen to slip through elsewhere. */
const secrets = {
  identifier: ['LTESTVIN000000075', 'LSVAU033XC2012345', '1G1BL52P7TR115520', 'SIMULATED00000001'],
  plate: ['京A12345', '沪AD12345', '粤B·F12345', '使014578', 'A12345'],
  sim: ['89860318045550034771', '13800138000', '861234567890123'],
  place: [
    '116.397128',
    '39.916527',
    '116.397128,39.916527',
    '39°54′59.5″N 116°23′49.7″E',
    'POINT(116.397128 39.916527)',
  ],
  track: [
    '[[116.397128,39.916527],[116.398,39.917]]',
    '{"type":"LineString","coordinates":[[116.397128,39.916527],[116.398,39.917]]}',
    '116.397128 39.916527;116.398 39.917',
    '$GPRMC,081233,A,3954.9916,N,11623.8277,E,022.4,084.4,050126,,*1C',
    'wx4g0ec1d', // a geohash
    '2026-01-05T08:12:33+08:00',
    '260105081233',
  ],
};

const fullWidth = (text: string) =>
  [...text].map((c) => (c > ' ' && c <= '~' ? String.fromCodePoint(c.codePointAt(0)! + 0xfee0) : c)).join('');

/** The same text in other writing. */
const encodings: Record<string, (text: string) => string> = {
  'as it is': (text) => text,
  'in lower case': (text) => text.toLowerCase(),
  'in full width': fullWidth,
  'with spaces': (text) => [...text].join(' '),
  'with invisible spaces': (text) => [...text].join('\u200b'),
  'with a tab before it': (text) => `\t${text}`,
  'from the right to the left': (text) => `\u202e${[...text].reverse().join('')}`,
  'in base64': (text) => Buffer.from(text).toString('base64'),
  'in hexadecimal': (text) => Buffer.from(text).toString('hex'),
  'in a web address': (text) => encodeURIComponent(text),
  'in JSON': (text) => JSON.stringify({ v: text }),
  'in Arabic digits': (text) => text.replace(/\d/g, (d) => String.fromCodePoint(0x660 + Number(d))),
};

/** Names under which partners send such things, in the writing of others. */
const names = [
  ...[
    'vin',
    'VIN',
    'Vin',
    'v_i_n',
    'vehicleId',
    'vehicle_id',
    'iccid',
    'imei',
    'plate',
    'plate_no',
    '车牌号',
    '车辆识别代号',
  ],
  ...['lon', 'lng', 'lat', 'longitude', 'latitude', 'x', 'y', 'geom', 'position', '经度', '纬度', '位置'],
  ...[
    'track',
    'trajectory',
    'path',
    'route',
    '轨迹',
    'owner',
    'phone',
    '手机号',
    'note',
    'comment',
    'extra',
    'data',
    '备注',
  ],
  ...['', ' ', '\u200b', 'constructor', 'toString', '__proto__', 'hasOwnProperty', '$ref', '@id'],
];
/** A column by a name that only looks like one of the table. */
const lookalikes = (columns: readonly string[]) =>
  columns.flatMap((name) => [
    `${name} `,
    ` ${name}`,
    name.toUpperCase(),
    fullWidth(name),
    `${name}\u200b`,
    name.replace('c', 'с'),
  ]);

export interface HostileRow {
  what: string;
  row: unknown;
}

/** Secrets in every writing. */
const written = (): [what: string, text: string][] =>
  Object.entries(secrets).flatMap(([kind, texts]) =>
    texts.flatMap((text) =>
      Object.entries(encodings).map(([how, write]): [string, string] => [
        `${kind} ${text} ${how}`,
        write(text),
      ]),
    ),
  );

/** A row with one property more, whatever its name. */
function withColumn(row: object, name: string, value: unknown): object {
  const out = { ...row };
  Object.defineProperty(out, name, { value, enumerable: true, configurable: true, writable: true });
  return out;
}

/** Rows that a partner might send, made of a good one: texts, lists and objects in every column and in new ones. */
export function* hostileRows(good: Readonly<Record<string, unknown>>): Generator<HostileRow> {
  const columns = Object.keys(good);
  for (const [what, text] of written()) {
    for (const column of columns) {
      const own = String(good[column]);
      for (const [how, value] of [
        ['alone', text],
        ['behind the value', `${own}${text}`],
        ['before the value', `${text} ${own}`],
        ['in a list', [text]],
        ['in an object', { vin: text, value: good[column] }],
      ] as const)
        yield { what: `${what}, ${how}, as ${column}`, row: { ...good, [column]: value } };
    }
    for (const name of [...names, text])
      yield { what: `${what}, in a column ${name}`, row: withColumn(good, name, text) };
  }
  for (const name of [...names, ...lookalikes(columns)])
    for (const value of [null, 1, true, [], {}, good[columns[0]!], [[116.397128, 39.916527]]])
      if (!Object.hasOwn(good, name))
        yield {
          what: `a column ${JSON.stringify(name)} with ${JSON.stringify(value)}`,
          row: withColumn(good, name, value),
        };
}

/** Coordinates as numbers: finer than any figure, or as whole millionths of a degree. */
export function* hostileNumbers(good: Readonly<Record<string, unknown>>): Generator<HostileRow> {
  const degrees = [116.397128, 39.916527, 116.3971, 39.91653, 121.473701, -73.985664, 0.000001];
  for (const [column, value] of Object.entries(good)) {
    if (typeof value !== 'number' && value !== null) continue;
    for (const number of degrees)
      yield { what: `${number} as ${column}`, row: { ...good, [column]: number } };
    for (const number of degrees.slice(0, 5).map((x) => Math.round(x * 1e6)))
      yield { what: `${number} as ${column}`, row: { ...good, [column]: number } };
    for (const number of [Number.NaN, Number.POSITIVE_INFINITY, -1, 1e30, 2 ** 53])
      yield { what: `${number} as ${column}`, row: { ...good, [column]: number } };
  }
}

import type { FormulaFault } from '../formula/tokens.js';
import type { Text } from '../text.js';
import type { Frequency } from '../time/period.js';
import { type FoundRecords, recordsText } from './foundRecords.js';
import type { Place, Problem } from './problem.js';

const numberWords = {
  'not-a-number': { en: 'is no number', zh: '不是数字' },
  'too-large': {
    en: 'has more digits before the point than a sum holds',
    zh: '整数位数超出求和所能精确表示的范围',
  },
  'too-fine': {
    en: 'has more places behind the point than a sum holds',
    zh: '小数位数超出求和所能精确表示的范围',
  },
} as const;

const dateExamples: Record<Frequency, Text> = {
  year: {
    en: 'years, quarters, months, days or moments, such as 2018, 2018-Q4, 2018-12, 2018-12-31 or 2018-12-31T17:00Z',
    zh: '年、季、月、日或时刻，如 2018、2018-Q4、2018-12、2018-12-31、2018-12-31T17:00Z',
  },
  quarter: {
    en: 'quarters, months, days or moments, such as 2018-Q4, 2018-12, 2018-12-31 or 2018-12-31T17:00Z',
    zh: '季、月、日或时刻，如 2018-Q4、2018-12、2018-12-31、2018-12-31T17:00Z',
  },
  month: {
    en: 'months, days or moments, such as 2018-12, 2018-12-31 or 2018-12-31T17:00Z',
    zh: '月、日或时刻，如 2018-12、2018-12-31、2018-12-31T17:00Z',
  },
};

/** Problems of raw records and signals. */
export const recordProblems = {
  badRecords: (file: string, what: string): Problem => ({
    at: { file },
    found: { en: `records that cannot be read: ${what}`, zh: `无法读取的原始记录：${what}` },
    expected: { en: 'a whole file of the format its source names', zh: '符合来源所述格式的完整文件' },
    mend: {
      en: 'correct file and format in sources.yaml, or take another version of the package',
      zh: '请更正 sources.yaml 中的 file 与 format，或改用软件包的其他版本',
    },
  }),
  noCluster: (at: Place, found: string | undefined): Problem => ({
    at,
    found: {
      en: found
        ? `IPLUS_CLICKHOUSE_URL=${found}`
        : 'records on a cluster, and IPLUS_CLICKHOUSE_URL is not set',
      zh: found ? `IPLUS_CLICKHOUSE_URL=${found}` : '原始记录在集群上，但未设置 IPLUS_CLICKHOUSE_URL',
    },
    expected: {
      en: 'the address of a ClickHouse server, https://host:8443/database; http only within this machine',
      zh: 'ClickHouse 服务器地址，如 https://host:8443/database；http 仅限本机',
    },
    mend: {
      en: 'set it, and IPLUS_CLICKHOUSE_USER and IPLUS_CLICKHOUSE_PASSWORD',
      zh: '设置该变量，以及 IPLUS_CLICKHOUSE_USER 与 IPLUS_CLICKHOUSE_PASSWORD',
    },
  }),
  badSignal: (at: Place, what: string): Problem => ({
    at,
    found: { en: `a signal that cannot be computed: ${what}`, zh: `无法计算的信号：${what}` },
    expected: {
      en: 'columns that the records have, numbers where a sum is taken, and an SQL condition in where',
      zh: '记录中存在的列；求和列应为数字；where 应为 SQL 条件',
    },
    mend: { en: 'correct the signal, or the records it reads', zh: '请更正该信号或其读取的记录' },
  }),
  badNumber: (
    at: Place,
    column: string,
    found: FoundRecords,
    fault: 'not-a-number' | 'too-large' | 'too-fine',
  ): Problem => ({
    at,
    found: recordsText(found, {
      en: `whose ${column} ${numberWords[fault].en}`,
      zh: `的 ${column} ${numberWords[fault].zh}`,
    }),
    expected: {
      en: 'numbers such as 1234.5, -0.5 or 1.5e3, with at most 29 digits before the point and 38 behind it where they are added up',
      zh: '形如 1234.5、-0.5、1.5e3 的数字；求和时小数点前至多 29 位、后至多 38 位',
    },
    mend: {
      en: 'correct or round them; leave empty what is not known; or take such records out',
      zh: '请更正或舍入；未知的留空；或去掉这些记录',
    },
  }),
  sumTooLarge: (at: Place, columns: readonly string[]): Problem => ({
    at,
    found: {
      en: `amounts of ${columns.join(', ')} whose sum, for one place and date, has more than 29 digits before the point`,
      zh: `${columns.join('、')} 的数值在同一地点、同一日期之和，小数点前超过 29 位`,
    },
    expected: { en: 'sums with at most 29 digits before the point', zh: '小数点前至多 29 位的和' },
    mend: { en: 'give the amounts in a larger unit', zh: '请改用更大的计量单位' },
  }),
  noRecordColumn: (at: Place, from: string, column: string): Problem => ({
    at,
    found: { en: `the column “${column}”, which ${from} does not have`, zh: `${from} 中没有“${column}”列` },
    expected: { en: 'columns that the records have', zh: '记录中存在的列' },
    mend: { en: 'correct the name, or the records', zh: '请更正列名或记录' },
  }),
  columnTaken: (at: Place, column: string): Problem => ({
    at,
    found: {
      en: `the column “${column}”, which the records have already`,
      zh: `“${column}”列在记录中已存在`,
    },
    expected: { en: 'names that are new', zh: '新的列名' },
    mend: { en: 'choose another name', zh: '请另取列名' },
  }),
  belongsNowhere: (at: Place, each: readonly string[], found: FoundRecords): Problem => ({
    at,
    found: recordsText(found, {
      en: `without ${each.join(', ')}`,
      zh: `缺少 ${each.join('、')}`,
    }),
    expected: {
      en: 'what each record belongs to, such as the household of a person',
      zh: '每条记录均注明所属，如个人所在的住户',
    },
    mend: { en: 'fill it in, or take such records out', zh: '请补全，或去掉这些记录' },
  }),
  badCondition: (
    at: Place,
    condition: string,
    { at: place, word, found, expected }: FormulaFault,
  ): Problem => ({
    at,
    found: {
      en: `${word === '' ? 'the end' : found.en} at character ${place + 1} of the condition ${condition}`,
      zh: `条件 ${condition} 第 ${place + 1} 个字符处的${word === '' ? '结尾' : found.zh}`,
    },
    expected,
    mend: {
      en: 'say it with what is listed under Conditions in docs/edition-format.md, or prepare the records',
      zh: '请改用 docs/edition-format.md“Conditions”一节所列的写法，或先处理记录',
    },
  }),
  misfitCondition: (at: Place, condition: string): Problem => ({
    at,
    found: {
      en: `a condition that does not fit the columns of the records: ${condition}`,
      zh: `条件与记录各列的类型不符：${condition}`,
    },
    expected: {
      en: 'texts compared with texts, numbers with numbers, dates with dates such as 2018-12-31',
      zh: '文本与文本、数字与数字、日期与 2018-12-31 一类的日期比较',
    },
    mend: {
      en: 'compare like with like, or turn the column into the other with cast(column as double) or cast(column as text)',
      zh: '请比较同类的值，或用 cast(列 as double)、cast(列 as text) 转换',
    },
  }),
  tooLong: (at: Place, from: string, seconds: number): Problem => ({
    at,
    found: {
      en: `a query over ${from} that took longer than ${seconds} seconds`,
      zh: `对 ${from} 的查询超过 ${seconds} 秒`,
    },
    expected: { en: 'a query that ends within this time', zh: '在此时限内完成' },
    mend: {
      en: 'allow it more (IPLUS_SECONDS, on a cluster IPLUS_CLICKHOUSE_SECONDS), or make the records fewer',
      zh: '请放宽时限（IPLUS_SECONDS，集群为 IPLUS_CLICKHOUSE_SECONDS），或减少记录',
    },
  }),
  badBorders: (at: Place, found: Text): Problem => ({
    at,
    found: { en: `borders that cannot be used: ${found.en}`, zh: `无法使用的边界：${found.zh}` },
    expected: {
      en: 'polygons in degrees of longitude and latitude (WGS 84), cut at the antimeridian, each with the code of its unit as id',
      zh: '经纬度（WGS 84）多边形，在 180° 经线处断开，并以单元代码为 id',
    },
    mend: {
      en: 'name a GeoJSON or TopoJSON file of borders; the map of the pages, drawn on a plane, is none',
      zh: '请指定 GeoJSON 或 TopoJSON 边界文件；网页所用的平面地图不能代替',
    },
  }),
  noZone: (at: Place, found: string): Problem => ({
    at,
    found: { en: `the time zone “${found}”, which is not known`, zh: `未知的时区“${found}”` },
    expected: {
      en: 'a name of the IANA time zones, such as Asia/Shanghai',
      zh: 'IANA 时区名，如 Asia/Shanghai',
    },
    mend: { en: 'correct period.zone of the signal', zh: '请更正信号的 period.zone' },
  }),
  badDate: (at: Place, found: FoundRecords, frequency: Frequency, format: string | undefined): Problem => ({
    at,
    found: recordsText(found, { en: 'whose date is invalid', zh: '的日期无效' }),
    expected:
      format === undefined
        ? dateExamples[frequency]
        : { en: `dates written as ${format}`, zh: `写作 ${format} 的日期` },
    mend: {
      en: 'correct the dates, say how they are written (period.format), or name another column',
      zh: '请更正日期，用 period.format 写明日期格式，或指定其他列',
    },
  }),
  farDate: (at: Place, found: FoundRecords, { from, to }: { from: string; to: string }): Problem => ({
    at,
    found: recordsText(found, { en: 'whose date is outside the usual range', zh: '的日期超出通常范围' }),
    expected: { en: `dates from ${from} to ${to}`, zh: `${from} 年至 ${to} 年的日期` },
    mend: {
      en: 'correct the dates; or say in edition.yaml that these periods are meant (periods: first, last)',
      zh: '请更正日期；若确需这些时期，请在 edition.yaml 中写明（periods 的 first、last）',
    },
  }),
  noiseOnOther: (at: Place, what: Text): Problem => ({
    at,
    found: { en: `noise on ${what.en}`, zh: `对${what.zh}加噪声` },
    expected: {
      en: 'a count, or a sum of whole numbers, of complete records (complete: true), of which all count or the last (take: all or last)',
      zh: '完整记录（complete: true）的计数，或整数之和；period 的 take 为 all 或 last',
    },
    mend: { en: 'change the signal, or take noise away', zh: '请修改该信号，或去掉 noise' },
  }),
  noiseOnFraction: (indicator: string, period: string, found: number): Problem => ({
    at: { file: 'signals' },
    found: {
      en: `${indicator}, ${period}: a figure of ${found}, to which noise is to be added`,
      zh: `${indicator}，${period}：待加噪声的数值 ${found}`,
    },
    expected: { en: 'whole numbers below 9,007,199,254,740,992', zh: '小于 9,007,199,254,740,992 的整数' },
    mend: {
      en: 'sum whole numbers, such as cents, or take noise away',
      zh: '请对整数求和（例如以分计），或去掉 noise',
    },
  }),
  noNoiseKey: (given: boolean): Problem => ({
    at: { file: 'signals' },
    found: given
      ? { en: 'IPLUS_NOISE_KEY, which is not a key', zh: 'IPLUS_NOISE_KEY 不是有效密钥' }
      : { en: 'noise, and IPLUS_NOISE_KEY is not set', zh: '要求加噪声，但未设置 IPLUS_NOISE_KEY' },
    expected: { en: 'a secret of 64 hexadecimal digits', zh: '64 位十六进制的密钥' },
    mend: {
      en: 'make one once (openssl rand -hex 32), keep it secret and keep it: the same key gives the same release',
      zh: '请生成一次（openssl rand -hex 32）并妥善保密、保存：密钥相同，发布版才相同',
    },
  }),
  otherRecords: (file: string): Problem => ({
    at: { file },
    found: {
      en: 'another file than the release was made from, or none',
      zh: '文件缺失，或并非该发布版所用的输入',
    },
    expected: { en: 'the bytes whose hash the receipt names', zh: '与来历所载校验值一致的内容' },
    mend: {
      en: 'name the edition as it was, or build a release of it as it is',
      zh: '请指定当时的版本文件夹，或用现有版本重新生成发布版',
    },
  }),
};

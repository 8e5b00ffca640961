import { same, type Text } from '../text.js';

/** The form of identifiers, in words. */
export const idText: Text = { en: 'lower-case letters, digits and hyphens', zh: '小写字母、数字与连字符' };

/** Descriptions of formats beyond a type; the schemas use the English sentence as their message. */
export const shapes = {
  id: idText,
  text: {
    en: 'a text in one language or more, by their tags, such as { en: Access, zh: 接入, fr: Accès }',
    zh: '以语言标记给出的一种或多种语言的文本，如 { en: Access, zh: 接入, fr: Accès }',
  },
  records: {
    en: 'a file inside the edition, such as records/orders.csv, without “..”, a table clickhouse:database.table, or platform:CONTRACT',
    zh: '版本文件夹内的文件，如 records/orders.csv，不含“..”；或表 clickhouse:database.table；或 platform:契约',
  },
  column: { en: 'a column name without control characters', zh: '列名（不含控制字符）' },
  file: {
    en: 'a file inside the edition, such as records/orders.csv, without “..”',
    zh: '版本文件夹内的文件，如 records/orders.csv，不含“..”',
  },
  package: { en: 'an exact version of a package, name@1.2.3', zh: '软件包的确切版本，形如 name@1.2.3' },
  judgement: { en: 'a number above zero, or a fraction such as 1/3', zh: '大于零的数，或分数如 1/3' },
  weightsVaried: { en: 'one of noise, dirichlet and sets', zh: 'noise、dirichlet、sets 三者之一' },
  orcid: { en: 'an ORCID such as 0000-0002-1825-0097', zh: 'ORCID，如 0000-0002-1825-0097' },
  error: {
    en: 'a number, a share such as 5%, counts, the id of an indicator with standard errors, or replicates such as income-r* sdr (brr, sdr, jackknife, bootstrap, or a factor)',
    zh: '数值、5%之类的比例、counts、标准误指标的代码，或 income-r* sdr 之类的重复权数指标（brr、sdr、jackknife、bootstrap，或系数）',
  },
  doi: { en: 'a DOI such as 10.5281/zenodo.123', zh: 'DOI，如 10.5281/zenodo.123' },
  zone: { en: 'a time zone such as Asia/Shanghai', zh: '时区，如 Asia/Shanghai' },
  dateFormat: {
    en: 'a form of dates made of %Y and %m, %d, %q, %H, %I, %p, %M, %S, %z, each once and none without the larger one, such as %d/%m/%Y',
    zh: '日期格式，由 %Y 及 %m、%d、%q、%H、%I、%p、%M、%S、%z 组成，各至多一次，且不得缺少上一级，如 %d/%m/%Y',
  },
  date: { en: 'a date such as 2018-12-31', zh: '日期，如 2018-12-31' },
  day: {
    en: 'a year, quarter, month or day, such as 2018, 2018-Q4 or 2018-12-31',
    zh: '年、季、月或日，如 2018、2018-Q4、2018-12-31',
  },
} satisfies Record<string, Text>;

const types: Record<string, Text> = {
  string: { en: 'a text', zh: '文本' },
  number: { en: 'a number', zh: '数字' },
  boolean: { en: 'true or false', zh: 'true 或 false' },
  array: { en: 'a list', zh: '列表' },
  tuple: { en: 'a list', zh: '列表' },
  object: { en: 'keys with values', zh: '若干键值' },
};

/** A type of the schema in words. */
export function typeText(type: string): Text {
  return types[type] ?? same(type);
}

/** A sentence of `shapes` in both languages, found by its English. */
export function shapeText(english: string): Text {
  return Object.values(shapes).find((s) => s.en === english) ?? same(english);
}

/** The form of identifiers. */
export const idForm = /^[a-z0-9][a-z0-9.-]*$/;

/** Whether a text may be the name of an edition: it stands in file names and addresses. */
export const isEditionName = (text: unknown): boolean => typeof text === 'string' && idForm.test(text);

/** A name of a file inside the edition's folder: relative, never upwards, no drive and no address. */
export const insideFolder = /^(?![/~])(?!(.*\/)?\.\.(\/|$))[^\\:]+$/;

/** A table of a cluster: `clickhouse:table`, `clickhouse:database.table`, `clickhouse:cluster(name, database, table)`. */
const clusterTable =
  /^clickhouse:([^\p{Cc}.,()]+(\.[^\p{Cc}.,()]+)?|cluster(AllReplicas)?\([^\p{Cc},()]+(,[^\p{Cc}.,()]+){2}\))$/u;

/** The stored records of a data contract: `platform:visits`. */
const contractRecords = /^platform:[a-z0-9][a-z0-9.-]*$/;

/** Where records are: a file or glob of the edition, a table of a cluster, or what partners sent under a contract. */
export const recordsAt = new RegExp(
  `${insideFolder.source}|${clusterTable.source}|${contractRecords.source}`,
  'u',
);

import { z } from '@hono/zod-openapi';
import { maxLengths, splitList, type Text } from '../../edition/index.js';
import { sdmxAtObservation, sdmxDataDetails, sdmxDetails, sdmxReferences } from '../../release/index.js';

/** Maximum number of values in a list. */
export const mostWords = 200;

/** Longest text that is proof-read in one request, in characters. */
export const longestParagraph = 2000;

/** Maximum and default number of rows of a page. */
export const [mostRows, usualRows] = [5000, 1000];

const word = z.string().min(1).max(maxLengths.name);

const words = z
  .union([z.string(), z.array(z.string())])
  .transform((given) => [given].flat().flatMap(splitList))
  .pipe(z.array(word).min(1).max(mostWords));

/** Documentation of a parameter. */
export interface Parameter {
  schema: z.ZodType;
  /** A list, which is documented differently from its schema. */
  list?: true;
  whole?: readonly [number, number];
  words?: readonly string[];
  about: Text;
  expected: Text;
}

const wordsExpected: Text = {
  en: `1 to ${mostWords} values separated by commas, each of at most ${maxLengths.name} characters; values that contain a comma are put in double quotes`,
  zh: `1 至 ${mostWords} 个值，以英文逗号分隔，每个不超过 ${maxLengths.name} 个字符；含逗号的值须加英文双引号`,
};
/** What is expected of a parameter by default. */
export const wordExpected: Text = {
  en: `a value of 1 to ${maxLengths.name} characters`,
  zh: `1 至 ${maxLengths.name} 个字符`,
};

const count = z
  .string()
  .regex(/^\d{1,5}$/)
  .transform(Number);
const countExpected: Text = { en: 'a whole number from 0 to 99999', zh: '0 至 99999 的整数' };

function oneOf<const T extends readonly [string, ...string[]]>(words: T, about: Text) {
  const list = words.join(', ');
  const expected: Text = { en: `one of: ${list}`, zh: `下列之一：${list}` };
  return { schema: z.enum(words), words, about, expected };
}

/** All query parameters. */
export const queryParameters = {
  unit: {
    schema: words,
    list: true,
    about: {
      en: 'Units, groups or the total, by code or name; separated by commas. Put a value that contains a comma in double quotes',
      zh: '单元、分组或总体的代码或名称，以英文逗号分隔；含逗号者加英文双引号',
    },
    expected: wordsExpected,
  },
  node: {
    schema: words,
    list: true,
    about: {
      en: 'Nodes and indicators of the framework, by id; separated by commas',
      zh: '指标体系的节点与指标（标识），以英文逗号分隔',
    },
    expected: wordsExpected,
  },
  period: {
    schema: words,
    list: true,
    about: { en: 'Published periods; separated by commas', zh: '已发布的时期，以英文逗号分隔' },
    expected: wordsExpected,
  },
  q: {
    schema: z.string().min(1).max(maxLengths.sentence),
    about: {
      en: 'A sentence in English or Chinese that makes a claim: Shenzhen ranked fourth in 2022',
      zh: '一句中文或英文的说法：深圳2022年列第4位',
    },
    expected: {
      en: `a sentence of 1 to ${maxLengths.sentence} characters`,
      zh: `1 至 ${maxLengths.sentence} 个字符的一句话`,
    },
  },
  text: {
    schema: z.string().min(1).max(longestParagraph),
    about: {
      en: 'A paragraph in English or Chinese; the whole address is limited, so that longer texts are sent part by part',
      zh: '一段中文或英文；整个网址长度有限，较长文本请分段发送',
    },
    expected: {
      en: `a text of 1 to ${longestParagraph} characters`,
      zh: `1 至 ${longestParagraph} 个字符的文本`,
    },
  },
  level: {
    schema: words,
    list: true,
    about: {
      en: 'The level of the units, columns of groupings, total; separated by commas',
      zh: '单元层级、分组列或 total，以英文逗号分隔',
    },
    expected: wordsExpected,
  },
  of: {
    schema: z.string().min(1).max(maxLengths.reference),
    about: {
      en: 'The reference of a figure: results/UNIT/PERIOD/NODE or analysis/TABLE/KEY…/COLUMN',
      zh: '数值的引用：results/单元/时期/节点 或 analysis/表/键…/列',
    },
    expected: {
      en: `a reference of 1 to ${maxLengths.reference} characters`,
      zh: `1 至 ${maxLengths.reference} 个字符的引用`,
    },
  },
  limit: {
    whole: [1, mostRows],
    schema: z
      .string()
      .regex(/^[1-9]\d{0,3}$/)
      .transform(Number)
      .pipe(z.number().int().min(1).max(mostRows)),
    about: {
      en: `Rows per page of JSON (default: ${usualRows})`,
      zh: `每页 JSON 的行数（缺省 ${usualRows}）`,
    },
    expected: { en: `a whole number from 1 to ${mostRows}`, zh: `1 至 ${mostRows} 的整数` },
  },
  cursor: {
    schema: word,
    about: {
      en: 'Start of the page: `next` of the previous page',
      zh: '本页起点：取自上一页的 `next`',
    },
    expected: {
      en: 'the cursor from `next` of another page of the same query',
      zh: '同一查询另一页 `next` 中的游标',
    },
  },
  startPeriod: { schema: word, about: { en: 'The first period', zh: '起始时期' }, expected: wordExpected },
  endPeriod: { schema: word, about: { en: 'The last period', zh: '截止时期' }, expected: wordExpected },
  firstNObservations: {
    schema: count,
    whole: [0, 99_999],
    about: {
      en: 'Maximum number of observations from the start of each series',
      zh: '自每个序列开头起的最多观测数',
    },
    expected: countExpected,
  },
  lastNObservations: {
    schema: count,
    whole: [0, 99_999],
    about: {
      en: 'Maximum number of observations from the end of each series',
      zh: '自每个序列末尾起的最多观测数',
    },
    expected: countExpected,
  },
  dimensionAtObservation: oneOf(sdmxAtObservation, {
    en: 'Dimension at observation level in a JSON or XML message',
    zh: 'JSON 或 XML 消息中观测层级的维度',
  }),
  'c[TIME_PERIOD]': {
    schema: z
      .string()
      .max(maxLengths.name)
      .regex(/^(?:ge:[\w-]+)?[ +]?(?:le:[\w-]+)?$/)
      .regex(/./)
      .transform((text) => {
        const [, ge] = /ge:([\w-]+)/.exec(text) ?? [];
        const [, le] = /le:([\w-]+)/.exec(text) ?? [];
        return { ...(ge && { ge }), ...(le && { le }) };
      }),
    about: { en: 'The first and the last period: ge:2020+le:2022', zh: '起止时期：ge:2020+le:2022' },
    expected: {
      en: 'ge:PERIOD, le:PERIOD, or ge:PERIOD+le:PERIOD',
      zh: 'ge:时期、le:时期，或 ge:时期+le:时期',
    },
  },
  attributes: oneOf(['dsd', 'all'], { en: 'Always all attributes', zh: '始终返回全部属性' }),
  measures: oneOf(['all'], { en: 'Always all measures', zh: '始终返回全部度量' }),
  detail: oneOf([...new Set([...sdmxDetails, ...sdmxDataDetails])] as unknown as typeof sdmxDetails, {
    en: `Level of detail of structures; of data in XML and SDMX-JSON 1.0: ${sdmxDataDetails.join(', ')}`,
    zh: `结构的详细程度；对 XML 与 SDMX-JSON 1.0 的数据：${sdmxDataDetails.join('、')}`,
  }),
  references: oneOf(sdmxReferences, {
    en: 'Related structures to include: those that refer to the requested artefact, or that it refers to',
    zh: '一并返回的相关结构：引用所请求工件的，或被其引用的',
  }),
  mode: oneOf(['exact'], { en: 'Always the actual content', zh: '始终返回实际内容' }),
  includeHistory: oneOf(['false'], {
    en: 'Earlier releases have addresses of their own',
    zh: '历次发布版另有地址',
  }),
} as const satisfies Record<string, Parameter>;

/** All path parameters. */
export const pathParameters = {
  release: {
    schema: word,
    about: {
      en: 'Id of a release (its responses never change), name of an edition (its last release), or latest',
      zh: '发布版标识（其内容永不改变）、版本名（取其最新发布版）或 latest',
    },
    expected: wordExpected,
  },
  unit: {
    schema: word,
    about: { en: 'A unit, group or the total, by code or name', zh: '单元、分组或总体的代码或名称' },
    expected: wordExpected,
  },
  period: { schema: word, about: { en: 'A published period', zh: '已发布的时期' }, expected: wordExpected },
  node: {
    schema: word,
    about: { en: 'A node or indicator of the framework', zh: '指标体系的节点或指标' },
    expected: wordExpected,
  },
  agency: {
    schema: word,
    about: { en: 'IPLUS, or * for all', zh: 'IPLUS，或 * 表示全部' },
    expected: wordExpected,
  },
  flow: {
    schema: word,
    about: {
      en: 'Id of a dataflow, in SDMX REST 1 also IPLUS,ID,VERSION',
      zh: '数据流标识；SDMX REST 1 中亦可写 IPLUS,标识,版本',
    },
    expected: wordExpected,
  },
  version: {
    schema: word,
    about: { en: 'Its version; ~ or * for the latest', zh: '版本；~ 或 * 表示最新' },
    expected: wordExpected,
  },
  key: {
    schema: z.string().min(1).max(maxLengths.key),
    about: {
      en: 'The codes of the dimensions of a series, separated by dots',
      zh: '序列各维度的代码，以点分隔',
    },
    expected: { en: `a key of 1 to ${maxLengths.key} characters`, zh: `1 至 ${maxLengths.key} 个字符的键` },
  },
  provider: {
    schema: word,
    about: { en: 'Always all', zh: '始终为 all' },
    expected: wordExpected,
  },
  component: {
    schema: word,
    about: { en: 'A dimension, or * for all', zh: '维度，或 * 表示全部' },
    expected: wordExpected,
  },
  type: {
    schema: word,
    about: {
      en: 'dataflow, datastructure, codelist, conceptscheme, agencyscheme, dataconstraint (REST 1: contentconstraint); * or structure for all',
      zh: 'dataflow、datastructure、codelist、conceptscheme、agencyscheme、dataconstraint（REST 1 为 contentconstraint）；* 或 structure 表示全部',
    },
    expected: wordExpected,
  },
  id: {
    schema: word,
    about: { en: 'Id of an artefact, or * for all', zh: '工件标识，或 * 表示全部' },
    expected: wordExpected,
  },
  item: {
    schema: z.string().min(1).max(maxLengths.key),
    about: {
      en: 'Codes, concepts or agencies of a list, joined by + or commas; * for all',
      zh: '列表中的代码、概念或机构，以 + 或逗号连接；* 表示全部',
    },
    expected: { en: `1 to ${maxLengths.key} characters`, zh: `1 至 ${maxLengths.key} 个字符` },
  },
  context: {
    schema: word,
    about: { en: 'dataflow or datastructure', zh: 'dataflow 或 datastructure' },
    expected: wordExpected,
  },
  format: { schema: word, about: { en: 'The name of a format', zh: '格式名称' }, expected: wordExpected },
  table: { schema: word, about: { en: 'The name of a table', zh: '数据表名称' }, expected: wordExpected },
} as const satisfies Record<string, Parameter>;

export type QueryName = keyof typeof queryParameters;
export type PathName = keyof typeof pathParameters;

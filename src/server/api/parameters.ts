import { z } from '@hono/zod-openapi';
import type { Lang, Text } from '../../edition/index.js';
import { type SdmxDetail, type SdmxReferences, sdmxDetails, sdmxReferences } from '../../release/index.js';

/** Most words in one list, and most letters in a word. */
export const [mostWords, mostLetters] = [200, 120];

const [mostKey, mostReference, mostSentence] = [2000, 400, 300];

/** Most rows of one page, and how many where nothing is said. */
export const [mostRows, usualRows] = [5000, 1000];

const word = z.string().min(1).max(mostLetters);

const words = z
  .union([z.string(), z.array(z.string())])
  .transform((given) => [given].flat().flatMap((list) => list.split(',')))
  .pipe(z.array(word).min(1).max(mostWords));

/** What a person needs to know of a parameter. */
interface Parameter {
  schema: z.ZodType;
  /** As JSON Schema, where it is not what the schema would give. */
  list?: true;
  whole?: readonly [number, number];
  words?: readonly string[];
  about: Text;
  expected: Text;
}

const wordsExpected: Text = {
  en: `1 to ${mostWords} words with commas between them, each at most ${mostLetters} letters long`,
  zh: `1 至 ${mostWords} 个词，以英文逗号分隔，每个不超过 ${mostLetters} 个字符`,
};
/** What a parameter is where nothing else is said of it. */
export const wordExpected: Text = {
  en: `a word of 1 to ${mostLetters} letters`,
  zh: `1 至 ${mostLetters} 个字符`,
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

/** Every parameter of a query, said once. */
export const queryParameters = {
  unit: {
    schema: words,
    list: true,
    about: {
      en: 'Units, groups or the whole area, by code or name; with commas',
      zh: '单元、分组或整个区域的代码或名称，以英文逗号分隔',
    },
    expected: wordsExpected,
  },
  node: {
    schema: words,
    list: true,
    about: {
      en: 'Nodes and indicators of the framework, by id; with commas',
      zh: '指标体系的节点与指标（标识），以英文逗号分隔',
    },
    expected: wordsExpected,
  },
  period: {
    schema: words,
    list: true,
    about: { en: 'Published periods; with commas', zh: '已发布的时期，以英文逗号分隔' },
    expected: wordsExpected,
  },
  q: {
    schema: z.string().min(1).max(mostSentence),
    about: {
      en: 'A sentence in English or Chinese that makes a claim: Shenzhen ranked fourth in 2022',
      zh: '一句中文或英文的说法：深圳2022年列第4位',
    },
    expected: {
      en: `a sentence of 1 to ${mostSentence} letters`,
      zh: `1 至 ${mostSentence} 个字符的一句话`,
    },
  },
  level: {
    schema: words,
    list: true,
    about: {
      en: 'The level of the units, columns of groupings, total; with commas',
      zh: '单元层级、分组列或 total，以英文逗号分隔',
    },
    expected: wordsExpected,
  },
  of: {
    schema: z.string().min(1).max(mostReference),
    about: {
      en: 'The reference of a figure: results/UNIT/PERIOD/NODE or analysis/TABLE/KEY…/COLUMN',
      zh: '数值的引用：results/单元/时期/节点 或 analysis/表/键…/列',
    },
    expected: {
      en: `a reference of 1 to ${mostReference} letters`,
      zh: `1 至 ${mostReference} 个字符的引用`,
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
      en: `Rows of a page of JSON (${usualRows} where nothing is said)`,
      zh: `每页 JSON 的行数（缺省 ${usualRows}）`,
    },
    expected: { en: `a whole number from 1 to ${mostRows}`, zh: `1 至 ${mostRows} 的整数` },
  },
  cursor: {
    schema: word,
    about: {
      en: 'Where the page begins: from `next` of the page before',
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
    about: { en: 'At most so many of the first figures of each series', zh: '每个序列最前的若干个数值' },
    expected: countExpected,
  },
  lastNObservations: {
    schema: count,
    whole: [0, 99_999],
    about: { en: 'At most so many of the last figures of each series', zh: '每个序列最后的若干个数值' },
    expected: countExpected,
  },
  dimensionAtObservation: oneOf(['TIME_PERIOD', 'AllDimensions'], {
    en: 'What stands at each observation of a JSON message',
    zh: 'JSON 消息中每个观测所对应的维度',
  }),
  'c[TIME_PERIOD]': {
    schema: z
      .string()
      .max(mostLetters)
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
  detail: oneOf(sdmxDetails, {
    en: 'How much is told of structures; figures always come in full, with their attributes',
    zh: '结构的详细程度；数值始终完整返回并带属性',
  }),
  references: oneOf(sdmxReferences, {
    en: 'Which structures come along: those that refer to what is asked for, or that it refers to',
    zh: '一并返回的结构：引用所查工件者，或被其引用者',
  }),
  mode: oneOf(['exact'], { en: 'Always what there is', zh: '始终返回实际内容' }),
  includeHistory: oneOf(['false'], {
    en: 'Former releases have addresses of their own',
    zh: '历次发布版另有地址',
  }),
} as const satisfies Record<string, Parameter>;

/** Every parameter of a path. */
export const pathParameters = {
  release: {
    schema: word,
    about: {
      en: 'Id of a release (its answers never change), name of an edition (its last release), or latest',
      zh: '发布版标识（其内容永不改变）、版本名（取其最新发布版）或 latest',
    },
    expected: wordExpected,
  },
  unit: {
    schema: word,
    about: { en: 'A unit, group or the whole area, by code or name', zh: '单元、分组或整个区域的代码或名称' },
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
    about: { en: 'Its version, ~ or * for the last', zh: '版本；~ 或 * 表示最新' },
    expected: wordExpected,
  },
  key: {
    schema: z.string().min(1).max(mostKey),
    about: { en: 'The codes of the dimensions of a series, with dots', zh: '序列各维度的代码，以点分隔' },
    expected: { en: `a key of 1 to ${mostKey} letters`, zh: `1 至 ${mostKey} 个字符的键` },
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
      en: 'dataflow, datastructure, codelist, conceptscheme, or * for all',
      zh: 'dataflow、datastructure、codelist、conceptscheme，或 * 表示全部',
    },
    expected: wordExpected,
  },
  id: {
    schema: word,
    about: { en: 'Id of an artefact, or * for all', zh: '工件标识，或 * 表示全部' },
    expected: wordExpected,
  },
  format: { schema: word, about: { en: 'The name of a format', zh: '格式名称' }, expected: wordExpected },
  table: { schema: word, about: { en: 'The name of a table', zh: '数据表名称' }, expected: wordExpected },
} as const satisfies Record<string, Parameter>;

export type QueryName = keyof typeof queryParameters;
export type PathName = keyof typeof pathParameters;

/** A query as the program may rely on it. */
export interface Query {
  unit?: string[];
  node?: string[];
  period?: string[];
  level?: string[];
  of?: string;
  q?: string;
  limit?: number;
  cursor?: string;
  startPeriod?: string;
  endPeriod?: string;
  firstNObservations?: number;
  lastNObservations?: number;
  dimensionAtObservation?: 'TIME_PERIOD' | 'AllDimensions';
  'c[TIME_PERIOD]'?: { ge?: string; le?: string };
  detail?: SdmxDetail;
  references?: SdmxReferences;
}

/** The parameters of one place of a request as a schema, described in one language. */
export function schemaOf(where: 'path' | 'query', names: readonly string[], lang: Lang) {
  return z.object(Object.fromEntries(names.map((name) => [name, described(where, name, lang)])));
}

function described(where: 'path' | 'query', name: string, lang: Lang): z.ZodType {
  const parameter = parameterOf(where, name)!;
  const schema = where === 'path' ? parameter.schema : parameter.schema.optional();
  const param = { name, in: where, description: parameter.about[lang] };
  if (!parameter.list) {
    const { whole, words } = parameter;
    if (whole) return schema.openapi({ param, type: 'integer', minimum: whole[0], maximum: whole[1] });
    if (words) return schema.openapi({ param, type: 'string', enum: [...words] });
    const maxLength = name === 'key' ? mostKey : name === 'of' ? mostReference : mostLetters;
    return schema.openapi({ param, type: 'string', minLength: 1, maxLength });
  }
  return schema.openapi({
    param: { ...param, style: 'form', explode: false },
    type: 'array',
    minItems: 1,
    maxItems: mostWords,
    items: { type: 'string', minLength: 1, maxLength: mostLetters },
  });
}

/** A parameter by its place and name; undefined where there is none. */
export function parameterOf(where: 'path' | 'query', name: string): Parameter | undefined {
  const all: Record<string, Parameter> = where === 'path' ? pathParameters : queryParameters;
  return Object.hasOwn(all, name) ? all[name] : undefined;
}

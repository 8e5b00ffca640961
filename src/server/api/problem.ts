import type { Lang, Problem, Text } from '../../edition/index.js';

/** The kinds of problems, with status and title. The address of a kind is `/problems/` followed by its name. */
export const problemKinds = {
  'unknown-parameter': {
    status: 400,
    title: { en: 'Unknown parameter', zh: '未知参数' },
  },
  'bad-parameter': { status: 400, title: { en: 'Invalid parameter', zh: '参数无效' } },
  'too-much': { status: 400, title: { en: 'Request too large', zh: '一次请求的内容过多' } },
  'not-found': { status: 404, title: { en: 'Not found', zh: '未找到' } },
  'method-not-allowed': { status: 405, title: { en: 'Read-only', zh: '只读' } },
  'changed-files': { status: 410, title: { en: 'File changed on the server', zh: '服务器上的文件已被改动' } },
  'not-acceptable': { status: 406, title: { en: 'Format not available', zh: '不提供此格式' } },
  'address-too-long': { status: 414, title: { en: 'Address too long', zh: '地址过长' } },
  'range-outside': { status: 416, title: { en: 'No such part', zh: '所求部分超出内容范围' } },
  'quota-exceeded': { status: 429, title: { en: 'Too many requests', zh: '请求过多' } },
  busy: { status: 503, title: { en: 'Server busy', zh: '服务器繁忙' } },
  internal: { status: 500, title: { en: 'Internal server error', zh: '服务器内部错误' } },
} as const satisfies Record<string, { status: number; title: Text }>;

export type ProblemKind = keyof typeof problemKinds;

/** The part of a request that a problem is in. */
export type Part = 'path' | 'query' | 'header';

/** One fault of a request, in both languages. */
export interface Wrong extends Omit<Problem, 'at'> {
  in: Part;
  /** The parameter, header, or `address`. */
  parameter: string;
}

/** A request that cannot be answered. */
export class ApiProblem extends Error {
  constructor(
    readonly kind: ProblemKind,
    readonly wrong: readonly Wrong[] = [],
    readonly headers: Readonly<Record<string, string>> = {},
  ) {
    super(kind);
    this.name = 'ApiProblem';
  }
}

/** The body of a problem response (RFC 9457) in one language. */
function problemBody({ kind, wrong }: Pick<ApiProblem, 'kind' | 'wrong'>, lang: Lang, base = '') {
  const { status, title } = problemKinds[kind];
  const errors = wrong.map(({ parameter, in: where, found, expected, mend }) => {
    return { parameter, in: where, found: found[lang], expected: expected[lang], mend: mend[lang] };
  });
  const detail = errors.map((e) => detailOf(e, lang)).join(lang === 'en' ? ' ' : '');
  return {
    type: `${base}/problems/${kind}`,
    title: title[lang],
    status,
    ...(detail === '' ? {} : { detail }),
    ...(errors.length > 0 ? { errors } : {}),
  };
}

function detailOf(e: { parameter: string; found: string; expected: string }, lang: Lang): string {
  return lang === 'en'
    ? `${e.parameter}: found ${e.found}; expected ${e.expected}.`
    : `${e.parameter}：实际为${e.found}；应为${e.expected}。`;
}

/** A problem response in the language of the request. `base` is the prefix of the addresses of the site. */
export function problemResponse(problem: ApiProblem, lang: Lang, base = ''): Response {
  return new Response(JSON.stringify(problemBody(problem, lang, base)), {
    status: problemKinds[problem.kind].status,
    headers: {
      'Content-Type': 'application/problem+json',
      'Content-Language': lang === 'zh' ? 'zh-Hans' : 'en',
      'Cache-Control': 'no-store',
      Vary: 'Accept-Language',
      ...problem.headers,
    },
  });
}

import type { Lang, Text } from '../../edition/index.js';
import { headersOfProblem } from './answer.js';

/** The kinds of problems of the routes for partners, with status and title. */
export const intakeKinds = {
  unauthorized: {
    status: 401,
    title: { en: 'No valid token', zh: '没有有效令牌' },
    mend: {
      en: 'send the header Authorization: Bearer TOKEN with a token that is neither expired nor revoked',
      zh: '请在 Authorization: Bearer TOKEN 标头中给出未过期、未撤销的令牌',
    },
  },
  'bad-signature': {
    status: 401,
    title: { en: 'No valid signature', zh: '没有有效签名' },
    mend: {
      en: 'sign by RFC 9421 with Ed25519: @method, @path, @query, and of a body content-type, content-digest and, where it is sent, idempotency-key; with created, a new nonce and the registered keyid',
      zh: '请按 RFC 9421 以 Ed25519 签名：@method、@path、@query，有内容时还须覆盖 content-type、content-digest 与（如有）idempotency-key，并给出 created、新的 nonce 与已登记的 keyid',
    },
  },
  'bad-digest': {
    status: 400,
    title: { en: 'Body other than its Content-Digest', zh: '内容与 Content-Digest 不符' },
    mend: {
      en: 'send sha-256 or sha-512 of the body as it is sent, packed where it is packed',
      zh: '请给出所发送内容（如已压缩则为压缩后）的 sha-256 或 sha-512',
    },
  },
  'not-allowed': {
    status: 403,
    title: { en: 'Not allowed by this token', zh: '令牌无此权限' },
    mend: {
      en: 'use a contract that the token was made for; a token of a member sends and erases only where the member has the role sender; or ask the operator for another token',
      zh: '请使用该令牌所允许的数据契约；人员的令牌须该人员具有 sender 角色方可报送和删除；或向运营方申请其他令牌',
    },
  },
  'no-such-receipt': {
    status: 404,
    title: { en: 'No such receipt', zh: '没有此回执' },
    mend: { en: 'check the id of the receipt', zh: '请核对回执编号' },
  },
  'no-statement': {
    status: 404,
    title: { en: 'No statement yet', zh: '尚无声明' },
    mend: { en: 'run the checks of the submission first', zh: '请先对本次报送进行审核' },
  },
  'other-separator': {
    status: 422,
    title: { en: 'No CSV with commas', zh: '不是以逗号分隔的 CSV' },
    mend: {
      en: 'save the table as “CSV UTF-8 (comma delimited)”; if the spreadsheet program goes on using another separator, set the one of lists to a comma',
      zh: '请另存为“CSV UTF-8（逗号分隔）”；如仍使用其他分隔符，请在系统区域设置中将列表分隔符改为逗号',
    },
  },
  'bad-erasure': {
    status: 400,
    title: { en: 'Not clear what to erase', zh: '未指明应删除的内容' },
    mend: {
      en: 'send application/json with contract, and key (its values in the order of the contract), event (source and id), or receipt and line',
      zh: '请发送 application/json，含 contract，以及 key（按契约次序的主键各值）、event（source 与 id），或 receipt 与 line',
    },
  },
  'no-such-record': {
    status: 404,
    title: { en: 'No such record', zh: '没有此记录' },
    mend: {
      en: 'check the key or the line; what is in quarantine is named by receipt and line',
      zh: '请核对主键或行号；隔离中的记录以回执和行号指明',
    },
  },
  'no-public-log': {
    status: 404,
    title: { en: 'No public log', zh: '没有公开日志' },
    mend: {
      en: 'ask the operator: this platform keeps no public log of what it received',
      zh: '请联系运营方：本平台未设接收内容的公开日志',
    },
  },
  'no-proof-yet': {
    status: 404,
    title: { en: 'No proof yet', zh: '暂无证明' },
    mend: {
      en: 'ask again after Retry-After seconds: a segment is put into the public log once it has ended, within about six minutes',
      zh: '请于 Retry-After 所示秒数后再查询：日志段结束后才写入公开日志，约需六分钟',
    },
  },
  'no-dated-release': {
    status: 404,
    title: { en: 'No dated release yet', zh: '尚无定期发布版' },
    mend: {
      en: 'ask again once a dated release of the live edition was made after the batch: it names the tree of the records that count',
      zh: '请在该批之后形成定期发布版时再查询：其中载有计入记录之树的根',
    },
  },
  'wrong-method': {
    status: 405,
    title: { en: 'Method not allowed', zh: '不支持此方法' },
    mend: { en: 'use the method named in the header Allow', zh: '请使用 Allow 标头所列的方法' },
  },
  'no-key': {
    status: 400,
    title: { en: 'No Idempotency-Key', zh: '缺少 Idempotency-Key' },
    mend: {
      en: 'send the header Idempotency-Key with 1 to 100 printable characters: a new one for each batch, the same when a batch is sent again',
      zh: '请给出 Idempotency-Key 标头（1 至 100 个可打印字符）：每批使用新值，重发同一批时使用原值',
    },
  },
  'no-contract': {
    status: 400,
    title: { en: 'No contract', zh: '未指明数据契约' },
    mend: {
      en: 'name the contract: /v1/records?contract=NAME',
      zh: '请指明数据契约：/v1/records?contract=NAME',
    },
  },
  'cannot-divide': {
    status: 400,
    title: { en: 'Body that cannot be divided into records', zh: '无法分成记录的内容' },
    mend: {
      en: 'mend the body at the line named here; nothing of it was taken',
      zh: '请修正所指行处的内容；本批未接收任何记录',
    },
  },
  'bad-json': {
    status: 400,
    title: { en: 'Not the JSON that is expected', zh: '内容不是所需的 JSON' },
    mend: {
      en: 'send application/json with the fields named in the documentation, at most 64 KiB',
      zh: '请按文档所列字段发送 application/json，不超过 64 KiB',
    },
  },
  'in-flight': {
    status: 409,
    title: { en: 'The same request is being taken', zh: '相同请求正在处理' },
    mend: { en: 'send it again in a second', zh: '请于一秒后重发' },
  },
  'key-reused': {
    status: 422,
    title: {
      en: 'Idempotency-Key used for another body of this contract and form',
      zh: 'Idempotency-Key 已用于该契约下同一格式的其他内容',
    },
    mend: {
      en: 'use a new key for new content; keys are kept for seven days',
      zh: '新的内容请使用新的键值；键值保留七天',
    },
  },
  'erased-since': {
    status: 422,
    title: {
      en: 'Received before under this Idempotency-Key, and erased since',
      zh: '此 Idempotency-Key 的内容曾经接收，其后已删除',
    },
    mend: {
      en: 'send the records with a new key if they are to be stored again',
      zh: '如需重新入库，请使用新的键值报送',
    },
  },
  'too-large': {
    status: 413,
    title: { en: 'Body too large', zh: '内容过大' },
    mend: {
      en: 'send batches of at most 16 MiB, measured after unpacking',
      zh: '每批不超过 16 MiB（以解压后计）',
    },
  },
  'wrong-type': {
    status: 415,
    title: { en: 'Unknown form', zh: '不支持的格式' },
    mend: {
      en: 'send application/x-ndjson, text/csv, application/cloudevents-batch+json or application/vnd.apache.parquet, plain or with Content-Encoding: gzip (zstd is not taken)',
      zh: '请发送 application/x-ndjson、text/csv、application/cloudevents-batch+json 或 application/vnd.apache.parquet，可用 Content-Encoding: gzip 压缩（不接收 zstd）',
    },
  },
  'bad-parquet': {
    status: 400,
    title: { en: 'Parquet file that cannot be taken', zh: '无法接收的 Parquet 文件' },
    mend: {
      en: 'write flat columns of texts, numbers, truth values, days or moments, uncompressed or with Snappy, gzip or Brotli, or with Zstandard where the server has Node 22.15 or later (compression="snappy" in pandas, Polars and PyArrow, COMPRESSION snappy in DuckDB), or send CSV; nothing of it was taken',
      zh: '请使用平面列（文本、数值、布尔、日期或时刻），不压缩或用 Snappy、gzip、Brotli 压缩，服务器为 Node 22.15 及以上版本时也可用 Zstandard（pandas、Polars、PyArrow 写 compression="snappy"，DuckDB 写 COMPRESSION snappy），或改送 CSV；本批未接收任何记录',
    },
  },
  'large-parquet': {
    status: 413,
    title: { en: 'Parquet file too large', zh: 'Parquet 文件过大' },
    mend: {
      en: 'send files of at most 4 MiB (32 MiB unpacked, 4 million values, and 16 MiB as lines of JSON): split it, or send NDJSON or CSV with gzip',
      zh: '每个文件不超过 4 MiB（解压后 32 MiB、400 万个值、转为 JSON 行后 16 MiB）：请拆分，或改送以 gzip 压缩的 NDJSON、CSV',
    },
  },
  'bad-gzip': {
    status: 400,
    title: { en: 'Damaged gzip', zh: 'gzip 内容损坏' },
    mend: { en: 'pack the body again', zh: '请重新压缩' },
  },
  quota: {
    status: 429,
    title: { en: 'Quota used up', zh: '配额已用完' },
    mend: { en: 'send again after Retry-After seconds', zh: '请于 Retry-After 所示秒数后重发' },
  },
  busy: {
    status: 503,
    title: { en: 'Too much at once', zh: '同时报送的内容过多' },
    mend: { en: 'send again after Retry-After seconds', zh: '请于 Retry-After 所示秒数后重发' },
  },
  'disk-failed': {
    status: 503,
    title: { en: 'The disk failed: nothing was taken', zh: '磁盘故障：未接收任何记录' },
    mend: {
      en: 'send again after Retry-After seconds with the same key',
      zh: '请于 Retry-After 所示秒数后用同一键值重发',
    },
  },
  'no-space': {
    status: 507,
    title: { en: 'The disk is full: nothing was taken', zh: '磁盘空间不足：未接收任何记录' },
    mend: {
      en: 'send again later with the same key; the operator has to make room',
      zh: '请稍后用同一键值重发；须由运营方腾出空间',
    },
  },
} as const satisfies Record<string, { status: number; title: Text; mend: Text }>;

export type IntakeKind = keyof typeof intakeKinds;

/** A request of a partner that is refused. */
export class IntakeProblem extends Error {
  constructor(
    readonly kind: IntakeKind,
    readonly more: { headers?: Record<string, string>; found?: Text; line?: number } = {},
  ) {
    super(kind);
  }
}

/** Its answer (RFC 9457), in the language of the request. */
export function problemAnswer(problem: IntakeProblem, lang: Lang): Response {
  const headers = { ...headersOfProblem(lang), ...problem.more.headers };
  return new Response(problemText(problem, lang), { status: intakeKinds[problem.kind].status, headers });
}

/** Its text. */
export function problemText({ kind, more }: IntakeProblem, lang: Lang): string {
  const { status, title, mend } = intakeKinds[kind];
  const found = more.found && { found: more.found[lang] };
  const body = {
    type: `/problems/${kind}`,
    title: title[lang],
    status,
    detail: mend[lang],
    ...found,
    ...(more.line !== undefined && { line: more.line }),
  };
  return JSON.stringify(body);
}

import type { Lang } from '../edition/index.js';
import {
  type Keyring,
  readingFolder,
  type Trust,
  type TrustState,
  type Verification,
  type Witnessed,
} from '../release/index.js';
import { withdrawnText } from '../words/index.js';

const stateWords = {
  en: {
    absent: 'none',
    unchecked: 'there, not checked: give the publisher’s key with --key',
    valid: 'valid',
  },
  zh: { absent: '无', unchecked: '有，未核验：请用 --key 给出发布者公钥', valid: '有效' },
} as const satisfies Record<Lang, Record<TrustState, string>>;

const words = {
  en: {
    identical: (release: string) => `Identical: ${release}`,
    files: (again: number, from: Verification['from']) =>
      `${again} files calculated again from ${from === 'panel' ? 'the panel it carries' : 'the records and data of the edition'}: every byte the same`,
    readings: (again: number) =>
      `${again} files in readings/ calculated again from the panels of the releases there: every byte the same`,
    carried: (names: string) => `taken over as they are, hashes right: ${names}`,
    signature: 'signature',
    provenance: 'provenance',
    log: 'public log',
    key: 'key',
    other: (made: string, ours: string) => `made by version ${made}, verified by ${ours}`,
    superseded: (by: string, where: 'series' | 'log') =>
      `superseded: the ${where} has a later release, ${by}`,
    entry: (at: number, size: number, origin: string) => `entry ${at} of ${size} in ${origin}`,
  },
  zh: {
    identical: (release: string) => `完全一致：${release}`,
    files: (again: number, from: Verification['from']) =>
      `已由${from === 'panel' ? '发布版所带面板数据' : '版本文件夹的记录与数据'}重新计算 ${again} 个文件，逐字节相同`,
    readings: (again: number) =>
      `已由 readings/ 内各发布版所带面板数据重新计算其中 ${again} 个文件，逐字节相同`,
    carried: (names: string) => `原样收录、散列无误：${names}`,
    signature: '签名',
    provenance: '来源声明',
    log: '公开日志',
    key: '密钥',
    other: (made: string, ours: string) => `由 ${made} 版生成，由 ${ours} 版核验`,
    superseded: (by: string, where: 'series' | 'log') =>
      `已被取代：${where === 'series' ? '系列' : '日志'}中已有更新的发布版 ${by}`,
    entry: (at: number, size: number, origin: string) => `${origin} 第 ${at} 条，共 ${size} 条`,
  },
} as const;

/** What `iplus verify` says when nothing is wrong. */
export function verifiedText(found: Verification, ours: string, lang: Lang): string {
  const w = words[lang];
  const made = found.software['internet-plus-index'];
  const within = found.recomputed.filter((path) => path.startsWith(readingFolder(''))).length;
  return [
    w.identical(found.release),
    `  ${w.files(found.recomputed.length - within, found.from)}`,
    ...(within > 0 ? [`  ${w.readings(within)}`] : []),
    ...(found.carried.length > 0 ? [`  ${w.carried(found.carried.join(', '))}`] : []),
    ...trustLines(found.trust, lang),
    ...(found.witnessed ? witnessedLines(found.witnessed, lang) : []),
    ...(found.withdrawn ? [`  ${withdrawnText(found.withdrawn, lang)}`] : []),
    ...(found.superseded ? [`  ${w.superseded(found.superseded.by, found.superseded.in)}`] : []),
    ...(made && made !== ours ? [`  ${w.other(made, ours)}`] : []),
  ].join('\n');
}

function trustLines({ signature, key, provenance, log, logged }: Trust, lang: Lang): string[] {
  const w = words[lang];
  const s = stateWords[lang];
  const colon = lang === 'zh' ? '：' : ': ';
  const by = key ? `, ${w.key} ${key}` : '';
  const where = logged ? `, ${w.entry(logged.index + 1, logged.size, logged.origin)}` : '';
  const line = (title: string, text: string) =>
    `  ${title}${colon}${lang === 'zh' ? text.replaceAll(', ', '，') : text}`;
  return [
    line(w.signature, s[signature] + by),
    line(w.provenance, s[provenance]),
    line(w.log, s[log] + where),
  ];
}

const saidByWitnesses = {
  recomputed: {
    en: (n: number, of: number) => `recomputed and witnessed by ${n} of ${of}`,
    zh: (n: number, of: number) => `${of} 个见证方中 ${n} 个已重新计算并见证`,
  },
  cosigned: {
    en: (n: number, of: number) => `state of the log cosigned by ${n} of ${of} witnesses`,
    zh: (n: number, of: number) => `日志状态由 ${of} 个见证方中的 ${n} 个共签`,
  },
} as const;

/** How many of the witnesses said something, who, and when. */
export function witnessesText(said: keyof typeof saidByWitnesses, { by, of }: Witnessed, lang: Lang): string {
  const names = by.map(({ name, at }) => `${name} (${new Date(at).toISOString().slice(0, 16)}Z)`).join(', ');
  const text = saidByWitnesses[said][lang](by.length, of);
  if (by.length === 0) return text;
  return lang === 'en' ? `${text}: ${names}` : `${text}：${names.replaceAll(', ', '、')}`;
}

const witnessedLines = ({ recomputed, cosigned }: NonNullable<Verification['witnessed']>, lang: Lang) => [
  `  ${witnessesText('recomputed', recomputed, lang)}`,
  ...(cosigned ? [`  ${witnessesText('cosigned', cosigned, lang)}`] : []),
];

/** What `iplus sign` says. */
export function signedText(
  { release, key, from }: { release: string; key: string; from: Verification['from'] },
  lang: Lang,
): string {
  return {
    en: [
      `Signed: ${release}, key ${key}`,
      `  calculated again before, from ${from === 'panel' ? 'the panel it carries' : 'the records and data of the edition'}: identical`,
      '  anyone checks it: minisign -Vm release.json -p KEY.pub',
    ],
    zh: [
      `已签名：${release}，密钥 ${key}`,
      `  签名前已由${from === 'panel' ? '发布版所带面板数据' : '版本文件夹的记录与数据'}重新计算：完全一致`,
      '  任何人均可核验：minisign -Vm release.json -p KEY.pub',
    ],
  }[lang].join('\n');
}

const statusWords = {
  en: { current: 'current', next: 'next', retired: 'retired', revoked: 'revoked' },
  zh: { current: '当前', next: '下一把', retired: '已退役', revoked: '已吊销' },
} as const;

/** The public keys of a publisher, and what to do while one is missing. */
export function keyringLines({ keys }: Keyring, lang: Lang): string[] {
  const lines = keys.map(({ id, status, public: line, revoked }) => {
    const why = revoked ? `  ${revoked.reason} (< ${revoked.logSize})` : '';
    return `${id}  ${statusWords[lang][status]}  ${line}${why}`;
  });
  const advice = {
    en: 'Publish a next key too, so that readers know it before the current one retires: iplus keys new',
    zh: '请同时公布下一把密钥，使读者在当前密钥退役前即已知晓：iplus keys new',
  }[lang];
  const none = { en: 'No keys: iplus keys new --secret FILE', zh: '没有密钥：iplus keys new --secret 文件' }[
    lang
  ];
  if (keys.length === 0) return [none];
  return keys.some((k) => k.status === 'next') ? lines : [...lines, advice];
}

/** Where a release stands in a log; `verifier` is the key of the log as other programs take it. */
export function proofText(
  { index, checkpoint }: { index: number; checkpoint: { origin: string; size: number } },
  lang: Lang,
  verifier?: string,
): string {
  const where = words[lang].entry(index + 1, checkpoint.size, checkpoint.origin);
  const proved = {
    en: `Proved: ${where} (release.tlog-proof)`,
    zh: `已证明：${where}（release.tlog-proof）`,
  }[lang];
  const key = { en: `  key of the log: ${verifier}`, zh: `  日志公钥：${verifier}` }[lang];
  return verifier === undefined ? proved : `${proved}\n${key}`;
}

/** What `iplus log verify` found. */
export function logText(
  log: { origin: string; size: number; root: string; signature: TrustState; entries: readonly string[] },
  lang: Lang,
): string {
  const { origin, size, root, signature, entries } = log;
  const head = {
    en: `${origin}: ${size} ${size === 1 ? 'entry' : 'entries'}, every hash right, root ${root}, signature ${stateWords.en[signature]}`,
    zh: `${origin}：${size} 条，散列全部一致，根 ${root}，签名${stateWords.zh[signature]}`,
  }[lang];
  return [head, ...entries.map((entry, i) => `  ${i + 1}  ${entry}`)].join('\n');
}

/** That a log goes on where an earlier checkpoint ended. */
export function logGrowthText({ from, to }: { from: number; to: number }, lang: Lang): string {
  return {
    en: `Goes on where the earlier checkpoint ended: ${from} → ${to} entries, nothing changed before`,
    zh: `为先前检查点的延续：${from} → ${to} 条，此前内容未变`,
  }[lang];
}

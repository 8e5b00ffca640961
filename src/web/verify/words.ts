import type { Lang } from '../../edition/index.js';
import type { Check, State } from '../../packages/index.js';

type Said = Record<Lang, string>;

export const words = {
  checking: { en: 'Checking files', zh: '正在核对文件' },
  computing: { en: 'Calculating the index again …', zh: '正在重新计算指数……' },
  right: { en: 'Everything that was checked is right.', zh: '所核对的内容全部无误。' },
  wrong: { en: 'This release does not pass:', zh: '本发布版未通过核对：' },
  file: { en: 'File', zh: '文件' },
  hash: { en: 'As the list says', zh: '与清单一致' },
  again: { en: 'Calculated again', zh: '重新计算' },
  check: { en: 'Check', zh: '核对' },
  found: { en: 'Found', zh: '结果' },
  same: { en: 'same', zh: '一致' },
  changed: { en: 'missing or changed', zh: '缺失或已改动' },
  unlisted: { en: 'not in the list', zh: '清单中没有' },
  differs: { en: 'comes out otherwise', zh: '计算结果不同' },
  notHere: { en: 'hash only', zh: '仅核对哈希' },
  noWorker: { en: 'The program that verifies could not be loaded', zh: '无法载入验证程序' },
  notVerified: { en: 'Nothing was verified:', zh: '未能验证：' },
  insecure: {
    en: 'Browsers calculate hashes only on pages that come over https or from the same machine (localhost); here use the command below.',
    zh: '浏览器仅在经 https 或由本机（localhost）提供的网页上计算哈希；此处请使用下方的命令。',
  },
  notComputed: { en: 'The index could not be calculated', zh: '无法计算指数' },
  rest: {
    en: 'Tables of analysis and uncertainty take longer: iplus verify calculates them again, too.',
    zh: '分析表与不确定性表耗时较长，可用 iplus verify 一并重新计算。',
  },
} satisfies Record<string, Said>;

/** The other files of a release. */
export const restText = (files: number): Said => ({
  en: `${files} more ${files === 1 ? 'file' : 'files'}, compared by hash`,
  zh: `其余 ${files} 个文件，已核对哈希`,
});

export const stateWords: Record<State, Said> = {
  valid: { en: 'right', zh: '无误' },
  invalid: { en: 'wrong', zh: '不符' },
  absent: { en: 'none', zh: '无' },
  unchecked: { en: 'there, not checked: no key was given', zh: '有，未核验：未给出公钥' },
};

export const checkWords: Record<Check['what'], Said> = {
  id: { en: 'Id of the release', zh: '发布编号' },
  files: { en: 'Files', zh: '文件' },
  signature: { en: 'Signature', zh: '签名' },
  log: { en: 'Public log', zh: '公开日志' },
  witness: { en: 'Witness', zh: '见证方' },
  witnesses: { en: 'Witnesses', zh: '见证方' },
  recomputed: { en: 'Recomputed by witnesses', zh: '见证方重新计算' },
};

/** The file in which a check finds something wrong. */
export const fileOf: Record<Check['what'], string> = {
  id: 'release.json',
  files: '',
  signature: 'release.json.minisig',
  log: 'release.tlog-proof',
  witness: 'release.tlog-proof',
  witnesses: 'release.tlog-proof',
  recomputed: 'release.recomputed.json',
};

/** What was found by a check. */
export function foundText({ what, values: v }: Check, lang: Lang): string {
  const en = lang === 'en';
  if (what === 'id') return String(v['id'] ?? '');
  if (what === 'files')
    return en ? `${v['files']} files, ${v['wrong']} wrong` : `${v['files']} 个文件，${v['wrong']} 个不符`;
  if (what === 'signature') return v['key'] === undefined ? '' : en ? `key ${v['key']}` : `密钥 ${v['key']}`;
  if (what === 'log' && v['origin'] !== undefined)
    return en
      ? `entry ${v['entry']} of ${v['size']} in ${v['origin']}`
      : `${v['origin']} 第 ${v['entry']} 条，共 ${v['size']} 条`;
  if (what === 'witness') return [v['name'], v['at']].filter((one) => one !== undefined).join(' ');
  if (what === 'witnesses')
    return en
      ? `${v['enough']} of ${v['of']}; ${v['needed']} needed`
      : `${v['of']} 个中 ${v['enough']} 个；须有 ${v['needed']} 个`;
  if (what === 'recomputed' && v['statements'] !== undefined)
    return String(v['by'] || (en ? `statements: ${v['statements']}` : `声明 ${v['statements']} 份`));
  return '';
}

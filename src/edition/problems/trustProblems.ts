import { same, type Text } from '../text.js';
import type { Place, Problem } from './problem.js';

/** Problems of the bytes, the signature, the keys or the log of a release. */
export const trustProblems = {
  differs: (at: Place, found: string, expected: string): Problem => ({
    at,
    found: same(found),
    expected: {
      en: `${expected}, which is what the calculation gives`,
      zh: `重新计算得到 ${expected}`,
    },
    mend: {
      en: 'take the release from its publisher again; if it stays so, tell the publisher',
      zh: '请向发布者重新获取该发布版；若结果依旧，请告知发布者',
    },
  }),
  strayFile: (file: string): Problem => ({
    at: { file },
    found: {
      en: 'a file or folder that release.json does not name',
      zh: 'release.json 未列出的文件或文件夹',
    },
    expected: { en: 'only the files of the release', zh: '仅有发布版自身的文件' },
    mend: {
      en: 'remove it: the hashes of the release do not cover it',
      zh: '请删除：发布版的校验值不涵盖该文件',
    },
  }),
  /** @param by the version of the program that made the release, where it is known */
  notComputable: (file: string, why: Text, by?: string): Problem => ({
    at: { file },
    found: {
      en: `content from which the index cannot be computed: ${why.en}`,
      zh: `内容无法用于计算：${why.zh}`,
    },
    expected: {
      en: 'a plan, a panel and tables as this version of the program writes them',
      zh: '与本程序当前版本一致的方案、面板数据与表格',
    },
    mend: {
      en: `${by === undefined ? '' : `the release was made by version ${by}: if iplus --version says another one, read it with that version, or build its edition again; otherwise `}take the release from its publisher again`,
      zh: `${by === undefined ? '' : `该发布版由 ${by} 版程序生成：若与 iplus --version 所示不同，请用该版本读取，或重新构建该指数；否则`}请向发布者重新获取该发布版`,
    },
  }),
  unlikeInput: (file: string, found: string, expected: string): Problem => ({
    at: { file },
    found: { en: `an input with SHA-256 ${found}`, zh: `输入文件的 SHA-256 为 ${found}` },
    expected: { en: `the input of the release: ${expected}`, zh: `发布版所用的输入：${expected}` },
    mend: {
      en: 'verify with the edition as it was when the release was made',
      zh: '请使用生成该发布版时的版本文件夹进行核验',
    },
  }),
  badSignature: (file: string, what: Text): Problem => ({
    at: { file },
    found: what,
    expected: {
      en: 'a signature of this release by a key you trust',
      zh: '由可信公钥对应的私钥对本发布版所作的签名',
    },
    mend: {
      en: 'do not rely on this copy; take the release and the key from their publisher again',
      zh: '请勿依赖此副本；请向发布者重新获取发布版与公钥',
    },
  }),
  unsigned: (file: string): Problem => ({
    at: { file },
    found: { en: 'no such file: the release is not signed', zh: '文件不存在：该发布版未签名' },
    expected: { en: 'a signature, as a key was given to check it with', zh: '既已给出公钥，应有签名' },
    mend: {
      en: 'verify without --key, or sign it: iplus sign RELEASE',
      zh: '去掉 --key，或签名：iplus sign RELEASE',
    },
  }),
  unattested: (file: string, absent: boolean): Problem => ({
    at: { file },
    found: absent
      ? { en: 'no such file', zh: '文件不存在' }
      : { en: 'an attestation that was not checked, as no key was given', zh: '未给出公钥，该证明未经核验' },
    expected: { en: 'a valid attestation, as --require demands', zh: '按 --require 的要求，应有效' },
    mend: absent
      ? {
          en: 'do not rely on this copy, or ask its publisher for the attestation',
          zh: '请勿依赖此副本，或向发布者索取该证明',
        }
      : { en: 'give the publisher’s key: --key', zh: '请用 --key 给出发布者公钥' },
  }),
  badKey: (file: string, what: Text): Problem => ({
    at: { file },
    found: what,
    expected: {
      en: 'a minisign public key (RW…), or keys.json',
      zh: 'minisign 公钥（RW…）或 keys.json',
    },
    mend: {
      en: 'make keys with iplus keys new, or name the file of the publisher',
      zh: '用 iplus keys new 生成，或指定发布者的公钥文件',
    },
  }),
  badSecretKey: (what: Text): Problem => ({
    at: { file: '--key-fd' },
    found: what,
    expected: {
      en: 'a secret key by --key-fd N, or in the variable IPLUS_SECRET_KEY',
      zh: '通过 --key-fd N 或环境变量 IPLUS_SECRET_KEY 给出的私钥',
    },
    mend: {
      en: 'iplus sign RELEASE --key-fd 3 3< FILE, with a file from iplus keys new',
      zh: 'iplus sign RELEASE --key-fd 3 3< 文件，文件由 iplus keys new 生成',
    },
  }),
  secretBeside: (file: string): Problem => ({
    at: { file },
    found: { en: 'a place that is published', zh: '会被公开的位置' },
    expected: {
      en: 'a place outside every edition, release and folder of public keys',
      zh: '版本、发布版与公钥文件夹之外的位置',
    },
    mend: { en: 'choose another --secret', zh: '请更换 --secret' },
  }),
  keyState: (file: string, what: Text, expected: Text): Problem => ({
    at: { file },
    found: what,
    expected,
    mend: { en: 'see iplus keys list', zh: '参见 iplus keys list' },
  }),
  unreachable: (url: string, why: Text): Problem => ({
    at: { file: url },
    found: why,
    expected: { en: 'a release or log served as files', zh: '以文件形式提供的发布版或日志' },
    mend: { en: 'check the address, or try again later', zh: '请检查地址，或稍后重试' },
  }),
  badLog: (file: string, what: Text): Problem => ({
    at: { file },
    found: what,
    expected: { en: 'an append-only log whose hashes agree', zh: '散列一致、只增不改的日志' },
    mend: {
      en: 'take the log from another copy; a log that contradicts an earlier checkpoint was rewritten',
      zh: '请改用其他副本；与先前检查点不一致的日志已被改写',
    },
  }),
  noPromise: (file: string): Problem => ({
    at: { file },
    found: {
      en: 'a receipt without a promise that a given key has signed',
      zh: '回执中没有由所给公钥对应的私钥签署的承诺',
    },
    expected: {
      en: 'the receipt as the platform answered it, and the public key of its log',
      zh: '平台所返回的完整回执，以及其日志的公钥',
    },
    mend: {
      en: 'give the whole receipt (its member “promise”) and the key with --key; a platform without a public log promises nothing',
      zh: '请给出完整回执（含 promise 一项），并以 --key 给出公钥；未设公开日志的平台不作承诺',
    },
  }),
  tooFewWitnesses: (file: string, found: number, of: number): Problem => ({
    at: { file },
    found: { en: `signatures of ${found} of ${of} witnesses`, zh: `${of} 个见证方中 ${found} 个已签署` },
    expected: { en: 'as many as the file of witnesses asks for', zh: '见证方文件所要求的数目' },
    mend: {
      en: 'ask the publisher for more of them, or do not rely on this copy',
      zh: '请向发布者索取更多见证，或勿依赖此副本',
    },
  }),
  badWitnessed: (file: string): Problem => ({
    at: { file },
    found: { en: 'not the checkpoint that this witness cosigned last', zh: '不是本见证方最后共签的检查点' },
    expected: { en: 'the file as it was written, by this key', zh: '由本密钥写出、未经改动的文件' },
    mend: {
      en: 'put it back from the log or a copy of that very state; where that is not possible, start a witness with a new key: an older state would let the log be rewritten',
      zh: '请由日志或恰为该状态的副本恢复；若无法恢复，请以新密钥另设见证方：较早的状态会使日志得以改写',
    },
  }),
  logBusy: (file: string): Problem => ({
    at: { file },
    found: { en: 'another process that appends to the log', zh: '另一进程正在追加日志' },
    expected: { en: 'one process at a time', zh: '同一时刻仅有一个进程' },
    mend: { en: 'wait; remove this file if no such process runs', zh: '请稍候；若确无此进程，请删除该文件' },
  }),
  notLogged: (file: string): Problem => ({
    at: { file },
    found: { en: 'a log without this release', zh: '日志中没有该发布版' },
    expected: { en: 'a release that was added to it', zh: '已加入日志的发布版' },
    mend: { en: 'iplus log add RELEASE --log DIR', zh: 'iplus log add RELEASE --log DIR' },
  }),
};

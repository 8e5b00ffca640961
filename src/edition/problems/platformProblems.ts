import type { Place, Problem } from './problem.js';

/** Problems of signals that read what partners sent to the platform. */
export const platformProblems = {
  noPlatformGiven: (at: Place, from: string): Problem => ({
    at,
    found: {
      en: `records of the platform (${from}), and no platform`,
      zh: `需要平台记录（${from}），但未指明平台`,
    },
    expected: { en: 'the folder of the platform that has them', zh: '存有这些记录的平台文件夹' },
    mend: {
      en: 'add --platform DIR to check, build, release or serve; other commands read releases of this edition, not the edition itself. Without the platform, everything in this folder is checked; the fields of the contracts and the figures are not',
      zh: '请在 check、build、release 或 serve 后加上 --platform 文件夹；其他命令请使用本版的发布版，而非版本文件夹。未指明平台时，版本文件夹内的内容均已检查，契约的字段与数值则未检查',
    },
  }),
  noFinalPeriod: (at: Place): Problem => ({
    at,
    found: {
      en: 'records of the platform, and no period that is final',
      zh: '使用平台记录，但未说明哪一期为最终数',
    },
    expected: {
      en: 'platform: { final: PERIOD } in edition.yaml, the last period whose figures are final',
      zh: 'edition.yaml 中的 platform: { final: 时期 }，即数值已为最终的最近一期',
    },
    mend: { en: 'add it', zh: '请补上' },
  }),
  notOfPlatform: (at: Place, key: string): Problem => ({
    at,
    found: { en: `${key} for records of the platform`, zh: `为平台记录写了 ${key}` },
    expected: {
      en: 'records that were judged on the platform, placed by code or name; where figures are confidential all records of a period, without conditions, as counts, sums, means or ratios of these',
      zh: '平台上已判定的记录，按代码或名称归位；数字需保密时，取一期内全部记录，不设条件，值为计数、合计、均值或其比率',
    },
    mend: {
      en: 'remove it, or add a field with this meaning to the contract',
      zh: '请删去；或在契约中以字段表达同样的内容',
    },
  }),
  negativeAmounts: (at: Place, column: string): Problem => ({
    at,
    found: {
      en: `sums of ${column} by contributor, a field that may be below 0`,
      zh: `按贡献者合计 ${column}，而该字段可为负`,
    },
    expected: {
      en: 'a field of the contract with minimum: 0, since shares of a sum protect nobody otherwise',
      zh: '契约中带 minimum: 0 的字段，否则按份额的保密规则不起作用',
    },
    mend: { en: 'give the field of the contract a minimum', zh: '请在契约中为该字段设定最小值' },
  }),
  otherContributors: (at: Place, own: string | undefined, column: string | undefined): Problem => ({
    at,
    found: own
      ? { en: `contributors: { column: ${own} }`, zh: `contributors: { column: ${own} }` }
      : {
          en: 'a contract that asks for contributors (fewestContributors) and names no field for them',
          zh: '契约规定了贡献者数（fewestContributors），但没有表示贡献者的字段',
        },
    expected: column
      ? {
          en: `contributors: { column: ${column} }, as the contract counts them`,
          zh: `contributors: { column: ${column} }，与契约的计法一致`,
        }
      : { en: 'a field with role: contributor', zh: '一个 role 为 contributor 的字段' },
    mend: column
      ? {
          en: `name ${column}, or leave contributors out: the rule of the contract holds in any case`,
          zh: `请改为 ${column}，或删去 contributors：契约的规则始终有效`,
        }
      : {
          en: 'put a version of the contract with such a field into contracts/',
          zh: '请将含该字段的契约新版本放入 contracts/',
        },
  }),
  unknownContract: (at: Place, contract: string, known: readonly string[]): Problem => ({
    at,
    found: {
      en: `the contract ${contract}, which the platform does not have`,
      zh: `平台没有契约 ${contract}`,
    },
    expected: { en: known.join(' | '), zh: known.join('、') },
    mend: {
      en: 'name one of these, or put the contract into contracts/',
      zh: '请改用其一，或将契约放入 contracts/',
    },
  }),
  liveDiffers: (folder: string, what: string): Problem => ({
    at: { file: folder },
    found: {
      en: `records taken for figures that are not those of the log (${what})`,
      zh: `计入数值的记录与日志不一致（${what}）`,
    },
    expected: { en: 'the same records as when all are taken anew', zh: '与全部重新收取时相同的记录' },
    mend: {
      en: 'find out why (the disk, another program), then remove this folder: it is made anew from the log. Figures published since the last comparison may be wrong',
      zh: '请先查明原因（磁盘或其他程序），再删除此文件夹，程序将依日志重建；上次比对之后发布的数值可能有误',
    },
  }),
  liveInUse: (folder: string, lock: string): Problem => ({
    at: { file: folder },
    found: { en: 'another process takes records for this edition', zh: '另一进程正在为本版收取记录' },
    expected: { en: 'one at a time', zh: '一次仅限一个' },
    mend: {
      en: `wait, or remove ${lock} if no process is left`,
      zh: `请稍候；若进程已不存在，请删除 ${lock}`,
    },
  }),
  otherContract: (contract: string, what: string, versions: string): Problem => ({
    at: { file: `contracts/${contract}.yaml` },
    found: {
      en: `the contract ${contract} differs between platforms in what the edition reads: ${what}; versions ${versions}`,
      zh: `契约 ${contract} 在各平台上的定义不同，且涉及本版读取的内容：${what}；版本 ${versions}`,
    },
    expected: {
      en: 'fields of the same type and unit, the same time, place and least number of contributors',
      zh: '字段的类型与单位、时间、地点及最少贡献者数均相同',
    },
    mend: {
      en: 'adopt the same version on all platforms, or leave one out',
      zh: '请在各平台采用同一版本，或去掉其中一个平台',
    },
  }),
  platformTwice: (one: string, other: string): Problem => ({
    at: { file: other },
    found: {
      en: `the same platform named twice: ${one} and ${other}`,
      zh: `同一平台指定了两次：${one} 与 ${other}`,
    },
    expected: {
      en: 'each platform once, as its folder or as the file that names its storage',
      zh: '每个平台只指定一次：其文件夹，或指明其对象存储的文件',
    },
    mend: { en: 'leave out one of the two --platform', zh: '请去掉其中一个 --platform' },
  }),
  partnerOnTwo: (partner: string, contract: string, where: string): Problem => ({
    at: { file: `contracts/${contract}.yaml` },
    found: {
      en: `records of the partner ${partner} under ${contract} on two platforms: ${where}`,
      zh: `报送方 ${partner} 在两个平台上都有 ${contract} 的记录：${where}`,
    },
    expected: {
      en: 'each partner on one platform, as keys are unique there: the same record could count twice',
      zh: '每个报送方只在一个平台报送：记录的键仅在单个平台内唯一，否则同一记录可能重复计入',
    },
    mend: {
      en: 'give one of two different organisations another name; otherwise erase or withdraw its records on one platform, or leave that platform out',
      zh: '若为两家不同机构，请为其中一家另取名称；否则请在其中一个平台擦除或撤回其记录，或去掉该平台',
    },
  }),
};

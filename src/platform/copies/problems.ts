import type { Problem, Text } from '../../edition/index.js';

/** Problems of copies in object storage. */
export const copyProblems = {
  badFile: (file: string, fields: string): Problem => ({
    at: { file },
    found:
      fields === ''
        ? {
            en: 'no file, no JSON, or fields that it cannot have',
            zh: '没有文件、不是 JSON，或含有不应有的字段',
          }
        : { en: `something else for ${fields}`, zh: `${fields} 的内容不符` },
    expected: {
      en: '{"endpoint": "https://…", "bucket": "…", "region": "…"}, and "prefix" if the bucket has other things',
      zh: '{"endpoint": "https://…", "bucket": "…", "region": "…"}，如存储桶另有内容再加 "prefix"',
    },
    mend: {
      en: 'say where the copies go; http only for this machine',
      zh: '请写明副本的存放位置；http 仅限本机',
    },
  }),
  noKeys: (): Problem => ({
    at: { file: 'copies.json' },
    found: { en: 'no keys of the storage', zh: '没有对象存储的密钥' },
    expected: {
      en: 'AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY in the environment',
      zh: '环境变量 AWS_ACCESS_KEY_ID 与 AWS_SECRET_ACCESS_KEY',
    },
    mend: { en: 'set both', zh: '请设置这两个变量' },
  }),
  refused: (name: string, why: Text): Problem => ({
    at: { file: name },
    found: why,
    expected: { en: 'a storage that takes and gives this object', zh: '对象存储应可写入并读取该对象' },
    mend: {
      en: 'compare copies.json and the keys; what was copied stays, and the rest follows at the next try',
      zh: '请核对 copies.json 与密钥；已复制的内容不受影响，其余在下次补齐',
    },
  }),
  otherBytes: (name: string): Problem => ({
    at: { file: name },
    found: { en: 'other bytes in the storage than were sent there', zh: '对象存储中的内容与上传时不一致' },
    expected: { en: 'the same SHA-256', zh: '相同的 SHA-256' },
    mend: {
      en: 'find out what changed them; copy again, or restore from another copy',
      zh: '请查明改动原因，重新复制，或从其他副本恢复',
    },
  }),
  notEmpty: (folder: string): Problem => ({
    at: { file: folder },
    found: { en: 'a folder with other things in it', zh: '文件夹中已有其他内容' },
    expected: {
      en: 'no folder, an empty one, or what an interrupted restoration left',
      zh: '尚不存在的或空的文件夹，或上次未完成的恢复',
    },
    mend: { en: 'name another folder', zh: '请另选文件夹' },
  }),
  nothingThere: (where: string): Problem => ({
    at: { file: where },
    found: { en: 'no copies', zh: '没有副本' },
    expected: { en: 'the copies of a platform', zh: '平台的副本' },
    mend: { en: 'compare bucket and prefix', zh: '请核对存储桶与前缀' },
  }),
  copying: (folder: string): Problem => ({
    at: { file: folder },
    found: {
      en: 'another process copies records of this platform to object storage',
      zh: '另一进程正在将该平台的记录复制到对象存储',
    },
    expected: { en: 'one copy at a time', zh: '一次仅复制一份' },
    mend: { en: 'wait until it is done, then copy again', zh: '请待其完成后再复制' },
  }),
  erasedMeanwhile: (folder: string, contracts: string): Problem => ({
    at: { file: folder },
    found: {
      en: `records of ${contracts} were erased while they were copied, three times`,
      zh: `复制期间 ${contracts} 有记录被擦除，已连续三次`,
    },
    expected: { en: 'no erasure during the copy', zh: '复制期间没有擦除' },
    mend: {
      en: 'copy again; what was erased is in no object, and builds from the storage are refused until then',
      zh: '请重新复制；被擦除的内容不在任何对象中，此前从对象存储构建会被拒绝',
    },
  }),
  noRecords: (name: string): Problem => ({
    at: { file: name },
    found: { en: 'no records of this edition in the storage', zh: '对象存储中没有本版的记录' },
    expected: { en: 'records that the platform has copied there', zh: '平台已复制的记录' },
    mend: {
      en: 'run iplus platform copy DIR EDITION where the platform is; compare bucket and prefix',
      zh: '请在平台所在的机器上运行 iplus platform copy 文件夹 版本，并核对存储桶与前缀',
    },
  }),
  otherContents: (name: string): Problem => ({
    at: { file: name },
    found: { en: 'no list of records that this version reads', zh: '不是本版本可读取的记录清单' },
    expected: {
      en: 'what iplus platform copy DIR EDITION writes',
      zh: 'iplus platform copy 文件夹 版本 写入的内容',
    },
    mend: { en: 'copy the records again, with this version', zh: '请用本版本重新复制记录' },
  }),
  otherForm: (name: string): Problem => ({
    at: { file: name },
    found: {
      en: 'records that were copied for other signals, places, rules or contracts than the edition has now',
      zh: '复制记录时所依据的信号、地区、规则或契约与版本现状不同',
    },
    expected: { en: 'records copied for the edition as it is', zh: '按版本现状复制的记录' },
    mend: {
      en: 'run iplus platform copy DIR EDITION with this edition where the platform is',
      zh: '请在平台所在的机器上对本版本运行 iplus platform copy 文件夹 版本',
    },
  }),
  withdrawn: (name: string, contracts: string): Problem => ({
    at: { file: name },
    found: {
      en: `records of ${contracts} were erased since the last copy, so that all copies of that contract were removed`,
      zh: `上次复制后，${contracts} 有记录被擦除，该契约的副本已全部移除`,
    },
    expected: { en: 'records that were copied after the erasure', zh: '擦除之后复制的记录' },
    mend: {
      en: 'run iplus platform copy DIR EDITION where the platform is',
      zh: '请在平台所在的机器上运行 iplus platform copy 文件夹 版本',
    },
  }),
  notDated: (name: string): Problem => ({
    at: { file: name },
    found: {
      en: 'records that were copied without the proofs of a release of a date, or for another last period',
      zh: '复制时未附带定期发布版所需的证明，或最后一期不同',
    },
    expected: {
      en: 'records that were copied with --dated, and the same platform.final',
      zh: '以 --dated 复制的记录，且 platform.final 相同',
    },
    mend: {
      en: 'run iplus platform copy DIR EDITION --dated where the platform is',
      zh: '请在平台所在的机器上运行 iplus platform copy 文件夹 版本 --dated',
    },
  }),
};

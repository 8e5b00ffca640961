import type { Place, Problem } from './problem.js';

/** Problems of records that are ingested under a contract. */
export const ingestProblems = {
  noContract: (file: string): Problem => ({
    at: { file },
    found: { en: 'no signal with a contract', zh: '没有任何信号写有 contract' },
    expected: { en: 'a contract in signals/*.yaml', zh: 'signals/*.yaml 中应有 contract' },
    mend: {
      en: 'write one (docs/ingest.md), or build without: records of other signals are read as they are',
      zh: '请写明 contract（见 docs/ingest.md），或直接生成：其余信号按原样读取记录',
    },
  }),
  contractOnCluster: (at: Place): Problem => ({
    at,
    found: { en: 'a contract for a table of a cluster', zh: '为集群上的表写了 contract' },
    expected: { en: 'a contract for record files of the edition', zh: 'contract 只用于版本内的记录文件' },
    mend: {
      en: 'check the records where they enter the cluster, and take the contract out',
      zh: '请在记录进入集群时校验，并删去 contract',
    },
  }),
  notIngested: (at: Place, from: string): Problem => ({
    at,
    found: {
      en: `a contract under which nothing of ${from} was taken`,
      zh: `尚未按此 contract 收取 ${from} 的任何记录`,
    },
    expected: { en: 'records that were checked against it', zh: '应先按其校验记录' },
    mend: { en: 'run iplus ingest EDITION first', zh: '请先运行 iplus ingest EDITION' },
  }),
  otherBytes: (file: string, folder: string): Problem => ({
    at: { file },
    found: { en: 'other bytes than those taken under this name', zh: '内容与此前以此文件名收取的不同' },
    expected: {
      en: 'the file as it was, or a new name for new records',
      zh: '原来的文件；新记录应使用新文件名',
    },
    mend: {
      en: `put it back, or give it another name; to replace what was taken, remove ${folder} and ingest again`,
      zh: `请恢复原文件，或另取文件名；若要替换已收取的记录，请删除 ${folder} 后重新收取`,
    },
  }),
  changedWhileRead: (file: string): Problem => ({
    at: { file },
    found: { en: 'a file that changed while it was read', zh: '读取过程中文件发生变化' },
    expected: { en: 'a file that is complete', zh: '已写完的文件' },
    mend: {
      en: 'ingest again when it is complete; write under another name and rename',
      zh: '请待其写完后重新收取；宜先写入其他文件名再改名',
    },
  }),
  damagedTaken: (file: string, folder: string): Problem => ({
    at: { file },
    found: { en: 'a file that is not as it was when the records were taken', zh: '文件与收取时不一致' },
    expected: { en: 'the bytes that were written then', zh: '收取时写入的内容' },
    mend: {
      en: `restore it, or remove ${folder} and ingest again`,
      zh: `请恢复该文件，或删除 ${folder} 后重新收取`,
    },
  }),
  ingestInUse: (file: string, lock: string): Problem => ({
    at: { file },
    found: { en: 'an edition whose records another process is taking', zh: '另一进程正在收取该版本的记录' },
    expected: { en: 'one ingest at a time', zh: '同一时间仅有一个收取进程' },
    mend: {
      en: `wait; where none is running any more, remove ${lock}`,
      zh: `请稍候；若确已无进程在收取，请删除 ${lock}`,
    },
  }),
  outsideEdition: (file: string): Problem => ({
    at: { file },
    found: { en: 'a link that leads out of the edition', zh: '指向版本文件夹之外的链接' },
    expected: { en: 'a file inside the edition', zh: '版本文件夹内的文件' },
    mend: { en: 'put the file itself there', zh: '请放置文件本身' },
  }),
  reservedColumn: (file: string, column: string): Problem => ({
    at: { file, line: 1, column },
    found: { en: 'a column whose name begins with two underscores', zh: '列名以两个下划线开头' },
    expected: { en: 'names that are not kept for the program', zh: '不与程序保留名冲突的列名' },
    mend: { en: 'give it another name', zh: '请改名' },
  }),
  badSince: (found: string, form: string): Problem => ({
    at: { file: '--since' },
    found: { en: `“${found}”`, zh: `“${found}”` },
    expected: { en: `a period of the edition, such as ${form}`, zh: `该版本的时期，形如 ${form}` },
    mend: { en: 'write it that way', zh: '请照此书写' },
  }),
};

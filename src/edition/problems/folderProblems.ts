import type { Text } from '../text.js';
import type { Place, Problem } from './problem.js';

/** Problems of a folder or file that is read or written. */
export const folderProblems = {
  noFolder: (file: string): Problem => ({
    at: { file },
    found: { en: 'no such folder', zh: '文件夹不存在' },
    expected: {
      en: 'a folder with edition.yaml, units.csv and data',
      zh: '包含 edition.yaml、units.csv 与数据的文件夹',
    },
    mend: {
      en: 'correct the path, or make a working example: iplus new DIR',
      zh: '请更正路径，或用 iplus new DIR 生成可用样例',
    },
  }),
  notAFolder: (file: string): Problem => ({
    at: { file },
    found: { en: 'a file', zh: '这是一个文件' },
    expected: { en: 'the folder of an edition', zh: '版本所在的文件夹' },
    mend: { en: 'name the folder that holds edition.yaml', zh: '请指定 edition.yaml 所在的文件夹' },
  }),
  unreadable: (file: string, why: string): Problem => ({
    at: { file },
    found: { en: `something that cannot be read (${why})`, zh: `无法读取（${why}）` },
    expected: { en: 'a file that you may read', zh: '有读取权限的文件' },
    mend: { en: 'put a readable file in its place', zh: '请在此放置可读取的文件' },
  }),
  outOfMemory: (at: Place): Problem => ({
    at,
    found: {
      en: 'more data at once than the memory of the database holds',
      zh: '一次处理的数据超出数据库内存',
    },
    expected: { en: 'memory for the data', zh: '足够的内存' },
    mend: {
      en: 'set IPLUS_MEMORY to more bytes, or use a machine with more memory',
      zh: '请增大 IPLUS_MEMORY（字节），或换用内存更大的计算机',
    },
  }),
  emptyFolder: (file: string): Problem => ({
    at: { file },
    found: { en: 'a folder without edition.yaml', zh: '文件夹中没有 edition.yaml' },
    expected: {
      en: 'a folder with edition.yaml, units.csv and data',
      zh: '包含 edition.yaml、units.csv 与数据的文件夹',
    },
    mend: {
      en: 'name the right folder, or write a working example into it: iplus new DIR',
      zh: '请指定正确的文件夹，或用 iplus new DIR 写入可用样例',
    },
  }),
  unusable: (file: string, why: string): Problem => ({
    at: { file },
    found: {
      en: `a release that was built but cannot be used (${why}); nothing was put in its place`,
      zh: `发布版已生成但无法使用（${why}），原有内容未被替换`,
    },
    expected: { en: 'a release that opens and whose pages can be shown', zh: '可以打开并显示页面的发布版' },
    mend: {
      en: 'this is a fault of the program: please report it with the edition; what was there before stands',
      zh: '这是程序的缺陷，请连同版本一并报告；原有发布版保持不变',
    },
  }),
  unwritable: (file: string, why: string): Problem => ({
    at: { file },
    found: { en: `a folder that cannot be written to (${why})`, zh: `文件夹不可写（${why}）` },
    expected: { en: 'a folder you may write to, with space left', zh: '有写入权限且有剩余空间的文件夹' },
    mend: /^E[MN]FILE$/.test(why)
      ? {
          en: 'too many files are open: end other programs, or raise the limit (ulimit -n)',
          zh: '打开的文件过多：请关闭其他程序，或提高上限（ulimit -n）',
        }
      : { en: 'choose another --out, or change its permissions', zh: '请更换 --out，或修改权限' },
  }),
  occupied: (file: string): Problem => ({
    at: { file },
    found: { en: 'something that is not a release', zh: '此处已有其他内容，并非发布版' },
    expected: { en: 'nothing, an empty folder, or an earlier release', zh: '空位、空文件夹或先前的发布版' },
    mend: { en: 'choose another --out; nothing was changed', zh: '请更换 --out；未作任何改动' },
  }),
  ontoRelease: (file: string): Problem => ({
    at: { file },
    found: { en: 'a release', zh: '此处是发布版' },
    expected: {
      en: 'nothing, an empty folder, or what this command wrote there before',
      zh: '空位、空文件夹或本命令先前写出的内容',
    },
    mend: {
      en: 'name another folder; nothing was changed',
      zh: '请另选文件夹；未作任何改动',
    },
  }),
  ontoOther: (file: string, what: Text, wanted: Text, option: string): Problem => ({
    at: { file },
    found: { en: `${what.en}, which would give way`, zh: `此处是${what.zh}，写出后将被替换` },
    expected: {
      en: `nothing, an empty folder, or an earlier output of this kind: ${wanted.en}`,
      zh: `空位、空文件夹或此前的同类输出：${wanted.zh}`,
    },
    mend: {
      en: `choose another ${option}, or remove what is there first; nothing was changed`,
      zh: `请更换 ${option}，或先移除原有内容；未作任何改动`,
    },
  }),
  ownInput: (file: string, input: string, option: string): Problem => ({
    at: { file },
    found: {
      en: `a file that this command reads (${input}) and would write over`,
      zh: `本命令要读取此文件（${input}），写出后将被覆盖`,
    },
    expected: { en: 'a place where nothing is that it reads', zh: '不属于读取内容的位置' },
    mend: { en: `choose another ${option}; nothing was changed`, zh: `请更换 ${option}；未作任何改动` },
  }),
  sameOutput: (file: string, first: string, second: string): Problem => ({
    at: { file },
    found: {
      en: `one file for two outputs, ${first} and ${second}`,
      zh: `两项输出（${first} 与 ${second}）指向同一文件`,
    },
    expected: { en: 'a file for each', zh: '每项输出各有一个文件' },
    mend: { en: `choose another ${second}; nothing was changed`, zh: `请更换 ${second}；未作任何改动` },
  }),
  insideRelease: (file: string, release: string, option: string): Problem => ({
    at: { file },
    found: {
      en: `a place inside the folder of a release (${release}), which never changes`,
      zh: `位于发布版文件夹内（${release}），而发布版不可改动`,
    },
    expected: { en: 'a place outside of it', zh: '发布版文件夹以外的位置' },
    mend: { en: `choose another ${option}; nothing was changed`, zh: `请更换 ${option}；未作任何改动` },
  }),
  folderInUse: (file: string): Problem => ({
    at: { file },
    found: { en: 'a folder that is not empty', zh: '文件夹非空' },
    expected: { en: 'a new or empty folder', zh: '新的或空的文件夹' },
    mend: { en: 'choose another folder; nothing was changed', zh: '请更换文件夹；未作任何改动' },
  }),
  fileInUse: (file: string): Problem => ({
    at: { file },
    found: { en: 'a file that is already there', zh: '文件已存在' },
    expected: { en: 'a new file', zh: '新文件' },
    mend: { en: 'choose another name; nothing was changed', zh: '请更换名称；未作任何改动' },
  }),
  unwritableFile: (file: string, why: string): Problem => ({
    at: { file },
    found: { en: `a file that cannot be written (${why})`, zh: `文件无法写入（${why}）` },
    expected: { en: 'a file in a folder you may write to', zh: '有写入权限的文件夹中的文件' },
    mend: { en: 'choose another place', zh: '请更换位置' },
  }),
  unusableAddress: (at: string, code: string): Problem => ({ at: { file: at }, ...listening(code) }),
  notARelease: (file: string): Problem => ({
    at: { file },
    found: { en: 'no release.json', zh: '没有 release.json' },
    expected: { en: 'a release', zh: '发布版文件夹' },
    mend: { en: 'make one: iplus build EDITION --out DIR', zh: '请先生成：iplus build EDITION --out DIR' },
  }),
  changedFile: (file: string): Problem => ({
    at: { file },
    found: { en: 'a file that is not the one the release was made with', zh: '文件与发布时不一致' },
    expected: { en: 'the bytes whose hash release.json names', zh: '与 release.json 所载校验值一致的内容' },
    mend: { en: 'build the release again', zh: '请重新生成发布版' },
  }),
};

/** Why nothing can listen at an address, by the code of the system's error. */
function listening(code: string): Omit<Problem, 'at'> {
  const expected = { en: 'an address of this machine with a free port', zh: '本机的地址与空闲端口' };
  if (code === 'EADDRINUSE')
    return {
      found: { en: 'a port that is in use', zh: '端口已被占用' },
      expected,
      mend: { en: 'end the other program, or choose another port', zh: '请结束占用端口的程序，或更换端口' },
    };
  if (['EADDRNOTAVAIL', 'ENOTFOUND', 'EAI_AGAIN', 'EINVAL'].includes(code))
    return {
      found: { en: 'no address of this machine', zh: '不是本机地址' },
      expected,
      mend: {
        en: 'choose 127.0.0.1 (this machine alone) or 0.0.0.0 (all of its addresses)',
        zh: '请使用 127.0.0.1（仅本机）或 0.0.0.0（本机全部地址）',
      },
    };
  return {
    found: { en: `an address that cannot be listened at (${code})`, zh: `无法监听该地址（${code}）` },
    expected,
    mend: { en: 'choose another address or port', zh: '请更换地址或端口' },
  };
}

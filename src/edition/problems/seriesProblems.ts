import { same } from '../text.js';
import type { Problem } from './problem.js';

/** Problems of a series of releases. */
export const seriesProblems = {
  notASeries: (file: string): Problem => ({
    at: { file },
    found: { en: 'no series.json', zh: '没有 series.json' },
    expected: { en: 'a series of releases', zh: '发布系列文件夹' },
    mend: {
      en: 'make one: iplus release EDITION --to DIR --date YYYY-MM-DD',
      zh: '请先建立：iplus release EDITION --to DIR --date YYYY-MM-DD',
    },
  }),
  changedSeries: (file: string): Problem => ({
    at: { file },
    found: { en: 'a file that is not the one the series was written with', zh: '文件与系列写入时不一致' },
    expected: { en: 'files that only iplus writes', zh: '仅由 iplus 写入的文件' },
    mend: { en: 'take the series from a copy; nothing was changed', zh: '请从备份恢复该系列；未作任何改动' },
  }),
  seriesOccupied: (file: string): Problem => ({
    at: { file },
    found: { en: 'a folder that holds something else', zh: '文件夹中已有其他内容' },
    expected: { en: 'nothing, an empty folder, or a series', zh: '空位、空文件夹或发布系列' },
    mend: { en: 'choose another --to; nothing was changed', zh: '请更换 --to；未作任何改动' },
  }),
  seriesInUse: (file: string, lock: string): Problem => ({
    at: { file },
    found: { en: 'a series another process is writing', zh: '系列正由另一进程写入' },
    expected: { en: 'one writer at a time', zh: '同一时间仅有一个写入者' },
    mend: {
      en: `wait; where nobody is writing any more, remove ${lock}`,
      zh: `请稍候；若确已无人写入，请删除 ${lock}`,
    },
  }),
  otherEdition: (file: string, found: string, expected: string): Problem => ({
    at: { file },
    found: { en: `a release of “${found}”`, zh: `“${found}”的发布版` },
    expected: { en: `a release of “${expected}”`, zh: `“${expected}”的发布版` },
    mend: { en: 'give each edition a series of its own', zh: '请为每个版本单设系列' },
  }),
  nothingNew: (file: string, number: number): Problem => ({
    at: { file },
    found: { en: `the very release that is vintage ${number}`, zh: `与第 ${number} 版完全相同的发布版` },
    expected: { en: 'a release that differs from the one before', zh: '与上一版不同的发布版' },
    mend: { en: 'nothing to publish; nothing was changed', zh: '无需发布；未作任何改动' },
  }),
  earlierDate: (date: string, last: string, number: number): Problem => ({
    at: { file: '--date' },
    found: same(date),
    expected: {
      en: `${last} or later: the date of vintage ${number}`,
      zh: `不早于第 ${number} 版的日期 ${last}`,
    },
    mend: { en: 'give the day of publication', zh: '请给出发布日期' },
  }),
  absentReason: (of: string): Problem => ({
    at: { file: '--reason' },
    found: { en: 'no reason in both languages', zh: '缺少中英文理由' },
    expected: {
      en: `--reason and --reason-zh: ${of} is explained`,
      zh: `--reason 与 --reason-zh：${of} 须说明理由`,
    },
    mend: { en: 'say why, in English and Chinese', zh: '请以中英文说明理由' },
  }),
  withdrawnAlready: (number: number, date: string): Problem => ({
    at: { file: '--vintage' },
    found: { en: `vintage ${number}, withdrawn on ${date}`, zh: `第 ${number} 版已于 ${date} 撤回` },
    expected: { en: 'a vintage that is not withdrawn', zh: '尚未撤回的版次' },
    mend: { en: 'name another vintage', zh: '请指定其他版次' },
  }),
  heldBack: (number: number): Problem => ({
    at: { file: '--embargo' },
    found: { en: `vintage ${number} is still held back`, zh: `第 ${number} 版仍在禁发期` },
    expected: { en: 'vintages that become public in their order', zh: '各版按顺序公开' },
    mend: {
      en: 'lift it first (iplus calendar lift SERIES), or hold this one back too (--embargo)',
      zh: '请先解除（iplus calendar lift SERIES），或本版亦设禁发（--embargo）',
    },
  }),
  embargoLasts: (number: number, until: string, now: string): Problem => ({
    at: { file: '--now' },
    found: {
      en: `${now}, before the embargo of vintage ${number} ends`,
      zh: `${now}，第 ${number} 版禁发期未满`,
    },
    expected: { en: `${until} or later`, zh: `不早于 ${until}` },
    mend: { en: 'wait for the announced hour', zh: '请等到公布的时刻' },
  }),
  underEmbargo: (file: string, number: number, until: string): Problem => ({
    at: { file },
    found: { en: `vintage ${number}, which is under embargo`, zh: `第 ${number} 版，仍在禁发期` },
    expected: { en: `a public vintage, or a time from ${until} on`, zh: `已公开的版次，或 ${until} 之后` },
    mend: {
      en: 'wait; serve, publish and mcp never show it before, other commands while access is recorded (iplus calendar access)',
      zh: '请等待；在此之前 serve、publish 与 mcp 一概不予显示，其他命令须先登记提前查阅（iplus calendar access）',
    },
  }),
  notAnnounced: (file: string, period: string): Problem => ({
    at: { file },
    found: { en: `nothing announced for ${period} that is to come`, zh: `${period} 没有待发布的预告` },
    expected: { en: 'an entry of the calendar', zh: '发布日历中的条目' },
    mend: {
      en: `announce it: iplus calendar add SERIES --period ${period} --date … --time … --zone …`,
      zh: `请先预告：iplus calendar add SERIES --period ${period} --date … --time … --zone …`,
    },
  }),
  announcedTwice: (period: string, date: string): Problem => ({
    at: { file: '--period' },
    found: { en: `${period}, already announced for ${date}`, zh: `${period} 已预告于 ${date} 发布` },
    expected: { en: 'one announcement of a period at a time', zh: '同一时期同时只有一个预告' },
    mend: { en: 'change the date instead: iplus calendar move', zh: '如需改期：iplus calendar move' },
  }),
  embargoDay: (date: string, announced: string): Problem => ({
    at: { file: '--date' },
    found: same(date),
    expected: { en: `the announced day ${announced}`, zh: `预告的日期 ${announced}` },
    mend: {
      en: 'give that date, or move the announcement with a reason: iplus calendar move',
      zh: '请使用该日期，或说明理由改期：iplus calendar move',
    },
  }),
  noHeldBack: (file: string): Problem => ({
    at: { file },
    found: { en: 'no vintage that is held back', zh: '没有处于禁发期的版次' },
    expected: { en: 'one published with --embargo', zh: '以 --embargo 发布的版次' },
    mend: { en: 'nothing to do; nothing was changed', zh: '无需操作；未作任何改动' },
  }),
  noVintage: (file: string, numbers: readonly number[]): Problem => ({
    at: { file },
    found: { en: 'no such vintage', zh: '没有这一版' },
    expected: {
      en: `one of: ${numbers.join(', ') || 'none yet'}`,
      zh: `下列之一：${numbers.join('、') || '暂无'}`,
    },
    mend: { en: 'name it as SERIES@NUMBER', zh: '请写作 系列@版号' },
  }),
  nothingPublic: (file: string): Problem => ({
    at: { file },
    found: { en: 'a series of which nothing is public yet', zh: '系列尚无公开版次' },
    expected: { en: 'a public vintage', zh: '已公开的版次' },
    mend: { en: 'name one as SERIES@NUMBER', zh: '请以 系列@版号 指定' },
  }),
  noNode: (node: string): Problem => ({
    at: { file: '--node' },
    found: same(`“${node}”`),
    expected: { en: 'a node that both releases have', zh: '两版均有的节点' },
    mend: { en: 'look at plan.json of both', zh: '请查看两版的 plan.json' },
  }),
};

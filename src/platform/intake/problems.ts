import { type Problem, same } from '../../edition/index.js';

/** Problems of the folder of a platform, and of its commands. */
export const intakeProblems = {
  damagedSegment: (file: string, offset: number): Problem => ({
    at: { file },
    found: {
      en: `acknowledged bytes that were changed, from byte ${offset} on`,
      zh: `自第 ${offset} 字节起，已确认接收的内容被改动或损坏`,
    },
    expected: { en: 'the bytes as they were acknowledged', zh: '与确认接收时一致的内容' },
    mend: {
      en: 'put the file back from a backup; nothing was changed here',
      zh: '请用备份恢复该文件；程序未对其作任何改动',
    },
  }),
  otherThanSealed: (file: string): Problem => ({
    at: { file },
    found: { en: 'a sealed segment that is not what was sealed', zh: '已封存的日志段与封存时不符' },
    expected: { en: 'the bytes that its seal names', zh: '与封存记录一致的内容' },
    mend: {
      en: 'put the file back from an earlier backup; nothing was changed here',
      zh: '请从更早的备份恢复该文件；程序未对其作任何改动',
    },
  }),
  missingSegment: (file: string, lost: string): Problem => ({
    at: { file },
    found: {
      en: 'a missing segment: the numbers of others, its seal or the public log name it',
      zh: '日志段缺失：其他日志段的编号、其封存记录或公开日志表明该段存在',
    },
    expected: { en: 'every segment that was begun', zh: '所有已建立的日志段' },
    mend: {
      en: `put the file back from a backup or a copy, with its seal. If it is lost for good, with all that was acknowledged in it, put an empty file ${lost} beside it`,
      zh: `请用备份或副本恢复该文件及其封存记录。如已无法找回（其中已确认接收的内容将全部丢失），请在同一目录下放置空文件 ${lost}`,
    },
  }),
  otherSeal: (file: string): Problem => ({
    at: { file },
    found: {
      en: 'a seal that is not the one that was written: the public log or a later file says otherwise, or it cannot be read',
      zh: '封存记录并非原先写入的内容：与公开日志或其后的文件不符，或无法读取',
    },
    expected: { en: 'the size and hash with which it was sealed', zh: '封存时的大小与哈希值' },
    mend: {
      en: 'put back the segment and the files beside it from the newest backup',
      zh: '请用最新的备份恢复该日志段及其旁的文件',
    },
  }),
  missingBytes: (file: string, end: number): Problem => ({
    at: { file },
    found: {
      en: `acknowledged bytes that are missing, or damaged so that nothing says what follows them (the file has ${end} bytes)`,
      zh: `已确认接收的内容缺失，或损坏至无法判定其后内容（该文件共 ${end} 字节）`,
    },
    expected: { en: 'all that was acknowledged', zh: '全部已确认接收的内容' },
    mend: {
      en: 'put the file back from a backup; nothing was changed here',
      zh: '请用备份恢复该文件；程序未对其作任何改动',
    },
  }),
  damagedFrame: (
    file: string,
    { offset, length, records }: { offset: number; length: number; records?: number | undefined },
  ): Problem => ({
    at: { file },
    found: {
      en: `${length} damaged bytes from byte ${offset} on, with ${records === 1 ? '1 record' : `${records ?? 'an unknown number of'} records`}, set aside`,
      zh: `自第 ${offset} 字节起有 ${length} 字节损坏，含${records === undefined ? '条数不明的' : ` ${records} 条`}记录，已予搁置`,
    },
    expected: { en: 'the bytes as they were acknowledged', zh: '与确认接收时一致的内容' },
    mend: {
      en: 'put the file back from a backup, then run iplus quarantine replay; or ask the partner to send the batch again with a new key. Check the disk',
      zh: '请用备份恢复该文件，再运行 iplus quarantine replay；或请报送单位以新的键值重新报送该批。并请检查磁盘',
    },
  }),
  brokenLedger: (file: string): Problem => ({
    at: { file },
    found: { en: 'a broken ledger, removed', zh: '台账已损坏，现已删除' },
    expected: { en: 'the ledger as it was written', zh: '与写入时一致的台账' },
    mend: {
      en: 'nothing: it is made anew from the log, and all that was acknowledged is judged again. Check the disk',
      zh: '无须处理：台账正由日志重建，已确认接收的内容将重新判定。请检查磁盘',
    },
  }),
  ledgerBreaks: (file: string): Problem => ({
    at: { file },
    found: { en: 'a broken ledger', zh: '台账已损坏' },
    expected: { en: 'the ledger as it was written', zh: '与写入时一致的台账' },
    mend: {
      en: 'run the command again once a server has the folder open: it makes the ledger anew from the log, and nothing that was acknowledged is lost. Check the disk',
      zh: '请在服务运行后重新执行此命令：服务会由日志重建台账，已确认接收的内容不会丢失。请检查磁盘',
    },
  }),
  heldLedger: (file: string): Problem => ({
    at: { file },
    found: { en: 'a ledger that another program keeps locked', zh: '台账被其他程序锁定' },
    expected: { en: 'a ledger that can be read beside the server', zh: '可与服务器同时读取的台账' },
    mend: {
      en: 'end what holds it (a backup, a database browser; lsof names it), then run the command again',
      zh: '请结束占用它的程序（如备份或数据库浏览器，可用 lsof 查出），再执行此命令',
    },
  }),
  closedLedger: (file: string, said: string): Problem => ({
    at: { file },
    found: { en: `a ledger that cannot be read (SQLite: ${said})`, zh: `台账无法读取（SQLite：${said}）` },
    expected: {
      en: 'a file that the user of this command can read, on a disk that works',
      zh: '执行此命令的用户可读取的文件，且磁盘正常',
    },
    mend: {
      en: 'run the command as the user of the server, and check that the path is a file and the disk is in order; the records are in segments/, not in the ledger',
      zh: '请以服务器的用户执行此命令，并确认该路径是文件、磁盘正常；记录保存在 segments/ 中，不在台账中',
    },
  }),
  lostLedger: (file: string): Problem => ({
    at: { file },
    found: { en: 'records, but no ledger', zh: '有记录，但没有台账' },
    expected: { en: 'the ledger that the server of the platform keeps', zh: '平台服务器维护的台账' },
    mend: {
      en: 'start a server on the folder (iplus serve --platform DIR), then run the command again: the server makes the ledger anew from the log, and nothing that was acknowledged is lost',
      zh: '请启动服务（iplus serve --platform DIR），再执行此命令：服务会由日志重建台账，已确认接收的内容不会丢失',
    },
  }),
  otherLedger: (file: string): Problem => ({
    at: { file },
    found: { en: 'a ledger that another version of this program wrote', zh: '台账由本程序的其他版本写入' },
    expected: { en: 'a ledger of this version', zh: '本版本的台账' },
    mend: {
      en: 'start a server of this version on the folder (iplus serve --platform DIR), then run the command again: the server makes the ledger anew from the log, and nothing that was acknowledged is lost',
      zh: '请以本版本启动服务（iplus serve --platform DIR），再执行此命令：服务会由日志重建台账，已确认接收的内容不会丢失',
    },
  }),
  keptElsewhere: (folder: string): Problem => ({
    at: { file: folder },
    found: { en: 'a platform whose log is kept in PostgreSQL', zh: '日志存于 PostgreSQL 的平台' },
    expected: { en: 'the server that writes it', zh: '由写入日志的服务器进行' },
    mend: {
      en: 'start iplus serve with --platform and --log-database; it carries out the command',
      zh: '请启动 iplus serve 并带上 --platform 与 --log-database，由其执行该命令',
    },
  }),
  inUse: (file: string): Problem => ({
    at: { file },
    found: { en: 'a platform that another process holds open', zh: '该平台正由另一进程使用' },
    expected: { en: 'a platform that nobody writes to', zh: '没有其他进程写入的平台' },
    mend: { en: 'stop the server, then run the command again', zh: '请先停止服务，再运行此命令' },
  }),
  noPlatform: (file: string): Problem => ({
    at: { file },
    found: { en: 'no platform there', zh: '此处没有平台' },
    expected: { en: 'the folder of a platform', zh: '平台所在的文件夹' },
    mend: {
      en: 'add a first partner: iplus partner add DIR NAME',
      zh: '请先登记参与单位：iplus partner add DIR NAME',
    },
  }),
  badPartnerName: (name: string): Problem => ({
    at: { file: 'NAME' },
    found: same(name),
    expected: {
      en: 'lower-case letters, digits and hyphens, at most 60, beginning with a letter',
      zh: '小写字母、数字与连字符，以字母开头，不超过 60 个字符',
    },
    mend: { en: 'choose another name', zh: '请另取名称' },
  }),
  knownPartner: (file: string): Problem => ({
    at: { file },
    found: { en: 'a partner of this name', zh: '已有同名的参与单位' },
    expected: { en: 'a new name', zh: '新的名称' },
    mend: {
      en: 'choose another name, or make a token: iplus partner token',
      zh: '请另取名称，或签发令牌：iplus partner token',
    },
  }),
  noPartner: (name: string, known: readonly string[]): Problem => ({
    at: { file: 'NAME' },
    found: same(name),
    expected: {
      en: `a partner: ${known.join(', ') || 'none yet'}`,
      zh: `已登记的参与单位：${known.join('、') || '尚无'}`,
    },
    mend: {
      en: 'correct the name, or add the partner: iplus partner add',
      zh: '请更正名称，或先登记：iplus partner add',
    },
  }),
  enoughTokens: (name: string): Problem => ({
    at: { file: name },
    found: { en: 'two tokens that are valid', zh: '已有两个有效令牌' },
    expected: { en: 'at most two: one in use and its successor', zh: '至多两个：在用的一个与其后继' },
    mend: { en: 'revoke one first: iplus partner revoke', zh: '请先撤销一个：iplus partner revoke' },
  }),
  badKey: (file: string): Problem => ({
    at: { file },
    found: { en: 'no public key of Ed25519', zh: '不是 Ed25519 公钥' },
    expected: { en: 'a public key in PEM (SPKI)', zh: 'PEM（SPKI）格式的公钥' },
    mend: {
      en: 'openssl genpkey -algorithm ed25519 -out key.pem; openssl pkey -in key.pem -pubout -out public.pem',
      zh: '可运行：openssl genpkey -algorithm ed25519 -out key.pem; openssl pkey -in key.pem -pubout -out public.pem',
    },
  }),
  noToken: (id: string): Problem => ({
    at: { file: 'TOKEN' },
    found: same(id),
    expected: { en: 'the id of a token of this partner', zh: '该参与单位的令牌编号' },
    mend: { en: 'see the ids: iplus partner list', zh: '请查看编号：iplus partner list' },
  }),
  badPartnerFile: (file: string): Problem => ({
    at: { file },
    found: { en: 'a file that is not that of a partner', zh: '不是参与单位的登记文件' },
    expected: { en: 'a file written by iplus partner', zh: '由 iplus partner 写出的文件' },
    mend: { en: 'put it back from a backup', zh: '请用备份恢复' },
  }),
  sameVersionTwice: (file: string, version: string, other: string): Problem => ({
    at: { file },
    found: { en: `${version}, which is in ${other} too`, zh: `${version}，与 ${other} 中的相同` },
    expected: { en: 'each version of a contract in one file', zh: '数据契约的每个版本只有一个文件' },
    mend: { en: 'remove one, or give it the next version', zh: '请删除其一，或改用下一版本号' },
  }),
  changedVersion: (file: string, version: string): Problem => ({
    at: { file },
    found: {
      en: `${version}, with another content than when it was taken up`,
      zh: `${version} 的内容与采用时不同`,
    },
    expected: { en: 'a version that never changes', zh: '版本内容不再变动' },
    mend: {
      en: 'put the file back, and give what is new the next version; records are judged by what was taken up',
      zh: '请恢复该文件，新的内容使用下一版本号；记录仍按所采用的内容判定',
    },
  }),
  noContract: (name: string, known: readonly string[]): Problem => ({
    at: { file: 'CONTRACT' },
    found: same(name),
    expected: {
      en: `a contract: ${known.join(', ') || 'none yet'}`,
      zh: `数据契约：${known.join('、') || '尚无'}`,
    },
    mend: {
      en: 'correct the name, or put the contract into contracts/',
      zh: '请更正名称，或将数据契约放入 contracts/',
    },
  }),
};

import type { Text } from '../../edition/index.js';

/** Something of a platform that can stop. */
export interface Matter {
  name: MatterName;
  /** The name of its alarm. */
  alert: string;
  /** The metric that measures it: seconds, where its name ends so; else bytes or a count. */
  metric: string;
  /** What the metric is, for Prometheus. */
  help: string;
  /** The condition of Prometheus, where it is not that the metric is beyond the limit. */
  expr?: string;
  /** How long the condition has to hold until Prometheus raises the alarm. */
  hold?: string;
  beyond: 'above' | 'below';
  limit: number;
  what: Text;
  /** What an operator does about it. */
  todo: Text;
}

export type MatterName =
  | 'server'
  | 'judging'
  | 'account'
  | 'space'
  | 'copies'
  | 'log'
  | 'ledger'
  | 'webhooks'
  | 'live'
  | 'reading';

/** Bytes below which a disk is said to be filling. */
const leastSpace = 5 * 1024 ** 3;

const [minutes, days] = [60, 86_400];

/** Whether a matter is measured by the time since something was last as it should be. */
export const isAge = ({ metric }: Matter): boolean => metric.endsWith('_seconds');

/** All that can stop on a platform. Metrics, alarms, `/healthz` and `iplus platform status` follow from this table. */
export const matters: readonly Matter[] = [
  {
    name: 'server',
    alert: 'IplusServerStopped',
    metric: 'iplus_platform_free_bytes',
    help: '',
    expr: 'absent(iplus_platform_free_bytes)',
    hold: '2m',
    beyond: 'above',
    limit: 0,
    what: { en: 'No server has the platform open', zh: '没有服务器在运行该平台' },
    todo: {
      en: 'Start iplus serve with --platform again; the log of the service says why it ended. What was acknowledged is kept.',
      zh: '请重新启动 iplus serve 并带上 --platform；服务日志会说明其结束原因。已确认接收的内容均已保存。',
    },
  },
  {
    name: 'judging',
    alert: 'IplusJudgingBehind',
    metric: 'iplus_platform_oldest_waiting_seconds',
    help: 'How long the oldest record has waited to be judged; 0 where none waits',
    hold: '1m',
    beyond: 'above',
    limit: 5 * minutes,
    what: {
      en: 'Records have waited to be judged for more than five minutes',
      zh: '有记录等待判定已超过 5 分钟',
    },
    todo: {
      en: 'The log on stderr says why. A contract may be missing in contracts/ or versions/, or the disk of the ledger may fail; records are kept and judged as soon as they can be.',
      zh: '原因见 stderr 上的日志。可能是 contracts/ 或 versions/ 中缺少契约，或台账所在磁盘有故障；记录均已保存，一旦可以即予判定。',
    },
  },
  {
    name: 'account',
    alert: 'IplusAccountUnbalanced',
    metric: 'iplus_platform_unbalanced_accounts',
    help: 'Days of a partner and contract whose records received are not the sum of what became of them',
    beyond: 'above',
    limit: 0,
    what: {
      en: 'Records received are not the sum of what became of them',
      zh: '收到的记录数与各类处理结果之和不符',
    },
    todo: {
      en: 'Run iplus platform check DIR. A ledger that differs from the log is made anew by the server.',
      zh: '请运行 iplus platform check DIR。台账若与日志不符，服务器会由日志重建台账。',
    },
  },
  {
    name: 'space',
    alert: 'IplusDiskFilling',
    metric: 'iplus_platform_free_bytes',
    help: 'Free space of the disk with the records',
    beyond: 'below',
    limit: leastSpace,
    what: {
      en: 'Less than 5 GiB are free; below 1 GiB nothing is taken (507)',
      zh: '磁盘可用空间不足 5 GiB；低于 1 GiB 时不再接收记录（507）',
    },
    todo: {
      en: 'Make room or enlarge the disk. Senders may send again with the same key; nothing that was acknowledged is lost.',
      zh: '请清理空间或扩大磁盘。报送方可用相同的键重发；已确认接收的内容不会丢失。',
    },
  },
  {
    name: 'copies',
    alert: 'IplusCopiesStopped',
    metric: 'iplus_platform_copy_age_seconds',
    help: 'Time since all sealed segments were last in object storage',
    beyond: 'above',
    limit: 15 * minutes,
    what: {
      en: 'Sealed segments have not all been in object storage for 15 minutes',
      zh: '已封存的日志段未全部进入对象存储已达 15 分钟',
    },
    todo: {
      en: 'The first page of the console says what prevents it. Check the keys and the storage, then run iplus platform copy DIR.',
      zh: '控制台首页会说明原因。请检查密钥和存储，再运行 iplus platform copy DIR。',
    },
  },
  {
    name: 'log',
    alert: 'IplusPublicLogStopped',
    metric: 'iplus_platform_checkpoint_age_seconds',
    help: 'Time since the newest state of the public log was dated',
    beyond: 'above',
    limit: 30 * minutes,
    what: {
      en: 'The public log was not dated for 30 minutes; receipts promise an entry within an hour',
      zh: '公开日志已有 30 分钟未更新签署时间；回执承诺一小时内列入日志',
    },
    todo: {
      en: 'The log on stderr says why. Check free space and the folder log/ of the platform.',
      zh: '原因见 stderr 上的日志。请检查可用空间和平台文件夹中的 log/。',
    },
  },
  {
    name: 'ledger',
    alert: 'IplusLedgerUnchecked',
    metric: 'iplus_platform_ledger_check_age_seconds',
    help: 'Time since the ledger was last found to follow from the log',
    beyond: 'above',
    limit: 2 * days,
    what: {
      en: 'The ledger was not found to follow from the log for two days',
      zh: '台账已有两天未核对为与日志一致',
    },
    todo: {
      en: 'Run iplus platform check DIR, which says why it differs or cannot be compared.',
      zh: '请运行 iplus platform check DIR，它会说明不一致之处或无法比对的原因。',
    },
  },
  {
    name: 'webhooks',
    alert: 'IplusWebhookFailing',
    metric: 'iplus_platform_webhook_failing_seconds',
    help: 'How long the webhook of a partner that has failed longest has failed; 0 where none does',
    beyond: 'above',
    limit: 3600,
    what: {
      en: 'Messages to the webhook of a partner have failed for more than an hour',
      zh: '发往某参与单位 Webhook 的消息已失败超过 1 小时',
    },
    todo: {
      en: 'iplus webhook list DIR says which and why. Ask the partner; once it answers, iplus webhook replay DIR ID sends again what was given up.',
      zh: 'iplus webhook list DIR 会列明是哪一个及其原因。请联系该单位；恢复后可用 iplus webhook replay DIR ID 重发已放弃的消息。',
    },
  },
  {
    name: 'live',
    alert: 'IplusLiveBehind',
    metric: 'iplus_live_behind_seconds',
    help: 'How long the live index has been behind what was stored; 0 where it is not',
    beyond: 'above',
    limit: 5 * minutes,
    what: { en: 'The live index does not show what was stored', zh: '实时指数未反映已入库的内容' },
    todo: {
      en: 'The log on stderr says why the last build failed; the vintage before stays on the page.',
      zh: '最近一次构建失败的原因见 stderr 上的日志；页面仍显示上一版次。',
    },
  },
  {
    name: 'reading',
    alert: 'IplusMetricsUnread',
    metric: 'iplus_platform_unread_metrics',
    help: 'Metrics of the platform that could not be read',
    beyond: 'above',
    limit: 0,
    what: { en: 'Part of the state of the platform cannot be read', zh: '平台的部分状态无法读取' },
    todo: {
      en: 'Check the disk and run iplus platform check DIR. A ledger that is broken is made anew by the server.',
      zh: '请检查磁盘并运行 iplus platform check DIR。台账若已损坏，服务器会由日志重建台账。',
    },
  },
];

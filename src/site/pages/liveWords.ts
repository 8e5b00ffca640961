import type { Text } from '../../edition/index.js';

/** The words of the page of a flash vintage. */
export const words = {
  title: { en: 'Flash figures', zh: '即时数' },
  provisional: { en: 'Provisional', zh: '初步数' },
  what: {
    en: 'Computed again whenever partners send records. Every figure with a dashed line may still change, and says nothing final; the final figures are those of',
    zh: '提交机构每次报送记录后重新计算。带虚线的数值仍可能变动，不代表最终结果；最终数截至',
  },
  moved: { en: 'What has just moved', zh: '最近变动' },
  nothing: { en: 'No figure moved with the last batch.', zh: '最近一批记录未引起数值变动。' },
  first: {
    en: 'This is the first flash vintage since the server started.',
    zh: '这是服务器启动以来的首个即时版本。',
  },
  city: { en: 'Place', zh: '地区' },
  rank: { en: 'Rank', zh: '位次' },
  before: { en: 'Before', zh: '变动前' },
  now: { en: 'Now', zh: '目前' },
  change: { en: 'Change', zh: '变动' },
  all: { en: 'All places now', zh: '各地区目前数值' },
  final: { en: 'final', zh: '最终' },
  arrived: { en: 'What has just arrived', zh: '最近收到' },
  records: { en: 'records', zh: '条记录' },
  counts: { en: 'Records', zh: '记录' },
  received: { en: 'Received', zh: '收到' },
  stored: { en: 'Stored', zh: '入库' },
  counted: { en: 'In the figures', zh: '计入数值' },
  cutOff: { en: 'Cut-off', zh: '数据截止' },
  unread: { en: 'Batches in no figure: damaged on the platform', zh: '因平台数据损坏而未计入的批次' },
  mismatched: { en: 'Submissions in no figure: not what was signed', zh: '与所签署内容不一致而未计入的报送' },
  aside: { en: 'Records in no figure: about an impossible time', zh: '时间不在允许范围而未计入的记录' },
  erased: { en: 'Places and periods withheld after an erasure', zh: '因记录删除而暂不显示的地区与时期' },
  pending: { en: 'Corrections that wait', zh: '尚待计入的更正' },
  onPage: { en: 'From acknowledgement to the figure, slowest batch', zh: '从确认收到到数值更新（最慢一批）' },
  time: { en: 'Beijing time', zh: '北京时间' },
  held: {
    en: 'Stored records that are in no figure yet wait until enough contributors stand behind the change of a place, so that nobody can work out from two vintages what one of them sent. Dated vintages keep to the same rule.',
    zh: '已入库但尚未计入的记录，须待某地区的变动有足够多的贡献者支撑后才计入，以免他人通过比较前后版本推算出单个贡献者报送的内容。定期发布的版本采用同一规则。',
  },
  withheld: { en: 'Not shown', zh: '未显示' },
  dated: { en: 'Dated vintages', zh: '定期版本' },
} satisfies Record<string, Text>;

/** Day and time in China. */
export const stamp = (at: number) =>
  new Date(at + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ');

/** A time of day in China. */
export const clock = (at: number) => new Date(at + 8 * 3_600_000).toISOString().slice(11, 19);

import type { Text } from '../../edition/index.js';
import { periodName, titleWithin } from '../../words/index.js';

/** The fixed words of reports. */
export const reportWords = {
  report: { en: 'Report', zh: '报告' },
  contents: { en: 'Contents', zh: '目录' },
  findings: { en: 'Key findings', zh: '主要发现' },
  regions: { en: 'The total and its groups', zh: '总体与分组' },
  firstUnits: { en: 'The first ten', zh: '前十名' },
  sectors: { en: 'Sectors and parts', zh: '领域与分项' },
  parts: { en: 'Parts', zh: '分项' },
  part: { en: 'Part', zh: '分项' },
  balance: { en: 'Balance', zh: '均衡' },
  economy: { en: 'The index and the economy', zh: '指数与经济' },
  time: { en: 'Over time', zh: '时间变化' },
  uncertainty: { en: 'How certain the figures are', zh: '数据的可靠程度' },
  range: { en: 'Range', zh: '区间' },
  before: (period: string): Text => ({ en: `Rank ${period}`, zh: `${periodName(period, 'zh')}位次` }),
  tiers: { en: 'Tiers', zh: '梯队' },
  tier: { en: 'Tier', zh: '梯队' },
  share: { en: 'Share', zh: '占比' },
  growth: { en: 'Growth', zh: '增速' },
  amongThem: { en: 'Among them', zh: '代表' },
  toldApart: { en: 'Beyond doubt', zh: '能否确认' },
  yes: { en: 'yes', zh: '能' },
  no: { en: 'no', zh: '不能' },
  madeOf: { en: 'what it is made of', zh: '分项构成' },
  itsParts: { en: 'Its parts', zh: '各分项' },
  asPublished: {
    en: 'Orders in a part are those of its published values: how other weights, or one indicator less, would change them was studied for the whole index alone.',
    zh: '分项的先后以公布值为准；权重与指标变动的影响仅就总指数作过检验。',
  },
  smallMaps: ({ en, zh }: Text, dots: boolean): Text =>
    dots
      ? {
          en: `Small maps: the ${titleWithin(en)} of each, a dot as large as its value; the largest dot of each map is of one size.`,
          zh: `小地图为各自的${zh}，圆点面积表示数值，各图中最大的圆点等大。`,
        }
      : {
          en: `Small maps: the ${titleWithin(en)} of each in the colours of the large map.`,
          zh: `小地图为各自的${zh}，颜色与大图相同。`,
        },
  place: { en: 'Where it stands', zh: '所处位置' },
  method: { en: 'Appendix: method', zh: '附录：方法' },
  all: { en: 'Appendix: all places', zh: '附录：全部名单' },
  inFull: { en: 'Every finding in full', zh: '各项结论的完整表述' },
  plainly: { en: 'In plain words', zh: '简明表述' },
  glossary: { en: 'Glossary', zh: '术语' },
  cite: { en: 'How to cite', zh: '引用方式' },
  references: {
    en: 'Records for reference managers (BibTeX, RIS) are on the page “Data” of the site.',
    zh: '供文献管理软件使用的 BibTeX、RIS 记录见网站“数据”页。',
  },
  receipts: { en: 'Receipts', zh: '数据凭据' },
  how: {
    en: 'Every figure in the text follows from these references; iplus explain REFERENCE shows how each was made. In tables, ranks, index and parts are results/CODE/PERIOD/NODE, a change is the difference of two of them, and ranges are uncertainty/LEVEL/CODE/PERIOD.',
    zh: '正文中的每个数字都来自下列凭据；iplus explain 凭据号 可查看其来历。表格中的位次、指数与分项对应 results/代码/时期/节点，变化为两期之差，区间对应 uncertainty/层级/代码/时期。',
  },
  receiptsOnPaper: (count: number, release: string, address: string | undefined): Text =>
    address === undefined
      ? {
          en: `The ${count} receipts of this report are listed in its web page, which is the form to check figures with; they are of the release ${release}.`,
          zh: `本报告的${count}份数据凭据列于其网页版，核对数字请用网页版；所属发布版为${release}。`,
        }
      : {
          en: `The ${count} receipts of this report are listed at ${address}; they are of the release ${release}.`,
          zh: `本报告的${count}份数据凭据见${address}；所属发布版为${release}。`,
        },
} satisfies Record<string, Text | ((...of: never[]) => Text)>;

/** Terms of the field that reports use, with their meaning. */
export const glossary: readonly { term: Text; means: Text }[] = [
  {
    term: { en: 'Total', zh: '总体' },
    means: {
      en: 'All units together: their sum, or their mean where the index is no sum.',
      zh: '全部参评对象的合计；指数不可加总时为其均值。',
    },
  },
  {
    term: { en: 'Whole index', zh: '总指数' },
    means: {
      en: 'The root of the framework, which all indicators are aggregated to.',
      zh: '指标框架的根节点，由全部指标汇总而成。',
    },
  },
  {
    term: { en: 'Contextual indicator', zh: '背景指标' },
    means: {
      en: 'A figure such as GDP that is shown with the index and is not part of it.',
      zh: '与指数一同列出、但不计入指数的数据，如地区生产总值。',
    },
  },
  {
    term: { en: 'Index point', zh: '指数点' },
    means: {
      en: 'The unit of the index; see “Method” for its scale.',
      zh: '指数的计量单位，其标度方式见“方法”。',
    },
  },
  {
    term: { en: 'Rank range', zh: '位次区间' },
    means: {
      en: 'The lowest and the highest rank in nine of ten variants, in which the weights vary, one indicator is left out and figures vary within their errors, where these are known; “Method” says for which share of the weight.',
      zh: '变动权重、剔除一项指标并计入已知数据误差时，十个方案中有九个所落入的最低与最高位次；所涉权重份额见“方法”。',
    },
  },
  {
    term: { en: 'Not distinguishable', zh: '难分先后' },
    means: {
      en: 'Two places whose rank ranges overlap: no order between them is claimed.',
      zh: '两地的位次区间相互重叠，不作先后之分。',
    },
  },
  {
    term: { en: 'Gini coefficient', zh: '基尼系数' },
    means: {
      en: 'How unevenly the index is spread: 0 where all are equal, near 1 where one has all.',
      zh: '衡量指数分布不均的程度：完全相等为0，集中于一地则接近1。',
    },
  },
  {
    term: { en: 'Location quotient', zh: '区位商' },
    means: {
      en: 'The share of a sector in a place over its share in the total; above 1 it is stronger there.',
      zh: '某领域在当地的份额与其在总体中份额之比；大于1表示当地更强。',
    },
  },
  {
    term: { en: 'Receipt', zh: '数据凭据' },
    means: {
      en: 'How a figure was obtained, step by step, from the records to the page.',
      zh: '一个数字从原始记录到成稿的逐步来历。',
    },
  },
];

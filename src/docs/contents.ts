import type { Text } from '../edition/index.js';

/** A page of the documentation. */
export interface DocPage {
  /** Below `docs/`, without `.md`. */
  file: string;
  title: Text;
  /** Whether readers of figures need it: a published folder has these pages and no others. */
  published?: true;
}

export interface DocSection {
  title: Text;
  /** Its content in a sentence. */
  about: Text;
  pages: readonly DocPage[];
}

const page = (file: string, en: string, zh: string): DocPage => ({ file, title: { en, zh } });
const forReaders = (file: string, en: string, zh: string): DocPage => ({
  ...page(file, en, zh),
  published: true,
});

/** Every page of the documentation in the order in which it is read. */
export const contents: readonly DocSection[] = [
  {
    title: { en: 'Tutorials', zh: '入门教程' },
    about: {
      en: 'Step by step, from nothing to a working result. Our tests run every command.',
      zh: '一步一步，从零开始做成。每条命令都由测试实际运行。',
    },
    pages: [
      page('tutorials/first-index', 'A first index from a spreadsheet', '从电子表格到第一个指数'),
      page('tutorials/weights-budget', 'Weights by budget allocation', '预算分配法赋权'),
      page('tutorials/weights-ahp', 'Weights by AHP', '层次分析法（AHP）赋权'),
      page('tutorials/weights-pca', 'Weights by principal components (PCA)', '主成分法（PCA）赋权'),
      page('tutorials/weights-entropy', 'Weights by entropy', '熵权法赋权'),
      page('tutorials/first-signal', 'A first signal from records', '从记录到第一个信号'),
      page('tutorials/first-release', 'A first dated release', '第一次正式发布'),
      page('tutorials/first-contribution', 'A first contribution to a platform', '第一次向平台报送'),
    ],
  },
  {
    title: { en: 'Using figures', zh: '使用数据' },
    about: {
      en: 'For readers of an index: officials, journalists, researchers, programmers.',
      zh: '面向指数的读者：政府部门、记者、研究者与程序员。',
    },
    pages: [
      forReaders('howto/where-do-we-stand', 'Where does my city stand, and why?', '本市排在哪里，为什么？'),
      forReaders(
        'howto/checked-sentence',
        'A checked sentence, a chart and a citation',
        '核对一句话、取图与引用',
      ),
      forReaders('python', 'Figures in Python', '在 Python 中使用'),
      forReaders('r', 'Figures in R', '在 R 中使用'),
      forReaders('howto/call-the-api', 'Ask the API', '调用 API'),
      forReaders('mcp', 'Figures for assistants (MCP)', '供智能助手使用（MCP）'),
      forReaders('formats', 'Export formats', '可下载的格式'),
      forReaders('sdmx', 'SDMX, catalogues and citations', 'SDMX、目录与引用'),
      forReaders('explorer', 'The pages of a release', '发布版的页面'),
    ],
  },
  {
    title: { en: 'Explanations', zh: '概念解释' },
    about: {
      en: 'What the terms on the pages mean, and why figures are computed as they are.',
      zh: '页面上各个说法的含义，以及这样计算的理由。',
    },
    pages: [
      forReaders(
        'explain/base-share',
        'Base-share: points of a base period',
        '基期占比：以基期为 100 的点数',
      ),
      forReaders('explain/rank-range', 'What a rank range means', '位次区间的含义'),
      forReaders('explain/missing', 'Missing, filled in, partial, carried', '缺失、填补、部分与沿用'),
      forReaders('explain/data-status', 'Real, example, simulated', '真实、示例与模拟'),
      forReaders('receipts', 'Receipts: where a figure came from', '数据凭据：数值从何而来'),
      forReaders('method', 'The method in full', '方法全文'),
      page('coverage', 'How often intervals are right', '区间有多可靠'),
    ],
  },
  {
    title: { en: 'Making an index', zh: '编制指数' },
    about: {
      en: 'For those who choose indicators, weights and methods.',
      zh: '面向选择指标、权重与方法的人。',
    },
    pages: [
      page(
        'howto/in-the-browser',
        'From a spreadsheet to a published index, in the browser',
        '在浏览器里从表格做到发布',
      ),
      page('spreadsheets', 'From an office spreadsheet', '从办公表格导入'),
      page('editor', 'The editor and the studio', '编辑器与工作台'),
      page('edition-format', 'The edition format', '版本格式'),
      page('howto/published-index', 'Begin with a published index', '从已公布的指数开始'),
      page('howto/languages', 'Languages of an edition', '使用哪些语言'),
      page('audit', 'Audit: formulas and thresholds', '审计提出的异议'),
      page('texts', 'News briefs, cards, claims', '简报、卡片与核对'),
      page('report', 'The report and its slides', '报告与幻灯片'),
      page('ingest', 'Ingesting records continuously', '持续接收记录'),
    ],
  },
  {
    title: { en: 'Publishing and running', zh: '发布与运行' },
    about: {
      en: 'For publishers, operators and contributing organisations.',
      zh: '面向发布者、运维人员与报送机构。',
    },
    pages: [
      page('release', 'What a release holds', '发布版的内容'),
      page('vintages', 'Dated releases and revisions', '带日期的发布与修订'),
      page('publish', 'The site as files', '以文件形式发布网站'),
      page('trust', 'Verifying and signing', '核验与签名'),
      page('operations', 'Running a server', '运行服务器'),
      page('platform', 'The open platform: send records', '开放平台：报送记录'),
      page('platform-signing', 'The open platform: check, explain, sign', '开放平台：审核、说明与签署'),
      page('platform-figures', 'The open platform: from records to figures', '开放平台：从记录到数值'),
      page('platform-operations', 'The open platform: run it', '开放平台：运行与维护'),
      page('contracts', 'Data contracts', '数据契约'),
      page('vehicles', 'Connected vehicles', '车联网数据'),
      page('scale', 'Scale: time and memory', '规模：时间与内存'),
      page('capacity', 'Capacity of a platform', '平台容量'),
      page('first-screens', 'The first screen of each index', '各指数的首屏'),
      page('reliability', 'Reliability tests', '可靠性试验'),
      page('security', 'Security tests', '安全试验'),
    ],
  },
  {
    title: { en: 'Reference', zh: '参考' },
    about: {
      en: 'Generated by the program from its own definitions.',
      zh: '由程序根据自身定义生成。',
    },
    pages: [
      page('reference/commands', 'Commands', '命令'),
      page('reference/edition', 'Keys of edition.yaml', 'edition.yaml 的键'),
      forReaders('reference/methods', 'Methods and formulas', '方法与公式'),
      forReaders('reference/endpoints', 'Endpoints of the API', 'API 端点'),
      forReaders('reference/tables', 'Tables of the analysis', '分析表'),
      page('api', 'The HTTP API', 'API 服务器'),
      page('library', 'The Node library', 'Node 程序库'),
      page('packages', 'Packages for programs and pages', '供程序与网页使用的软件包'),
    ],
  },
  {
    title: { en: 'The indices here', zh: '本站各指数' },
    about: {
      en: 'Where the records of each index come from, their limitations, and what was left out.',
      zh: '各指数的记录来源、缺陷与舍弃内容。',
    },
    pages: [
      page('china-provinces', 'China: provinces', '中国：省份'),
      page('china-industries', 'China: industries', '中国：行业'),
      page('china-open', 'China: network resources', '中国：网络资源'),
      page('world-digital', 'World: digital development', '世界：数字发展'),
      page('china-2018', 'China 2018, simulated', '中国2018（模拟）'),
      page('china-live', 'The live edition', '即时版'),
      page('decisions', 'Decisions that differ from the plan', '与原计划不同的决定'),
    ],
  },
];

/** The address of a page behind `docs/`: the name of its file, which no two have in common. */
export const addressOf = ({ file }: Pick<DocPage, 'file'>): string => file.split('/').at(-1)!;

/** The pages that are there: all on a server, those for readers in a published folder. */
export const pagesOf = (published: boolean): DocPage[] =>
  contents.flatMap(({ pages }) => pages.filter((one) => !published || one.published));

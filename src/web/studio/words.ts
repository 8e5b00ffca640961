import type { Lang, Text } from '../../edition/index.js';
import { frameworkWords } from './frameworkWords.js';
import { importWords } from './importWords.js';
import { lang } from './state.js';

/** What the figures are. */
export const statusNames = {
  real: { en: 'Real data', zh: '真实数据' },
  simulated: { en: 'Simulated data', zh: '模拟数据' },
  example: { en: 'Example data', zh: '示例数据' },
} as const;

/** Texts of the editor; a missing language is a compile error. */
const catalogue = {
  reading: { en: 'Reading the edition …', zh: '正在读取版本……' },
  undo: { en: 'Undo', zh: '撤销' },
  redo: { en: 'Redo', zh: '重做' },
  save: { en: 'Save', zh: '保存' },
  saved: { en: 'Saved', zh: '已保存' },
  unsaved: { en: 'Not saved yet', zh: '尚未保存' },
  weightsTab: { en: 'Weights', zh: '权重' },
  weights: { en: 'Indicators and weights', zh: '指标与权重' },
  weightsHelp: {
    en: 'Drag a bar or type a share of the group; what is beside it gives way. ⠿ moves an indicator: drag it, or use ↑ ↓.',
    zh: '拖动滑条或输入占本组的比重，同组其余项按比例让出。⠿ 用于移动指标：可拖动，也可按 ↑ ↓。',
  },
  ofWhole: { en: '{share} of the whole', zh: '占总体{share}' },
  perFigure: { en: 'divided by {name}', zh: '除以{name}' },
  fewer: { en: 'less is better', zh: '越低越好' },
  more: { en: 'more is better', zh: '越高越好' },
  share: { en: 'Share of its group', zh: '占本组比重' },
  details: { en: 'Details', zh: '详情' },
  nameEn: { en: 'Name in English', zh: '英文名称' },
  nameZh: { en: 'Name in Chinese', zh: '中文名称' },
  unit: { en: 'Unit', zh: '计量单位' },
  formula: { en: 'Computed', zh: '计算公式' },
  direction: { en: 'Direction', zh: '方向' },
  group: { en: 'Group', zh: '所属分组' },
  newGroup: { en: 'New group …', zh: '新建分组……' },
  method: { en: 'Method', zh: '方法' },
  methodHelp: {
    en: 'Look at a choice before you make it: what it does to these data stands beside it, and the ranking shows it.',
    zh: '先看再选：每种选择对当前数据的影响列在旁边，排名随之预览。',
  },
  inUse: { en: 'in use', zh: '正在使用' },
  asWritten: { en: 'As written in edition.yaml', zh: '按 edition.yaml 所写' },
  computing: { en: 'computing …', zh: '正在计算……' },
  onChoice: {
    en: 'Takes longer: what it changes is computed when you select it.',
    zh: '耗时较长，选中后才计算其影响。',
  },
  cannot: { en: 'Not possible here:', zh: '此处不可用：' },
  choose: { en: 'Choose it', zh: '采用' },
  keep: { en: 'Keep as it is', zh: '保持原样' },
  preview: { en: 'Preview', zh: '预览' },
  ranking: { en: 'Ranking', zh: '排名' },
  period: { en: 'Period', zh: '时期' },
  rank: { en: 'Rank', zh: '位次' },
  change: { en: 'since saved', zh: '较保存时' },
  name: { en: 'Name', zh: '名称' },
  score: { en: 'Score', zh: '得分' },
  stable: { en: 'rank, weights ±25%', zh: '权重±25%时的位次' },
  rangesHead: { en: 'Rank in 90% of variants', zh: '九成方案下的位次' },
  rangesDo: { en: 'How far does the ranking hold?', zh: '排名有多稳？' },
  rangesAbout: {
    en: 'In nine of ten variants: weights ±25%, at most one indicator left out, errors of the data where they are known. Readers of a release see these ranges.',
    zh: '九成方案：权重±25%、至多剔除一项指标，并计入已知的数据误差。发布版的读者看到的就是这些区间。',
  },
  same: { en: 'same', zh: '不变' },
  isNew: { en: 'new', zh: '新增' },
  noScore: { en: 'no score', zh: '无得分' },
  all: { en: 'All', zh: '全部' },
  changes: { en: 'What changes', zh: '有变化的' },
  nothingChanges: {
    en: 'No rank has changed since the edition was saved.',
    zh: '与保存时相比，位次没有变化。',
  },
  map: { en: 'Map', zh: '地图' },
  mapHelp: {
    en: 'No map yet. Put in GeoJSON or TopoJSON in degrees (WGS 84), or a zip with one of them: areas are matched to the units by code or name.',
    zh: '尚无地图。可放入以经纬度（WGS 84）表示的 GeoJSON 或 TopoJSON，或含其一的 zip：按代码或名称与单元对应。',
  },
  mapUnseen: {
    en: 'The map of this edition is not shown here; it is drawn where the edition is built.',
    zh: '该版本的地图不在此处显示，生成发布版时绘制。',
  },
  mapPut: { en: 'Put in a map …', zh: '放入地图……' },
  mapLayer: { en: 'Layer of the map', zh: '地图图层' },
  mapOther: { en: 'Another map …', zh: '更换地图……' },
  mapDots: { en: 'Coastlines with dots', zh: '海岸线与圆点' },
  mapChina: { en: 'China: provinces or cities', zh: '中国：省份或城市' },
  mapNoPlaces: {
    en: 'Fewer than two units have coordinates (lon, lat) or are known places, so that there is nothing to place on the coastlines. Nothing was changed.',
    zh: '有坐标（lon、lat）或可识别为已知地点的单元不足两个，无法在海岸线图上标出。未作任何修改。',
  },
  mapNoChina: {
    en: 'No unit of this edition is a province or city of China by its code or name. Nothing was changed.',
    zh: '按代码或名称，该版本的单元均不是中国的省份或城市。未作任何修改。',
  },
  mapMisfit: {
    en: '{file} shows none of the units of this edition: its shapes are named {ids} … Nothing was changed.',
    zh: '{file} 中没有该版本的任何单元，其图形标识为 {ids} 等。未作任何修改。',
  },
  mapPublisher: { en: 'What the publisher of the map says', zh: '地图出版者的说明' },
  mapApproval: { en: 'Approval number (China)', zh: '审图号' },
  mapScale: { en: 'Scale', zh: '比例尺' },
  mapLicence: { en: 'Source and licence', zh: '来源与许可' },
  mapNote: { en: 'Note', zh: '说明' },
  mapLater: {
    en: 'Begin with a spreadsheet or an edition; then put in its map.',
    zh: '请先从表格或版本开始，再放入地图。',
  },
  mapTooLarge: {
    en: '{file} has more than 20 MB: simplify its lines.',
    zh: '{file} 超过 20 MB，请简化其线条。',
  },
  mapNoJson: {
    en: '{file} is no map that can be read: GeoJSON or TopoJSON in UTF-8 is expected.',
    zh: '{file} 无法作为地图读取，应为 UTF-8 编码的 GeoJSON 或 TopoJSON。',
  },
  data: { en: 'Data', zh: '数据' },
  dataHelp: {
    en: 'The figures as they are written. Arrow keys move, Enter opens a cell; an empty cell is missing.',
    zh: '按文件所写显示数值。方向键移动，回车键编辑；留空即为缺失。',
  },
  findings: { en: 'Figures to look at', zh: '需要核对的数值' },
  noFindings: { en: 'No figure looks impossible or unlikely.', zh: '未发现不可能或不合常理的数值。' },
  impossible: { en: 'left out', zh: '未计入' },
  unlikely: { en: 'counts as it stands', zh: '按原值计入' },
  lookAtCell: { en: 'Look at the cell', zh: '查看单元格' },
  accept: { en: 'Accept …', zh: '确认……' },
  acceptDo: { en: 'Accept it', zh: '确认' },
  acceptWhy: { en: 'Why it is right (readers see it)', zh: '为何正确（读者可见）' },
  acceptBy: { en: 'Your name (readers see it)', zh: '您的姓名（读者可见）' },
  accepted: { en: 'accepted', zh: '已确认' },
  moreFindings: { en: '{n} more', zh: '另有{n}项' },
  audit: { en: 'Audit', zh: '审核' },
  auditDo: { en: 'What might a reviewer object?', zh: '审稿人可能提出哪些质疑？' },
  noObjections: { en: 'Nothing that the audit looks for.', zh: '审核未发现问题。' },
  publish: { en: 'Publish', zh: '发布' },
  saveFirst: { en: 'Save first: what is saved is published.', zh: '请先保存：发布的是已保存的内容。' },
  publishing: {
    en: 'Building the release and writing the pages …',
    zh: '正在生成版本并写出页面……',
  },
  publishedIn: {
    en: 'Published: {pages} pages in {folder}. Look at it with `npx iplus serve {folder}`; to publish it, copy the folder to any web host.',
    zh: '已发布：共{pages}个页面，位于 {folder}。可用 `npx iplus serve {folder}` 在本机查看；复制到任意网站主机即可对外发布。',
  },
  publishHow: {
    en: 'A browser cannot write a site: download the edition, unpack it, and run `npx iplus edit` in it, whose button Publish does; or `npx iplus build` and `npx iplus publish`.',
    zh: '浏览器无法写出网站：请下载并解压版本，用 `npx iplus edit` 打开后点“发布”，或运行 `npx iplus build` 和 `npx iplus publish`。',
  },
  history: { en: 'History', zh: '历史' },
  problems: { en: 'Check', zh: '检查' },
  noProblems: { en: 'Nothing is wrong with the edition.', zh: '版本没有错误。' },
  wrong: {
    en: 'The edition cannot be computed as it is; the ranking is that of before.',
    zh: '版本目前无法计算，所示排名仍为此前结果。',
  },
  broken: {
    en: 'edition.yaml cannot be read, so nothing can be changed here for now.',
    zh: 'edition.yaml 无法读取，暂时不能在此修改。',
  },
  brokenDo: {
    en: 'Mend this line in the program it was changed with: this page reads it again as soon as it is saved. Or undo the change here, and save.',
    zh: '请在所用的文本编辑器中改正该行，保存后本页会自动重新读取；也可在此撤销这次改动并保存。',
  },
  brokenHere: {
    en: 'Mend this line in the file, and open it again; or undo the change here.',
    zh: '请在文件中改正该行后重新打开；也可在此撤销改动。',
  },
  shareRefused: {
    en: '{value}% is not taken: a share of its group is a number from 0 to 100%.',
    zh: '{value}%未采用：占本组的比重应为0至100%之间的数。',
  },
  draftBack: { en: 'Draft of before, not saved yet', zh: '恢复尚未保存的草稿' },
  draftNotKept: {
    en: 'This browser has no room for the draft: save now, so that nothing is lost if the page is closed.',
    zh: '本浏览器没有空间保存草稿，请立即保存，以免关闭页面后丢失。',
  },
  notSure: { en: 'Good to know', zh: '需要留意' },
  changedThere: { en: 'Changed elsewhere meanwhile:', zh: '以下文件已在别处被修改：' },
  takeTheirs: { en: 'Take what is there', zh: '采用对方内容' },
  writeMine: { en: 'Write mine over it', zh: '用我的覆盖' },
  lostServer: {
    en: 'The program does not answer any more: was it stopped? Nothing is lost as long as this page is open.',
    zh: '程序已无响应，可能已停止。只要本页不关闭，改动就不会丢失。',
  },
  tabs: { en: 'Parts of the editor', zh: '编辑器各部分' },
  keptHere: { en: 'Kept in this browser{time}. Nothing is sent.', zh: '保存在本浏览器{time}，不向外发送。' },
  keeping: { en: 'Keeping …', zh: '正在保存……' },
  notKept: {
    en: 'This browser keeps nothing (a private window, or no room): download the edition before you close the page.',
    zh: '本浏览器无法保存（可能是无痕窗口或空间不足），请在关闭前下载版本。',
  },
  another: { en: 'Another edition …', zh: '换一个版本……' },
  download: { en: 'Download', zh: '下载' },
  startTitle: { en: 'Make an index of your own, in this browser.', zh: '在浏览器中编制自己的指数。' },
  startAbout: {
    en: 'It is computed and kept here; nothing is sent. Download it as an edition, and open it again here or with iplus.',
    zh: '计算与保存均在本机浏览器内，不向外发送。可下载为版本文件，之后在此处或用 iplus 再次打开。',
  },
  startFolder: { en: 'A new index', zh: '新建指数' },
  startFolderAbout: {
    en: 'The folder {name} is new. What you make of the sheet is written into it when you save.',
    zh: '文件夹 {name} 尚无内容。由表格生成的指数在保存时写入其中。',
  },
  aboutIndex: { en: 'Name and status of the index', zh: '指数名称与数据性质' },
  status: { en: 'The figures are', zh: '数据性质' },
  startHere: { en: 'From the index of this site', zh: '从本站指数开始' },
  startHereAbout: {
    en: 'Its places, figures, indicators and weights; the method is that of a new edition (scores from 0 to 100, arithmetic means).',
    zh: '沿用其单元、数据、指标和权重；方法为新版本的默认方法（0至100分，算术平均）。',
  },
  startHereDo: { en: 'Make it mine', zh: '以此为起点' },
  startZip: { en: 'From an edition (.zip)', zh: '从版本文件（.zip）开始' },
  startZipAbout: {
    en: 'An edition that was downloaded here, or a folder with edition.yaml that was zipped.',
    zh: '此前下载的版本，或含有 edition.yaml 的文件夹压缩包。',
  },
  ...importWords,
  ...frameworkWords,
  dropHere: { en: 'Or drop it anywhere on this page.', zh: '也可将表格拖到本页任意位置。' },
  sheet: { en: 'Spreadsheet …', zh: '导入表格……' },
  startSheet: { en: 'From a spreadsheet', zh: '从表格开始' },
  startSheetAbout: {
    en: 'As it is: .xlsx, .xls, .ods, .fods or .csv, with titles, merged cells and notes. You see how it is understood before anything is made of it.',
    zh: '无需整理，.xlsx、.xls、.ods、.fods 或 .csv 均可，可含标题、合并单元格和注释。先显示读取结果，再生成指数。',
  },
  chooseSheet: { en: 'Choose a spreadsheet …', zh: '选择表格……' },
  chooseZip: { en: 'Choose an archive …', zh: '选择压缩包……' },
  startTemplate: { en: 'A workbook to fill in (.xlsx)', zh: '待填写的工作簿（.xlsx）' },
  startExample: { en: 'An example', zh: '示例' },
  startExampleAbout: {
    en: 'A small index with invented data, to try everything.',
    zh: '使用虚构数据的小型指数，可随意试用。',
  },
  startExampleDo: { en: 'Open the example', zh: '打开示例' },
  tooLarge: { en: '{file} is larger than 256 MB.', zh: '{file}超过256 MB。' },
  backToOpen: { en: 'Back to the open edition', zh: '返回当前版本' },
  ...statusNames,
} as const satisfies Record<string, Text>;

export const wordIn = (name: keyof typeof catalogue, of: Lang): string => catalogue[name][of];
export const word = (name: keyof typeof catalogue): string => wordIn(name, lang);

/** A sentence in both languages: the history says it in either. */
export const both = (make: (lang: Lang) => string): Text => ({ en: make('en'), zh: make('zh') });

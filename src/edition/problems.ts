import type { Place, Problem } from './problem.js';
import { seriesProblems } from './seriesProblems.js';
import { nearest } from './suggest.js';
import { same, type Text } from './text.js';
import { trustProblems } from './trustProblems.js';
import { workbookProblems } from './workbookProblems.js';

const list = (words: readonly string[]) => words.slice(0, 12).join(', ') + (words.length > 12 ? ' …' : '');

const oneOf = (words: readonly string[]): Text => ({
  en: `one of: ${list(words)}`,
  zh: `下列之一：${list(words)}`,
});

function didYouMean(word: string, candidates: Iterable<string>): Text {
  const near = nearest(word, candidates);
  return near
    ? { en: `did you mean “${near}”?`, zh: `是否应为“${near}”？` }
    : { en: 'correct the spelling, or add it', zh: '请更正拼写，或补上该项' };
}

/** Every problem an edition can have, in both languages. One function a kind. */
export const problems = {
  yaml: (at: Place, what: string): Problem => ({
    at,
    found: { en: `not valid YAML: ${what}`, zh: `YAML 语法有误：${what}` },
    expected: { en: 'valid YAML', zh: '合法的 YAML' },
    mend: { en: 'look at the indentation and quotes of this line', zh: '检查本行的缩进与引号' },
  }),
  unknownKey: (at: Place, key: string, known: Iterable<string>): Problem => ({
    at,
    found: { en: `the key “${key}”, which does not exist here`, zh: `此处没有“${key}”这个键` },
    expected: { en: 'a key of the edition format', zh: '版本格式所定义的键' },
    mend: /\s/.test(key)
      ? {
          en: 'a comma or colon in the text before it? put quotes round that text',
          zh: '前面的文本含逗号或冒号？请为该文本加引号',
        }
      : didYouMean(key, known),
  }),
  wrongValue: (at: Place, found: string, expected: Text): Problem => ({
    at,
    found: same(found),
    expected,
    mend: {
      en: 'change the value; `iplus schema` prints all that is allowed',
      zh: '请修改取值；`iplus schema` 列出全部允许的写法',
    },
  }),
  absentKey: (at: Place, key: string): Problem => ({
    at,
    found: { en: `no “${key}”`, zh: `缺少“${key}”` },
    expected: { en: `the key “${key}”`, zh: `应有“${key}”` },
    mend: { en: 'add it', zh: '请补上' },
  }),
  absentFile: (file: string, what: Text): Problem => ({
    at: { file },
    found: { en: 'no such file', zh: '文件不存在' },
    expected: what,
    mend: {
      en: `write it, or start from a working example: iplus new DIR`,
      zh: '请建立该文件，或用 iplus new DIR 生成可用的样例',
    },
  }),
  absentColumn: (file: string, column: string): Problem => ({
    at: { file, line: 1 },
    found: { en: `no column “${column}”`, zh: `没有“${column}”列` },
    expected: { en: `a column “${column}”`, zh: `应有“${column}”列` },
    mend: { en: 'add it to the header and fill it', zh: '请在表头加上该列并填写' },
  }),
  unknownColumn: (file: string, column: string, known: readonly string[]): Problem => ({
    at: { file, line: 1, column },
    found: { en: `the column “${column}”, which nothing reads`, zh: `“${column}”列不会被读取` },
    expected: oneOf(known),
    mend: didYouMean(column, known),
  }),
  duplicate: (at: Place, what: string, first: number): Problem => ({
    at,
    found: {
      en: `“${what}” a second time (first in line ${first})`,
      zh: `“${what}”重复出现（首次在第 ${first} 行）`,
    },
    expected: { en: 'each code once', zh: '每个代码只出现一次' },
    mend: { en: 'remove one of the two rows, or correct its code', zh: '删去其中一行，或更正代码' },
  }),
  duplicateCell: (file: string, line: number, cell: string): Problem => ({
    at: { file, line },
    found: { en: `a second value for ${cell}`, zh: `${cell} 有两个取值` },
    expected: { en: 'one value for each unit, period and indicator', zh: '每个单元、时期、指标只有一个值' },
    mend: { en: 'keep the right one', zh: '只保留正确的一个' },
  }),
  badCell: (at: Place, found: string, expected: Text): Problem => ({
    at,
    found: same(found === '' ? '∅' : `“${found}”`),
    expected,
    mend: { en: 'correct this cell', zh: '请更正此单元格' },
  }),
  mixedPercent: (at: Place, plain: string, percent: string): Problem => ({
    at,
    found: {
      en: `“${plain}” in a column that also has per cents (“${percent}”)`,
      zh: `同一列中既有“${plain}”又有百分数“${percent}”`,
    },
    expected: {
      en: 'a column of per cents only, or of plain numbers only',
      zh: '整列均为百分数，或均为普通数字',
    },
    mend: { en: 'write all cells of the column in the same way', zh: '请统一该列的写法' },
  }),
  brokenTable: (at: Place, found: Text): Problem => ({
    at,
    found,
    expected: {
      en: 'in every row as many cells as in the header, paired quotes, and the same line ends',
      zh: '每行单元格数与表头一致，引号成对，换行符统一',
    },
    mend: {
      en: 'correct this row (a cell with a comma in it needs quotes), or save the table again as CSV UTF-8',
      zh: '请更正此行（含逗号的单元格须加引号），或重新另存为 CSV UTF-8',
    },
  }),
  emptyTable: (file: string, expected: Text): Problem => ({
    at: { file },
    found: { en: 'nothing in the file', zh: '文件没有内容' },
    expected,
    mend: { en: 'fill it, or remove it', zh: '请填写，或删除该文件' },
  }),
  separator: (file: string, found: string): Problem => ({
    at: { file, line: 1 },
    found: { en: `cells separated by ${found}`, zh: `单元格以 ${found} 分隔` },
    expected: { en: 'cells separated by commas', zh: '以逗号分隔的单元格' },
    mend: { en: 'save it as CSV UTF-8 with commas', zh: '请另存为以逗号分隔的 CSV UTF-8' },
  }),
  notParquet: (file: string, what: string): Problem => ({
    at: { file },
    found: { en: `a file that is not Parquet: ${what}`, zh: `不是 Parquet 文件：${what}` },
    expected: { en: 'a whole Parquet file', zh: '完整的 Parquet 文件' },
    mend: { en: 'write it again, or save the table as CSV', zh: '请重新生成，或另存为 CSV' },
  }),
  textInNumbers: (at: Place, found: string): Problem => ({
    at,
    found: { en: `the text “${found}”`, zh: `文本“${found}”` },
    expected: {
      en: 'a number such as 1234.5, or an empty cell when it is missing',
      zh: '数字（如 1234.5）；缺失时留空',
    },
    mend: {
      en: 'write the number without units, spaces or thousands separators',
      zh: '只写数字，不带单位、空格或千位分隔符',
    },
  }),
  unknownCode: (at: Place, kind: Text, code: string, known: readonly string[]): Problem => ({
    at,
    found: { en: `the ${kind.en} “${code}”, which is not defined`, zh: `未定义的${kind.zh}“${code}”` },
    expected: oneOf(known),
    mend: didYouMean(code, known),
  }),
  badPeriod: (at: Place, found: string, form: string): Problem => ({
    at,
    found: { en: `“${found}”, which is not a period`, zh: `“${found}”不是有效时期` },
    expected: { en: `a period written like ${form}`, zh: `形如 ${form} 的时期` },
    mend: { en: 'write it so, or change periods.frequency', zh: '请按此写法，或修改 periods.frequency' },
  }),
  weights: (at: Place, node: string, sum: number): Problem => ({
    at,
    found: { en: `the weights below “${node}” add up to ${sum}`, zh: `“${node}”下各权重之和为 ${sum}` },
    expected: {
      en: 'weights that look like shares to add up to 1 (or 100); or plain relative weights',
      zh: '写成份额的权重应合计为 1（或 100）；也可用任意相对权重',
    },
    mend: {
      en: 'correct one of them, or multiply them so that they do not look like shares',
      zh: '请更正其中之一，或改用明显的相对权重',
    },
  }),
  zeroWeights: (at: Place, node: string): Problem => ({
    at,
    found: { en: `no child of “${node}” has a weight above zero`, zh: `“${node}”的下级权重全部为零` },
    expected: { en: 'at least one weight above zero', zh: '至少一个权重大于零' },
    mend: { en: 'give a child a weight, or remove the node', zh: '请为下级赋权，或删除该节点' },
  }),
  halfFamily: (at: Place, parent: string, absent: readonly string[]): Problem => ({
    at,
    found: {
      en: `weights for some children of “${parent}” but none for ${absent.join(', ')}`,
      zh: `“${parent}”的下级只有一部分给出权重，缺少${absent.join('、')}`,
    },
    expected: { en: 'a weight for every child, or for none', zh: '全部下级都给出权重，或都不给出' },
    mend: { en: 'add the missing weights', zh: '请补上缺少的权重' },
  }),
  cycle: (at: Place, path: readonly string[]): Problem => ({
    at,
    found: { en: `a circle of parents: ${path.join(' → ')}`, zh: `上级关系成环：${path.join(' → ')}` },
    expected: { en: 'every parent to lead up to one root', zh: '逐级向上应到达唯一的根' },
    mend: { en: 'change one parent of the circle', zh: '请更改环中的一个上级' },
  }),
  orphan: (at: Place, id: string): Problem => ({
    at,
    found: { en: `the indicator “${id}”, which hangs nowhere in the tree`, zh: `指标“${id}”未挂在框架树上` },
    expected: {
      en: 'every indicator in the tree once, or used as a denominator',
      zh: '每个指标在树上出现一次，或用作分母',
    },
    mend: { en: 'add it to the tree, or remove it', zh: '请将其加入框架树，或删除' },
  }),
  twice: (at: Place, id: string): Problem => ({
    at,
    found: { en: `“${id}” a second time in the tree`, zh: `“${id}”在框架树中出现两次` },
    expected: { en: 'every id once', zh: '每个标识只出现一次' },
    mend: { en: 'rename or remove one of them', zh: '请改名或删去其一' },
  }),
  baseOutside: (at: Place, base: string, first: string, last: string): Problem => ({
    at,
    found: { en: `the base ${base}`, zh: `基期 ${base}` },
    expected: { en: `a period between ${first} and ${last}`, zh: `${first} 与 ${last} 之间的时期` },
    mend: { en: 'choose a base inside the published periods', zh: '请在发布区间内选择基期' },
  }),
  baseNotPositive: (at: Place, id: string, base: string, total: number): Problem => ({
    at,
    found: {
      en: `the total of “${id}” in the base ${base} is ${total}`,
      zh: `“${id}”在基期 ${base} 的合计为 ${total}`,
    },
    expected: { en: 'a base total above zero', zh: '基期合计大于零' },
    mend: {
      en: 'choose another base period, or another normalisation for it',
      zh: '请更换基期，或改用其他标准化方法',
    },
  }),
  baseWithoutData: (at: Place, base: string): Problem => ({
    at,
    found: { en: `no indicator has any value in the base ${base}`, zh: `基期 ${base} 没有任何指标数据` },
    expected: { en: 'values in the base period', zh: '基期应有数据' },
    mend: { en: 'choose a base period with data, or add the data', zh: '请选择有数据的基期，或补充数据' },
  }),
  noData: (at: Place, id: string): Problem => ({
    at,
    found: { en: `no value at all for the indicator “${id}”`, zh: `指标“${id}”没有任何数据` },
    expected: { en: 'values in data/ or a signal that computes them', zh: 'data/ 中的数据，或计算它的信号' },
    mend: { en: 'add its data, or take it out of the tree', zh: '请补充数据，或将其移出框架树' },
  }),
  shareOfNegative: (at: Place, id: string): Problem => ({
    at,
    found: { en: `“${id}” points down (direction -1)`, zh: `“${id}”为逆向指标（direction -1）` },
    expected: { en: 'with base-share every indicator to point up', zh: 'base-share 方法要求指标均为正向' },
    mend: {
      en: 'give the inverse ratio, or choose min-max or z-score',
      zh: '请改用倒数比率，或选择 min-max、z-score',
    },
  }),
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
  notATable: (file: string): Problem => ({
    at: { file },
    found: { en: 'a file of a kind that is not read', zh: '不支持的文件类型' },
    expected: { en: 'data files ending in .csv or .parquet', zh: '以 .csv 或 .parquet 结尾的数据文件' },
    mend: {
      en: 'save it as CSV UTF-8, or move it out of data/',
      zh: '请另存为 CSV UTF-8，或移出 data/ 文件夹',
    },
  }),
  badRecords: (file: string, what: string): Problem => ({
    at: { file },
    found: { en: `records that cannot be read: ${what}`, zh: `无法读取的原始记录：${what}` },
    expected: { en: 'a whole file of the format its source names', zh: '符合来源所述格式的完整文件' },
    mend: {
      en: 'correct file and format in sources.yaml, or take another version of the package',
      zh: '请更正 sources.yaml 中的 file 与 format，或改用软件包的其他版本',
    },
  }),
  badSignal: (at: Place, what: string): Problem => ({
    at,
    found: { en: `a signal that cannot be computed: ${what}`, zh: `无法计算的信号：${what}` },
    expected: {
      en: 'columns that the records have, numbers where a sum is taken, and an SQL condition in where',
      zh: '记录中存在的列；求和列应为数字；where 应为 SQL 条件',
    },
    mend: { en: 'correct the signal, or the records it reads', zh: '请更正该信号或其读取的记录' },
  }),
  badDate: (at: Place, found: string): Problem => ({
    at,
    found: { en: `records with the date “${found}”`, zh: `记录中的日期“${found}”` },
    expected: {
      en: 'dates such as 2018, 2018-12 or 2018-12-31',
      zh: '形如 2018、2018-12 或 2018-12-31 的日期',
    },
    mend: { en: 'correct the dates, or name another column', zh: '请更正日期，或指定其他列' },
  }),
  perNothing: (at: Place, id: string, per: number): Problem => ({
    at,
    found: { en: `“${id}” is per ${per} of nothing`, zh: `“${id}”写了每 ${per}，却没有分母` },
    expected: { en: 'a denominator beside `per`', zh: '写 per 时应有分母（denominator）' },
    mend: { en: 'name the denominator, or remove `per`', zh: '请写明分母，或删去 per' },
  }),
  besideFences: (at: Place, others: readonly string[]): Problem => ({
    at,
    found: { en: `${list(others)} beside fences`, zh: `fences 之外又写了 ${list(others)}` },
    expected: {
      en: 'either fences, or winsorising and a transformation',
      zh: '要么用 fences，要么用缩尾与变换',
    },
    mend: { en: 'remove one of the two', zh: '请删去其中之一' },
  }),
  allScreened: (at: Place, what: Text): Problem => ({
    at,
    found: { en: `every ${what.en} is screened out`, zh: `全部${what.zh}都被筛除` },
    expected: { en: 'something to make an index of', zh: '至少留下可以编制指数的数据' },
    mend: { en: 'lower the limits, or fill the data', zh: '请降低筛选门槛，或补充数据' },
  }),
  tooWide: (at: Place, group: string, period: string, units: number, indicators: number): Problem => ({
    at,
    found: {
      en: `${units} units with figures for the ${indicators} indicators of “${group}” in ${period}`,
      zh: `${period}“${group}”的 ${indicators} 个指标只有 ${units} 个单元有数据`,
    },
    expected: { en: 'more units than indicators, for em to fit', zh: '单元数多于指标数，em 方可拟合' },
    mend: {
      en: 'use smaller groups (within: 1), or another way to impute',
      zh: '请用更小的指标组（within: 1），或改用其他填补方法',
    },
  }),
  notConverged: (at: Place, group: string, period: string): Problem => ({
    at,
    found: {
      en: `em does not settle for the indicators of “${group}” in ${period}`,
      zh: `${period}“${group}”各指标的 em 估计不收敛`,
    },
    expected: { en: 'figures that determine means and covariances', zh: '足以确定均值与协方差的数据' },
    mend: {
      en: 'use smaller groups (within: 1), or another way to impute',
      zh: '请用更小的指标组（within: 1），或改用其他填补方法',
    },
  }),
  shareBesideScale: (at: Place, id: string): Problem => ({
    at,
    found: {
      en: `another normalisation for “${id}” beside base-share`,
      zh: `base-share 之外又为“${id}”指定了其他标准化方法`,
    },
    expected: {
      en: 'base-share for all indicators, or for none',
      zh: 'base-share 要么用于全部指标，要么都不用',
    },
    mend: { en: 'remove it, or choose another method.normalise', zh: '请删除该项，或更换 method.normalise' },
  }),
  notAscending: (at: Place, before: number, after: number): Problem => ({
    at,
    found: { en: `the point ${after} after ${before}`, zh: `点 ${before} 之后是 ${after}` },
    expected: { en: 'raw values that ascend from point to point', zh: '各点的原始值依次递增' },
    mend: { en: 'write the points from the smallest raw value upwards', zh: '请按原始值从小到大书写各点' },
  }),
  bounds: (at: Place, id: string, method: string, low: number, high: number): Problem => ({
    at,
    found: {
      en: `the bounds ${low} and ${high} for “${id}” (${method})`,
      zh: `“${id}”的界限为 ${low} 与 ${high}（${method}）`,
    },
    expected:
      method === 'log-goalposts'
        ? { en: 'low above zero and high above low', zh: '下限大于零，上限大于下限' }
        : { en: 'high above low', zh: '上限大于下限' },
    mend: {
      en: 'fill the columns low and high of indicators.csv, or low and high of the method',
      zh: '请填写 indicators.csv 的 low 与 high 列，或方法中的 low 与 high',
    },
  }),
  inconsistent: (at: Place, ratio: number, row: string, column: string): Problem => ({
    at,
    found: {
      en: `judgements that contradict each other (consistency ratio ${ratio.toFixed(3)})`,
      zh: `判断相互矛盾（一致性比率 ${ratio.toFixed(3)}）`,
    },
    expected: { en: 'a ratio of at most 0.10', zh: '比率不超过 0.10' },
    mend: {
      en: `look again at “${row}” against “${column}”, which departs most from the others`,
      zh: `请复核“${row}”与“${column}”的比较，它与其余判断偏离最大`,
    },
  }),
  notReciprocal: (at: Place, row: string, column: string, judged: number, back: number): Problem => ({
    at,
    found: {
      en: `“${row}” over “${column}” is ${judged}, and back ${back}`,
      zh: `“${row}”相对“${column}”为 ${judged}，反向为 ${back}`,
    },
    expected: {
      en: row === column ? 'ones on the diagonal' : 'one to be the inverse of the other',
      zh: row === column ? '对角线为 1' : '两者互为倒数',
    },
    mend: { en: 'write 1/x in the place across the diagonal', zh: '请在对角线另一侧写 1/x' },
  }),
  noJudgements: (at: Place, by: string): Problem => ({
    at,
    found: { en: `${by} with neither or both of rows and table`, zh: `${by} 的 rows 与 table 均缺或并存` },
    expected: { en: 'either rows or table', zh: 'rows 与 table 二者之一' },
    mend: { en: 'write the rows here, or name a CSV file', zh: '请在此写出各行，或指定 CSV 文件' },
  }),
  optimisedJoin: (at: Place, id: string, aggregate: string): Problem => ({
    at,
    found: {
      en: `optimised weights for “${id}”, which is joined by ${aggregate}`,
      zh: `“${id}”采用优化权重，但合成方式为 ${aggregate}`,
    },
    expected: { en: 'an arithmetic mean', zh: '算术平均' },
    mend: {
      en: 'choose aggregate: arithmetic for it, or another family of weights',
      zh: '请将其 aggregate 设为 arithmetic，或改用其他赋权方法',
    },
  }),
  impossibleBounds: (at: Place, id: string, low: number, high: number, children: number): Problem => ({
    at,
    found: {
      en: `bounds from ${low} to ${high} for each of the ${children} children of “${id}”`,
      zh: `“${id}”的 ${children} 个下级各取 ${low} 至 ${high}`,
    },
    expected: { en: 'bounds between which shares can add up to 1', zh: '份额之和能为 1 的上下限' },
    mend: {
      en: `a least of at most ${Number((1 / children).toPrecision(3))} and a most of at least that`,
      zh: `下限不高于 ${Number((1 / children).toPrecision(3))}，上限不低于该值`,
    },
  }),
  noWeights: (at: Place, id: string, by: string, why: Text): Problem => ({
    at,
    found: {
      en: `no weights by ${by} for the children of “${id}”: ${why.en}`,
      zh: `“${id}”的下级无法按 ${by} 赋权：${why.zh}`,
    },
    expected: { en: 'data that tell the children apart', zh: '能区分各下级的数据' },
    mend: {
      en: 'give the weights of this node, choose another family, or another normalisation',
      zh: '请直接给定该节点的权重，或更换赋权方法、标准化方法',
    },
  }),
  chainWithoutTotal: (file: string, node: string): Problem => ({
    at: { file },
    found: {
      en: `no result of the whole area (level total) for the node “${node}”`,
      zh: `没有全域（level 为 total）在节点“${node}”的结果`,
    },
    expected: {
      en: 'the whole area at the root in every period: editions are chained by it',
      zh: '各时期全域在根节点的结果：版本据此衔接',
    },
    mend: {
      en: 'add these rows with this edition’s code of the whole area, or say under `nodes` what the root was called',
      zh: '请补上这些行（用本版的全域代码），或在 `nodes` 中说明根节点原来的名称',
    },
  }),
  noOverlap: (at: Place, edition: string, over: string, known: readonly string[]): Problem => ({
    at,
    found: {
      en: `the edition ${edition} has no figure above zero of the whole area in ${over}`,
      zh: `版本 ${edition} 在 ${over} 没有大于零的全域数值`,
    },
    expected: oneOf(known),
    mend: {
      en: 'name a period that this edition and the next both have, or leave `over` out',
      zh: '请写明该版与下一版均有的时期，或省略 `over`',
    },
  }),
  bordersWithoutMap: (at: Place, by: string): Problem => ({
    at,
    found: { en: `neighbours by borders (${by}), but no map`, zh: `按边界（${by}）确定邻居，但没有地图` },
    expected: { en: 'a `map` whose borders are looked at', zh: '应以 `map` 给出地图' },
    mend: {
      en: 'add `map: map.topojson`, or choose neighbours: { nearest: 5 } or { within: 300 }',
      zh: '加上 `map: map.topojson`，或改用 neighbours: { nearest: 5 } 或 { within: 300 }',
    },
  }),
  notAMap: (file: string): Problem => ({
    at: { file },
    found: { en: 'no TopoJSON with arcs and the object `units`', zh: '不是含 arcs 与 units 对象的 TopoJSON' },
    expected: {
      en: 'a map whose units share their borders as arcs, with their codes as ids',
      zh: '各单元以共同的弧表示边界、以代码为 id 的地图',
    },
    mend: {
      en: 'make it with a TopoJSON program from polygons that have the codes as ids',
      zh: '请用 TopoJSON 程序由以代码为 id 的多边形生成',
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
  encoding: (file: string, what: string): Problem => ({
    at: { file },
    found: { en: `a text in ${what}`, zh: `文本编码为 ${what}` },
    expected: { en: 'UTF-8 (with or without BOM) or GB 18030', zh: 'UTF-8（有无 BOM 均可）或 GB 18030' },
    mend: { en: 'save it as UTF-8 (in Excel: CSV UTF-8)', zh: '请另存为 UTF-8（Excel 中选“CSV UTF-8”）' },
  }),
  unwritable: (file: string, why: string): Problem => ({
    at: { file },
    found: { en: `a folder that cannot be written to (${why})`, zh: `文件夹不可写（${why}）` },
    expected: { en: 'a folder you may write to, with space left', zh: '有写入权限且有剩余空间的文件夹' },
    mend: { en: 'choose another --out, or change its permissions', zh: '请更换 --out，或修改权限' },
  }),
  occupied: (file: string): Problem => ({
    at: { file },
    found: { en: 'something that is not a release', zh: '此处已有其他内容，并非发布版' },
    expected: { en: 'nothing, an empty folder, or an earlier release', zh: '空位、空文件夹或先前的发布版' },
    mend: { en: 'choose another --out; nothing was changed', zh: '请更换 --out；未作任何改动' },
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
  noTarget: (format: string): Problem => ({
    at: { file: '--to' },
    found: { en: 'no place to write to', zh: '未指定写入位置' },
    expected: { en: 'a new file or folder', zh: '新文件或新文件夹' },
    mend: { en: `iplus export ${format} --to PATH`, zh: `iplus export ${format} --to 路径` },
  }),
  alwaysWhole: (list: string, format: string): Problem => ({
    at: { file: list },
    found: { en: `a selection of ${list} for ${format}`, zh: `为 ${format} 选择了 ${list}` },
    expected: {
      en: 'periods alone: this format has all of the rest',
      zh: '仅可选择时期：此格式总含其余全部内容',
    },
    mend: { en: `leave ${list} out, or take csv`, zh: `请去掉 ${list}，或改用 csv` },
  }),
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
  otherRecords: (file: string): Problem => ({
    at: { file },
    found: {
      en: 'another file than the release was made from, or none',
      zh: '文件缺失，或并非该发布版所用的输入',
    },
    expected: { en: 'the bytes whose hash the receipt names', zh: '与来历所载校验值一致的内容' },
    mend: {
      en: 'name the edition as it was, or build a release of it as it is',
      zh: '请指定当时的版本文件夹，或用现有版本重新生成发布版',
    },
  }),
  otherPlaces: (release: string): Problem => ({
    at: { file: release },
    found: { en: 'an index of other places', zh: '其他地区的指数' },
    expected: {
      en: 'an index of the cities and provinces of China by their codes',
      zh: '以行政区划代码标识的中国城市与省份指数',
    },
    mend: { en: 'name a release of editions/china-open', zh: '请指定 editions/china-open 的发布版' },
  }),
  unknownPlace: (words: string, near: string | undefined): Problem => ({
    at: { file: 'UNIT' },
    found: { en: `“${words}”`, zh: `“${words}”` },
    expected: { en: 'a unit or group by name, pinyin or code', zh: '单元或分组的名称、拼音或代码' },
    mend: near
      ? { en: `did you mean ${near}?`, zh: `是否指 ${near}？` }
      : { en: 'look it up in results.csv or on the site', zh: '请在 results.csv 或网站中查找' },
  }),
  ambiguousPlace: (words: string, candidates: string): Problem => ({
    at: { file: 'UNIT' },
    found: { en: `“${words}”, which several have`, zh: `“${words}”有多个对应` },
    expected: { en: `one of: ${candidates}`, zh: `下列之一：${candidates}` },
    mend: { en: 'give the code', zh: '请使用代码' },
  }),
  badReference: (reference: string, form: string, near: readonly string[]): Problem => ({
    at: { file: reference },
    found: {
      en: 'a reference that leads to no figure of this release',
      zh: '此引用在该发布版中没有对应的数值',
    },
    expected: { en: `a reference such as ${form}`, zh: `形如 ${form} 的引用` },
    mend:
      near.length > 0
        ? { en: `did you mean ${list(near)}?`, zh: `是否应为 ${list(near)}？` }
        : {
            en: 'take the codes from results.csv, or the key columns of the table',
            zh: '请使用 results.csv 中的代码，或该表键列的取值',
          },
  }),
  badOption: (option: string, found: string, expected: Text): Problem => ({
    at: { file: option },
    found: same(`“${found}”`),
    expected,
    mend: { en: 'give another value', zh: '请更换取值' },
  }),
  groupNotUnit: (words: string, level: string): Problem => ({
    at: { file: 'UNIT' },
    found: { en: `“${words}”, which is a group of units`, zh: `“${words}”是单元的分组` },
    expected: { en: `one of the units that are ranked (${level})`, zh: `参与排名的单个单元（${level}）` },
    mend: { en: 'name one of its members', zh: '请指定其中一个成员' },
  }),
  ...seriesProblems,
  ...workbookProblems,
  ...trustProblems,
};

/** The words by which people name the parts of a table, in English and Chinese. */

import type { Text } from '../edition/index.js';
import { periodIn, yearWithin } from './periods.js';

/** Marks of a cell without a figure. */
export const missingMark =
  /^(na|n\/a|#n\/a|#div\/0!|#ref!|#value!|#name\?|n\.a\.?|nan|null|nil|none|not available|not applicable|missing|unknown|x|\.{1,3}|…+|-{1,3}|–|—+|\/|\\|\*{1,3}|缺失?|暂无|暂缺|无|无数据|没有数据|不适用|不详|未知|未公布|未统计|未报|未填|未提供|空|待补|[:：](\s?[a-z]{1,2})?)$/iu;

/** The whole header of a column, without its unit. */
export const headers = {
  code: /^(code|id|iso ?[23]?|iso[-_ ]?a[23]|alpha[-_ ]?[23]|iso.?code|(iso[-_ ]?)?(numeric|n3)([-_ ]?code)?|(un[-_ ]?)?m49([-_ ]?code)?|cc[an]3|unit ?code|u?code|(country|city|region|area|province|state|county|district|geo|location)[-_ ]?(code|id)|[a-z]{2,5}\d\dcd|(地区|城市|国家|行政区划|区划|行政|单元|省份?)?代码|编码)$/iu,
  name: /^(geo|ref[ _]area|u?name([ _-]?(en|zh|cn|english|chinese))?|(country|city|region|area|unit|province|municipality|place|state|economy|district)([ _-]?name)?|[a-z]{2,5}\d\dnm|countries|cities|(地区|城市|国家|单元|省份?|区县|县区|市州|地市|单位|区域|机构|学校|企业|部门)?(名称|名)|城市|地区|国家|省份|省市|省|市|区县|县区|市县|市州|地市|地级市|区划|地区别|国家和地区|国家或地区|单元|经济体)$/iu,
  serial: /^(no\.?|nr\.?|#|序号|序|编号|s\/n|serial( no\.?)?)$/iu,
  longitude: /^(longitude|long?|lng|经度)\s*([（(].*[)）])?$/iu,
  latitude: /^(latitude|lat|纬度)\s*([（(].*[)）])?$/iu,
  rank: /^(rank(ing)?|classement|rang|rango|posici[oó]n|classifica|순위|順位|位次|排名|名次|排序|位序)$/iu,
  period:
    /^((fiscal )?years?|(reference |reporting |time[ _])?periods?|time|dates?|年|年份|年度|时间|时期|日期|期|报告期|年月)$/iu,
  /** Quarters or months, with their year or beside it. */
  partOfYear: /^(quarter|qtr|month|季度?|季别|月份?|月度)$/iu,
  indicator:
    /^(indicators?( ?name)?|variables?|series( ?name)?|measures?|indic_\w{2,4}|指标(名称)?|项目|统计指标|指标项)$/iu,
  /** Codes that say nothing of the units: those of indicators, and numbers of places in other lists. */
  indicatorCode:
    /^((indicator|series|variable) (code|id)|(cow|imf|ifs|gwno?|fao)[-_ ]?(code|id|no)|((state|county)[-_ ]?)?fips([-_ ]?code)?|指标(代码|编码|编号))$/iu,
  value: /^(values?|obs[ _]value|figures?|数值|值|数据|指标值|数)$/iu,
  unit: /^(units?([ _]of[ _]measure|[ _]measure)?|计量单位|单位)$/iu,
  dimension:
    /^(dimensions?|parts?|pillars?|categor(y|ies)|domains?|sub-?index|themes?|维度|类别|一级指标|领域|分项|部分|方面)$/iu,
  weight: /^(weights?|权重|权数)$/iu,
  direction: /^(direction|polarity|方向|指标方向|指标属性|正负向)$/iu,
  partWeight:
    /^(weight of (the )?(part|dimension|pillar)|(part|dimension|pillar) weight|(一级(指标)?|部分|维度|分项|领域)权重)$/iu,
  note: /^(notes?|remarks?|comments?|sources?|备注|说明|注释?|来源|数据来源|资料来源|flags?|flag codes?|(obs|observation)[ _](status|flags?)|(time|year|period) code)$/iu,
  group:
    /(province|region|continent|income|group|area|省|地区|区域|大区|片区|板块|类型|分组|级别|洲|城市群|所属)/iu,
  population:
    /(常住人口|户籍人口|总人口|人口数|人口总数|年末人口|年末总人口|^人口$|population|^(total[ _])?pop([ _](total|thous(and)?s?|millions?|mn|\d{4}))?$)/iu,
} as const;

/** Whether a text is usual as the header of a column; a period is one, too. */
export function isHeaderWord(text: string): boolean {
  if (periodIn(text) !== undefined) return true;
  // No word of a header is a figure: most cells need not be compared with all of them.
  return !/^[-+]?[\d.,]+[%％]?$/u.test(text) && Object.values(headers).some((form) => form.test(text));
}

/** Words in the header of codes: ISO2C, Country Key. */
export const codeWords = /iso|code|key|abbr|nuts|fips|代码|编码|简称/iu;

/** The header of row numbers that programs write: df.to_csv(), write.csv(), readr. */
export const rowNumberHeader = /^(unnamed: ?\d+|index|x|v1|\.{3}1|)$/iu;

/** A word for ranks in a header: rank_2022, EPI.rnk.new, Position, 全国排名. */
export const rankWords =
  /(?:^|[\s_.(-])(?:rank(?:ing)?s?|rnk|rang)(?:$|[\s_.)-])|^position$|排名|位次|名次|排序|位序/iu;

/** The header of ranks, with that of the figures that are ranked. */
export const rankOf = /^(.+?)[\s_-]*(?:rank(?:ing)?|排名|位次|名次|排序|位序)$/iu;

/** A ratio has no place among denominators. */
export const ratioWords = /(率|占比|比重|比例|密度|人均|每|share|rate|density|per |ratio|%|％)/iu;

/** The label of a row that says something of the columns below or above it. */
export const rowLabels = {
  weight: /^(weights?|权重|权数)$/iu,
  direction: /^(direction|polarity|方向|指标方向|指标属性|正负向|属性)$/iu,
  unit: /^(units?( of measure)?|计量单位|单位)$/iu,
} as const;

/** Names of rows that add up others. */
export const totalWords =
  /^(合计|总计|总和|小计|平均(值|数)?|均值|全国|全省|全市|全区|全部|总体|(grand )?totals?|sum|average|mean|overall|all|world|median|min(imum)?|max(imum)?|st(andar)?d\.? ?dev(iation)?\.?|最[大小高低]值|中位数|标准差)$/iu;

/** The name of a row that seems to add up some of the others, or to be their mean or median: 中东地区合计, Total Europe, High income median. */
export const partTotalWords =
  /(合计|总计|小计|总和|平均(值|数|水平)?|均值|中位数)$|^(grand |sub-?)?total\b|\btotals?$|^(mean|median|average) of\b|[\s-](mean|median|average)$/iu;

/** The header of the names of a sheet that sums up another one: mean, count, maximum. */
export const statisticWords = /^(统计量|统计项|统计指标项|statistics?|summary|measure of)$/iu;

/** The beginning of a note below a table. */
export const noteStart =
  /^(注\d*[：:]?|续表|接上表|(table )?continued|special values?|observation flags?|备注|说明|资料来源|数据来源|来源|填表|制表|审核|联系|source|note|data source|\*|†|①|②|[（(]?\d+[）).、])/iu;

/** The unit of a whole table, written above it: 单位：万元, or behind its title in brackets. */
const unitLine =
  /(?:^[（(]?|.[（(])(?:计量|金额)?(?:单位|units?)\s*[：:]\s*([^；;，,、）)]{1,24}?)(?:\s*[,，;；]\s*(?:unless|except|other).*|[，,]?除.*外)?[）)]?$/iu;

export function unitOfTable(titles: readonly string[]): string | undefined {
  const units = titles.flatMap((title) => unitLine.exec(title)?.[1]?.trim() ?? []);
  return units.length === 1 && isUnit(units[0]!) ? units[0] : undefined;
}

/** A field of a form above a table: 填报单位：统计局, Prepared by: Statistics Unit. */
export const formFieldLine =
  /^[（(]?(?:(?:填报|填表|制表|报送|编制|汇总|审核|数据|资料|计量|金额|统计)?(?:单位|部门|机构|人|时间|日期|时点|来源|口径)|截至|联系人|电话|表号|(?:prepared|compiled|checked|approved|published)( by| on)?|units?|source|date|as of|contact|period)\s*[：:]/iu;

/** The line above a table that names its indicator: 指标：地区生产总值(亿元), Indicator: GDP. */
export const indicatorLine = /^(?:指标|指标名称|indicator(?: name)?)\s*[：:]\s*(.+)$/iu;

/** Lines of a query beside that one, which name nothing that is measured: 数据库：分省年度数据, 时间：最近20年. */
export const queryLine = /^(?:数据库|时间|地区|database|time|area)\s*[：:]/iu;

/** The title of a table, which no line of a query is. */
export const namingTitle = (titles: readonly string[]): string | undefined =>
  titles.find((title) => !queryLine.test(title));

/** A field in a cell of its own, with what it says in the next one: Data Source | World Development Indicators. */
export const fieldCell =
  /^(data source|dataset|data extracted on .*|last updated( date)?|time frequency|数据来源|更新日期|更新时间)[:：]?$/iu;

/** A field that says when or by whom a form was made; its year is not that of the figures. */
export const madeField =
  /^[（(]?(?:(?:填报|填表|制表|报送|编制|汇总|审核|打印|印发)[^：:]{0,4}|(?:prepared|compiled|checked|approved|published|printed)[^:]{0,8})[：:]/iu;

/** What stands between a title and its year: Fertility rate in 2019. */
export const wordBefore = /(?<=\S)\s+(?:in|for|during|as of)$/iu;

/** The one year of which titles speak, but not one in which a form was made. */
export function onlyYear(titles: readonly string[]): string | undefined {
  const said = titles.filter((title) => !madeField.test(title));
  const years = new Set(said.flatMap((title) => yearWithin(title) ?? []));
  return years.size === 1 ? [...years][0] : undefined;
}

/** A header or title without the marks of footnotes: 计算机②. */
export function withoutNoteMarks(text: string): string {
  return text.replace(/\s*([①-⑳]+|[*†‡#]+$)/gu, '').trim() || text;
}

/** The mark that a note below a table explains: * 预计数, 注1：…. */
export const explainedMark = (note: string): string | undefined =>
  /^(?:[*†‡#]+|[①-⑳]|\[\w{1,3}\]|注\d{1,2}(?=\s*[：:]))/u.exec(note)?.[0];

/** The kind of table that a title ends with: 情况一览表, 统计表. */
const kindOfTable = /(?<=.{2})(?:一览表|统计表|汇总表|明细表)$/u;

/** The unit that stands in brackets behind a title: …投入（单位：万元）. */
const unitBehind = /\s*[（(](?:计量|金额)?(?:单位|units?)\s*[：:][^（()）]*[）)]$/iu;

/** A title without its unit, its kind of table and the years that it ends or begins with: 2022年江州市…, Digital services, 2022 and 2023. */
export function plainTitle(text: string): string {
  const title = text.replace(unitBehind, '') || text;
  const year = '(?:19|20)\\d\\d';
  const years = `${year}(?:\\s*(?:[-–—~～至到、,，]|and|to|和)\\s*${year})*`;
  const plain = title
    .replace(new RegExp(`^${years}\\s*年度?\\s*`, 'u'), '')
    .replace(new RegExp(`[,，:：]?\\s*(?:in |[（(]\\s*)?${years}\\s*年?\\s*[）)]?$`, 'iu'), '')
    .trim();
  return plain === '' ? title : plain.replace(kindOfTable, '');
}

/** Names of indicators of which less is better. */
export const lessIsBetter =
  /(失业|死亡|贫困|事故|污染|排放|能耗|投诉|违约|逾期|犯罪|拥堵|负债|差距|赤字|病率|不良|淘汰|辍学|感染|再入院|再住院|并发症|空置|噪声|(?:办结|办理|处理|审批|响应|等待|等候|通勤|停机|中断).{0,2}(?:天数|日数|时间|时长|时限)|用时|耗时|延误|(?<!不变|可比|现行|当年)价格|资费|成本|PM ?2\.5|unemploy|mortal|death|poverty|accident|pollut|emission|complaint|crime|congest|debt|deficit|inequal|gini|dropout|disease|infant mort|infection|readmission|complication|vacanc|noise|waiting|delay|outage|\bprice\b|\bprices of\b|\bcosts?\b|tariff|\bfees?\b|negative affect|perceptions? of corruption|流失率|离网率|churn|response time|\brank(ing)?\b|排名|位次|名次|\b(days?|hours?|minutes?|time) to )/iu;

/** Directions as people write them; 1: more is better. */
export function directionOf(text: string): 1 | -1 | undefined {
  if (/^(\+|\+?1|正|正向|正指标|正向指标|越大越好|positive|higher|more|up|benefit)$/iu.test(text)) return 1;
  if (
    /^(-|−|-1|负|负向|逆|逆向|负指标|逆指标|负向指标|逆向指标|越小越好|negative|lower|less|down|cost)$/iu.test(
      text,
    )
  )
    return -1;
  return undefined;
}

/** A header with its unit behind it: 覆盖率（%）, GDP (billion USD), 收入/元, 人口_万人. */
export function splitUnit(header: string): { title: string; unit: string | undefined } {
  const [, title, unit] =
    /^(.*\S)\s*[（(［[]\s*(?:单位[：:]\s*)?([^（）()[\]［］]{1,24})\s*[）)］\]]$/u.exec(header) ?? [];
  if (title && unit && !periodIn(unit) && isUnit(unit)) return { title, unit };
  const [, before, after] = /^(.*\S)\s*(?:[/_]|[，,]\s*|:\s*|：\s*)([^/_，,：:]{1,12})$/u.exec(header) ?? [];
  if (before && after && unitWords.test(after)) return { title: before, unit: after };
  const [, rate] = /^(.*\p{L})\s*[%％]$/u.exec(header) ?? [];
  return rate ? { title: rate, unit: '%' } : { title: header, unit: undefined };
}

/** The unit that a cell has in brackets, and nothing else: （%）. */
export function unitInBrackets(text: string): string | undefined {
  const unit = /^[（(]\s*([^（()）]{1,24}?)\s*[）)]$/u.exec(text)?.[1];
  return unit !== undefined && isUnit(unit) && !/^[\d.,]+%?$/.test(unit) ? unit : undefined;
}

/** A unit of measure or a currency that stands in the cell of its figure: 35 Mbps, €12.50. */
export function unitOfCell(text: string): { figure: string; unit: string } | undefined {
  const [, sign, number, behind] = /^([€$£¥￥]?)\s*([-+]?\d[\d.,]*)\s*(\D*)$/u.exec(text) ?? [];
  const unit = sign || behind?.trim();
  const isOne = number !== undefined && unit !== undefined && (sign ? behind === '' : cellUnits.test(unit));
  return isOne ? { figure: number, unit } : undefined;
}

const cellUnits =
  /^([十百千万亿]*(元|美元|人|户|个|家|件|次|台|部|所|张|辆|人次|平方公里|公里|千米|米|亩|吨|千瓦时|天|小时|分钟|个工作日|工作日)|GB|TB|[MG]bps|Mbit\/s|km2?|km²|ha|kg|μg\/m³|kWh|days?|hours?|minutes?|people|persons|households|usd|eur|cny|rmb)$/iu;

const unitWords =
  /^(%|％|‰|元|万元|亿元|美元|人|万人|户|万户|个|万个|家|件|次|公里|千米|平方公里|亩|吨|万吨|千瓦时|GB|TB|Mbps|台|部|所|张|辆|人次|万人次|per cent|percent|usd|km|km2)$/iu;
/** Brackets may also hold an abbreviation or a remark; a unit is short, or has a sign or word of one. */
export function isUnit(text: string): boolean {
  return (
    unitWords.test(text) ||
    /^[十百千万亿]+\p{Script=Han}{1,3}([/／].+)?$/u.test(text) ||
    /[%％‰/元人户个家件次里米亩吨时台部所辆级天年]|per |million|billion|thousand|index|usd|eur|km|hour|day|kg|ton|score|points?|number|0-100|year|mbps|gb|people|persons/iu.test(
      text,
    )
  );
}

/** Whether a text is nothing but a unit, without brackets or a word for it: %, per 100 inhabitants, million EUR, 亿元, 个/百户. */
export const isBareUnit = (text: string): boolean =>
  periodIn(text) === undefined &&
  (/\p{Script=Han}/u.test(text)
    ? text.length <= 8 && (isMeasure(text) || /^\p{Script=Han}{1,3}[/／]\p{Script=Han}{1,4}$/u.test(text))
    : isMeasure(text) && bareUnit.test(text) && text.split(/\s+/u).length <= 5);

const bareUnit =
  /^(in )?([%‰€$£¥]|per( \S+){1,3}$|(thousands?|millions?|billions?|mn|bn)\b|[A-Z]{3}( per\b.*)?$|(numbers?|index|scores?|points?|persons?|people|hours?|days?|years?|minutes?|kg|km[2²]?|tons?|tonnes?|[kmgt]bps|[kmgt]bit\/s|[kmgt]b|[kmg]wh|share)( (per|of)\b.*)?$)/iu;

/** Whether a text is a unit of measure and no name of an indicator (用户数, 人均收入). */
export const isMeasure = (text: string): boolean =>
  isUnit(text) && splitUnit(text).unit === undefined && !/.{2}[率数量比度额值]$|^.均/u.test(text);

/** What the units of a table are, by the header of their names. */
const unitKinds: readonly { header: RegExp; level: string; title: { en: string; zh: string } }[] = [
  {
    header: /^(cit(y|ies)( ?name)?|城市(名称|名)?|市|地级市|市州|地市|市[（(]州[）)])$/iu,
    level: 'city',
    title: { en: 'Cities', zh: '城市' },
  },
  {
    header: /^(countr(y|ies)( ?name)?|econom(y|ies)|国家(名称|名)?|国家和地区|国家或地区|经济体)$/iu,
    level: 'country',
    title: { en: 'Countries', zh: '国家' },
  },
  {
    header: /^(provinces?( ?name)?|省份?(名称|名)?|省市|省[（(][市区自治直辖、]{1,8}[）)])$/iu,
    level: 'province',
    title: { en: 'Provinces', zh: '省份' },
  },
  {
    header:
      /^(districts?|count(y|ies)|区县|县区|市县|县|区|县市区|区市县|[县区市][（(][县区市、]{1,5}[）)])(名称|名)?$/iu,
    level: 'county',
    title: { en: 'Counties and districts', zh: '区县' },
  },
  {
    header: /^(regions?( ?name)?|地区(名称|名)?|区域)$/iu,
    level: 'region',
    title: { en: 'Regions', zh: '地区' },
  },
];

/** What the units are, by the header of their names: a known kind, or the header itself (Hospital: Hospitals; 医院). */
export function unitKindOf(header: string): { level: string; title: Partial<Text> } | undefined {
  const known = unitKinds.find((kind) => kind.header.test(header));
  if (known) return { level: known.level, title: known.title };
  if (headers.name.test(header) || headers.code.test(header)) return undefined;
  if (/^[A-Z][a-z]+$/.test(header)) return { level: header.toLowerCase(), title: { en: plural(header) } };
  return /^\p{Script=Han}{2,6}(?<!名称?)$/u.test(header)
    ? { level: 'unit', title: { zh: header } }
    : undefined;
}

/** An English word in the plural: Province, Country; other texts as they are. */
export function plural(word: string): string {
  if (!/^[A-Z][a-z]+$/.test(word) || word.endsWith('s')) return word;
  return /[^aeiou]y$/.test(word) ? `${word.slice(0, -1)}ies` : `${word}s`;
}

/** What a title says of the figures below it. */
export function statusIn(title: string): 'example' | 'simulated' | undefined {
  if (/simulated|模拟数据|模拟/iu.test(title)) return 'simulated';
  return /\bexample\b|示例/iu.test(title) ? 'example' : undefined;
}

/** Units of counts and sums, of which large places have more. */
export const countUnits =
  /^(个|件|户|家|次|人次?|台|部|所|张|辆|元|吨|[十百千万亿]+(个|件|户|家|次|人次?|台|部|元|美元|吨)?|number|lines|subscriptions|firms|units|persons|people|(thousand|million|billion)s?( .*)?|(rmb|usd|eur|cny)( .*)?)$/iu;

/** Titles of counts without a unit: 企业数, number of firms, e-book loans. */
export const countTitle =
  /(?<![指天日系均分级次])数$|[数总]量$|^(total )?number of |\b(loans|visits|users|subscribers|subscriptions|registrations|applications|patents|companies|firms|enterprises|complaints|stations|accounts|downloads|trips|orders|calls)$/iu;

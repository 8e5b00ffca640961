import type { Frequency, Plan, Text } from '../../../edition/index.js';
import { subjectsOf } from '../../find.js';
import { computedWords } from '../../words.js';
import { editionId, sdmxId, sdmxVersion } from './identity.js';

/** A code: its id and names in SDMX. `word` is its code in the release. */
export interface Code {
  id: string;
  name: Text;
  parent?: string;
  word?: string;
  description?: Text;
}

/** A code list. Those of an edition have its name and version; the others are the same for all editions. */
export interface CodeList {
  id: string;
  version: string;
  name: Text;
  codes: readonly Code[];
}

/** Frequencies, as in the code list CL_FREQ of SDMX. */
export const frequencies: Record<Frequency, Code> = {
  year: { id: 'A', name: { en: 'Annual', zh: '年度' } },
  quarter: { id: 'Q', name: { en: 'Quarterly', zh: '季度' } },
  month: { id: 'M', name: { en: 'Monthly', zh: '月度' } },
};

/**
 * Observation statuses, a part of SDMX' CL_OBS_STATUS 2.2 (sdmx.org, cross-domain code lists) with its names: A observed, I imputed (from imputed values), E estimated
 * (from a part of its inputs), M missing because the unit no longer existed, O missing for another reason.
 */
const obsStatuses: readonly Code[] = [
  { id: 'A', name: { en: 'Normal value', zh: '正常值' } },
  { id: 'E', name: { en: 'Estimated value', zh: '估计值' } },
  { id: 'I', name: { en: 'Value imputed by a receiving agency', zh: '由接收机构插补的值' } },
  { id: 'M', name: { en: 'Missing value; data cannot exist', zh: '缺失值；数据不可能存在' } },
  { id: 'O', name: { en: 'Missing value', zh: '缺失值' } },
];

/**
 * The observation status of a figure with a status of results.csv.
 * @param gone whether the unit no longer existed
 */
export function obsStatusOf(status: string, gone: boolean): string {
  if (status === 'missing' || status === 'screened') return gone ? 'M' : 'O';
  return { observed: 'A', imputed: 'I' }[status] ?? 'E';
}

const confStatuses: readonly Code[] = [
  { id: 'F', name: { en: 'Free (free for publication)', zh: '可自由发布' } },
];

const unitMeasures: readonly Code[] = [{ id: 'IX', name: { en: 'Index points', zh: '指数点' } }];

/** Whether the figures are real. */
const dataStatuses: readonly Code[] = [
  { id: 'real', name: { en: 'Real data', zh: '真实数据' } },
  { id: 'simulated', name: { en: 'Simulated data, not real', zh: '模拟数据，并非真实' } },
  { id: 'example', name: { en: 'Example data, not real', zh: '示例数据，并非真实' } },
];

/** Unit level, groupings and the total, as the column `level` of results.csv names them. */
function levelCodes(plan: Plan): Code[] {
  const word = (id: string, name: Text): Code => ({ id: sdmxId(id), name, word: id });
  return [
    word(plan.level, plan.unitsTitle),
    ...plan.groupings.map(({ column, title }) => word(column, title)),
    word('total', plan.total.title),
  ];
}

/**
 * Units, groups and the total. A code that a level above uses again (a municipality that is a city and a province) has
 * its level as a prefix there.
 */
export function areaCodes(plan: Plan): (Code & { word: string; level: string })[] {
  const taken = new Set<string>();
  return subjectsOf(plan).map(({ code, name, level }) => {
    let id = sdmxId(code);
    if (taken.has(id)) id = sdmxId(`${level}:${code}`);
    taken.add(id);
    return { id, name, word: code, level };
  });
}

/** The nodes of the framework, each with its parent. */
export function indicatorCodes(plan: Plan): (Code & { word: string })[] {
  return plan.nodes.map(({ id, title, parent, indicator }) => ({
    id: sdmxId(id),
    name: title,
    word: id,
    ...(parent >= 0 && { parent: sdmxId(plan.nodes[parent]!.id) }),
    ...describedBy(plan.indicators[indicator]?.formula),
  }));
}

/** A computed indicator is described by its formula. */
const describedBy = (formula: string | undefined) =>
  formula === undefined ? {} : { description: computedWords(formula) };

/** All code lists that an edition uses, by the component they are for. */
export function codeLists(plan: Plan) {
  const common = (id: string, name: Text, codes: readonly Code[]) => ({ id, version: '1.0.0', name, codes });
  const own = <C extends Code>(id: string, name: Text, codes: readonly C[]) => ({
    id: `${id}_${editionId(plan.edition)}`,
    version: sdmxVersion(plan.version),
    name,
    codes,
  });
  return {
    FREQ: common('CL_FREQ', { en: 'Frequency', zh: '频率' }, Object.values(frequencies)),
    REF_AREA: own('CL_AREA', plan.unitsTitle, areaCodes(plan)),
    INDICATOR: own('CL_INDICATOR', plan.title, indicatorCodes(plan)),
    OBS_STATUS: common('CL_OBS_STATUS', { en: 'Observation status', zh: '观测状态' }, obsStatuses),
    AREA_LEVEL: own('CL_AREA_LEVEL', { en: 'Level', zh: '层级' }, levelCodes(plan)),
    UNIT_MEASURE: common('CL_UNIT_MEASURE', { en: 'Unit of measure', zh: '计量单位' }, unitMeasures),
    CONF_STATUS: common('CL_CONF_STATUS', { en: 'Confidentiality status', zh: '保密状态' }, confStatuses),
    DATA_STATUS: common('CL_DATA_STATUS', { en: 'Data status', zh: '数据性质' }, dataStatuses),
  } satisfies Record<string, CodeList>;
}

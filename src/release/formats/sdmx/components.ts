import type { Text } from '../../../edition/index.js';
import type { CellType, ColumnId } from '../../../tables/index.js';
import { resultsDefinition } from '../../tables/results.js';

/** Decimals that index points are shown with; OBS_VALUE itself is unrounded. */
export const shownDecimals = 2;

/** Dimensions of the series, in the order of the key. */
export const keyDimensions = ['FREQ', 'REF_AREA', 'INDICATOR'] as const;
export type KeyDimension = (typeof keyDimensions)[number];

/** Attributes in the order of files, with what they are attached to. */
export const attributes = {
  OBS_STATUS: 'observation',
  STATUS: 'observation',
  RANK: 'observation',
  AREA_LEVEL: 'REF_AREA',
  UNIT_MEASURE: 'dataflow',
  DECIMALS: 'dataflow',
  CONF_STATUS: 'dataflow',
  DATA_STATUS: 'dataflow',
} as const;
export type Attribute = keyof typeof attributes;

/** The meaning of every component. */
export const concepts: Record<KeyDimension | 'TIME_PERIOD' | 'OBS_VALUE' | Attribute, Text> = {
  FREQ: { en: 'Frequency', zh: '频率' },
  REF_AREA: { en: 'Reference area', zh: '参考地区' },
  INDICATOR: { en: 'Indicator', zh: '指标' },
  TIME_PERIOD: { en: 'Time period', zh: '时期' },
  OBS_VALUE: { en: 'Observation value', zh: '观测值' },
  OBS_STATUS: { en: 'Observation status', zh: '观测状态' },
  STATUS: { en: 'Status in the release', zh: '发布中的状态' },
  RANK: { en: 'Rank among its level', zh: '在所属层级中的排名' },
  AREA_LEVEL: { en: 'Level of the area', zh: '地区层级' },
  UNIT_MEASURE: { en: 'Unit of measure', zh: '计量单位' },
  DECIMALS: { en: 'Decimals shown', zh: '显示的小数位数' },
  CONF_STATUS: { en: 'Confidentiality status', zh: '保密状态' },
  DATA_STATUS: { en: 'Data status', zh: '数据性质' },
};

type Component = keyof typeof concepts;

/** The columns of the results for components without a code list. */
const columnOf = {
  OBS_VALUE: 'value',
  RANK: 'rank',
  STATUS: 'status',
} as const satisfies Partial<Record<Component, ColumnId<typeof resultsDefinition>>>;

const dataTypes: Record<CellType, string> = { string: 'String', integer: 'Integer', number: 'Double' };

/** The data type of a component that has no code list, and whether it may be missing; undefined where it has one. */
export function uncoded(id: Component): { dataType: string; optional: boolean } | undefined {
  if (id === 'DECIMALS') return { dataType: dataTypes.integer, optional: false };
  if (!(id in columnOf)) return undefined;
  const { type } = resultsDefinition.columns[columnOf[id as keyof typeof columnOf]];
  return { dataType: dataTypes[type], optional: type !== 'string' };
}

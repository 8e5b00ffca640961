import type { Text } from '../../edition/index.js';
import type { SaidRole } from '../../office/index.js';
import type { SheetView } from './messages.js';

/** What a user can say that a column is. */
export const saidRoles: readonly (readonly [SaidRole, Text])[] = [
  ['place', { en: 'place', zh: '地方' }],
  ['code', { en: 'code', zh: '代码' }],
  ['group', { en: 'group', zh: '分组' }],
  ['period', { en: 'period', zh: '时期' }],
  ['indicator', { en: 'indicator', zh: '指标' }],
  ['more', { en: 'indicator, more is better', zh: '指标，越高越好' }],
  ['less', { en: 'indicator, less is better', zh: '指标，越低越好' }],
  ['population', { en: 'population', zh: '人口' }],
  ['unit', { en: 'unit of measure', zh: '计量单位' }],
  ['rank', { en: 'rank', zh: '位次' }],
  ['note', { en: 'note', zh: '说明' }],
  ['out', { en: 'left out', zh: '不读' }],
];

/** What a column of a sheet is read as. */
export const roleNames: Record<SheetView['columns'][number]['role'], Text> = {
  name: { en: 'units', zh: '单元' },
  code: { en: 'codes', zh: '代码' },
  group: { en: 'group', zh: '分组' },
  period: { en: 'period', zh: '时期' },
  indicator: { en: 'indicators', zh: '指标名称' },
  dimension: { en: 'dimension', zh: '维度' },
  unit: { en: 'unit of measure', zh: '计量单位' },
  figures: { en: 'indicator', zh: '指标' },
  denominator: { en: 'denominator', zh: '分母' },
  longitude: { en: 'longitude', zh: '经度' },
  latitude: { en: 'latitude', zh: '纬度' },
  serial: { en: 'not read', zh: '不计' },
  rank: { en: 'not read', zh: '不计' },
  total: { en: 'not read', zh: '不计' },
  note: { en: 'not read', zh: '不计' },
  out: { en: 'left out', zh: '不读' },
  empty: { en: 'not read', zh: '不计' },
};

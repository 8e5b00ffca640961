import { put } from '../../helpers/folders.js';

/** The partners, contracts, places and hospitals of the histories. */
export const partners = ['north', 'south', 'west'] as const;
export const contracts = ['visits', 'trips'] as const;
export const cities = ['110100', '110200', '310100'] as const;
export const hospitals = ['a', 'b', 'c', 'd', 'e'] as const;
/** Both are over at the beginning of November 2026. */
export const months = ['2026-09', '2026-10'] as const;

export type Partner = (typeof partners)[number];
export type ContractName = (typeof contracts)[number];

/** The rule of an edition for its figures, or that of a contract (`fewestContributors`). */
export interface FigureRule {
  least: number;
  percent: number;
}

/** What is given in a history before its first act. */
export interface World {
  /** When it begins, in milliseconds since 1970. */
  begin: number;
  /** `fewestContributors` of each contract; 0 where it has none. */
  floor: number;
  /** The rule of the edition that counts records at once, and of the one that counts them once they are signed. */
  rules: { provisional: FigureRule | null; signed: FigureRule | null };
}

export type EditionName = keyof World['rules'];

/** A version of a contract: it differs from others by the largest amount that it lets in. */
export interface Version {
  version: string;
  most: number;
}

export const versionText = (id: string, { version, most }: Version, floor: number) => `apiVersion: v3.2.0
kind: DataContract
id: ${id}
version: ${version}
status: draft
name: Visits booked online
description:
  purpose: Visits of hospitals.
  usage: Figures of cities.
  limitations: Some hospitals only.
  customProperties:
    - { property: purposeZh, value: 各医院就诊。 }
    - { property: usageZh, value: 城市数字。 }
    - { property: limitationsZh, value: 仅部分医院。 }
customProperties:
  - { property: nameZh, value: 线上预约就诊 }
${floor > 0 ? `  - { property: fewestContributors, value: ${floor} }\n` : ''}schema:
  - name: visits
    logicalType: object
    properties:
      - { name: id, logicalType: string, required: true, primaryKey: true, primaryKeyPosition: 1, businessName: Number, customProperties: [{ property: businessNameZh, value: 编号 }] }
      - { name: city, logicalType: string, logicalTypeOptions: { pattern: '\\d{6}' }, required: true, businessName: City, customProperties: [{ property: role, value: place }, { property: businessNameZh, value: 城市 }] }
      - { name: day, logicalType: date, required: true, businessName: Day, customProperties: [{ property: role, value: time }, { property: businessNameZh, value: 日期 }] }
      - { name: hospital, logicalType: string, required: true, businessName: Hospital, customProperties: [{ property: role, value: contributor }, { property: businessNameZh, value: 医院 }] }
      - { name: visits, logicalType: integer, logicalTypeOptions: { minimum: 0, maximum: ${most} }, required: true, businessName: Visits, customProperties: [{ property: businessNameZh, value: 人次 }] }
slaProperties:
  - { property: latency, value: 2, unit: d }
`;

const signal = (contract: string, rule: FigureRule | null) => `indicator: online-${contract}
from: platform:${contract}
unit: { code: city }
period: { column: day }
value: { sum: visits }
${rule ? `contributors: { column: hospital, at-least: ${rule.least}, p-percent: ${rule.percent} }\n` : ''}`;

const records: Record<EditionName, string> = { provisional: 'provisional', signed: 'signed' };

/** Writes an edition that sums up what hospitals of three cities sent under both contracts. */
export function writeEdition(folder: string, name: EditionName, rule: FigureRule | null): string {
  const files: Record<string, string> = {
    'edition.yaml': `edition: ${name}
title: { en: Live, zh: 即时 }
version: 1
data-status: simulated
units:
  level: city
  title: { en: Cities, zh: 城市 }
  total: { code: ALL, title: { en: All, zh: 合计 } }
periods: { frequency: month, base: 2026-09, first: 2026-09, last: 2026-10 }
platform: { records: ${records[name]}, final: 2026-10 }
method: { normalise: { method: goalposts }, aggregate: arithmetic }
tree: { id: index, title: { en: Index, zh: 指数 }, children: [${contracts.map((one) => `{ indicator: online-${one} }`).join(', ')}] }
`,
    'units.csv': 'code,name_en,name_zh\n110100,Alpha,甲\n110200,Beta,乙\n310100,Gamma,丙\n',
    'indicators.csv': `id,title_en,title_zh,unit,direction,kind,low,high\n${contracts
      .map((one) => `online-${one},${one},${one === 'visits' ? '就诊' : '出行'},visits,1,flow,0,1000000\n`)
      .join('')}`,
  };
  for (const contract of contracts) files[`signals/${contract}.yaml`] = signal(contract, rule);
  for (const [path, text] of Object.entries(files)) put(folder, path, text);
  return folder;
}

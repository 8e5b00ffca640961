import type { Frequency, Signal, Text } from '../../edition/index.js';
import type { ValueType } from './odcs.js';

/** The role of a field: the place, the time or the contributor of a record, or none of these. */
export const roles = ['place', 'time', 'contributor'] as const;
export type Role = (typeof roles)[number];

/** The limits of the values of a field; those of other types are absent. */
export interface Limits {
  minLength?: number | undefined;
  maxLength?: number | undefined;
  pattern?: string | undefined;
  minimum?: number | string | undefined;
  maximum?: number | string | undefined;
  exclusiveMinimum?: number | string | undefined;
  exclusiveMaximum?: number | string | undefined;
  multipleOf?: number | undefined;
  /** Of timestamps: whose days count. */
  defaultTimezone?: string | undefined;
  /** Of dates: `yyyy-MM-dd`, `yyyy-MM` or `yyyy`. */
  format?: string | undefined;
}

/** The default maximum length of a text. */
export const longestText = 1000;

/** A field of the records of a contract. */
export interface Field {
  name: string;
  title: Text;
  description?: Text | undefined;
  type: ValueType;
  limits: Limits;
  required: boolean;
  /** The values that are allowed; undefined for all of the type. */
  codes?: { value: string | number | boolean; title?: Text | undefined }[] | undefined;
  unit?: Text | undefined;
  /** Example values, for people. */
  examples?: unknown[] | undefined;
  role?: Role | undefined;
}

/** An indicator that the records feed, as the signal of an edition computes it. */
export interface Feed {
  indicator: string;
  value: Signal['value'];
  take?: Signal['period']['take'] | undefined;
}

/** A data contract: what one partner may send, under one version that never changes. */
export interface DataContract {
  id: string;
  /** Major, minor, patch. */
  version: string;
  status?: string | undefined;
  title: Text;
  purpose?: Text | undefined;
  usage?: Text | undefined;
  limitations?: Text | undefined;
  /** The name of its records. */
  records: string;
  fields: Field[];
  /** Names of the fields that name a record, in order. */
  key: string[];
  place: string;
  /** Whether the place is a code or a name. */
  placeBy: 'code' | 'name';
  /** The field with the time, whose limits are never without an earliest one. */
  time: string;
  /** Days after the day of its arrival (UTC) that a record may be about. */
  daysAhead: number;
  /** What happens to a record that has a field of another name. */
  unknownFields: 'quarantine' | 'ignore';
  /** The least number of contributors to a published figure; undefined where the contract does not say. */
  fewestContributors?: number | undefined;
  feeds: Feed[];
  /** Records expected a day. */
  volume?: { least: number; most: number } | undefined;
  /** The agreed delay of records after the time they are about, in hours. */
  latencyHours?: number | undefined;
  /** For how many days records are kept after they came; undefined where they are kept for good. */
  retentionDays?: number | undefined;
  /** The periods for which a partner signs what it sent. */
  frequency: Frequency;
}

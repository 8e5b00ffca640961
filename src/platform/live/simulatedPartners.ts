import { seededRandom } from '../../analysis/index.js';
import type { Text } from '../../edition/index.js';

/** A partner that does not exist: which records it sends under which contract. */
export interface SimulatedPartner {
  name: string;
  /** What people call it. */
  title: Text;
  contract: string;
  /** The record of a city and day by one of its parts (an operator, a hospital, a school); undefined where there is none. */
  recordOf: (draw: Draw) => SimulatedRecord | undefined;
  /** How many parts it has in a city, from and to. */
  parts: readonly [number, number];
}

export type SimulatedRecord = Record<string, string | number>;

interface Draw {
  day: string;
  part: number;
  /** How many more people the city has than a small one: 1 to 6. */
  size: number;
  /** The share that the city would have on average, between 0 and 1. */
  share: number;
  random: () => number;
}

const isWeekend = (day: string) => [0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay());

/** Parts of a whole with a share that moves a little from day to day. */
function shareOf({ share, random }: Draw, whole: number): number {
  const today = Math.min(0.98, Math.max(0.02, share + 0.12 * (random() - 0.5)));
  return Math.round(whole * today);
}

export const simulatedPartners: readonly SimulatedPartner[] = [
  {
    name: 'transport-department',
    title: { en: 'Transport department', zh: '交通运输部门' },
    contract: 'transport-trips',
    parts: [3, 5],
    recordOf(draw) {
      const trips = Math.round(draw.size * (8000 + 9000 * draw.random()) * (isWeekend(draw.day) ? 0.7 : 1));
      return { operator: `operator ${draw.part + 1}`, trips, phone_trips: shareOf(draw, trips) };
    },
  },
  {
    name: 'hospital-group',
    title: { en: 'Hospital group', zh: '医院集团' },
    contract: 'hospital-appointments',
    parts: [2, 5],
    recordOf(draw) {
      const appointments = Math.round(draw.size * (200 + 300 * draw.random()));
      return {
        hospital: `hospital ${draw.part + 1}`,
        appointments,
        online_appointments: shareOf(draw, appointments),
      };
    },
  },
  {
    name: 'school-authority',
    title: { en: 'School authority', zh: '教育主管部门' },
    contract: 'school-lessons',
    parts: [3, 5],
    recordOf(draw) {
      if (isWeekend(draw.day)) return undefined;
      const lessons = Math.round(40 + 80 * draw.random());
      return { school: `school ${draw.part + 1}`, lessons, digital_lessons: shareOf(draw, lessons) };
    },
  },
  {
    name: 'automaker',
    title: { en: 'Automaker', zh: '汽车企业' },
    contract: 'vehicle-distance',
    parts: [1, 1],
    recordOf(draw) {
      const vehicles = Math.round(draw.size * (200 + 100 * draw.random()));
      const distance = Math.round(vehicles * (25 + 20 * draw.random()) * 10);
      return { vehicles, distance_km: distance / 10, electric_km: shareOf(draw, distance) / 10 };
    },
  },
];

/** What a partner sends of some cities for a day, the same for the same seed. Every record says that it is simulated. */
export function simulatedRecords(
  partner: SimulatedPartner,
  day: string,
  cities: readonly string[],
  seed: number,
): SimulatedRecord[] {
  const p = simulatedPartners.indexOf(partner);
  const date = Date.parse(`${day}T00:00:00Z`) / 86_400_000;
  return cities.flatMap((city) => {
    const always = seededRandom(seedOf(seed, p, Number(city)));
    const [least, most] = partner.parts;
    const size = 1 + 5 * always();
    const start = 0.25 + 0.5 * always();
    const pace = 0.0015 * always();
    const parts = least + Math.floor((most - least + 1) * always());
    return Array.from({ length: parts }, (_, part) => {
      const random = seededRandom(seedOf(seed, p, Number(city), part, date));
      const share = start + pace * (date - firstDay);
      const record = partner.recordOf({ day, part, size, share, random });
      const id = `${city}-${day}-${part + 1}`;
      return record && { id, city, day, ...record, data_status: 'simulated' };
    }).filter((record) => record !== undefined);
  });
}

/** 1 August 2026, in days since 1970: the first day that is simulated. */
const firstDay = 20_666;

/** One seed of several numbers (FNV-1a over their digits). */
function seedOf(...numbers: readonly number[]): number {
  let hash = 0x811c9dc5;
  for (const letter of numbers.join(' ')) hash = Math.imul(hash ^ letter.charCodeAt(0), 0x01000193) >>> 0;
  return hash;
}

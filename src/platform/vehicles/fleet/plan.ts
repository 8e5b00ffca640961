import { CarDays, isPeak } from '../edge/carDay.js';
import { beijingDay, beijingSecond, dayStart } from '../frames/index.js';
import { type SimulatedCity, within } from './cities.js';
import type { Random } from './random.js';

/** What a car would send in a moment if nothing went wrong. */
export interface Moment {
  seconds: number;
  state: number;
  charge: number;
  mode: number;
  /** Tenths of km/h and of km. */
  speed: number;
  odometer: number;
  /** kW, negative into the battery. */
  power: number;
  soc: number;
  lon: number;
  lat: number;
  /** The drive or charge that it belongs to, numbered by car. */
  of: number;
}

const step = 30;
const batteryKwh = 60;
const kwhPerKm = 0.14;
/** A new drive begins at least so long after the last one: more than a pause within a trip. */
const rest = 900;

/** Plans what a car does on some days: drives, and charges where it stands. */
export class Planner {
  readonly moments: Moment[] = [];
  readonly #truth = new CarDays();
  /** The city in which the car stands. */
  #city: SimulatedCity;
  readonly #random: Random;
  readonly #cities: readonly SimulatedCity[];
  readonly #home: SimulatedCity;
  readonly #isHybrid: boolean;
  readonly #resetDay: number;
  #odometer: number;
  #soc: number;
  #free = 0;
  #place: readonly [number, number];
  #of = 0;

  constructor(random: Random, cities: readonly SimulatedCity[], home: SimulatedCity, resetDay: number) {
    this.#random = random;
    this.#cities = cities;
    this.#home = home;
    this.#city = home;
    this.#resetDay = resetDay;
    this.#isHybrid = random.chance(0.2);
    this.#odometer = 1000 + random.below(800_000);
    this.#soc = random.between(40, 95);
    this.#place = this.#somewhere(home);
  }

  /** What is true of its days, by the plan: no frame is looked at. */
  get truth(): CarDays {
    return this.#truth;
  }

  planDay(day: number): void {
    const random = this.#random;
    if (day === this.#resetDay) this.#odometer = 0;
    const isAway = this.#cities.length > 1 && random.chance(0.06);
    const starts = isAway ? this.#startsAway(day) : this.#startsAtHome(day);
    const others = this.#cities.filter((city) => city !== this.#home);
    for (const [n, start] of starts.entries()) {
      const to = isAway && n === 0 ? others[random.below(others.length)]! : this.#home;
      const tenths = Math.round(10 * (isAway ? random.lognormal(60, 0.3) : random.lognormal(7, 0.9)));
      this.#drive(Math.max(start, this.#free), Math.min(2500, Math.max(1, tenths)), to, isAway);
    }
    if (this.#soc < random.between(15, 45) || random.chance(0.4)) this.#charge(day);
  }

  /** To another city in the morning, and back in the afternoon. */
  #startsAway(day: number): number[] {
    const at = (hour: number) => dayStart(day) + Math.round(3600 * hour);
    return [at(this.#random.between(7, 9)), at(this.#random.between(13.5, 16))];
  }

  #startsAtHome(day: number): number[] {
    const drives = this.#random.poisson(2.6);
    return Array.from({ length: drives }, () => this.#startOfDrive(day)).sort((a, b) => a - b);
  }

  /** Half of the drives are in the morning or evening peak. */
  #startOfDrive(day: number): number {
    const random = this.#random;
    const peak = random.chance(0.5) ? 8 : 17.5;
    const hour = random.chance(0.5) ? peak + 0.6 * random.normal() : random.between(6.5, 21);
    return dayStart(day) + Math.round(3600 * Math.min(21, Math.max(6, hour)));
  }

  #drive(start: number, tenths: number, to: SimulatedCity, isFar: boolean): void {
    const random = this.#random;
    const kmh = isFar ? random.between(70, 100) : random.between(18, 50);
    const steps = Math.max(4, Math.round((tenths / 10 / kmh) * (3600 / step)));
    const end = start + steps * step;
    if (beijingDay(end + rest) !== beijingDay(start)) return;
    const mode = this.#isHybrid && random.chance(0.4) ? 2 : 1;
    const [from, target] = [this.#place, this.#somewhere(to)];
    const [odometer, soc] = [this.#odometer, this.#soc];
    const speed = Math.max(10, Math.round((tenths * 3600) / (steps * step)));
    const truth = this.#truth.on(beijingDay(start));
    let last = odometer;
    this.#of++;
    for (let i = 0; i <= steps; i++) {
      const part = i / steps;
      const seconds = start + i * step;
      this.#odometer = i === steps ? odometer + tenths : odometer + Math.floor(tenths * part);
      this.#soc = Math.max(5, soc - ((tenths / 10) * part * kwhPerKm * 100) / batteryKwh);
      this.#place = [from[0] + (target[0] - from[0]) * part, from[1] + (target[1] - from[1]) * part];
      this.#send({ seconds, state: 1, charge: 3, mode, speed, power: 12 });
      if (i === 0) continue;
      truth.moving += step;
      if (isPeak(beijingSecond(seconds))) {
        truth.peak += this.#odometer - last;
        truth.peakMoving += step;
      }
      last = this.#odometer;
    }
    for (const after of [step, 2 * step])
      this.#send({ seconds: end + after, state: 2, charge: 3, mode, speed: 0, power: 0 });
    this.#free = end + rest;
    truth.isActive = true;
    truth.distance += tenths;
    if (mode === 1) truth.electric += tenths;
    if (tenths < 5) return;
    truth.trips++;
    truth.tripDistance += tenths;
    if (!isFar) return;
    truth.intercity++;
    this.#truth.journeys.push({ day: beijingDay(start), from: this.#city.code, to: to.code });
    this.#city = to;
  }

  /** Charges where the car stands until the battery is full, and until before six in the morning at the latest. */
  #charge(day: number): void {
    const random = this.#random;
    const start = Math.max(this.#free, dayStart(day) + 3600 * random.between(19, 22)) | 0;
    const kilowatts = random.chance(0.35) ? 90 : 7;
    const latest = dayStart(day + 1) + 5 * 3600;
    const truth = this.#truth.on(beijingDay(start));
    const startSoc = Math.floor(this.#soc);
    this.#of++;
    let seconds = start;
    for (; seconds < latest && this.#soc < 95; seconds += step) {
      this.#send({ seconds, state: 2, charge: 1, mode: 1, speed: 0, power: -kilowatts });
      this.#soc = Math.min(100, this.#soc + ((kilowatts * step) / 3600 / batteryKwh) * 100);
    }
    const time = seconds - step - start;
    if (time < 300) return;
    truth.sessions++;
    truth.charging += time;
    truth.startSoc += startSoc;
    if (kilowatts > 60) truth.fast++;
    this.#free = seconds + rest;
  }

  #send({
    seconds,
    state,
    charge,
    mode,
    speed,
    power,
  }: Omit<Moment, 'odometer' | 'soc' | 'lon' | 'lat' | 'of'>): void {
    const [lon, lat] = this.#place;
    const [odometer, soc, of] = [this.#odometer, Math.floor(this.#soc), this.#of];
    this.moments.push({ seconds, state, charge, mode, speed, power, odometer, soc, lon, lat, of });
    this.#truth.on(beijingDay(seconds)).frames++;
  }

  #somewhere({ lon, lat }: SimulatedCity): readonly [number, number] {
    const random = this.#random;
    return [lon + random.between(-within, within), lat + random.between(-within, within)];
  }
}

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { UserError } from '../../edition/index.js';
import { dayOf, daysBetween, instantOf, momentOf } from './moment.js';

describe('a local time and its instant', () => {
  it.each([
    ['2024-03-15', '09:30', 'Asia/Shanghai', '2024-03-15T01:30:00Z'],
    ['2024-01-15', '09:30', 'Europe/London', '2024-01-15T09:30:00Z'],
    ['2024-07-15', '09:30', 'Europe/London', '2024-07-15T08:30:00Z'],
    ['2024-01-01', '00:15', 'Asia/Kathmandu', '2023-12-31T18:30:00Z'],
    // Skipped and repeated hours of Berlin, 2024.
    ['2024-03-31', '02:30', 'Europe/Berlin', '2024-03-31T01:30:00Z'],
    ['2024-10-27', '02:30', 'Europe/Berlin', '2024-10-27T00:30:00Z'],
  ])('%s %s in %s is %s', (date, time, zone, instant) => {
    expect(momentOf(date, time, zone).instant).toBe(instant);
  });

  it('reads the same on the clocks of the zone, for any minute that exists', () => {
    const zones = [
      'Asia/Shanghai',
      'America/New_York',
      'Australia/Lord_Howe',
      'Africa/Casablanca',
      'Pacific/Apia',
    ];
    const minute = fc.integer({ min: 946_684_800, max: 2_208_988_800 }).map((s) => s - (s % 60));
    fc.assert(
      fc.property(minute, fc.constantFrom(...zones), (at, zone) => {
        const shown = new Date(at * 1000).toLocaleString('sv-SE', { timeZone: zone });
        const { instant } = momentOf(shown.slice(0, 10), shown.slice(11, 16), zone);
        expect(new Date(instant).toLocaleString('sv-SE', { timeZone: zone })).toBe(shown);
      }),
      { numRuns: 500 },
    );
  });

  it('refuses days, hours, zones and instants that do not exist, naming the option', () => {
    for (const act of [
      () => dayOf('2023-02-29'),
      () => dayOf('2023-2-1'),
      () => dayOf('0000-00-00'),
      () => momentOf('2024-01-01', '24:00', 'UTC'),
      () => momentOf('2024-01-01', '9:30', 'UTC'),
      () => momentOf('2024-01-01', '09:30', 'Asia/Atlantis'),
      () => instantOf('2024-03-01 09:30', '--now'),
      () => instantOf('2024-03-01T09:30', '--now'),
    ]) {
      expect(act).toThrow(UserError);
    }
    expect(instantOf('2024-03-01T09:30+08:00', '--now')).toBe('2024-03-01T01:30:00Z');
    expect(daysBetween('2024-02-28', '2024-03-01')).toBe(2);
  });
});

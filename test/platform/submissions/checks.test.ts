import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readContract, type SourceFigure } from '../../../src/platform/index.js';
import { dayOfRecord, endsOf, periodNow } from '../../../src/platform/submissions/period.js';
import { sourcesIn } from '../../../src/platform/submissions/sources.js';
import { temporaryFolder } from '../../helpers/folders.js';
import { ndjson } from '../../helpers/platform.js';
import { seeded } from '../../helpers/random.js';
import {
  type Opened,
  openSubmissions,
  operator,
  visit,
  visits,
  wholeMonth,
} from '../../helpers/submissions.js';

const october = 'north:visits:2026-10';
const unlimited = visits.replace(/ {4}quality:\n.*\n/, '');

/** Three earlier months that were checked: two cities, 100 visits a day each. */
async function withHistory(more: Parameters<typeof openSubmissions>[0] = {}): Promise<Opened> {
  const at = await openSubmissions({ contract: unlimited, ...more });
  for (const month of ['2026-07', '2026-08', '2026-09']) {
    await at.send(wholeMonth(month));
    await at.send(wholeMonth(month, 100, { city: '310000' }));
    await at.submissions.check(`north:visits:${month}`, operator);
  }
  return at;
}

const asked = async ({ submissions }: Opened, id = october) => {
  const { checked } = await submissions.check(id, operator);
  return checked!.questions.map(({ check, rule, cases }) => `${check} ${rule} ${cases}`);
};

describe('what is as in earlier periods', () => {
  it('is not asked about, and neither is anything without enough earlier periods', async () => {
    const at = await withHistory();
    await at.send(wholeMonth('2026-10', 130));
    await at.send(wholeMonth('2026-10', 60, { city: '310000' }));
    expect(await asked(at)).toEqual([]);
    await at.close();
  });

  it('a first period has none to compare with', async () => {
    const at = await openSubmissions({ contract: unlimited });
    await at.send(wholeMonth('2026-10', 100_000));
    expect(await asked(at)).toEqual([]);
    await at.close();
  });
});

describe('the quality check', () => {
  it('asks about a place far from its earlier figures, with the case and the usual figure', async () => {
    const at = await withHistory();
    await at.send(wholeMonth('2026-10', 260));
    await at.send(wholeMonth('2026-10', 100, { city: '310000' }));
    expect(await asked(at)).toEqual(['quality jump 1', 'macro total 1']);
    const { checked } = await at.submissions.reader.view(october);
    const [jump] = checked!.questions;
    expect(jump!.examples).toEqual([['110100', '8,060', '3,100', '2.6']]);
    expect(jump!.found.zh).toBe('线上预约人次（110100）：本期8,060，往期3,100');
    expect(jump!.usual.en).toContain('Among many places some are beyond it by chance.');
    await at.close();
  });

  it('asks about places that are gone or new', async () => {
    const at = await withHistory();
    await at.send(wholeMonth('2026-10'));
    await at.send(wholeMonth('2026-10', 100, { city: '440300' }));
    expect(await asked(at)).toEqual(['quality place-gone 1', 'quality place-new 1']);
    await at.close();
  });

  it('asks about days outside the volume of the contract, and about a period with nothing', async () => {
    const at = await openSubmissions({ contract: visits.replace('[1, 5000]', '[1, 1]') });
    await at.send(wholeMonth('2026-10'));
    await at.send(ndjson(visit('2026-10-07', 1, { id: 'second' })));
    expect(await asked(at)).toEqual(['quality volume 1']);
    expect(await asked(at, 'north:visits:2026-09')).toEqual(['quality nothing 1']);
    await at.close();
  });

  it('asks about a share of empty values that is not as usual', async () => {
    const contract = unlimited.replace(
      '      - name: visits\n',
      '      - { name: note, logicalType: string }\n      - name: visits\n',
    );
    const at = await openSubmissions({ contract });
    for (const month of ['2026-07', '2026-08', '2026-09']) {
      await at.send(wholeMonth(month, 100, { note: 'x' }));
      await at.submissions.check(`north:visits:${month}`, operator);
    }
    await at.send(wholeMonth('2026-10', 100));
    expect(await asked(at)).toEqual(['quality empty 1']);
    await at.close();
  });

  it('tells "sent nothing" from "sent under a name that nobody reads"', async () => {
    const at = await openSubmissions({ contract: unlimited });
    const renamed = wholeMonth('2026-10').toString().replaceAll('"visits"', '"vists"');
    await at.send(Buffer.from(renamed));
    expect(await asked(at)).toEqual(['validity left-out 31', 'quality unknown-name 31', 'quality nothing 1']);
    await at.close();
  });
});

describe('the syntax and validity checks', () => {
  it('ask where more than 1% is left out, by reason, and hide none of the other checks', async () => {
    const at = await openSubmissions({ contract: visits });
    const lines = [
      visit('2026-10-01'),
      visit('2026-10-02'),
      'no json {',
      'no json [',
      visit('2026-10-09', -1),
    ];
    await at.send(ndjson(...lines));
    const questions = await asked(at);
    expect(questions).toEqual(['syntax left-out 2', 'validity left-out 1', 'quality volume 29']);
    const { checked } = await at.submissions.reader.view(october);
    expect(checked!.checks.map(({ check, examined, leftOut }) => [check, examined, leftOut])).toEqual([
      ['syntax', 5, 2],
      ['validity', 3, 1],
      ['quality', 2, 0],
      ['macro', 0, 0],
    ]);
    await at.close();
  });
});

describe('the macro check', () => {
  it('asks where another source moved otherwise, and is content where it moved alike', async () => {
    const figures = (now: number): SourceFigure[] => [
      { source: 'payments', field: 'visits', period: '2026-09', value: 1000 },
      { source: 'payments', field: 'visits', period: '2026-10', value: now },
    ];
    for (const [now, expected] of [
      [1300, []],
      [1000, ['macro other-source 1']],
    ] as const) {
      const at = await withHistory({ more: { sources: () => figures(now) } });
      await at.send(wholeMonth('2026-10', 130));
      await at.send(wholeMonth('2026-10', 130, { city: '310000' }));
      expect(await asked(at)).toEqual(expected);
      await at.close();
    }
  });

  it('reads other sources from a file, and says every line that is wrong', () => {
    const folder = temporaryFolder();
    mkdirSync(join(folder, 'sources'));
    const file = join(folder, 'sources', 'visits.csv');
    writeFileSync(file, 'source,field,period,value\npayments,visits,2026-10,12.5\n');
    expect(sourcesIn(folder, 'visits')).toEqual([
      { source: 'payments', field: 'visits', period: '2026-10', value: 12.5 },
    ]);
    expect(sourcesIn(folder, 'other')).toEqual([]);
    writeFileSync(file, 'source,field,period,value\npayments,visits,2026-10,much\nx\n');
    expect(() => sourcesIn(folder, 'visits')).toThrow(/visits.csv:2[\s\S]*visits.csv:3/);
  });
});

describe('periods', () => {
  const timed = (zone: string, period = 'month') =>
    readContract(
      'c.yaml',
      visits
        .replace(
          /logicalType: date\n[\s\S]*?logicalTypeOptions: \{.*\}\n/,
          `logicalType: timestamp\n        logicalTypeOptions: { defaultTimezone: ${zone} }\n`,
        )
        .replace(
          '\ncustomProperties:\n',
          `\ncustomProperties:\n  - { property: submissionPeriod, value: ${period} }\n`,
        ),
    ).contract!;

  it('are those of the days in the zone of the contract, as the system computes them', () => {
    const random = seeded(11);
    for (const zone of ['Asia/Shanghai', 'America/St_Johns', 'Australia/Lord_Howe', 'Europe/London', 'UTC']) {
      const dayOf = dayOfRecord(timed(zone));
      const oracle = new Intl.DateTimeFormat('en-CA', {
        timeZone: zone,
        year: 'numeric',
        month: '2-digit',
        day: '2-digit',
      });
      for (let i = 0; i < 400; i++) {
        const at = new Date(Date.UTC(2020, 0, 1) + Math.floor(random() * 8 * 365 * 86_400) * 1000);
        expect(dayOf({ day: at.toISOString() }), `${zone} ${at.toISOString()}`).toBe(oracle.format(at));
      }
    }
  });

  it('end when the last day ends there, and run until then', () => {
    for (const [period, name, end] of [
      ['month', '2026-10', '2026-10-31T16:00:00.000Z'],
      ['quarter', '2026-Q4', '2026-12-31T16:00:00.000Z'],
      ['year', '2026', '2026-12-31T16:00:00.000Z'],
    ] as const) {
      const contract = timed('Asia/Shanghai', period);
      const ends = endsOf(contract, name)!;
      expect(new Date(ends.end).toISOString()).toBe(end);
      expect(ends.due - ends.end).toBe(2 * 86_400_000);
      expect(periodNow(contract, ends.end - 1)).toBe(name);
      expect(periodNow(contract, ends.end)).not.toBe(name);
    }
    expect(endsOf(timed('UTC'), '2026-Q4')).toBeUndefined();
  });

  it('must fit the time of the records', () => {
    const { problems } = readContract(
      'c.yaml',
      visits.replace(
        '\ncustomProperties:\n',
        '\ncustomProperties:\n  - { property: submissionPeriod, value: week }\n',
      ),
    );
    expect(problems[0]?.expected.en).toBe('month | quarter | year');
  });
});

import fc from 'fast-check';
import { parseAtomFeed } from 'feedsmith';
import ICAL from 'ical.js';
import { describe, expect, it } from 'vitest';
import { announce, momentOf, reschedule, type Series, type Vintage } from '../../release/index.js';
import { qualityCsv, qualityJson } from '../../words/qualityFiles.js';
import { vintageAssessment } from '../../words/qualityText.js';
import { calendarIcs } from './calendarIcs.js';
import { feedAtom } from './feed.js';

const revision = {
  ...{ compared: 10, revised: 4, appeared: 0, disappeared: 0, meanAbsolute: 0.2, mean: -0.1, largest: 1 },
  ...{ ranksMoved: 2, meanPlaces: 0.2, cells: 3, planChanges: 0 },
};
const quality = {
  ...{ punctuality: 2, notice: 30, dateChanges: 1, lastRecord: '2024-01-31', timeliness: 61, units: 6 },
  ...{ periods: 2, indicators: 4, coverage: 0.9, imputed: 0.06, missing: 0.04, placed: 0.8, revision },
};
const vintage = (number: number, more: Partial<Vintage> = {}): Vintage => ({
  ...{
    number,
    date: `2024-0${number}-01`,
    id: `x-${number}`,
    version: '1',
    supersedes: number > 1 ? number - 1 : null,
  },
  ...{ class: number > 1 ? 'routine' : 'first', reason: { en: '', zh: '' }, period: '2023' },
  ...{ embargo: null, lifted: null, quality },
  ...more,
});
const seriesWith = (more: Partial<Series> = {}): Series => ({
  ...{ format: 1, edition: 'e', title: { en: 'Index', zh: '指数' }, 'data-status': 'real' },
  ...{ vintages: [vintage(1), vintage(2)], calendar: [], access: [] },
  ...more,
});

const words = fc.string({ unit: 'grapheme', maxLength: 120 });
const anything = fc.oneof(
  words,
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.constant(',;\\:"\n<b>&amp;]]>'),
);
const unread = /[^\P{Cc}\n\t]|\p{Cs}|[\u202a-\u202e\u2066-\u2069]|\p{Noncharacter_Code_Point}/gu;
const readable = (text: string) => text.replace(/\r\n?/g, '\n').replace(unread, '');

describe('calendar.ics, read by ical.js', () => {
  it('has every announced publication at its instant, under one UID however often it was moved', () => {
    const at = momentOf('2024-04-02', '09:30', 'Asia/Shanghai');
    const announced = announce(seriesWith(), '2023', at, '2024-03-01');
    const later = momentOf('2024-04-09', '10:00', 'Asia/Shanghai');
    const moved = reschedule(announced, '2023', later, '2024-03-20', { en: 'late source', zh: '来源延迟' });
    const [before, after] = [announced, moved].map((s) => eventsOf(calendarIcs(s)));
    expect(before).toMatchObject([
      { sequence: 0, start: '2024-04-02T01:30:00.000Z', stamp: '2024-03-01T00:00:00Z' },
    ]);
    expect(after).toMatchObject([{ sequence: 1, start: '2024-04-09T02:00:00.000Z', uid: before![0]!.uid }]);
    expect(after![0]!.description).toContain('late source · 由 2024-04-02 09:30 改期：来源延迟');
  });

  it('gives back any title, in lines of at most 75 bytes that end as they must', () => {
    fc.assert(
      fc.property(anything, anything, (en, zh) => {
        const series = announce(
          seriesWith({ title: { en, zh } }),
          '2023',
          momentOf('2024-04-02', '09:30', 'UTC'),
          '2024-03-01',
        );
        const text = calendarIcs(series);
        for (const line of text.split('\r\n')) {
          expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
          expect(line).not.toMatch(/[\r\n]/);
        }
        expect(eventsOf(text)[0]!.summary).toBe(`${readable(en)}: 2023 · ${readable(zh)}：2023`);
      }),
      { numRuns: 300 },
    );
  });
});

function eventsOf(text: string) {
  const calendar = new ICAL.Component(ICAL.parse(text));
  return calendar.getAllSubcomponents('vevent').map((component) => {
    const { uid, sequence, startDate, summary, description } = new ICAL.Event(component);
    const stamp = String(component.getFirstPropertyValue('dtstamp'));
    return { uid, sequence, start: startDate.toJSDate().toISOString(), summary, description, stamp };
  });
}

describe('feed.atom, read by feedsmith', () => {
  it('has the public vintages, the newest first, each with an id of its own and its hour', () => {
    const embargo = momentOf('2024-03-01', '09:30', 'Asia/Shanghai');
    const held = vintage(3, { embargo, quality: null });
    const vintages = [vintage(1), vintage(2)];
    const feed = parseAtomFeed(feedAtom(seriesWith({ vintages: [...vintages, held] })));
    expect(feed.entries!.map((e) => e.updated)).toEqual(['2024-02-01T00:00:00Z', '2024-01-01T00:00:00Z']);
    const opened = parseAtomFeed(
      feedAtom(seriesWith({ vintages: [...vintages, { ...held, lifted: '2024-03-01T02:00:00Z' }] })),
    );
    expect(opened.updated).toBe('2024-03-01T01:30:00Z');
    const ids = [opened.id, ...opened.entries!.map((e) => e.id)];
    expect(new Set(ids).size).toBe(4);
    for (const id of ids) expect(id).toMatch(/^urn:uuid:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
    expect(opened.entries!.slice(1).map((e) => e.id)).toEqual(feed.entries!.map((e) => e.id));
    expect(opened.authors).toMatchObject([{ name: 'Index' }]);
  });

  it('gives back any title and reason', () => {
    fc.assert(
      fc.property(anything, anything, (en, reason) => {
        const vintages = [vintage(1), vintage(2, { class: 'error', reason: { en: reason, zh: reason } })];
        const feed = parseAtomFeed(feedAtom(seriesWith({ title: { en, zh: '题' }, vintages })));
        const plain = (text: string) =>
          text
            .replace(/[\ufffe\uffff]/g, '')
            .replace(/\s+/g, ' ')
            .trim();
        expect(plain(feed.title!.value!)).toBe(plain(`${readableXml(en)} · 题`));
        expect(feed.entries).toHaveLength(2);
      }),
      { numRuns: 300 },
    );
  });
});

const readableXml = (text: string) => text.replace(unread, '');

describe('the quality of a vintage', () => {
  it('is stated under every heading in both languages, from its facts', () => {
    const series = seriesWith();
    const said = (lang: 'en' | 'zh') =>
      vintageAssessment(series, series.vintages[1]!, lang)
        .map((a) => a.words)
        .join('\n');
    for (const fact of ['90.0', '6.0', '4.0', '80.0', '40.0', '0.2', '2024-01-31', '61', '30']) {
      expect(said('en')).toContain(fact);
      expect(said('zh')).toContain(fact);
    }
    expect(said('en')).toContain('2 days after the day first announced');
    expect(said('zh')).toContain('比首次预告晚 2 天');
  });

  it('says what is not known instead of a number', () => {
    const unknown = {
      ...quality,
      punctuality: null,
      notice: null,
      lastRecord: null,
      timeliness: null,
      placed: null,
      revision: null,
    };
    const series = seriesWith({ vintages: [vintage(1, { quality: unknown })] });
    const said = vintageAssessment(series, series.vintages[0]!, 'en')
      .map((a) => a.words)
      .join('\n');
    expect(said).toContain('The records carry no day. No date was announced.');
    expect(said).toContain('Nothing to compare with yet.');
    expect(said).not.toMatch(/NaN|null|undefined/);
  });

  it('is in quality.csv and quality.json for public vintages alone', () => {
    const embargo = momentOf('2024-03-01', '09:30', 'UTC');
    const series = seriesWith({ vintages: [vintage(1), vintage(2), vintage(3, { embargo, quality: null })] });
    expect(qualityCsv(series).trim().split('\n')).toHaveLength(3);
    expect(JSON.parse(qualityJson(series)).vintages).toMatchObject([
      { number: 1 },
      { number: 2, coverage: 0.9 },
    ]);
  });
});

import { readFileSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { explainCommand } from '../../../src/cli/explain.js';
import { openAll } from '../../../src/cli/openReleases.js';
import { editSeries, openSeries, verifyRelease, withdraw } from '../../../src/release/index.js';
import { seriesViews } from '../../../src/site/index.js';
import { seriesText } from '../../../src/words/index.js';
import { example } from '../../helpers/editions.js';
import { fingerprint } from '../../helpers/folders.js';
import { newSeries, printed, refused, release, revisedValues } from './inSeries.js';

describe('a withdrawn vintage', () => {
  it('stays as it is, says so wherever it is shown, and is the newest no longer', async () => {
    const folder = newSeries();
    await release(example, folder, '2024-03-01');
    await release(revisedValues('33.3'), folder, '2024-04-01');
    const before = fingerprint(join(folder, '2'));
    const reason = { en: 'Counted twice.', zh: '重复计入。' };
    const withdrawTwo = (date: string, why = reason) =>
      editSeries(folder, (series) => withdraw(series, 2, date, why), seriesViews);
    await refused(withdrawTwo('2024-03-31'), '2024-04-01 or later');
    await refused(withdrawTwo('2024-04-03', { en: 'Counted twice.', zh: '' }), 'no reason in both languages');
    const sameDay = withdraw((await openSeries(folder)).series, 2, '2024-04-01', reason);
    expect(sameDay.vintages[1]!.withdrawn!.date).toBe('2024-04-01');
    await withdrawTwo('2024-04-03');
    await refused(withdrawTwo('2024-04-04'), 'withdrawn on 2024-04-03');
    expect(fingerprint(join(folder, '2'))).toEqual(before);
    expect(realpathSync(join(folder, 'latest'))).toBe(realpathSync(join(folder, '1')));
    expect(readFileSync(join(folder, 'feed.atom'), 'utf8')).toContain('vintage 2 (withdrawn)');
    const { series } = await openSeries(folder);
    expect(seriesText(series, 'zh')).toContain('已于2024-04-03撤回：重复计入。');
    expect((await verifyRelease(`${folder}/2`)).withdrawn).toEqual({ date: '2024-04-03', reason });
    const explained = (number: number, more: { lang?: 'zh'; json?: true }) =>
      printed(() => explainCommand('A1', '2022', undefined, { release: `${folder}@${number}`, ...more }));
    expect(await explained(2, { lang: 'zh' })).toMatch(/^已于2024-04-03撤回：重复计入。\n\n/);
    expect(JSON.parse(await explained(2, { json: true })).withdrawn).toEqual({ date: '2024-04-03', reason });
    expect(JSON.parse(await explained(1, { json: true })).withdrawn).toBeUndefined();
    expect((await verifyRelease(`${folder}/1`)).superseded).toBeUndefined();
    expect(
      (await openAll(folder)).map(({ vintage, withdrawn }) => [vintage!.number, withdrawn?.date]),
    ).toEqual([
      [2, '2024-04-03'],
      [1, undefined],
    ]);
  });
});

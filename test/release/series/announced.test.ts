import { realpathSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { UserError } from '../../../src/edition/index.js';
import {
  announce,
  editSeries,
  grantAccess,
  liftEmbargo,
  momentOf,
  openRelease,
  openSeries,
  reschedule,
} from '../../../src/release/index.js';
import { seriesViews } from '../../../src/site/index.js';
import { example } from '../../helpers/editions.js';
import { newSeries, refused, release, revisedValues, rowsOf, shown } from './inSeries.js';

describe('an announced release', () => {
  const nine = momentOf('2024-04-02', '09:30', 'Asia/Shanghai');
  async function announced() {
    const folder = newSeries();
    await release(example, folder, '2024-03-01');
    await editSeries(folder, (s) => announce(s, '2022', nine, '2024-03-01'), seriesViews);
    return folder;
  }

  it('that is held back is in the series but not latest, nor in any table or feed, until its instant', async () => {
    const folder = await announced();
    const before = shown(folder);
    await release(revisedValues('33.3'), folder, '2024-04-02', { embargo: true });
    const { series } = await openSeries(folder);
    expect((await openRelease(folder)).manifest.id).toBe(series.vintages[0]!.id);
    const after = shown(folder);
    const differing = Object.keys(before).filter((name) => before[name] !== after[name]);
    expect(differing).toEqual(['calendar.ics', 'series.json']);
    await refused(release(revisedValues('35.3'), folder, '2024-04-03'), 'held back');
    await refused(liftEmbargo(folder, '2024-04-02T01:29:59Z', seriesViews), 'before the embargo');
    const lifted = await liftEmbargo(folder, '2024-04-02T01:30:00Z', seriesViews);
    expect(realpathSync(join(folder, 'latest'))).toBe(realpathSync(join(folder, '2')));
    expect(lifted.vintages[1]!.quality).toMatchObject({ punctuality: 0, notice: 32, dateChanges: 0 });
    expect(rowsOf(folder, 'cells.csv')).toHaveLength(1);
    await refused(liftEmbargo(folder, '2024-04-03T00:00:00Z', seriesViews), 'held back');
  });

  it('is late by the days after the date first announced, whatever was moved, and says why it was', async () => {
    const folder = await announced();
    const later = momentOf('2024-04-09', '09:30', 'Asia/Shanghai');
    const why = { en: 'a source was late', zh: '来源延迟' };
    await refused(
      editSeries(folder, (s) => reschedule(s, '2022', later, '2024-03-20', { en: '', zh: '' }), seriesViews),
      '--reason',
    );
    await editSeries(folder, (s) => reschedule(s, '2022', later, '2024-03-20', why), seriesViews);
    await refused(release(revisedValues('33.3'), folder, '2024-04-02', { embargo: true }), '2024-04-09');
    await release(revisedValues('33.3'), folder, '2024-04-11');
    const { series } = await openSeries(folder);
    expect(series.vintages[1]!.quality).toMatchObject({ punctuality: 9, notice: 20, dateChanges: 1 });
    expect(series.calendar).toMatchObject([
      { vintage: 2, changes: [{ from: nine, announced: '2024-03-20', reason: why }] },
    ]);
    await refused(
      release(revisedValues('34.4'), folder, '2024-05-01', { embargo: true }),
      'nothing announced',
    );
  });

  it('keeps on record who saw it before, and nobody sees a public one before', async () => {
    const folder = await announced();
    await release(revisedValues('33.3'), folder, '2024-04-02', { embargo: true });
    const access = {
      who: 'the office',
      why: 'printing',
      from: '2024-04-01T00:00:00Z',
      to: '2024-04-02T00:00:00Z',
    };
    const grant = (vintage: number) =>
      editSeries(folder, (s) => grantAccess(s, { vintage, ...access }), seriesViews);
    expect((await grant(2)).access).toEqual([{ vintage: 2, ...access }]);
    await expect(grant(1)).rejects.toThrow(UserError);
  });
});

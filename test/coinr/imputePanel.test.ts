import { expect } from 'vitest';
import { Reason } from '../../src/edition/index.js';
import { impute } from '../../src/engine/steps/impute.js';
import { asem, everyEntry } from '../helpers/entries.js';
import { coinr, doubles, expectAgreement, type Frame } from '../helpers/golden.js';
import { panelOf, planOf } from '../helpers/plan.js';

const columns = ['LPI', 'Flights', 'Goods', 'Renew', 'CO2'];

/** The panel of five years, filled; a value by column, unit and year. */
function filled(impute_: object) {
  const { input } = coinr('07_impute_panel', asem!);
  const data = input!.data;
  const units = [...new Set(data['uCode']!.map(String))].sort();
  const periods = [...new Set(data['Time']!.map(String))].sort();
  const rowOf = new Map(data['uCode']!.map((code, i) => [`${code} ${data['Time']![i]}`, i]));
  const ids = Object.fromEntries(columns.map((c) => [c.toLowerCase(), 1]));
  const plan = planOf({ units, periods, tree: ids, method: { impute: impute_ } });
  const panel = panelOf(
    plan,
    Object.fromEntries(
      columns.map((c) => [
        c.toLowerCase(),
        periods.map((t) => units.map((u) => doubles(data[c]!)[rowOf.get(`${u} ${t}`)!]!)),
      ]),
    ),
  );
  const after = impute(plan, panel);
  const cell = (column: string, code: string, time: string) =>
    (columns.indexOf(column) * periods.length + periods.indexOf(time)) * units.length + units.indexOf(code);
  return { after, cell };
}

function agrees(frame: Frame, impute_: object): void {
  const { after, cell } = filled(impute_);
  for (const column of columns.filter((c) => c in frame.data)) {
    expectAgreement(
      frame.data['uCode']!.map(
        (code, i) => after.values[cell(column, String(code), String(frame.data['Time']![i]))]!,
      ),
      frame.data[column]!,
    );
  }
}

/** The figures, and the years they are taken from. */
function latest(how: object) {
  return ({ iData_imp, DataT }: { iData_imp: Frame; DataT: Frame }) => {
    agrees(iData_imp, how);
    const { after, cell } = filled(how);
    DataT.data['uCode']!.forEach((code, i) => {
      const time = String(DataT.data['Time']![i]);
      for (const column of columns) {
        const from = DataT.data[column]![i];
        const reason = after.reasons[cell(column, String(code), time)];
        if (from === null) expect(reason).toBe(Reason.notObserved);
        else expect(reason).toBe(String(from) === time ? Reason.observed : Reason.imputedHold);
      }
    });
  };
}

everyEntry<Frame & { iData_imp: Frame; DataT: Frame }>('07_impute_panel', asem, {
  input: (frame) => {
    const { after, cell } = filled({ method: 'last', 'max-periods': 1 });
    const gaps = frame.data['LPI']!.filter((x) => x === null).length;
    expect(gaps).toBeGreaterThan(0);
    frame.data['LPI']!.forEach((x, i) => {
      const at = cell('LPI', String(frame.data['uCode']![i]), String(frame.data['Time']![i]));
      if (x !== null) expect([after.values[at], after.reasons[at]]).toEqual([x, Reason.observed]);
    });
  },
  latest: latest({ method: 'last' }),
  latest_max1: latest({ method: 'last', 'max-periods': 1 }),
  linear_constant: (frame) => agrees(frame, { method: 'linear', ends: 'hold', back: true }),
  constant: (frame) => agrees(frame, { method: 'last', back: true }),
  linear: (frame) => agrees(frame, { method: 'linear', ends: 'hold', back: true }),
});

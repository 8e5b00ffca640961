import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import {
  additiveParts,
  cellsOf,
  type DataRows,
  emptyPanel,
  frequencyOf,
  markExistence,
  offset,
  type Panel,
  type Plan,
  type Problem,
  type Provenance,
  periodOfDate,
  problems,
  resolvePlan,
  type Signal,
  UserError,
} from '../edition/index.js';
import type { Environment } from './clickhouse/cluster.js';
import { loadDataFiles } from './dataCells.js';
import { type DataFile, findDataFiles, periodsOf } from './dataFiles.js';
import type { Disclosure } from './disclosure.js';
import { restrictFileAccess, withConnections } from './duckdb.js';
import type { RecordEngine } from './engine.js';
import { engineSettings } from './engineSettings.js';
import { geocoder } from './geocoder.js';
import { ingestedFiles, withAccepted } from './ingest/accepted.js';
import { inputsOf } from './inputs.js';
import { type Measurement, measure, noMeasurement } from './measure.js';
import type { MeasuredSignal } from './measured.js';
import { mergedTotals } from './mergedTotals.js';
import type { Areas } from './merging.js';
import type { OpenEdition } from './openEdition.js';
import { type PlatformRecords, platformProblems } from './platformRecords.js';
import { yearsOf } from './recordDates.js';
import { keptResults, recordEngine } from './recordEngine.js';
import { recordFolder } from './recordFolder.js';
import { ensureRecords, type Progress } from './records.js';
import { sampleRows } from './samples/samples.js';
import type { WrittenSignal } from './writtenSignal.js';

/** All that the computation of the index needs, with its provenance. */
export interface Prepared {
  /** Without the sampling errors of signals, which are those of published figures. */
  plan: Plan;
  panel: Panel;
  provenance: Provenance;
  /** Figures subject to disclosure control before publication. */
  disclosures: Disclosure[];
}

/** The same figures without some of them, and what readers are told of these. */
export type PlausibilityCheck = <T extends Pick<Prepared, 'plan' | 'panel'>>(figures: T) => T;

/**
 * From an opened edition to plan and panel: fetches and reads records, computes signals, checks and loads data.
 *
 * @param env settings of the cluster, where records are on one
 * @param afresh ignores the cache and reads every record again
 * @param platform what partners sent, where signals read it
 * @param judge leaves figures out that must not be used, before rows behind them are chosen
 * @throws UserError with all problems found, in whatever file
 */
export async function prepare(
  written: OpenEdition,
  progress?: Progress,
  env: Environment = process.env,
  afresh = false,
  platform?: PlatformRecords,
  judge: PlausibilityCheck = (figures) => figures,
): Promise<Prepared> {
  const taken = await withAccepted(written);
  const { open } = taken;
  const { plan } = resolvePlan(open.edition, open.tables, []);
  const early = [
    ...open.problems,
    ...platformProblems(open, platform),
    ...(plan ? [...signalProblems(open, plan), ...placeProblems(open, plan)] : []),
  ];
  const ready = plan !== undefined && early.length === 0;
  const sources = ready ? await ensureRecords(open.folder, open.sources, progress) : [];
  const scratch = await mkdtemp(join(tmpdir(), 'iplus-'));
  try {
    const { connections: count, settings } = engineSettings(
      open.folder,
      new Set(open.signals.map(({ from }) => from)),
    );
    const work = async (connections: readonly DuckDBConnection[]): Promise<Prepared> => {
      const connection = connections[0]!;
      if (progress) for (const one of connections) await one.run('SET enable_progress_bar = true');
      await restrictFileAccess(connection, [open.folder, ...(platform ? [platform.folder] : [])], scratch);
      const records = recordFolder(connections, open.folder, scratch);
      const engine = await recordEngine(records, { open, platform }, env, afresh);
      try {
        const measurement = ready ? await measureSignals(engine, open, plan, progress) : noMeasurement();
        const loaded = judge(await loadPanel(connection, open, measurement, scratch, early));
        const { measured, geocoding, unplaced, used } = measurement;
        const { units } = loaded.plan;
        const named = measurement.named.map((n) => ({ ...n, unit: units[n.unit]!.code }));
        const files = loaded.dataFiles;
        const inputs = await inputsOf(
          engine,
          open,
          files.map(({ name }) => name),
        );
        const signals = open.signals.map(publishedSignal);
        const frequency = frequencyOf(open.edition.source.periods);
        const of = { ...loaded, ...measurement, files, frequency };
        const cache = keptResults(env, afresh);
        const samples = await sampleRows(records, open, of, cache && { cache, inputs: engine.inputs });
        const raw = { signals, named, used, dataRows: loaded.dataRows, samples };
        const totals = mergedTotals(loaded.plan, measurement.merged, open.signals);
        const ingested = await ingestedFiles(taken, inputs);
        const provenance = {
          ...raw,
          inputs,
          sources,
          geocoding,
          unplaced,
          ingested,
          counts: measured,
          totals,
          noise: [],
          platform: platform?.facts,
        };
        const { disclosures } = measurement;
        return { plan: loaded.plan, panel: loaded.panel, provenance, disclosures };
      } finally {
        await engine.close();
      }
    };
    return await withConnections(count, work, settings);
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}

/** A signal without its confidentiality rules: publishing them would help to infer withheld figures. */
function publishedSignal({
  at: _,
  grid: _borders,
  'suppress-below': _least,
  contributors: _who,
  ...signal
}: WrittenSignal): Signal {
  return signal;
}

function measureSignals(
  engine: RecordEngine,
  open: OpenEdition,
  plan: Plan,
  progress: Progress | undefined,
): Promise<Measurement> {
  const time = {
    frequency: plan.frequency,
    base: plan.periods.slice(plan.base, plan.base + plan.baseLength),
    years: yearsOf(plan.periods),
    ...(open.edition.source.periods.list ? { listed: new Set(plan.periods) } : {}),
  };
  const how = { lookup: geocoderOf(open, plan), areas: areasOf(plan), ...time };
  if (!progress) return measure(engine, open.signals, how);
  let most = 0;
  return measure(engine, open.signals, how, (share) => {
    most = Math.max(most, Math.floor(100 * share));
    progress(most, 100, { en: '% of the records counted', zh: '%（统计原始记录）' });
  });
}

/** The areas of a plan: the units, the groups of every grouping, and the total. */
export function areasOf({ units, groupings }: Plan): Areas {
  const ofUnit = units.map((_, c) => [c]);
  let count = units.length;
  for (const { memberOf, groups } of groupings) {
    memberOf.forEach((group, c) => {
      if (group >= 0) ofUnit[c]!.push(count + group);
    });
    count += groups.length;
  }
  for (const areas of ofUnit) areas.push(count);
  return { units: units.length, count: count + 1, ofUnit };
}

/** The panel, and the plan with the periods found in the data. The data are checked even when the plan is invalid. */
async function loadPanel(
  connection: DuckDBConnection,
  open: OpenEdition,
  { measured, geocoding }: Pick<Measurement, 'measured' | 'geocoding'>,
  scratch: string,
  early: readonly Problem[],
): Promise<{ plan: Plan; panel: Panel; dataFiles: DataFile[]; dataRows: DataRows[] }> {
  const { edition, tables } = open;
  const data = await findDataFiles(connection, open.folder, scratch);
  const frequency = frequencyOf(edition.source.periods);
  const { periods, problems: unread } = await periodsOf(connection, open.folder, data.files, frequency);
  const recorded = geocoding.map(({ observed }) => periodOfDate(observed, frequency));
  const all = [...new Set([...periods, ...recorded])].sort();
  const { plan, draft, problems: unresolved } = resolvePlan(edition, tables, all);
  const unseen = (p: Problem) => tables.has(p.at.file) || !early.some((e) => e.at.file === p.at.file);
  const known = unresolved.filter((p) => p.at.file === 'edition.yaml' || unseen(p));
  const found = [...early, ...known, ...data.problems, ...unread];
  const checked = plan ?? draft;
  if (!checked) throw new UserError(found);
  const panel = emptyPanel(checked.units.length, checked.periods.length, checked.indicators.length);
  fillMeasured(checked, panel, measured);
  const whole = data.files.filter((f) => !unread.some((p) => p.at.file === f.name));
  const loaded = await loadDataFiles(connection, open.folder, whole, checked, panel);
  found.push(...loaded.problems);
  if (!plan || found.length > 0) throw new UserError(found);
  markExistence(plan, panel);
  return { plan, panel, dataFiles: data.files, dataRows: loaded.rows };
}

function signalProblems(open: OpenEdition, plan: Plan): Problem[] {
  const known = new Set(plan.indicators.map((i) => i.id));
  const computed = new Set(plan.indicators.flatMap((i) => (i.formula === undefined ? [] : [i.id])));
  const kind = { en: 'indicator', zh: '指标' };
  const strangers = open.signals.filter((s) => !known.has(s.indicator));
  return [
    ...strangers.map((s) => problems.unknownCode(s.at, kind, s.indicator, [...known])),
    ...open.signals.flatMap((s) =>
      computed.has(s.indicator) ? [problems.computedGiven(s.at, s.indicator)] : [],
    ),
    ...open.signals.flatMap(noiseProblem),
  ];
}

/**
 * Noise is for additive counts with a bounded contribution per person, whose periods are known; contributors must be
 * anonymous.
 */
function noiseProblem({ at, noise, value, period, complete }: WrittenSignal): Problem[] {
  if (!noise) return [];
  if (additiveParts(value).length !== 1)
    return [problems.noiseOnOther(at, { en: Object.keys(value)[0]!, zh: Object.keys(value)[0]! })];
  if (period.take === 'mean')
    return [problems.noiseOnOther(at, { en: 'a mean of dates', zh: '多个日期的均值' })];
  if (!complete)
    return [problems.noiseOnOther(at, { en: 'records that are not complete', zh: '未声明完整的记录' })];
  return [];
}

const placeColumns = ['province', 'city', 'code', 'unit', 'from', 'to', 'note'];

/** Rules of places.csv with unknown columns or units. */
function placeProblems(open: OpenEdition, plan: Plan): Problem[] {
  const table = open.tables.get('places.csv');
  if (!table) return [];
  const units = new Set(plan.units.map((u) => u.code));
  const kind = { en: 'unit', zh: '单元' };
  const strange = table.header.filter((c) => !placeColumns.includes(c));
  const rows = table.rows.map((row) => ({ line: row.line, unit: cellsOf(table, row)['unit'] ?? 'outside' }));
  const lost = rows.filter(({ unit }) => unit !== 'outside' && !units.has(unit));
  return [
    ...strange.map((c) => problems.unknownColumn(table.file, c, placeColumns)),
    ...lost.map(({ line, unit }) =>
      problems.unknownCode({ file: table.file, line, column: 'unit' }, kind, unit, [...units]),
    ),
  ];
}

/** The geocoder of an edition. */
export function geocoderOf(open: OpenEdition, plan: Plan) {
  const table = open.tables.get(open.edition.source.units.file ?? 'units.csv')!;
  const pinyin = new Map(table.rows.map((r) => cellsOf(table, r)).map((c) => [c['code'], c['pinyin']]));
  const provinces = plan.groupings[0];
  const units = plan.units.map((u, c) => {
    const group = provinces?.memberOf[c] ?? -1;
    const spelt = pinyin.get(u.code);
    return {
      code: u.code,
      name: u.name,
      ...(spelt ? { pinyin: spelt } : {}),
      ...(group >= 0 ? { province: provinces!.groups[group]!.name } : {}),
    };
  });
  return geocoder(units, open.tables.get('places.csv'), plan.country);
}

function fillMeasured(plan: Plan, panel: Panel, measured: readonly MeasuredSignal[]): void {
  for (const m of measured) {
    const k = plan.indicators.findIndex((i) => i.id === m.indicator);
    const t = plan.periods.indexOf(m.period);
    if (k < 0 || t < 0) continue;
    const from = offset(panel, k, 0, t);
    panel.values.set(m.values, from);
    panel.reasons.set(m.reasons, from);
  }
}

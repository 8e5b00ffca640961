import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import {
  cellsOf,
  emptyPanel,
  type InputFile,
  type Panel,
  type Plan,
  type Problem,
  type Provenance,
  problems,
  Reason,
  resolvePlan,
  UserError,
} from '../edition/index.js';
import { findDataFiles, loadDataFiles, periodsOf, removeScratch } from './dataFiles.js';
import { withDuckDb } from './duckdb.js';
import { type Measured, type Measurement, measure } from './measure.js';
import type { OpenEdition } from './openEdition.js';
import { placeLookup } from './places.js';
import { ensureRecords, type Progress } from './records.js';

/** Everything the index needs, and where it came from. */
export interface Prepared {
  plan: Plan;
  panel: Panel;
  provenance: Provenance;
}

/**
 * From an opened edition to plan and panel: fetches and reads records, measures signals, checks and loads data.
 *
 * @throws UserError with all problems found
 */
export async function prepare(open: OpenEdition, progress: Progress = () => {}): Promise<Prepared> {
  const { folder, edition, tables } = open;
  const { frequency } = edition.source.periods;
  const draft = resolvePlan(edition, tables, []);
  if (!draft.plan) throw new UserError(draft.problems);
  const codes = draft.plan.units;
  const known = new Set(draft.plan.indicators.map((i) => i.id));
  const strangers = open.signals.filter((s) => !known.has(s.indicator));
  if (strangers.length > 0) {
    const kind = { en: 'indicator', zh: '指标' };
    throw new UserError(
      strangers.map((s) => problems.unknownCode({ file: 'signals' }, kind, s.indicator, known)),
    );
  }
  const sources = await ensureRecords(folder, open.sources, progress);
  const scratch: string[] = [];
  return withDuckDb(async (connection) => {
    try {
      const measurement: Measurement =
        open.signals.length === 0
          ? { measured: [], placements: [], unplaced: [] }
          : await measure(
              connection,
              folder,
              open.signals,
              lookupOf(open, draft.plan!),
              codes.length,
              frequency,
            );
      const data = await findDataFiles(connection, folder, scratch);
      const periods = await periodsOf(connection, data.files, frequency);
      const all = [...new Set([...periods, ...measurement.measured.map((m) => m.period)])].sort();
      const { plan, problems: unresolved } = resolvePlan(edition, tables, all);
      const found: Problem[] = [...data.problems, ...unresolved];
      if (!plan) throw new UserError(found);
      const panel = emptyPanel(plan.units.length, plan.periods.length, plan.indicators.length);
      found.push(...(await loadDataFiles(connection, data.files, plan, panel)));
      fillMeasured(plan, panel, measurement.measured);
      markExistence(plan, panel);
      if (found.length > 0) throw new UserError(found);
      const names = data.files.map((f) => f.name);
      const inputs = await inputsOf(open, names);
      const { measured, placements, unplaced } = measurement;
      return { plan, panel, provenance: { inputs, sources, placements, unplaced, counts: measured } };
    } finally {
      await removeScratch(scratch);
    }
  });
}

function lookupOf(open: OpenEdition, plan: Plan) {
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
  return placeLookup(units, open.tables.get('places.csv'), plan.country);
}

function fillMeasured(plan: Plan, panel: Panel, measured: readonly Measured[]): void {
  for (const m of measured) {
    const k = plan.indicators.findIndex((i) => i.id === m.indicator);
    const t = plan.periods.indexOf(m.period);
    if (k < 0 || t < 0) continue;
    const from = (k * panel.periods + t) * panel.units;
    m.values.forEach((value, c) => {
      if (Number.isNaN(value)) return;
      panel.values[from + c] = value;
      panel.reasons[from + c] = Reason.observed;
    });
  }
}

/** Cells of a unit after its last period are missing for that reason, not for want of data. */
function markExistence(plan: Plan, panel: Panel): void {
  plan.units.forEach((unit, c) => {
    if (!unit.until) return;
    for (let t = 0; t < panel.periods; t++) {
      if (plan.periods[t]! <= unit.until) continue;
      for (let k = 0; k < panel.indicators; k++) {
        const at = (k * panel.periods + t) * panel.units + c;
        panel.values[at] = Number.NaN;
        panel.reasons[at] = Reason.unitDidNotExist;
      }
    }
  });
}

/** Hashes of all input files: the small ones from memory, data and records as streams. */
async function inputsOf(open: OpenEdition, dataFiles: readonly string[]): Promise<InputFile[]> {
  const small = [...open.files].map(([path, bytes]) => ({
    path,
    bytes: bytes.length,
    sha256: createHash('sha256').update(bytes).digest('hex'),
  }));
  const own = open.sources.filter((s) => s.package === undefined).map((s) => s.file);
  const map = open.edition.source.map;
  const large = [...dataFiles, ...own, ...(map ? [map] : [])];
  const hashed = await Promise.all(
    large.map(async (path) => ({ path, ...(await hashFile(join(open.folder, path))) })),
  );
  return [...small, ...hashed].sort((a, b) => (a.path < b.path ? -1 : 1));
}

async function hashFile(path: string): Promise<{ bytes: number; sha256: string }> {
  const { size } = await stat(path);
  const hash = createHash('sha256');
  if (size < 1 << 20) hash.update(await readFile(path));
  else for await (const part of createReadStream(path)) hash.update(part as Buffer);
  return { bytes: size, sha256: hash.digest('hex') };
}

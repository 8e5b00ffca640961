import { type Balance, changesFrom, mobilityFrom, type spreadChanges } from '../../analysis/index.js';
import { tableNamed } from '../../release/index.js';
import type { FactSource } from './view.js';

/** How the inequality of a node among the units changed, from the table of the verdicts; undefined for an indicator, of which it has no rows. */
export function changesIn(release: FactSource, g: number): Parameters<typeof spreadChanges>[2] {
  const { plan } = release;
  const { id } = plan.nodes[g]!;
  const rows = tableNamed(release, 'balance-verdicts', id)?.rows ?? [];
  const own = rows.filter(({ level, node }) => level === plan.level && node === id);
  return own.length > 0 ? changesFrom(plan, own) : undefined;
}

/** How much units moved between classes, from the table of its changes; undefined for an indicator, of which it has no row. */
export function mobilityIn(release: FactSource, g: number): Balance['mobility'] | undefined {
  const { plan } = release;
  const { id } = plan.nodes[g]!;
  const row = tableNamed(release, 'mobility-changes', id)?.rows.find(({ node }) => node === id);
  return row && mobilityFrom(plan, row);
}

import { Counter, Gauge, type Registry } from 'prom-client';
import type { KeepStanding } from '../../platform/index.js';
import type { Intake } from '../platform/routes.js';

/** The terms of the account: each received record is in one of them. */
const outcomes = ['stored', 'quarantined', 'duplicates', 'conflicts', 'waiting'] as const;

/** Adds the metrics of a platform: every term of its account, and one for all that can stop. What cannot be read is NaN, or absent. */
export function addPlatformMetrics(registry: Registry, intake: Intake, standing: KeepStanding): void {
  addAccount(registry, intake.platform);
  addRefusals(registry, intake);
  const gauges = new Map<string, Gauge>();
  // One reading for all: metrics are collected in the order in which they were registered.
  const collect = () => {
    for (const { matter, value } of standing.readings()) gauges.get(matter.metric)?.set(value);
  };
  for (const { matter } of standing.readings()) {
    const { metric: name, help } = matter;
    gauges.set(name, new Gauge({ name, help, registers: [registry], ...(gauges.size === 0 && { collect }) }));
  }
}

function addAccount(registry: Registry, platform: Intake['platform']): void {
  const labels = ['partner', 'contract'] as const;
  const byOutcome = new Gauge({
    name: 'iplus_platform_records',
    help: 'Records received, of all days, by what became of them: their sum is what was received',
    labelNames: [...labels, 'outcome'] as const,
    registers: [],
  });
  new Gauge({
    name: 'iplus_platform_received_records',
    help: 'Records received, of all days',
    labelNames: labels,
    registers: [registry],
    // One account for both, so that they agree in each answer: metrics are collected in the order in which they were registered.
    collect() {
      this.reset();
      byOutcome.reset();
      for (const { partner, contract, ...counts } of read(() => platform.account(), [])) {
        this.inc({ partner, contract }, counts.received);
        for (const outcome of outcomes) byOutcome.inc({ partner, contract, outcome }, counts[outcome]);
      }
    },
  });
  registry.registerMetric(byOutcome);
}

function addRefusals(registry: Registry, { refusals }: Intake): void {
  if (!refusals) return;
  new Counter({
    name: 'iplus_platform_refused_requests_total',
    help: 'Requests of partners refused since the start, by partner (none where the sender is not known) and reason',
    labelNames: ['partner', 'reason'] as const,
    registers: [registry],
    collect() {
      this.reset();
      for (const { partner, reason, count } of refusals.all()) this.inc({ partner, reason }, count);
    },
  });
}

/** What is read, or something else where that cannot be: one metric that cannot be read does not take the others with it. */
function read<T>(what: () => T, otherwise: T): T {
  try {
    return what();
  } catch {
    return otherwise;
  }
}

import { Gauge, type Registry } from 'prom-client';
import type { Intake } from '../platform/routes.js';

/** The terms of the account: each received record is in one of them. */
const outcomes = ['stored', 'quarantined', 'duplicates', 'conflicts', 'waiting'] as const;

/**
 * Adds the metrics of a platform: every term of its account, ages, and free space. An age is counted from the start of the server
 * where what it tells of was not done since.
 *
 * @param now milliseconds since 1970
 */
export function addPlatformMetrics(registry: Registry, intake: Intake, now: () => number): void {
  const { platform, copying, publicLog } = intake;
  const started = now();
  const age = (since = started) => Math.max(0, now() - since) / 1000;
  const gauge = (name: string, help: string, value: () => number) =>
    new Gauge({
      name: `iplus_platform_${name}`,
      help,
      registers: [registry],
      collect() {
        this.set(value());
      },
    });
  addAccount(registry, platform);
  gauge(
    'oldest_waiting_seconds',
    'How long the oldest record has waited to be judged; 0 where none waits',
    () => {
      const since = platform.waitingSince();
      return since === undefined ? 0 : age(since);
    },
  );
  gauge('ledger_check_age_seconds', 'Time since the ledger was last found to follow from the log', () =>
    age(platform.checking.lastSame),
  );
  gauge('free_bytes', 'Free space of the disk with the records', () => platform.freeBytes);
  if (copying)
    gauge('copy_age_seconds', 'Time since all sealed segments were last in object storage', () =>
      age(copying.state.complete?.at),
    );
  if (publicLog)
    gauge('checkpoint_age_seconds', 'Time since the newest state of the public log was dated', () =>
      age(publicLog.dated),
    );
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
      for (const { partner, contract, ...counts } of platform.account()) {
        this.inc({ partner, contract }, counts.received);
        for (const outcome of outcomes) byOutcome.inc({ partner, contract, outcome }, counts[outcome]);
      }
    },
  });
  registry.registerMetric(byOutcome);
}

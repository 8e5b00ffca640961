import { stringify } from 'yaml';
import { matters } from './matters.js';

/** The rules of Prometheus for all that can stop: the file deploy/alarms.yaml. */
export function alarmRules(): string {
  const rules = matters.map(({ alert, metric, expr, hold, beyond, limit, what, todo }) => ({
    alert,
    expr: expr ?? `${metric} ${beyond === 'above' ? '>' : '<'} ${limit}`,
    ...(hold !== undefined && { for: hold }),
    annotations: { summary: what.en, runbook: todo.en, summary_zh: what.zh, runbook_zh: todo.zh },
  }));
  return `# Made by npm run docs from src/platform/standing/matters.ts. Alarms for Prometheus: rule_files: [/opt/iplus/deploy/alarms.yaml].
# A server without object storage or a public log has no metrics of them, and their alarms stay silent.
${stringify({ groups: [{ name: 'iplus-platform', rules }] }, { lineWidth: 0 })}`;
}

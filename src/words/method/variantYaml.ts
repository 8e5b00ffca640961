import { isFromData, type Plan, plainScale, type ScaleChoice, type Text } from '../../edition/index.js';
import { writtenWeight } from '../../engine/index.js';

/**
 * What was changed of a plan, as a variant of its edition in a file of its own: `iplus build EDITION --variant FILE`
 * builds the changed plan.
 *
 * @param changed the plan with other weights, other ways to aggregate that their names make complete, and one scale for all indicators where that is another
 * @param name what the reader calls it, or nothing
 */
export function variantYaml(plan: Plan, changed: Plan, name: string): { id: string; text: string } {
  const slug = name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
  const id = `${plan.edition}-${slug || 'ours'}`;
  const nodes = nodeLines(plan, changed);
  const lines = [
    `# A variant of ${plan.edition}, version ${plan.version}. Build it with the folder of that edition:`,
    `# iplus build EDITION --variant ${id}.yaml --out releases/${id}`,
    `edition: ${id}`,
    `title: ${JSON.stringify(titleOf(plan.title, name))}`,
    ...(nodes.length > 0 ? ['nodes:', ...nodes] : []),
    ...methodLines(plan, changed),
  ];
  return { id, text: `${lines.join('\n')}\n` };
}

function titleOf({ en, zh }: Text, name: string): Text {
  return name
    ? { en: `${en}: ${name}`, zh: `${zh}：${name}` }
    : { en: `${en}, other weights`, zh: `${zh}（另一组权重）` };
}

/** Families whose weights are others, or would be taken from the data anew; nodes that are aggregated otherwise. */
function nodeLines(plan: Plan, changed: Plan): string[] {
  const entries = new Map<number, string[]>();
  const put = (g: number, entry: string) => entries.set(g, [...(entries.get(g) ?? []), entry]);
  const weightOf = (g: number) => changed.nodes[g]!.weight;
  plan.nodes.forEach(({ children, weighing, aggregate, indicator, details }, g) => {
    const moved = isFromData(weighing) || children.some((h) => weightOf(h) !== plan.nodes[h]!.weight);
    if (moved && children.some((h) => weightOf(h) > 0)) {
      for (const h of children) put(h, `weight: ${writtenWeight(weightOf(h), details)}`);
    }
    const now = changed.nodes[g]!;
    const isOther = now.aggregate !== aggregate || JSON.stringify(now.details) !== JSON.stringify(details);
    if (indicator < 0 && isOther) put(g, `aggregate: ${now.aggregate}`);
  });
  return [...entries]
    .sort(([a], [b]) => a - b)
    .map(([g, list]) => `  ${JSON.stringify(plan.nodes[g]!.id)}: { ${list.join(', ')} }`);
}

/** The scale, where it is another, for every indicator; what followed from the old one is kept. */
function methodLines(plan: Plan, changed: Plan): string[] {
  const scale = changed.indicators[0]!.normalise;
  if (scale === plan.indicators[0]!.normalise || scale.method === 'base-share') return [];
  const written = scaleYaml(scale);
  const others = plan.indicators.filter(({ normalise }) => hasOtherScale(plan, normalise));
  return [
    'method:',
    `  normalise: ${written}`,
    ...missingLines(plan),
    ...(others.length > 0 ? ['  per-indicator:'] : []),
    ...others.map(({ id }) => `    ${JSON.stringify(id)}: { normalise: ${written} }`),
  ];
}

function hasOtherScale({ method }: Plan, normalise: Plan['indicators'][number]['normalise']): boolean {
  const plain = (n: object) => JSON.stringify({ ...n, low: 0, high: 0, target: 0 });
  return plain(normalise) !== plain(method.normalise);
}

/** Rules that the edition leaves open, since their defaults depend on the scale. */
function missingLines({ defaults }: Plan): string[] {
  const open = ['min-present', 'weights'].flatMap((key) => {
    const taken = defaults.find(({ path }) => path === `method.missing.${key}`);
    return taken ? [`${key}: ${taken.value}`] : [];
  });
  return open.length > 0 ? [`  missing: { ${open.join(', ')} }`] : [];
}

/** A scale with what it says beyond the plainest. */
function scaleYaml(scale: ScaleChoice): string {
  const plain: object = plainScale(scale.method);
  const written = (value: unknown) => JSON.stringify(value);
  const said = Object.entries(plain).flatMap(([key, value]) => {
    const own = scale[key as keyof ScaleChoice];
    return written(own) === written(value) ? [] : [`, ${key}: ${written(own)}`];
  });
  return `{ method: ${scale.method}${said.join('')} }`;
}

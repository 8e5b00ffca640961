// The elements <index-ranking> and <index-line>: charts of a published release on any page, by its address alone.
import { openRelease, type Release } from '../release/index.js';
import { barChart, type Lang, lineChart } from './index.js';

const words = {
  en: {
    from: 'Figures and receipts',
    no: 'The figures could not be read',
    simulated: 'Simulated data',
    example: 'Example data',
  },
  zh: { from: '数据与凭据', no: '无法读取数据', simulated: '模拟数据', example: '示例数据' },
} as const;

/** Releases of this page by address: elements with the same one share it. */
const opened = new Map<string, Promise<Release>>();

function releaseAt(address: string): Promise<Release> {
  const known = opened.get(address) ?? openRelease(address);
  opened.set(address, known);
  known.catch(() => opened.delete(address));
  return known;
}

const escaped = (text: string) => text.replace(/[&<"]/g, (c) => `&#${c.charCodeAt(0)};`);

/** What all elements share: the address (`src`), the part (`node`), the language, and what stands around a chart. */
abstract class IndexElement extends HTMLElement {
  static readonly observedAttributes = ['src', 'node', 'period', 'level', 'units', 'top', 'lang', 'paper'];
  #drawing = 0;

  connectedCallback(): void {
    void this.#draw();
  }

  attributeChangedCallback(): void {
    if (this.isConnected) void this.#draw();
  }

  protected get language(): Lang {
    return (this.closest('[lang]')?.getAttribute('lang') ?? 'en').startsWith('zh') ? 'zh' : 'en';
  }

  protected get look() {
    const paper = this.getAttribute('paper') === 'dark' ? ('dark' as const) : ('light' as const);
    return { lang: this.language, paper, width: Math.max(280, Math.min(900, this.clientWidth || 640)) };
  }

  /** The title of the chart and its drawing. */
  protected abstract drawing(release: Release): { title: string; svg: string };

  async #draw(): Promise<void> {
    const src = this.getAttribute('src');
    if (src === null) return;
    const number = ++this.#drawing;
    const lang = this.language;
    const root = this.shadowRoot ?? this.attachShadow({ mode: 'open' });
    const said = words[lang];
    let content: string;
    try {
      const release = await releaseAt(new URL(src, document.baseURI).href);
      const { title, svg } = this.drawing(release);
      const { dataStatus, attribution } = release;
      const status = dataStatus === 'real' ? '' : `<b>${said[dataStatus]}</b> `;
      const link = `<a href="${escaped(`${release.files.site}${lang}/`)}">${said.from}: ${escaped(release.title[lang])}</a>`;
      content = `<figcaption>${escaped(title)}</figcaption>${svg}<p>${status}${escaped(attribution?.[lang] ?? '')} ${link}</p>`;
    } catch (error) {
      content = `<p role="alert">${said.no}. ${escaped((error as Error).message)}</p>`;
    }
    // Attributes may have changed meanwhile: the last drawing counts.
    if (number !== this.#drawing) return;
    root.innerHTML = `<style>:host{display:block;font:14px/1.5 system-ui,sans-serif}figure{margin:0}figcaption{font-weight:600}p{margin:4px 0;font-size:12px}svg{max-width:100%;height:auto}</style><figure lang="${lang === 'zh' ? 'zh-Hans' : 'en'}">${content}</figure>`;
  }

  /** The part that is shown, and its name. */
  protected nodeOf(release: Release) {
    const id = this.getAttribute('node') ?? release.nodes[0]!.id;
    return { id, name: release.nodes.find((one) => one.id === id)?.name[this.language] ?? id };
  }

  /** The level that is shown: that of the units, unless `level` names another one. */
  protected levelOf(release: Release): string {
    return this.getAttribute('level') ?? release.get(release.units[0]!.id).level;
  }
}

/** `<index-ranking src="https://example.org/towns/" top="20">`: the places of a period in order. */
class RankingElement extends IndexElement {
  protected drawing(release: Release) {
    const [lang, node] = [this.language, this.nodeOf(release)];
    const period = this.getAttribute('period') ?? release.periods.at(-1)!;
    const names = new Map(release.units.map(({ id, name }) => [id, name[lang]]));
    const marked = (this.getAttribute('units') ?? '').split(',');
    const ranked = release
      .figures({ node: node.id, period, level: this.levelOf(release) })
      .filter(({ rank }) => rank !== undefined)
      .sort((a, b) => a.rank! - b.rank!)
      .slice(0, Number(this.getAttribute('top') ?? 20));
    const rows = ranked.map((figure) => ({
      name: `${figure.rank} ${names.get(figure.unit) ?? figure.unit}`,
      value: figure.value,
      text: figure.value.toFixed(2),
      href: release.receipt(figure, lang),
      ...(marked.includes(figure.unit) ? { here: true } : {}),
    }));
    const title = `${release.title[lang]} · ${node.name} · ${period}`;
    return { title, svg: barChart(rows, { ...this.look, alt: title }) };
  }
}

/** `<index-line src="https://example.org/towns/" units="A1,A2">`: places over the periods; without `units` the first three. */
class LineElement extends IndexElement {
  protected drawing(release: Release) {
    const [lang, node] = [this.language, this.nodeOf(release)];
    const level = this.levelOf(release);
    const last = release.figures({ node: node.id, period: release.periods.at(-1)!, level });
    const first = last.filter(({ rank }) => rank !== undefined && rank <= 3).map(({ unit }) => unit);
    const units = this.getAttribute('units')?.split(',') ?? first;
    const rows = units.map((name) => {
      const figures = release.periods.map((period) => release.get(name, period, node.id));
      const unit = release.units.find(({ id }) => id === figures[0]!.unit)!;
      return {
        name: unit.name[lang],
        points: figures.map((figure, x) => ({
          x,
          y: figure.value,
          text: `${figure.period} ${figure.value.toFixed(2)}`,
          href: release.receipt(figure, lang),
        })),
      };
    });
    const ticks = release.periods.map((label, at) => ({ at, label }));
    const title = `${release.title[lang]} · ${node.name}`;
    return { title, svg: lineChart(rows, { ...this.look, ticks, alt: title }) };
  }
}

for (const [name, element] of [
  ['index-ranking', RankingElement],
  ['index-line', LineElement],
] as const)
  if (!customElements.get(name)) customElements.define(name, element);

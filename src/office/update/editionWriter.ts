import { CsvPatch, type Edition, type Text, writtenIn, YamlPatch } from '../../edition/index.js';

type Path = (string | number)[];
type Tree = NonNullable<Edition['source']['tree']>;
type Child = Tree['children'][number];

/** What makers wrote by hand of units, indicators and the tree: edition.yaml, units.csv, indicators.csv. */
export class EditionWriter {
  readonly yaml: YamlPatch;
  readonly units: CsvPatch;
  readonly indicators: CsvPatch | undefined;
  readonly #source: Edition['source'];

  constructor(files: ReadonlyMap<string, string>, source: Edition['source']) {
    this.#source = source;
    this.yaml = new YamlPatch('edition.yaml', files.get('edition.yaml')!);
    const name = source.units.file ?? 'units.csv';
    this.units = new CsvPatch(name, files.get(name) ?? '');
    const table = source.indicators ? undefined : files.get('indicators.csv');
    this.indicators = table === undefined ? undefined : new CsvPatch('indicators.csv', table);
  }

  patches(): (CsvPatch | YamlPatch)[] {
    return [this.yaml, this.units, ...(this.indicators ? [this.indicators] : [])].filter(
      (one) => !one.isEmpty,
    );
  }

  setWeight(id: string, weight: number): boolean {
    const path = this.#pathOf(id);
    if (path) return this.yaml.set([...path, 'weight'], weight);
    return this.#setIndicator(id, 'weight', weight);
  }

  setDirection(id: string, direction: 1 | -1): boolean {
    return this.#setIndicator(id, 'direction', direction);
  }

  /** Sets the title of an indicator or a part, in the language that it was read in. */
  setTitle(id: string, title: Text, lang: string, text: string): boolean {
    const tag = languageOf(title, lang);
    const path = this.#pathOf(id);
    if (path && !this.#isLeaf(path)) return this.#setText([...path, 'title'], tag, text);
    const at = this.#source.indicators?.findIndex((one) => one.id === id) ?? -1;
    if (at >= 0) return this.#setText(['indicators', at, 'title'], tag, text);
    return this.#setIndicator(id, `title_${tag}`, text);
  }

  /** Sets a cell of units.csv. */
  setUnit(code: string, column: string, text: string): boolean {
    const row = rowOf(this.units, 'code', code);
    if (row < 0 || !this.units.header.includes(column)) return false;
    this.units.set(row, column, text);
    return true;
  }

  /** Sets the name of a unit, in the language that it was read in. */
  setName(code: string, name: Text, lang: string, text: string): boolean {
    return this.setUnit(code, `name_${languageOf(name, lang)}`, text);
  }

  addUnit(code: string, name: string, groups: Readonly<Record<string, string>>): void {
    const lang = /\p{Script=Han}/u.test(name) ? 'zh' : 'en';
    const { header } = this.units;
    const own = header.includes(`name_${lang}`) ? `name_${lang}` : header.find((c) => c.startsWith('name_'));
    this.units.add({ code, ...(own ? { [own]: name } : {}), ...groups });
  }

  #setIndicator(id: string, column: string, value: string | number): boolean {
    const at = this.#source.indicators?.findIndex((one) => one.id === id) ?? -1;
    if (at >= 0) return this.yaml.set(['indicators', at, column], value);
    const table = this.indicators;
    const row = table ? rowOf(table, 'id', id) : -1;
    if (!table || row < 0 || !table.header.includes(column)) return false;
    table.set(row, column, String(value));
    return true;
  }

  #setText(path: Path, tag: string, text: string): boolean {
    const written = path.reduce<unknown>((of, key) => (of as Record<string, unknown>)?.[key], this.#source);
    return this.yaml.set(typeof written === 'string' ? path : [...path, tag], text);
  }

  #isLeaf(path: Path): boolean {
    const node = path.reduce<unknown>((of, key) => (of as Record<string, unknown>)?.[key], this.#source);
    return 'indicator' in (node as object);
  }

  #pathOf(id: string): Path | undefined {
    const { tree } = this.#source;
    return tree && findNode(tree, id, ['tree']);
  }
}

function findNode(node: Tree | Child, id: string, path: Path): Path | undefined {
  if ('node' in node) return undefined;
  if (('indicator' in node ? node.indicator : node.id) === id) return path;
  if ('indicator' in node) return undefined;
  for (const [i, child] of node.children.entries()) {
    const found = findNode(child, id, [...path, 'children', i]);
    if (found) return found;
  }
  return undefined;
}

function rowOf(csv: CsvPatch, column: string, id: string): number {
  for (let row = 0; row < csv.length; row++) if (csv.cell(row, column) === id) return row;
  return -1;
}

/** The language in which a text is written, for a reader of one that may be a fallback. */
function languageOf(text: Text, lang: string): string {
  if (lang in writtenIn(text)) return lang;
  return text.from?.[lang as 'en' | 'zh'] ?? lang;
}

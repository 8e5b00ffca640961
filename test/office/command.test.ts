import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../helpers/folders.js';
import { iplus } from '../helpers/iplus.js';

const table = `表1 各市数字化情况,,,
城市,宽带普及率（%）,投诉量（件）,备注
深圳市,98.2,"1,200",
广洲市,95.1,900,名称有误
珠海市,约91,800,
佛山市,93.5,—,
`;

function written(text: string): { file: string; to: string } {
  const folder = temporaryFolder();
  const file = join(folder, 'table.csv');
  writeFileSync(file, text);
  return { file, to: join(folder, 'index') };
}

describe('iplus import sheet', () => {
  it('keeps the years of a table that updates an edition, where a new edition would be asked to take them as one', () => {
    const { file, to } = written('country,internet 2020,mobile 2020\nFrance,80,110\nGermany,85,120\n');
    const sheet = ['import', 'sheet', file, '--to', to, '--yes'];
    expect(iplus(sheet).code).toBe(0);
    writeFileSync(file, 'country,internet 2021,mobile 2022\nFrance,81,111\nGermany,86,121\n');
    const updated = iplus(sheet);
    expect([updated.code, updated.err]).toEqual([0, expect.not.stringContaining('latest')]);
    const values = readFileSync(join(to, 'data', 'values.csv'), 'utf8');
    expect(values).toMatch(/^FRA,2021,81,$/m);
    expect(values).toMatch(/^FRA,2022,,111$/m);
  });
  it('asks whether less is better of prices, but not of what is at constant prices, and needs no word sheet', () => {
    const { file, to } = written(
      'country,Price of 1 GB 2020,GDP at constant prices 2020,不变价格的产值 2020,移动资费 2020\nFrance,8,1,4,3\nItaly,4,2,3,4\nSpain,6,3,2,5\n',
    );
    const asked = iplus(['import', file, '--to', to]);
    expect([asked.code, asked.err]).toEqual([
      2,
      expect.stringMatching(/less seems better.*\(Price of 1 GB; 移动资费\)/),
    ]);
    expect(iplus(['import', file, '--to', to, '--yes', '--answer', 'direction=less']).code).toBe(0);
  });
  it('reads a CSV file in the encoding that it is told, also under the name of a workbook', () => {
    const folder = temporaryFolder();
    const file = join(folder, 'miasta.xls');
    // Łódź and Gdańsk in Windows-1250.
    writeFileSync(file, Buffer.from('Miasto,2020\n\u00a3\u00f3d\u009f,5\nGda\u00f1sk,4\n', 'latin1'));
    const sheet = ['import', 'sheet', file, '--to', join(folder, 'index'), '--yes'];
    const refused = iplus(sheet);
    expect([refused.code, refused.err]).toEqual([2, expect.stringContaining('--encoding')]);
    expect(iplus([...sheet, '--encoding', 'windows-1250']).code).toBe(0);
    expect(readFileSync(join(folder, 'index', 'units.csv'), 'utf8')).toContain('Łódź');
  });
  it('lets the scores of ratios begin at a figure of 0 where that is the answer', () => {
    const { file, to } = written('country,online share 2020\nFrance,80\nItaly,40\nSpain,60\n');
    const made = iplus(['import', 'sheet', file, '--to', to, '--yes', '--answer', 'zero=zero']);
    expect(made.code).toBe(0);
    expect(readFileSync(join(to, 'indicators.csv'), 'utf8')).toContain(',0,80');
    const out = join(to, '..', 'release');
    expect(iplus(['build', to, '--out', out]).code).toBe(0);
    const scores = readFileSync(join(out, 'results.csv'), 'utf8');
    expect(scores).toContain('ITA,country,2020,index,50,');
  });
  it('says how it read the table, asks what the table does not say, and builds what it was answered', () => {
    const { file, to } = written(table);
    const asked = iplus(['import', 'sheet', file, '--to', to, '--yes', '--lang', 'zh']);
    expect(asked.code).toBe(2);
    expect(asked.err).toContain('尚未回答：这些数值属于哪一年？');
    expect(asked.err).toContain('--answer period=2024');
    const done = iplus([
      ...['import', 'sheet', file, '--to', to, '--yes', '--lang', 'zh'],
      ...['--answer', 'period=2021', 'names=same', 'approximate=figure'],
    ]);
    expect([done.code, done.err.split('\n').at(-3)]).toEqual([
      0,
      '单元格 8 个 = 数值 7 + 标为缺失 1 + 空白 0 + 按缺失处理 0',
    ]);
    expect(readFileSync(join(to, 'units.csv'), 'utf8')).toContain('440100,广洲市');
    const values = readFileSync(join(to, 'data', 'values.csv'), 'utf8').split('\n');
    expect(values.slice(1, 4)).toEqual([
      '440300,2021,98.2,1200',
      '440100,2021,95.1,900',
      '440400,2021,91,800',
    ]);
    const checked = iplus(['check', to, '--lang', 'zh']);
    expect([checked.code, checked.err]).toEqual([0, '']);
  });

  it('takes no year into the title, coordinates as places and what a note says of the figures', () => {
    const { file, to: beside } = written(`2024年各区公共服务情况一览表
区,经度,纬度,覆盖率（%）,满意度（%）
北区,10.1,50.9,71,55
河区,10.4,50.7,80,61
港区,10.45,50.3,90,72
数据来源：各区统计公报（示例数据）
`);
    const to = join(beside, '..', '政务');
    const made = iplus(['import', 'sheet', file, '--to', to, '--lang', 'zh']);
    expect([made.code, made.err]).toEqual([0, expect.stringContaining('经度  单元的经度')]);
    const edition = readFileSync(join(to, 'edition.yaml'), 'utf8');
    expect(edition).toMatch(/^edition: zheng-wu$/m);
    expect(edition).toContain('  zh: 各区公共服务情况\n');
    expect(edition).toContain('\ndata-status: example\n');
    expect(edition).toContain('\nmap: dots\n');
    expect(readFileSync(join(to, 'units.csv'), 'utf8')).toContain(
      'code,name_zh,lon,lat\n北区,北区,10.1,50.9\n',
    );
    expect(readFileSync(join(to, 'indicators.csv'), 'utf8').trimEnd().split('\n')).toHaveLength(3);
    expect(made.out).toContain(`npx iplus check ${to} --lang zh`);
    expect(iplus(['check', to]).code).toBe(0);
  });

  it('gives programs the same as JSON', () => {
    const { file, to } = written(table);
    const answers = ['--answer', 'period=2021', '--yes', '--json', '--lang', 'en'];
    const { code, out } = iplus(['import', 'sheet', file, '--to', to, ...answers]);
    const { counts, questions, sheets } = JSON.parse(out);
    expect(code).toBe(0);
    expect(counts).toEqual({ cells: 8, figures: 6, missing: 1, empty: 0, left: 1 });
    expect(questions.map(({ id }: { id: string }) => id)).toEqual([
      'period',
      'approximate',
      'direction',
      'names',
      'zero',
    ]);
    expect(sheets[0].columns.map(({ role }: { role: string }) => role)).toEqual([
      'name',
      'figures',
      'figures',
      'note',
    ]);
  });

  it.each(['en', 'zh'])('makes an index of the workbook that iplus new --xlsx writes (%s)', (lang) => {
    const folder = temporaryFolder();
    const [book, to] = [join(folder, 'my-index.xlsx'), join(folder, 'index')];
    expect(iplus(['new', '--xlsx', book, '--lang', lang]).code).toBe(0);
    expect(iplus(['new', '--xlsx', book, '--lang', lang]).code).toBe(2);
    const made = iplus(['import', 'sheet', book, '--to', to, '--json', '--lang', lang]);
    const { counts, questions } = JSON.parse(made.out);
    const asked = questions.filter(({ decided }: { decided?: true }) => !decided);
    expect([made.code, counts.figures, counts.cells, asked]).toEqual([0, 60, 60, []]);
    const edition = readFileSync(join(to, 'edition.yaml'), 'utf8');
    expect(edition).toContain('data-status: example');
    expect(iplus(['build', to, '--out', join(folder, 'release'), '--lang', lang]).code).toBe(0);
  });

  it('refuses another old file, a text and a file that is not there, each in one sentence', () => {
    const { file, to } = written('Dear colleagues,\nplease send your figures.\n');
    const said = (path: string) => iplus(['import', 'sheet', path, '--to', to, '--lang', 'en']).err;
    expect(said(file)).toContain('no table of figures in any visible sheet');
    expect(said(join(file, '..', 'none.xlsx'))).toContain('none.xlsx');
    const old = join(file, '..', 'old.xlsx');
    writeFileSync(old, Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0, 0]));
    expect(said(old)).toContain('old format of Microsoft Office that is not a workbook');
  });
});

import type { Lang } from '../edition/index.js';
import type { CityDayRow, EdgeReport } from '../platform/index.js';

/**
 * The report of an aggregation: frames and cars read, by outcome, and the rows that leave. It names no car and no place but
 * cities.
 */
export function edgeText(report: EdgeReport, rows: readonly CityDayRow[], out: string, lang: Lang): string {
  const { reader, skims, became, cars, nameless, cut, belowFloor, openDays } = report;
  const withheld = rows.reduce(
    (sum, row) => sum + Object.values(row).filter((cell) => cell === null).length,
    0,
  );
  const text = {
    en: [
      `${reader.bytes} bytes of ${report.files} files: ${reader.frames} frames, ${reader.wrongCheck} with a wrong check byte, ${reader.strayBytes} bytes in no frame${cut > 0 ? `, ${cut} at the ends of captures that are no whole piece` : ''}`,
      `Frames without data of a car: ${skims.other} of other kinds, ${skims.encrypted} encrypted, ${skims['no-time']} without a time, ${nameless} without an identifier`,
      `${became.read} frames read = ${became.used} used + ${became.duplicates} duplicates + ${became.tooLate} too late + ${became.future} from the future + ${became.ofCloned} of identifiers that two cars have + ${became.ofNowhere} of cars in no city`,
      `Clocks repaired in ${became.clockRepaired} frames`,
      `${cars.all} cars = ${cars.used} used + ${cars.cloned} whose identifier two cars have + ${cars.nowhere} in no city`,
      `${rows.length} rows${markOf(rows, { all: ', all simulated', some: ', some simulated' })}; ${withheld} figures withheld in them, ${belowFloor} rows below the floor; ${openDays} days for which frames may still be sent again`,
      `→ ${out}`,
    ],
    zh: [
      `${report.files}个文件共${reader.bytes}字节：${reader.frames}条报文，校验码错误${reader.wrongCheck}条，不属于任何报文${reader.strayBytes}字节${cut > 0 ? `，捕获文件末尾残缺${cut}字节` : ''}`,
      `不含车辆数据的报文：其他类型${skims.other}条，加密${skims.encrypted}条，无有效时间${skims['no-time']}条，无车辆识别代号${nameless}条`,
      `读入${became.read}条 = 采用${became.used}条 + 重复${became.duplicates}条 + 超过补发期限${became.tooLate}条 + 时间晚于接收${became.future}条 + 识别代号被两车使用${became.ofCloned}条 + 车辆不在任何城市${became.ofNowhere}条`,
      `已校正时钟的报文：${became.clockRepaired}条`,
      `车辆${cars.all}辆 = 采用${cars.used}辆 + 识别代号被两车使用${cars.cloned}辆 + 不在任何城市${cars.nowhere}辆`,
      `${rows.length}行${markOf(rows, { all: '，均为模拟数据', some: '，部分为模拟数据' })}；其中不予公布的数值${withheld}个，低于下限而不输出${belowFloor}行；补发期未满${openDays}天`,
      `→ ${out}`,
    ],
  };
  return text[lang].join('\n');
}

function markOf(rows: readonly CityDayRow[], words: { all: string; some: string }): string {
  const simulated = rows.filter((row) => row.data_status === 'simulated').length;
  if (simulated === 0) return '';
  return simulated === rows.length ? words.all : words.some;
}

import { problemText } from '../../edition/index.js';
import { dropped, isUpdate, leaveSheet, setUpdate, takeSheet } from './importing.js';
import { isInBrowser } from './keeping.js';
import type { SheetRead } from './messages.js';
import { Questions } from './Questions.js';
import { roleNames } from './roles.js';
import { marksOf, SheetTable } from './SheetTable.js';
import { Account, Controls, RoleEditor } from './Steering.js';
import { lang, plan } from './state.js';
import { word } from './words.js';

/** The import of a spreadsheet: the sheet as it is, the meaning of each column, the questions, and the result. */
export function Import() {
  const { file, read } = dropped.value!;
  if (!read)
    return (
      <p class="soft" role="status">
        {word('readingSheet').replace('{file}', file)}
      </p>
    );
  const tables = read.sheets.filter(({ as }) => as === 'table' || as === 'framework');
  const marks = marksOf(read);
  return (
    <section class="studio-import">
      <h1>{headlineOf(read)}</h1>
      <p class="soft">
        {file} · {word('sheetKept')}
      </p>
      {read.measured ? <Controls read={read} /> : null}
      <div class="two">
        <section>
          <h2>{word('yourSheet')}</h2>
          {(tables.length > 0 ? tables : read.sheets).slice(0, 6).map((sheet) => (
            <div key={sheet.name}>
              {read.sheets.length > 1 ? <h3>{sheet.name}</h3> : null}
              <SheetTable sheet={sheet} marks={marks} />
            </div>
          ))}
          <p class="note">{word('sheetHelp')}</p>
        </section>
        <section>
          {read.measured ? <RoleEditor read={read} /> : null}
          <Problems read={read} />
          {read.problems.length === 0 ? <Decide read={read} /> : <Buttons read={read} />}
        </section>
      </div>
    </section>
  );
}

function headlineOf({ measured, problems, questions: all, answers }: SheetRead): string {
  const questions = all.filter(({ decided }) => !decided);
  if (problems.length > 0)
    return {
      en: `This sheet cannot be read yet: ${problems.length} ${problems.length === 1 ? 'cell needs' : 'cells need'} a change.`,
      zh: `此表尚不能读取，有${problems.length}处需要修改。`,
    }[lang];
  const open = questions.filter(({ id }) => !(id in answers)).length;
  const asked = {
    en: `${questions.length || 'no'} ${questions.length === 1 ? 'question' : 'questions'}${open > 0 ? `, ${open} to be answered` : ''}`,
    zh: `${questions.length === 0 ? '没有需要确认之处' : `${questions.length}处需要确认`}${open > 0 ? `，其中${open}处必须回答` : ''}`,
  }[lang];
  if (!measured)
    return { en: `A workbook of this program; ${asked}.`, zh: `本程序的工作簿；${asked}。` }[lang];
  const { units, indicators, periods } = measured;
  const years = periods.length > 1 ? `${periods[0]}–${periods.at(-1)}` : (periods[0] ?? '');
  return {
    en: `${units} units, ${indicators} indicators${years ? `, ${years}` : ''}; ${asked}.`,
    zh: `这张表有${units}个单元、${indicators}项指标${years ? `，时期为${years}` : ''}；${asked}。`,
  }[lang];
}

function Problems({ read: { problems } }: { read: SheetRead }) {
  if (problems.length === 0) return null;
  return (
    <>
      <h2>{word('sheetWrong')}</h2>
      <ul class="studio-list" role="alert">
        {problems.slice(0, 20).map((problem, i) => (
          <li key={i}>
            <pre>{problemText(problem, lang)}</pre>
          </li>
        ))}
      </ul>
    </>
  );
}

function Decide({ read }: { read: SheetRead }) {
  return (
    <>
      {read.questions.some(({ decided }) => !decided) ? <h2>{word('pleaseConfirm')}</h2> : null}
      <Questions read={read} />
      {read.went ? <Account went={read.went} /> : null}
      <Understood read={read} />
      <Buttons read={read} />
    </>
  );
}

/** Each column with what it is read as, and the count of cells. */
function Understood({ read: { sheets, counts, notes, unseen, figures } }: { read: SheetRead }) {
  const columns = sheets.flatMap(({ columns: of, name }) => of.map((column) => ({ ...column, name })));
  const hidden = [...unseen.sheets, ...(unseen.cells > 0 ? [String(unseen.cells)] : [])];
  return (
    <>
      {counts ? <p class="studio-sum">{countsText(counts)}</p> : null}
      {figures ? <p class="studio-sum">{figuresText(figures)}</p> : null}
      <details open={columns.length <= 12}>
        <summary>{word('howRead')}</summary>
        <table>
          <tbody>
            {columns.map(({ at, header, role, unit, period }) => (
              <tr key={at}>
                <td class="soft">{at}</td>
                <td class="wrap">{header}</td>
                <td>{roleNames[role][lang]}</td>
                <td class="soft">{[unit, period].filter(Boolean).join(' · ')}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
      {notes.map((note) => (
        <p class="note" key={note.en}>
          {note[lang]}
        </p>
      ))}
      {hidden.length > 0 ? (
        <p class="note">
          {word('unseen')} {hidden.join(', ')}
        </p>
      ) : null}
    </>
  );
}

const countsText = ({ cells, figures, missing, empty, left }: NonNullable<SheetRead['counts']>) =>
  ({
    en: `${cells} cells = ${figures} figures + ${missing} marked as missing + ${empty} empty + ${left} left without a figure`,
    zh: `单元格${cells}个 = 数值${figures} + 标为缺失${missing} + 空白${empty} + 按缺失处理${left}`,
  })[lang];

const figuresText = ({ added, missing, revised, same, left }: NonNullable<SheetRead['figures']>) =>
  ({
    en: `${added} figures added, ${missing} cells added without a figure, ${revised} revised, ${same} as before, ${left} not taken`,
    zh: `新增数值${added}个，新增空白单元格${missing}个，修订${revised}个，不变${same}个，未采用${left}个`,
  })[lang];

function Buttons({ read }: { read: SheetRead }) {
  const canChoose = isInBrowser.value && plan.value !== undefined;
  return (
    <div class="studio-take">
      {canChoose ? (
        <fieldset>
          <legend class="quiet">{word('whatBecomes')}</legend>
          {([false, true] as const).map((update) => (
            <label key={String(update)} class="choice">
              <input
                type="radio"
                name="sheet-becomes"
                checked={isUpdate.value === update}
                onChange={() => setUpdate(update)}
              />{' '}
              {word(update ? 'updateOpen' : 'makeNew')}
            </label>
          ))}
        </fieldset>
      ) : null}
      <button type="button" class="button strong" disabled={!read.files} onClick={() => void takeSheet(read)}>
        {word(isUpdate.value ? 'updateDo' : 'makeDo')}
      </button>
      <button type="button" class="button" onClick={leaveSheet}>
        {word('leaveSheet')}
      </button>
      {read.files ? null : <p class="note">{word(read.problems.length > 0 ? 'mendSheet' : 'answerFirst')}</p>}
    </div>
  );
}

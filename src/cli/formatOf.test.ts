import { expect, it } from 'vitest';
import { formatOf } from './formatOf.js';

const of = (asked: { format?: string; out?: string }) =>
  formatOf(asked, 'report', ['html', 'pdf', 'docx'], ['pdf', 'docx']);

it('A document has the format that was asked for, whatever its file is called', () => {
  expect(of({ format: 'pdf', out: 'report.html' })).toBe('pdf');
});

it('else that of the ending of its file', () => {
  expect(of({ out: 'a.b/report.docx' })).toBe('docx');
  expect(of({ out: 'REPORT.PDF' })).toBe('pdf');
});

it('else text', () => {
  expect(of({})).toBe('html');
  expect(of({ out: 'a.b/report' })).toBe('html');
});

it('A format that there is not is refused with all there are, and so is a file of another ending', () => {
  expect(() => of({ format: 'odt' })).toThrow(/html, pdf, docx/);
  expect(() => of({ out: 'report.odt' })).toThrow(/report\.html, report\.pdf, report\.docx/);
  expect(of({ out: 'report.odt', format: 'html' })).toBe('html');
});

it('A document that no terminal can show needs a file', () => {
  expect(() => of({ format: 'pdf' })).toThrow(/report\.pdf/);
});

import { expect, it } from 'vitest';
import { formatOf } from './formatOf.js';

const of = (asked: { format?: string; out?: string }) =>
  formatOf(asked, 'report', ['html', 'pdf', 'docx'], ['pdf', 'docx']);

it('The format of a document is the requested one, whatever its file name', () => {
  expect(of({ format: 'pdf', out: 'report.html' })).toBe('pdf');
});

it('otherwise that of the ending of its file name', () => {
  expect(of({ out: 'a.b/report.docx' })).toBe('docx');
  expect(of({ out: 'REPORT.PDF' })).toBe('pdf');
});

it('otherwise text', () => {
  expect(of({})).toBe('html');
  expect(of({ out: 'a.b/report' })).toBe('html');
});

it('An unknown format is refused with the list of formats, and so is a file with another ending', () => {
  expect(() => of({ format: 'odt' })).toThrow(/html, pdf, docx/);
  expect(() => of({ out: 'report.odt' })).toThrow(/report\.html, report\.pdf, report\.docx/);
  expect(of({ out: 'report.odt', format: 'html' })).toBe('html');
});

it('A document that the terminal cannot show needs a file', () => {
  expect(() => of({ format: 'pdf' })).toThrow(/report\.pdf/);
});

import { expect, it } from 'vitest';
import { formatOf } from './formatOf.js';

const of = (asked: { format?: string; out?: string }) =>
  formatOf(asked, 'report', ['html', 'pdf', 'docx'], ['pdf', 'docx']);

it('A document has the format that was asked for, whatever its file is called', () => {
  expect(of({ format: 'pdf', out: 'report.html' })).toBe('pdf');
});

it('else that of the ending of its file', () => {
  expect(of({ out: 'a.b/report.docx' })).toBe('docx');
});

it('else text', () => {
  expect(of({})).toBe('html');
  expect(of({ out: 'report' })).toBe('html');
  expect(of({ out: 'report.txt' })).toBe('html');
});

it('A format that there is not is refused with all there are', () => {
  expect(() => of({ format: 'odt' })).toThrow(/html, pdf, docx/);
});

it('A document that no terminal can show needs a file', () => {
  expect(() => of({ format: 'pdf' })).toThrow(/report\.pdf/);
});

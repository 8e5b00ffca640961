/** A program beside Node that tests use. */
export interface Program {
  name:
    | 'Chromium'
    | 'LibreOffice Writer'
    | 'LibreOffice Calc'
    | 'poppler'
    | 'minisign'
    | 'openssl'
    | 'faketime'
    | 'xmllint'
    | 'Python'
    | 'a Chinese font';
  works(): boolean;
}
export const programs: readonly Program[];

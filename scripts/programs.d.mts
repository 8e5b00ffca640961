/** A program beside Node that tests use. */
export interface Program {
  name:
    | 'Chromium'
    | 'Chromium without windows'
    | 'Firefox'
    | 'GDAL'
    | 'WebKit'
    | 'LibreOffice Writer'
    | 'LibreOffice Calc'
    | 'poppler'
    | 'minisign'
    | 'openssl'
    | 'faketime'
    | 'strace'
    | 'xmllint'
    | 'Python'
    | 'pandas'
    | 'rsdmx'
    | 'PostgreSQL'
    | 'OpenStack Swift'
    | 'a Chinese font';
  works(): boolean;
}
export const programs: readonly Program[];
/** The folder with the server programs of PostgreSQL. */
export const postgresFolder: () => string | undefined;
/** A Python that has pandas. */
export const pythonWithPandas: () => string | undefined;
/** The small browser that comes with WebKitGTK; undefined where it is not installed. */
export const webkitBrowser: () => string | undefined;
/** A Python that has OpenStack Swift. */
export const swiftPython: () => string | undefined;

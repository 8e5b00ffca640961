/** Types for the functions that tests use of untyped packages. */
declare module 'jsonstat-toolkit' {
  interface Cell {
    value: number | null;
    status: string | null;
  }
  interface Dimension {
    id: string[];
    Category(id: string): { label: string; id: string[] | null };
  }
  interface Dataset {
    class: string;
    label: string;
    size: number[];
    role: Record<string, string[]>;
    Data(at: Record<string, string>): Cell;
    Dimension(id: string): Dimension;
  }
  export default function JSONstat(response: object): Dataset;
}

declare module 'datapackage' {
  interface Resource {
    read(options: { keyed?: boolean; relations?: boolean }): Promise<unknown[]>;
  }
  interface DataPackage {
    valid: boolean;
    errors: Error[];
    resourceNames: string[];
    getResource(name: string): Resource;
  }
  export const Package: {
    load(path: string, options: { basePath: string; strict?: boolean }): Promise<DataPackage>;
  };
}

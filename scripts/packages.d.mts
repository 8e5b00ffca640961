/** A package of src/packages. */
export interface Package {
  version: string;
  description: string;
  /** The most bytes of its module for browsers, packed by gzip. */
  most: number;
}
export const packages: Readonly<Record<string, Package>>;
/** Makes the named packages, or all. @returns the folder of each */
export function makePackages(names?: readonly string[]): Promise<string[]>;

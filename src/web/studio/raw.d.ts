/** The text of a file, put into the script when it is bundled. */
declare module '*?raw' {
  const text: string;
  export default text;
}

/** The address of a workbook to fill in, which is written when the scripts are bundled. */
declare module 'template:*' {
  const address: string;
  export default address;
}

/** The address of the map of an edition of this package. */
declare module 'map:*' {
  const address: string;
  export default address;
}

/** The places that an imported table may get the codes of, as they are when the scripts are bundled. */
declare module 'places:' {
  const places: import('../../office/index.js').KnownPlaces[];
  export default places;
}

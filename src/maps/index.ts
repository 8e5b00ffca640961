export { type DrawnMap, mapFromCoordinates, mapFromFile, namedUnits } from './drawnMap.js';
export { fitMap } from './fitMap.js';
export { layerFor, layersOf } from './layers.js';
export { mapInZip, parseMap } from './mapFile.js';
export type { NamedUnit } from './match.js';
export { shapesOf } from './shapes.js';

export { layerFor, layersOf } from './layers.js';
export { dottedMap, type MadeMap, madeMap } from './madeMap.js';
export { mapInZip, parsedMap } from './mapFile.js';
export { shapesOf } from './shapes.js';

export { type DrawnMap, mapFromCoordinates, mapFromFile } from './drawnMap.js';
export { layerFor, layersOf } from './layers.js';
export { mapInZip, parseMap } from './mapFile.js';
export { shapesOf } from './shapes.js';

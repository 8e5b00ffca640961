export { compareOrders, type OrderComparison } from './compareOrders.js';
export { type Move, movers } from './movers.js';

import type { Order } from '../../build/wasm/lambda/orders.js';

const order: Order = { customer: 'Ada', items: [{ fruit: 'pear', count: null }] };
export const payload = JSON.stringify(order);

const built: string = '../../build/wasm/lambda/orders/index.mjs';
const { buy }: typeof import('../../build/wasm/lambda/orders.js') = await import(built);
export const receipt = await buy(order);

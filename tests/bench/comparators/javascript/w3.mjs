import { check } from './order.mjs';

let kept;

export const keep = async ({ body }) => {
  kept = JSON.parse(body);
  return { statusCode: 204 };
};

export const parse = async ({ body }) => {
  const { orders } = JSON.parse(body);
  return { statusCode: 200, body: String(orders.length) };
};

export const write = async () => ({ statusCode: 200, headers: { 'content-type': 'application/json' }, body: JSON.stringify(kept) });

export const both = async ({ body }) => {
  const document = JSON.parse(body);
  document.orders.forEach(check);
  return { statusCode: 200, headers: { 'content-type': 'application/json' }, body: JSON.stringify(document) };
};

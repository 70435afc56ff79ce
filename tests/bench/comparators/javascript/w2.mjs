import { check } from './order.mjs';

export const handler = async ({ body }) => {
  const order = JSON.parse(body);
  check(order);
  return { statusCode: 200, headers: { 'content-type': 'application/json' }, body: JSON.stringify(order) };
};

import { load } from './validators.mjs';

const { z } = load('zod');
const Order = z.object({
  id: z.string().regex(/^[0-9a-f]{8}$/u).min(8).max(8),
  email: z.string().min(3).max(100),
  name: z.string().min(1).max(50),
  items: z.array(z.object({
    sku: z.string().regex(/^[A-Z]{3}-[0-9]{4}$/u),
    count: z.int32().min(1).max(100),
    price: z.number().gt(0).max(10000),
    note: z.string().min(1).max(80),
  })).min(1).max(50),
  tags: z.array(z.string().max(20)).max(8).min(1).refine((tags) => new Set(tags).size === tags.length),
});

export const handler = async ({ body }) => {
  const { success, data, error } = Order.safeParse(JSON.parse(body));
  if (!success) return { statusCode: 422, body: JSON.stringify(error.issues) };
  return { statusCode: 200, headers: { 'content-type': 'application/json' }, body: JSON.stringify(data) };
};

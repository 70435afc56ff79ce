export const handler = async ({ url, times }) => {
  let sum = 0;
  for (let i = 0; i < times; i++) {
    const response = await fetch(url);
    const order = await response.json();
    for (const line of order.lines) sum += line.count * line.price + line.sku.length;
    sum += order.paid ? order.customer.length : 0;
  }
  return sum;
};

/** The change of W2 and W3: marks the order as paid, computes its total again, and tags each line as checked. */
export function check(order) {
  order.paid = true;
  let sum = 0;
  for (const line of order.lines) {
    sum += line.count * line.price;
    line.tags.push('checked');
  }
  order.total = Math.floor(100 * sum + 0.5) / 100;
}

/** What W2 and W3 change: the order is paid, its total is made anew, and each line is tagged as checked. */
export function check(order) {
  order.paid = true;
  let sum = 0;
  for (const line of order.lines) {
    sum += line.count * line.price;
    line.tags.push('checked');
  }
  order.total = Math.floor(100 * sum + 0.5) / 100;
}

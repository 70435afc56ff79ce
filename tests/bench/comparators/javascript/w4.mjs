function isCharged({ body, attributes }) {
  try {
    const { id, customer, total, items } = JSON.parse(body);
    return typeof id === 'string' && Number.isInteger(customer) && total >= 0 && items.length > 0 && attributes.ApproximateReceiveCount !== '';
  } catch {
    return false; // it is not JSON
  }
}

export const handler = async ({ Records }) => {
  const batchItemFailures = [];
  for (const record of Records) {
    if (!isCharged(record)) batchItemFailures.push({ itemIdentifier: record.messageId });
  }
  return { batchItemFailures };
};

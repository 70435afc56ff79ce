// The same batches by plain JavaScript and by Powertools, as a developer would write them.

import { BatchProcessorSync, EventType, processPartialResponseSync } from '@aws-lambda-powertools/batch';

let pieces = 0;
function count({ body }) {
  const { price, lines } = JSON.parse(body);
  if (price < 0) throw new Error('The price is negative.');
  for (const line of lines) pieces += line.count;
}

export async function plain(event) {
  const batchItemFailures = [];
  for (const record of event.Records) {
    try {
      count(record);
    } catch (error) {
      console.error(`A record failed: ${error.message} ${JSON.stringify({ record: record.messageId, errorType: error.name, receiveCount: record.attributes.ApproximateReceiveCount })}`);
      batchItemFailures.push({ itemIdentifier: record.messageId });
    }
  }
  return { batchItemFailures };
}

const processor = new BatchProcessorSync(EventType.SQS);
export const powertools = async (event, context) => processPartialResponseSync(event, count, processor, { context });

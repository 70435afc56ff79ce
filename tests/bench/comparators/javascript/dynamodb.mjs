import { createRequire } from 'node:module';

// Uses require, which finds packages by NODE_PATH; Lambda's Node.js does so for `import` too.
const { DynamoDBClient, GetItemCommand } = createRequire(import.meta.url)('@aws-sdk/client-dynamodb');
const client = new DynamoDBClient({});

export const handler = async ({ table, times }) => {
  let last = '';
  for (let i = 0; i < times; i++) {
    const { Item } = await client.send(new GetItemCommand({ TableName: table, Key: { id: { S: 'pear' } } }));
    last = Item.id.S + Item.text.S + Item.count.N;
  }
  return last;
};

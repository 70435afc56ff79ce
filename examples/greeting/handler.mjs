import { greet } from './index.mjs';

export const handler = async (event) => ({ statusCode: 200, body: greet(event.queryStringParameters?.name ?? 'world') });

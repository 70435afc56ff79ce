import create from './module.mjs';
const module = await create();
export const handler = async (event) => JSON.parse(module.handler(JSON.stringify(event)));

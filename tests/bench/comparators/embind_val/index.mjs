import create from './module.mjs';
const module = await create();
export const handler = async (event) => module.handler(event);

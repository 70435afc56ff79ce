export { handler } from './index.mjs';

import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';

const ajv = new Ajv2020({ allowUnionTypes: true });
addFormats.default(ajv);
ajv.addSchema(JSON.parse(readFileSync('build/wasm/lambda/orders.schema.json', 'utf8')));
export const isOrder = ajv.compile({ $ref: 'orders.schema.json#/$defs/buy.event' });

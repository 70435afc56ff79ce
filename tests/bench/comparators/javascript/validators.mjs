// Loads ajv and zod from the folder that tests/tools/validators.sh prints.

import { createRequire } from 'node:module';

export const load = createRequire(`${process.env.VALIDATORS}/`);

// Rewrites the figures of the recorded report in the pages, after a mark was added or moved: node tests/docs/figures.mjs

import { record, recorded } from '../bench/recorded.mjs';

record(recorded());

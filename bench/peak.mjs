// Loaded before the program measured: writes the most memory it held where `measure.mjs` reads it.
import { writeFileSync } from 'node:fs';

process.on('exit', () => writeFileSync(process.env.CONVERGENCE_BENCH_PEAK, String(process.resourceUsage().maxRSS)));

// Builds dist/: one ESM bundle split by dynamic import, so that a command loads only what it uses; and the rule sets, read
// and checked once for all.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, sep } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { compiledSchemas } from './compiled-schemas.mjs';
import { fewerFiles } from './fewer-files.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const dist = join(root, 'dist');

const options = {
  absWorkingDir: root,
  bundle: true,
  format: 'esm',
  platform: 'node',
  target: 'node20',
  // Bundled CommonJS packages still call require for Node's own modules.
  banner: { js: "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);" },
  plugins: [compiledSchemas(root)],
  logLevel: 'warning',
};

/** Runs one function of the sources, which the program itself has no use for. */
async function runFromSources(entry, run) {
  const folder = await mkdtemp(join(tmpdir(), 'convergence-build-'));
  try {
    const outfile = join(folder, 'entry.mjs');
    await build({ ...options, entryPoints: [entry], outfile });
    await run(await import(pathToFileURL(outfile).href));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

await rm(dist, { recursive: true, force: true });
await build({
  ...options,
  entryPoints: { main: 'src/cli/main.ts', 'campaign-worker': 'src/cli/campaign/worker.ts' },
  outdir: 'dist',
  splitting: true,
  plugins: [...options.plugins, fewerFiles(root)],
  // pdfkit reads its own files at run time; the others load as fast from their packages.
  external: ['inquirer'],
  chunkNames: 'chunks/[name]-[hash]',
});
await runFromSources('src/adapters/compile-rules.ts', ({ compileRules }) => compileRules(join(root, 'referentiels') + sep, join(dist, 'rules')));

#!/usr/bin/env node
// Plain syntax only: this file must be readable by the old versions of Node it turns away.
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);

function refuse(sentence) {
  process.stderr.write(`Erreur : ${sentence}\n`);
  process.exitCode = 2;
}

/** The built program, or undefined when `npm run build` has not run. */
async function load() {
  try {
    return await import('../dist/main.js');
  } catch (error) {
    if (error.code !== 'ERR_MODULE_NOT_FOUND' || !error.message.includes('main.js')) throw error;
    return undefined;
  }
}

async function run() {
  const program = await load();
  if (!program) return refuse('le programme n’est pas construit. Lancez d’abord : npm run build');
  process.on('SIGINT', () => process.exit(130));
  // Opening a stream costs milliseconds: `process` does it when one is asked for, and so must this.
  const io = {
    env: process.env,
    cwd: process.cwd(),
    get stdin() {
      return process.stdin;
    },
    get stdout() {
      return process.stdout;
    },
    get stderr() {
      return process.stderr;
    },
  };
  // Node ends by itself, so that everything written reaches a slow pipe.
  process.exitCode = await program.main(process.argv.slice(2), io);
}

if (major < 20 || (major === 20 && minor < 19)) {
  refuse(`Convergence demande Node 20.19 ou plus récent ; cette version est ${process.versions.node}.`);
} else {
  run();
}

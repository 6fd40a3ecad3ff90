// An esbuild plugin for the time a process takes to start: opening a module costs about a millisecond, whatever it holds.
import { readFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';

/**
 * Files that load others by `import()`, and the one file of the bundle where those others are put together: what every
 * command needs, and what only the parser of the whole of YAML needs.
 */
const GATHERED = {
  commands: ['src/cli/main.ts', 'src/cli/commands/index.ts'],
  yaml: ['src/adapters/dossier-editor.ts', 'src/adapters/dossier-files.ts', 'src/adapters/rule-reader.ts'],
};
/** What packages load for a use we have not: nothing stands in its place, and calling it fails at once. */
const UNUSED = [
  // Commands that would be programs of their own.
  { module: 'node:child_process', by: 'commander', contents: 'module.exports = {};' },
  // Compressed fonts: a dictionary larger than the whole program.
  { module: 'brotli/decompress.js', by: 'fontkit', contents: 'export default undefined;' },
  // Texts broken into lines: we do it (src/reporters/pdf/lines.ts), and its tables take time to open.
  { module: 'linebreak', by: 'pdfkit', contents: 'export default undefined;' },
  // What Unicode says of every script: the report fonts hold Latin, Greek and Cyrillic, and texts are composed (NFC).
  {
    module: 'unicode-properties',
    by: 'fontkit',
    contents: "const MARK = /\\p{M}/u; export const isMark = (code) => MARK.test(String.fromCodePoint(code)); export const getScript = () => 'Latin', getCombiningClass = () => 'Above', isDigit = undefined, getCategory = undefined;",
  },
  // Encrypted documents.
  { module: '@noble/ciphers/aes', by: 'pdfkit', contents: 'export const cbc = undefined, ecb = undefined;' },
];
const UNUSED_NAMESPACE = 'unused';
const DYNAMIC_IMPORT = /import\('(\.[^']*)\.js'\)/g;
const NAMESPACE = 'gathered';

export function fewerFiles(root) {
  const groupOf = new Map(Object.entries(GATHERED).flatMap(([group, files]) => files.map((file) => [join(root, file), group])));
  const source = (file) => readFileSync(file, 'utf8');
  const target = (file, module) => join(dirname(file), `${module}.ts`);
  const nameOf = (file) => relative(join(root, 'src'), file).replace(/[^A-Za-z0-9]/g, '_');
  const modulesOf = (group) => [...new Set([...groupOf].filter(([, each]) => each === group).flatMap(([file]) => [...source(file).matchAll(DYNAMIC_IMPORT)].map(([, module]) => target(file, module))))];
  return {
    name: NAMESPACE,
    setup(build) {
      build.onLoad({ filter: /[/\\]src[/\\].*\.ts$/ }, ({ path }) => {
        const group = groupOf.get(path);
        if (group === undefined) return undefined;
        return { loader: 'ts', contents: source(path).replace(DYNAMIC_IMPORT, (_, module) => `import('${NAMESPACE}:${group}').then((all) => all.${nameOf(target(path, module))})`) };
      });
      build.onResolve({ filter: new RegExp(`^${NAMESPACE}:`) }, ({ path }) => ({ path: path.slice(NAMESPACE.length + 1), namespace: NAMESPACE }));
      build.onLoad({ filter: /.*/, namespace: NAMESPACE }, ({ path: group }) => ({
        loader: 'js',
        resolveDir: root,
        contents: modulesOf(group).map((file) => `export * as ${nameOf(file)} from './${relative(root, file).split(sep).join('/')}';`).join('\n'),
      }));
      build.onResolve({ filter: /./ }, ({ path, importer }) => (UNUSED.some(({ module, by }) => module === path && importer.includes(`${sep}node_modules${sep}${by}${sep}`)) ? { path, namespace: UNUSED_NAMESPACE } : undefined));
      build.onLoad({ filter: /.*/, namespace: UNUSED_NAMESPACE }, ({ path }) => ({ loader: 'js', contents: UNUSED.find(({ module }) => module === path).contents }));
    },
  };
}

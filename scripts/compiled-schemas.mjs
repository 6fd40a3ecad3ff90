// An esbuild plugin: the published schemas as functions compiled at build, in the place of src/adapters/compile-schema.ts.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import standaloneCode from 'ajv/dist/standalone/index.js';

const SUFFIX = '.schema.json';
const NAMESPACE = 'compiled-schema';
/** Nearly every command reads a dossier; the other schemas wait until they are asked for. */
const AT_ONCE = 'dossier';

export function compiledSchemas(root) {
  const folder = join(root, 'referentiels', 'schema');
  const options = JSON.parse(readFileSync(join(root, 'src', 'adapters', 'ajv-options.json'), 'utf8'));
  const names = readdirSync(folder).filter((file) => file.endsWith(SUFFIX)).map((file) => file.slice(0, -SUFFIX.length));
  return {
    name: NAMESPACE,
    setup(build) {
      build.onLoad({ filter: /[/\\]src[/\\]adapters[/\\]compile-schema\.ts$/ }, () => ({
        loader: 'js',
        resolveDir: root,
        contents: `
import { basename } from 'node:path';
import dossier from '${NAMESPACE}:${AT_ONCE}';
const VALIDATORS = { ${names.map((name) => `'${name}${SUFFIX}': async () => ${name === AT_ONCE ? AT_ONCE : `(await import('${NAMESPACE}:${name}')).default`}`).join(', ')} };
export async function compileSchema(schemaFile) {
  return VALIDATORS[basename(schemaFile)]();
}`,
      }));
      build.onResolve({ filter: new RegExp(`^${NAMESPACE}:`) }, ({ path }) => ({ path: path.slice(NAMESPACE.length + 1), namespace: NAMESPACE }));
      build.onLoad({ filter: /.*/, namespace: NAMESPACE }, ({ path: name }) => {
        const ajv = new Ajv2020({ ...options, code: { source: true, esm: true } });
        return { loader: 'js', resolveDir: root, contents: standaloneCode.default(ajv, ajv.compile(JSON.parse(readFileSync(join(folder, `${name}${SUFFIX}`), 'utf8')))) };
      });
    },
  };
}

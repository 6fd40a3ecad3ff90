import { posix } from 'node:path';

/** Where an import leads: a layer of `src`, Node itself, or a package. */
interface Target {
  readonly layer: string;
  /** Path under `src`, for a file of ours. */
  readonly file?: string;
  /** Its name, or its scope. */
  readonly package?: string;
}

interface Layer {
  /** Layers it may import, besides itself. */
  readonly may: readonly string[];
  /** It may import Node's own modules. */
  readonly node?: true;
  readonly packages?: readonly string[];
}

/** The arrows of docs/architecture.md. What is not written here is forbidden. */
const LAYERS: Readonly<Record<string, Layer>> = {
  core: { may: [] },
  formats: { may: ['core'], packages: ['fontoxpath', 'postal-mime', 'saxes', 'slimdom', 'xml-crypto', 'yauzl'] },
  probes: { may: ['core', 'formats'] },
  i18n: { may: ['core'] },
  reporters: { may: ['core', 'i18n'], packages: ['pdfkit', 'write-excel-file'] },
  app: { may: ['core', 'i18n', 'probes', 'reporters'] },
  adapters: { may: ['core', 'i18n', 'app'], node: true, packages: ['ajv', 'ajv-formats', 'csv-parse', 'tinyglobby', 'yaml'] },
  cli: { may: ['core', 'i18n', 'probes', 'reporters', 'app', 'adapters'], node: true, packages: ['@inquirer', 'chalk', 'commander', 'inquirer'] },
};

const IMPORT = /(?:^|\n)\s*(?:import|export)\s[^'";]*?from\s*['"]([^'"]+)['"]|(?:^|\n)\s*import\s*['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]\s*\)/g;
const STATIC_VALUE_IMPORT = /(?:^|\n)\s*(?:import|export)\s(?!type\b)[^'";]*?from\s*['"]([^'"]+)['"]|(?:^|\n)\s*import\s*['"]([^'"]+)['"]/g;

function specifiers(source: string, pattern: RegExp): string[] {
  return [...source.matchAll(pattern)].flatMap((match) => match.slice(1).find((group) => group !== undefined) ?? []);
}

function targetOf(file: string, specifier: string): Target {
  if (specifier.startsWith('node:')) return { layer: 'node' };
  if (!specifier.startsWith('.')) return { layer: 'package', package: specifier.split('/')[0] ?? '' };
  const path = posix.join(posix.dirname(file), specifier).replace(/\.js$/, '.ts');
  return { layer: path.split('/')[0] ?? '', file: path };
}

function allowed(file: string, from: string, target: Target): boolean {
  const layer = LAYERS[from];
  if (!layer) return false;
  if (target.layer === 'node') return layer.node === true;
  if (target.layer === 'package') return layer.packages?.includes(target.package ?? '') === true;
  if (target.layer === from) return true;
  // The manifest gives the program its version.
  if (from === 'cli' && target.file === '../package.json') return true;
  if (from === 'adapters' && target.layer === 'app') return target.file === 'app/ports.ts';
  if (target.layer === 'adapters') return file === 'cli/ports.ts';
  return layer.may.includes(target.layer);
}

/** The imports of one file that no arrow allows. `file` is its path under `src`. */
export function forbiddenImports(file: string, source: string): string[] {
  const from = file.split('/')[0] ?? '';
  return specifiers(source, IMPORT)
    .filter((specifier) => !allowed(file, from, targetOf(file, specifier)))
    .map((specifier) => `src/${file} may not import ${specifier}`);
}

const IMPURE: readonly (readonly [RegExp, string])[] = [
  [/\bDate\b\s*[.(]|\bnew\s+Date\b/, 'reads a clock'],
  [/\bperformance\b/, 'reads a clock'],
  [/\bMath\s*\.\s*random\b/, 'draws a random number'],
  [/\basync\b|\bawait\b|\bPromise\b/, 'is asynchronous'],
  [/\bconsole\b|\bprocess\b/, 'prints or reads the process'],
];

/** Comments and the content of strings say what they like. */
function codeOnly(source: string): string {
  return source.replace(/\/\*[\s\S]*?\*\/|\/\/[^\n]*/g, '').replace(/'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"/g, "''");
}

/** What makes a file of the core impure. */
export function impurities(file: string, source: string): string[] {
  const code = codeOnly(source);
  return IMPURE.flatMap(([pattern, what]) => (pattern.test(code) ? [`src/${file} ${what}`] : []));
}

/** What one file loads as soon as it is loaded itself: our own files, and packages. Types and `import()` cost nothing. */
export function staticImports(file: string, source: string): { readonly files: readonly string[]; readonly packages: readonly string[] } {
  const found = specifiers(source, STATIC_VALUE_IMPORT);
  return {
    files: found.flatMap((specifier) => targetOf(file, specifier).file ?? []).filter((path) => path.endsWith('.ts')),
    packages: found.filter((specifier) => targetOf(file, specifier).layer === 'package'),
  };
}

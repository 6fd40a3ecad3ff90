import type { ErrorObject, ValidateFunction } from 'ajv';
import type { Problem } from '../core/error.js';
import { nearest } from '../core/nearest.js';
import { compileSchema } from './compile-schema.js';
import type { Path, YamlContent } from './yaml-content.js';

/** A value read from a file that can say where each key stands. */
type PlacedValue = Pick<YamlContent, 'value' | 'place'>;

const MOST_PROBLEMS = 30;
/** Errors looked at: placing one walks the file, and a stranger can make as many as there are keys. */
const MOST_ERRORS = 300;
/** Beyond this a key is no misspelling, and comparing it would cost. */
const LONGEST_WORD = 80;
const validators = new Map<string, Promise<ValidateFunction>>();

/** `/answers/ins.qualified/evidence/0` as keys; sequences give numbers. */
function pathOf(pointer: string, root: unknown): Path {
  const path: (string | number)[] = [];
  let node: unknown = root;
  for (const part of pointer.split('/').slice(1)) {
    const key = part.replaceAll('~1', '/').replaceAll('~0', '~');
    const step = Array.isArray(node) ? Number(key) : key;
    path.push(step);
    node = (node as Record<string | number, unknown> | undefined)?.[step];
  }
  return path;
}

function knownKeys(error: ErrorObject): string[] {
  const parent: unknown = error.parentSchema;
  const properties = (parent as { readonly properties?: Readonly<Record<string, unknown>> } | undefined)?.properties;
  return Object.keys(properties ?? {});
}

function closest(word: string, known: readonly string[]): string {
  return word.length > LONGEST_WORD ? '' : (nearest(word, known) ?? '');
}

function toProblem(error: ErrorObject, file: PlacedValue): Problem {
  const path = pathOf(error.instancePath, file.value);
  // An element of a list is named after the list; the file itself has no name here.
  const key = [...path].reverse().find((step) => typeof step === 'string') ?? '';
  const params = error.params as Readonly<Record<string, unknown>>;
  const at = (where: Path): Pick<Problem, 'place' | 'severity'> => ({ place: file.place(where), severity: 'error' });
  switch (error.keyword) {
    case 'additionalProperties': {
      const unknown = String(params['additionalProperty']);
      const known = knownKeys(error);
      return { code: 'schema/unknown-key', params: { key: unknown, nearest: closest(unknown, known), known }, ...at([...path, unknown]) };
    }
    case 'required':
    case 'dependentRequired':
      return { code: 'schema/missing-key', params: { key: String(params['missingProperty']), parent: key }, ...at(path) };
    case 'type': {
      const wanted = [params['type']].flat().map(String);
      return { code: error.data === null ? 'schema/empty' : 'schema/type', params: { key, wanted }, ...at(path) };
    }
    case 'enum': {
      const allowed = (params['allowedValues'] as unknown[]).map(String);
      return { code: 'schema/enum', params: { key, value: String(error.data), allowed, nearest: closest(String(error.data), allowed) }, ...at(path) };
    }
    case 'pattern': {
      const isDay = String(params['pattern']).startsWith('^\\d{4}-');
      // A name that is itself a key stands one step below the map that holds it.
      const where = error.propertyName === undefined ? path : [...path, error.propertyName];
      return { code: isDay ? 'schema/day' : 'schema/pattern', params: { key, value: String(error.data) }, ...at(where) };
    }
    case 'minLength':
    case 'minItems':
    case 'minProperties':
      return { code: 'schema/empty', params: { key }, ...at(path) };
    case 'maxLength':
    case 'maxItems':
    case 'maxProperties':
      return { code: 'schema/too-many', params: { key, limit: Number(params['limit']) }, ...at(path) };
    case 'minimum':
      return { code: 'schema/below', params: { key, limit: Number(params['limit']) }, ...at(path) };
    case 'maximum':
      return { code: 'schema/above', params: { key, limit: Number(params['limit']) }, ...at(path) };
    case 'uniqueItems':
      return { code: 'schema/twice', params: { key }, ...at([...path, Math.max(Number(params['i']), Number(params['j']))]) };
    default:
      return { code: 'schema/invalid', params: { key, detail: error.message ?? error.keyword }, ...at(path) };
  }
}

/** Errors that only follow from another one at the same place or above say nothing more. */
function withoutConsequences(errors: readonly ErrorObject[]): ErrorObject[] {
  const composed = new Set(['anyOf', 'oneOf', 'allOf', 'not', 'if', 'then', 'else', '$ref', 'const', 'propertyNames']);
  const simple = errors.filter((error) => !composed.has(error.keyword));
  const kept = simple.length > 0 ? simple : [...errors];
  const wrongType = new Set(kept.filter((error) => error.keyword === 'type').map((error) => error.instancePath));
  return kept.filter((error) => error.keyword === 'type' || !wrongType.has(error.instancePath));
}

/** What is wrong with the shape of a file, against a published schema: grouped, in the order of the lines. */
export async function checkSchema(file: PlacedValue, schemaFile: string): Promise<Problem[]> {
  let validator = validators.get(schemaFile);
  if (!validator) validators.set(schemaFile, (validator = compileSchema(schemaFile)));
  const validate = await validator;
  if (validate(file.value)) return [];
  const problems = withoutConsequences(validate.errors ?? []).slice(0, MOST_ERRORS).map((error) => toProblem(error, file));
  const unique = new Map(problems.map((problem) => [`${problem.code} ${problem.place.path?.join('/') ?? ''} ${String(problem.params['key'])}`, problem]));
  return [...unique.values()].sort((a, b) => (a.place.line ?? 0) - (b.place.line ?? 0) || (a.place.column ?? 0) - (b.place.column ?? 0)).slice(0, MOST_PROBLEMS);
}

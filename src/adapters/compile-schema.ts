import { readFile } from 'node:fs/promises';
import type { ValidateFunction } from 'ajv';
import options from './ajv-options.json' with { type: 'json' };

/**
 * The function that validates by one published schema. The build puts functions compiled in advance in the place of this
 * file (scripts/compiled-schemas.mjs): compiling takes longer than a whole assessment.
 */
export async function compileSchema(schemaFile: string): Promise<ValidateFunction> {
  // A bundled CommonJS package gives its default export alone.
  const [{ default: ajv }, text] = await Promise.all([import('ajv/dist/2020.js'), readFile(schemaFile, 'utf8')]);
  return new ajv.Ajv2020(options).compile(JSON.parse(text) as object);
}

import type { Campaign } from '../core/campaign/campaign.js';
import { ConvergenceError } from '../core/error.js';
import { decodeUtf8, readBounded } from './read-file.js';
import { checkSchema } from './schema-check.js';

/** A hundred thousand dossiers. */
const LIMIT = 512 * 1024 * 1024;

/** A campaign, or a part of one, that `campaign --format json` wrote. @throws ConvergenceError for anything else. */
export async function readCampaign(file: string, schemaFile: string): Promise<Campaign> {
  let value: unknown;
  try {
    value = JSON.parse(decodeUtf8(await readBounded(file, file, LIMIT), file));
  } catch (error) {
    if (error instanceof SyntaxError) throw ConvergenceError.of('campaign/not-a-campaign', { file }, { file });
    throw error;
  }
  const problems = await checkSchema({ value, place: (path) => ({ file, path }) }, schemaFile);
  if (problems.length > 0) throw ConvergenceError.of('campaign/not-a-campaign', { file }, { file });
  return value as Campaign;
}

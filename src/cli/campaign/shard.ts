import { UsageError } from '../usage-error.js';

/** `1/4` to `4/4`. @throws UsageError */
export function shardOf(text: string | undefined): { readonly index: number; readonly count: number } | undefined {
  if (text === undefined) return undefined;
  const [, index = '0', count = '0'] = /^(\d{1,4})\/(\d{1,4})$/.exec(text) ?? [];
  if (Number(index) < 1 || Number(index) > Number(count)) throw new UsageError([(texts) => texts.cli.usage.shard(text)]);
  return { index: Number(index), count: Number(count) };
}

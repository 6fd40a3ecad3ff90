import { compareKeys, type Campaign, type CampaignEntry } from '../../core/campaign/campaign.js';
import { mergeHeads } from '../../core/campaign/head.js';
import { ConvergenceError } from '../../core/error.js';
import type { Ports } from '../ports.js';

/** Entries of several parts, each in the order of its keys, in one order; one named twice is kept once. */
function* inOrder(parts: readonly Iterable<CampaignEntry>[]): Iterable<CampaignEntry> {
  const readers = parts.map((part) => part[Symbol.iterator]());
  const heads = readers.map((reader) => reader.next());
  let last: string | undefined;
  for (;;) {
    let first = -1;
    heads.forEach(({ done, value }, index) => {
      const least = heads[first];
      if (done !== true && (least === undefined || least.done === true || compareKeys(value.key, least.value.key) < 0)) first = index;
    });
    const chosen = heads[first];
    const reader = readers[first];
    if (!chosen || !reader || chosen.done === true) return;
    if (chosen.value.key !== last) yield chosen.value;
    last = chosen.value.key;
    heads[first] = reader.next();
  }
}

/** Puts the parts of a campaign together again, without holding them. @throws ConvergenceError for parts of another day, model of calculation or rules. */
export async function mergeCampaignFiles(ports: Ports, files: readonly string[]): Promise<Campaign> {
  const parts = await Promise.all(files.map((file) => ports.campaigns.read(file)));
  const [first] = parts;
  parts.forEach(({ date, calculation }, index) => {
    if (first && (date !== first.date || calculation !== first.calculation)) throw ConvergenceError.of('campaign/other-day', { file: files[index] ?? '', date, other: first.date }, { file: files[index] ?? '' });
  });
  const entries = parts.map((part) => part.entries);
  return { ...mergeHeads(parts), entries: { [Symbol.iterator]: () => inOrder(entries)[Symbol.iterator]() } };
}

import type { SetAside, SetAsideBy } from '../../core/assessment.js';
import { joined, listed } from '../../i18n/format.js';
import type { ReportContext } from './context.js';
import type { Block, ReportModel, Section } from './types.js';
import { bindingRequirements } from './verdict.js';

const split = (answer: string): string[] => answer.split(',').filter((part) => part !== '');

/** The roles, lists or answers behind a group, the most frequent first. */
function reasonsOf(by: SetAsideBy, group: readonly SetAside[], context: ReportContext, length: number): string[] {
  if (by === 'role') return [context.roleWords([...new Set(group.flatMap((each) => split(each.answer.replace(/^roles:/, ''))))])];
  const counts = new Map<string, number>();
  for (const each of group) {
    for (const id of split(each.answer)) counts.set(id, (counts.get(id) ?? 0) + 1);
  }
  const ordered = [...counts].sort(([a, countA], [b, countB]) => countB - countA || (a < b ? -1 : 1)).map(([id]) => id);
  const words = ordered.map((id) => (by === 'list' ? context.listTitle(id) : context.answerWords(id, length)));
  return [...new Set(words)];
}

/** How many opposable requirements the profile, a role, a list or a claim sets aside, with the answers that do so. */
export function setAsideSummary(context: ReportContext): ReportModel['setAside'] {
  const { assessment, words, lang, requirement, isBinding } = context;
  const said = words.setAside;
  const all = assessment.setAside.filter((each) => isBinding(requirement(each.requirement)?.referential ?? ''));
  if (all.length === 0) return { count: 0, heading: said.none, sentence: said.noneText };
  const parts = (['profile', 'role', 'list', 'claim'] as const).flatMap((by) => {
    const group = all.filter((each) => each.by === by);
    if (group.length === 0) return [];
    const reasons = reasonsOf(by, group, context, 56);
    return [said[by](group.length, by === 'profile' || by === 'claim' ? listed(reasons, lang, 2) : joined(reasons, lang, 2))];
  });
  return { count: all.length, heading: said.heading(all.length, bindingRequirements(context).length), sentence: `${parts.join(', ')}. ${said.warning}` };
}

/** The annex: each one with its reason in full. */
export function setAsideSection(context: ReportContext): Section {
  const { assessment, words, lang, label, requirement, isDraft } = context;
  const said = words.setAside;
  const rows = assessment.setAside.map((each) => {
    const judged = requirement(each.requirement);
    const reasons = reasonsOf(each.by, [each], context, Infinity);
    const draft = judged && isDraft(judged.referential) ? [{ text: words.ifAdopted }] : [];
    return [
      { text: judged?.title ?? each.requirement, strong: true, notes: [{ text: label(each.requirement) }, ...draft] },
      { text: said.by[each.by] },
      { text: said.byText[each.by](joined(reasons, lang)) },
    ];
  });
  const blocks: Block[] =
    rows.length === 0
      ? [{ kind: 'paragraph', text: said.noneText }]
      : [
          { kind: 'paragraph', text: `${said.sectionIntro} ${said.warning}` },
          { kind: 'table', caption: said.section, columns: [{ title: said.columns.requirement, width: 46 }, { title: said.columns.by, width: 14 }, { title: said.columns.reason, width: 40 }], rows },
        ];
  return { id: 'ecartees', title: said.section, blocks };
}


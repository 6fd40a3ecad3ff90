import { compileReferential, type CompiledReferential } from '../../src/core/compile.js';
import { reliabilityOf, type Alias, type Interval, type LoadedReferential, type Question, type Referential, type Requirement, type SourcePlace, type Theme, type Vocabulary } from '../../src/core/referential.js';
import { counted, joined } from '../../src/i18n/format.js';
import { fr } from '../../src/i18n/fr.js';
import { code, day, link, list, said, stacked, table } from './markdown.js';
import { profileWords } from './profile-words.js';

const { force, status } = fr.cli.referentials;
const { roles } = fr.report;
const NBSP = '\u00A0';
const KINDS: Readonly<Record<Question['kind'], string>> = { yesNo: 'oui ou non', choice: 'un choix', checklist: 'cases à cocher', number: 'nombre', date: 'date', text: 'texte' };
const many = (count: number, one: string, several: string): string => counted(count, one, several, 'fr');

function dates({ from, until }: Interval): string {
  if (from !== undefined && until !== undefined) return `du ${day(from)} au ${day(until)}`;
  if (from !== undefined) return `depuis le ${day(from)}`;
  return until === undefined ? 'sans date' : `jusqu’au ${day(until)}`;
}

const places = (source: readonly SourcePlace[], { sources }: Referential): string =>
  stacked(...source.map((place) => `${code(place.ref)} ${said(place.at)} (${place.reliability ?? sources.find(({ id }) => id === place.ref)?.reliability ?? 'D'})`));

const official = (is: boolean): string => (is ? 'officiel' : '**proposition**');

function aliasWords({ id, wave, devices, set }: Alias): string {
  const about = [wave === undefined ? '' : `vague${NBSP}${wave}`, (devices ?? []).join(', '), set === undefined ? '' : said(set)].filter((part) => part !== '');
  return about.length === 0 ? said(id) : `${said(id)} (${about.join(`${NBSP}; `)})`;
}

function requirementRow(requirement: Requirement, referential: Referential, vocabulary: Vocabulary): string[] {
  const { id, reference, title, text, evidence, note, level, capsLevel, inForce = {}, counts } = requirement;
  return [
    stacked(`**${said(title)}**`, `${code(id)}${reference === undefined || reference === id ? '' : ` · ${said(reference)}`}`, text === undefined ? '' : said(text), evidence === undefined ? '' : `Preuve attendue${NBSP}: ${said(evidence)}`, note === undefined ? '' : `*${said(note)}*`),
    stacked(force[requirement.force], requirement.opposable ? '**opposable**' : 'non opposable', requirement.official ? '' : '**proposition**'),
    stacked(dates(inForce), counts === 'when-in-force' ? 'ne compte que ces jours-là' : ''),
    stacked(level === undefined ? '' : String(level), capsLevel === undefined ? '' : `sinon, pas plus de ${capsLevel - 1}`),
    requirement.binds.map((role) => roles[role]).join(', '),
    profileWords(requirement.applies, referential, vocabulary),
    places(requirement.source, referential),
    stacked(...(requirement.aliases ?? []).map(aliasWords)),
  ];
}

function themeLines(theme: Theme, referential: Referential, vocabulary: Vocabulary): string[] {
  const { ladder, targets = [], collection, unread } = theme;
  const own = referential.requirements.filter((each) => each.theme === theme.id);
  const judged = vocabulary.lists.find(({ id }) => id === collection?.of);
  const rungs = ladder.rungs.map(({ level, title, text }) => [String(level), stacked(`**${said(title)}**`, text === undefined ? '' : said(text)), own.filter((each) => each.level === level).map(({ id }) => code(id)).join(' ')]);
  return [
    `### ${said(theme.title)}`,
    '',
    ...list(
      [
        `Identifiant${NBSP}: ${code(theme.id)}`,
        `Concerne${NBSP}: ${profileWords(theme.applies, referential, vocabulary)}`,
        `Échelle ${ladder.mode === 'cumulative' ? 'cumulative' : 'directe'}, ${official(ladder.official)}${NBSP}: ${places(ladder.source, referential)}`,
        ...(judged === undefined ? [] : [`Juge un par un les éléments de la liste «${NBSP}${said(judged.title)}${NBSP}» (${code(judged.id)})`]),
        ...(unread === undefined ? [] : [`Sans verdict${NBSP}: ${said(unread)}`]),
      ],
      '',
    ),
    ...table(['Échelon', 'Ce qu’il veut dire', 'Exigences'], [...(ladder.zero === undefined ? [] : [['0', said(ladder.zero), '']]), ...rungs], ''),
    '**Cibles**',
    '',
    ...table(
      ['Niveau', 'À partir du', 'Pour', 'Statut', 'Lu dans'],
      targets.map((target) => [String(target.level), day(target.since), profileWords(target.applies, referential, vocabulary), official(target.official), places(target.source, referential)]),
      'Aucune source ne donne de cible.',
    ),
    `**${many(own.length, 'exigence', 'exigences')}, dont ${many(own.filter((each) => each.opposable).length, 'opposable', 'opposables')}**`,
    '',
    ...table(['Exigence', 'Portée', 'En vigueur', 'Échelon', 'Lie', 'Concerne', 'Lu dans (fiabilité)', 'Autres noms'], own.map((each) => requirementRow(each, referential, vocabulary)), ''),
  ];
}

function questionLines({ referential, requirements }: CompiledReferential, vocabulary: Vocabulary): string[] {
  const own = referential.questions ?? [];
  const readers = (id: string): string => requirements.filter(({ use }) => use.questions.has(id)).map(({ requirement }) => code(requirement.id)).join(' ');
  const help = ({ help: said_ = {}, choices = [] }: Question): string =>
    stacked(
      said_.asks === undefined ? '' : said(said_.asks),
      said_.yes === undefined ? '' : `Oui${NBSP}: ${said(said_.yes)}`,
      said_.no === undefined ? '' : `Non${NBSP}: ${said(said_.no)}`,
      ...choices.map((choice) => `☐ ${said(choice.text)}`),
    );
  const shared = new Set(requirements.flatMap(({ use }) => [...use.questions]).filter((id) => !own.some((question) => question.id === id)));
  const lists = new Set(requirements.flatMap(({ use }) => [...use.lists]));
  const common = [
    ...vocabulary.questions.filter(({ id }) => shared.has(id)).map(({ id, text }) => `${said(text)} (${code(id)})`),
    ...vocabulary.lists.filter(({ id }) => lists.has(id)).map(({ id, text }) => `${said(text)} (liste ${code(id)})`),
  ];
  return [
    '### Questions',
    '',
    ...table(
      ['Question', 'Réponse', 'Ce qui est demandé', 'Preuve', 'Exigences'],
      own.map((question) => [stacked(`**${said(question.text)}**`, code(question.id)), KINDS[question.kind], help(question), said(question.help?.evidence ?? ''), readers(question.id)]),
      'Cette édition n’a pas de question propre.',
    ),
    ...(common.length === 0 ? [] : ['Elle emploie aussi, du vocabulaire commun, le profil du produit et :'.replace(' :', `${NBSP}:`), '', ...list(common, '')]),
  ];
}

function actionLines({ actions = [] }: Referential): string[] {
  const days = (value: number): string => String(value).replace('.', ',');
  return [
    '### Actions',
    '',
    'Efforts en jours-personne et délais externes en jours : des hypothèses de Convergence, à remplacer dans le dossier.'.replace(' :', `${NBSP}:`),
    '',
    ...table(
      ['Action', 'Effort', 'Délai externe', 'Après', 'Ferme'],
      actions.map(({ id, title, closes, effort, leadTime, after = [] }) => [
        stacked(`**${said(title)}**`, code(id)),
        `${days(effort.likely)} (${days(effort.min)} à ${days(effort.max)})`,
        leadTime === undefined ? '' : String(leadTime),
        after.map(code).join(' '),
        closes.map(code).join(' '),
      ]),
      'Cette édition ne propose pas d’action.',
    ),
  ];
}

function sourceLines({ sources, themes, requirements }: Referential): string[] {
  const uses = (id: string): number => [...requirements.map((each) => each.source), ...themes.flatMap((theme) => [theme.ladder.source, ...(theme.targets ?? []).map((target) => target.source)])].filter((source) => source.some(({ ref }) => ref === id)).length;
  return [
    '### Sources',
    '',
    ...table(
      ['', 'Texte', 'Publié le', 'Consulté le', 'Fiabilité', 'Citations'],
      sources.map(({ id, title, publisher, url, published, consulted, reliability, note }) => [code(id), stacked(link(said(title), url), said(publisher ?? ''), note === undefined ? '' : `*${said(note)}*`), published === undefined ? '' : day(published), day(consulted), reliability, String(uses(id))]),
      '',
    ),
  ];
}

/** What its authors say they could not settle, then what follows from the file itself. */
function unverifiedLines({ gaps = [], themes, requirements, sources }: Referential): string[] {
  const ids = (which: readonly Requirement[]): string => joined(which.map(({ id }) => code(id)), 'fr');
  const undated = requirements.filter(({ inForce }) => inForce?.from === undefined);
  const indirect = requirements.filter(({ source }) => ['C', 'D'].includes(reliabilityOf(source, sources)));
  const proposed = themes.filter(({ ladder }) => !ladder.official);
  return [
    '### Ce qui n’a pas pu être vérifié',
    '',
    ...list(
      [
        ...gaps.map(said),
        ...(proposed.length === 0 ? [] : [`Échelle sans source officielle, proposée par Convergence${NBSP}: ${joined(proposed.map(({ title }) => said(title)), 'fr')}.`]),
        ...(undated.length === 0 ? [] : [`Sans date d’entrée en vigueur lue, jamais en vigueur, ${many(undated.length, 'exigence', 'exigences')}${NBSP}: ${ids(undated)}.`]),
        ...(indirect.length === 0 ? [] : [`Lues dans une source de fiabilité C ou D, jamais opposables, ${many(indirect.length, 'exigence', 'exigences')}${NBSP}: ${ids(indirect)}.`]),
      ],
      'Rien n’a été noté.',
    ),
  ];
}

function editionLines(loaded: LoadedReferential, vocabulary: Vocabulary): string[] {
  const { referential, file } = loaded;
  const { requirements, questions = [], sources } = referential;
  return [
    `## Édition ${said(referential.edition)}, ${status[referential.status]}`,
    '',
    `**${said(referential.title)}.** ${said(referential.summary ?? '')}`.trim(),
    '',
    ...list(
      [
        `Désignation${NBSP}: ${code(`${referential.id}@${referential.edition}`)}, écrite dans ${code(file)}`,
        `En vigueur ${dates(referential.inForce)}${referential.status === 'draft' ? ', si le projet est adopté' : ''}${NBSP}; ${referential.official ? 'tirée de textes officiels' : '**proposition**, sans texte officiel'}`,
        `S’applique à${NBSP}: ${profileWords(referential.applies, referential, vocabulary)}`,
        `${many(requirements.length, 'exigence', 'exigences')}, dont ${many(requirements.filter((each) => each.opposable).length, 'opposable', 'opposables')}${NBSP}; ${many(questions.length, 'question', 'questions')}${NBSP}; ${many(sources.length, 'source', 'sources')}`,
      ],
      '',
    ),
    ...referential.themes.flatMap((theme) => themeLines(theme, referential, vocabulary)),
    ...questionLines(compileReferential(loaded, vocabulary), vocabulary),
    ...actionLines(referential),
    ...sourceLines(referential),
    ...unverifiedLines(referential),
  ];
}

const RANK = { 'in-force': 0, draft: 1, historical: 2 } as const;

/** The editions of one referential in the order a reader wants them: in force, then drafts, then past ones. */
export function inReadingOrder(editions: readonly LoadedReferential[]): LoadedReferential[] {
  return [...editions].sort((a, b) => RANK[a.referential.status] - RANK[b.referential.status] || (a.referential.edition < b.referential.edition ? -1 : 1));
}

/** All that one referential asks, on what ground, edition by edition: for a person who does not read YAML. */
export function referentialPage(editions: readonly LoadedReferential[], vocabulary: Vocabulary): string {
  const ordered = inReadingOrder(editions);
  const [first] = ordered;
  return [
    `<!-- Généré par npm run docs, depuis referentiels/${first?.referential.id ?? ''}. Ne pas modifier. -->`,
    '',
    `# ${said(first?.referential.title ?? '')}`,
    '',
    `Page générée depuis le référentiel${NBSP}: ne pas la modifier. Outil non affilié à l’ANS${NBSP}; seuls les textes officiels font foi. [Lire ces pages](README.md).`,
    '',
    ...(ordered.length < 2 ? [] : list(ordered.map(({ referential }) => `Édition ${said(referential.edition)}, ${status[referential.status]}, ${dates(referential.inForce)}`), '')),
    ...ordered.flatMap((each) => editionLines(each, vocabulary)),
  ]
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trimEnd()
    .concat('\n');
}

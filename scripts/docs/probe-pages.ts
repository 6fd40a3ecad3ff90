import { SEVERITIES } from '../../src/core/findings.js';
import type { Vocabulary } from '../../src/core/referential.js';
import { fr } from '../../src/i18n/fr.js';
import { counted, joined } from '../../src/i18n/format.js';
import { PROBES, type ProbeEntry } from '../../src/probes/index.js';
import type { Check, ProbeDescription } from '../../src/probes/probe.js';
import { escapeMarkdown } from '../../src/reporters/markdown.js';
import { asSentence } from '../../src/reporters/measures.js';
import { code, day, link, said, stacked, table } from './markdown.js';

const NBSP = '\u00A0';
const GENERATED = '<!-- Généré par npm run docs. Ne pas modifier. -->';
const inEnglish = (text: string): string => escapeMarkdown(text);

function indexPage(described: readonly (readonly [ProbeEntry, ProbeDescription])[]): string {
  const rows = described.map(([{ id, reads }, { checks, states }]) => [
    `[${id}](${id}.md)`,
    joined(reads.map((kind) => fr.probe.kinds[kind]), 'fr'),
    String(states.length),
    ...SEVERITIES.map((severity) => String(checks.filter((check) => check.severity === severity).length)),
  ]);
  return [
    GENERATED,
    '',
    '# Les sondes',
    '',
    `Une sonde lit ce que le produit exporte (le répertoire artefacts/ du dossier) et constate des faits${NBSP}; elle ne connaît ni exigence ni note. Les référentiels disent ce que ces faits valent.`,
    '',
    ...table(['Sonde', 'Ce qu’elle lit', 'Faits', 'Défauts', 'Avertissements', 'Remarques'], rows, ''),
    '## Lire ces pages',
    '',
    `- **Défaut**${NBSP}: ce qu’un vérificateur refuserait. **Avertissement**${NBSP}: à corriger, sans refus. **Remarque**${NBSP}: bon à savoir. C’est la gravité la plus haute que la règle puisse prendre${NBSP}: elle baisse, par exemple, pour un OID de test.`,
    `- **Fiabilité**${NBSP}: A, texte officiel lu sur ce point${NBSP}; B, texte officiel cité par un tiers et recoupé${NBSP}; C, tiers ou déduction. Une règle de fiabilité C n’est jamais un défaut.`,
    `- Un constat compte comme prouvé tant que l’artefact est à côté du dossier avec la même empreinte. Modifié à la main, ou sans son artefact, il vaut une déclaration, et le bilan le dit.`,
    '',
  ].join('\n');
}

function sourceWords({ title, at, url, consulted, reliability }: Check['source']): string {
  return stacked(`${link(said(title), url)}, ${said(at)}`, `consulté le ${day(consulted)}, fiabilité ${reliability}`);
}

function probePage({ id, reads }: ProbeEntry, { states, checks, words }: ProbeDescription, vocabulary: Vocabulary): string {
  const shown = SEVERITIES.flatMap((severity) => {
    const own = checks.filter((check) => check.severity === severity);
    const rows = own.map((check) => [
      code(check.id),
      stacked(`**${said(words.fr.checks[check.id]?.title ?? check.id)}**`, inEnglish(words.en.checks[check.id]?.title ?? '')),
      stacked(said(asSentence(words.fr.checks[check.id]?.todo ?? '')), inEnglish(asSentence(words.en.checks[check.id]?.todo ?? ''))),
      sourceWords(check.source),
    ]);
    return own.length === 0 ? [] : [`## ${fr.probe.severities[severity]} (${own.length})`, '', ...table(['Règle', 'Ce qu’elle regarde', 'Que faire', 'Lu dans'], rows, '')];
  });
  const facts = states.map((fact) => [code(fact), said(vocabulary.facts.find((each) => each.id === fact)?.text ?? fact)]);
  return [
    GENERATED,
    '',
    `# Sonde ${id}`,
    '',
    `Elle lit${NBSP}: ${joined(reads.map((kind) => fr.probe.kinds[kind]), 'fr')}. ${counted(checks.length, 'règle', 'règles', 'fr')}, ${counted(states.length, 'fait', 'faits', 'fr')}. [Toutes les sondes](README.md).`,
    '',
    '## Faits constatés',
    '',
    ...table(['Fait', 'Ce qu’il dit'], facts, ''),
    ...shown,
  ].join('\n');
}

/** Every page of `docs/sondes`, by its file name. */
export async function probePages(vocabulary: Vocabulary): Promise<ReadonlyMap<string, string>> {
  const described = await Promise.all(PROBES.map(async (entry) => [entry, await entry.describe()] as const));
  return new Map([['README.md', indexPage(described)], ...described.map(([entry, description]): [string, string] => [`${entry.id}.md`, probePage(entry, description, vocabulary)])]);
}

import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { LANGS } from '../../src/i18n/index.js';
import { csvReporter } from '../../src/reporters/csv.js';
import { csvTable } from '../../src/reporters/csv-table.js';
import { buildReportModel } from '../../src/reporters/model.js';
import { roadmapChecklist } from '../../src/reporters/roadmap/checklist.js';
import { roadmapResult } from '../../src/reporters/roadmap/result.js';
import { roadmapCsv } from '../../src/reporters/roadmap/table.js';
import { renderRoadmap } from '../../src/reporters/roadmap/terminal.js';
import { assessed, dossier, options } from '../fixtures/report-fixture.js';

const plain = { strong: (text: string) => text, dim: (text: string) => text, good: (text: string) => text, bad: (text: string) => text };
const hostile = { ...dossier, product: { ...dossier.product, name: '=cmd|" /C calc"!A0' }, commitments: [{ id: 'c', theme: 'professionnels', level: 2, due: '2027-06-30', by: '<script>alert(1)</script>\u001B[31m' }] };

describe('a table for a spreadsheet', () => {
  it('has a BOM, semicolons, CRLF, and the French decimal comma', () => {
    expect(csvTable(['a', 'b'], [['x', 1.5]])).toBe('\uFEFFa;b\r\nx;1,5\r\n');
  });

  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', ' =1', '|calc', '%x'])('%j is no formula', (text) => {
    expect(csvTable(['a'], [[text]])).toContain(`'${text}`);
  });

  it('quotes what would break a line', () => {
    expect(csvTable(['a'], [['un; "deux"\nfin']])).toContain('"un; ""deux""\nfin"');
  });

  it('holds every requirement of the report, and a line each', async () => {
    const model = buildReportModel(assessed(), options());
    const lines = String(await csvReporter.render(model, { font: () => Promise.reject(new Error('none')) })).split('\r\n');
    expect(lines.length).toBe(model.themes.flatMap((theme) => theme.requirements).length + 2);
    expect(lines[0]?.split(';').length).toBe(20);
  });
});

describe('the roadmap as other programs read it', () => {
  const schema = JSON.parse(readFileSync(new URL('../../referentiels/schema/roadmap.schema.json', import.meta.url), 'utf8')) as object;
  const validate = new Ajv2020({ allErrors: true, strict: true, allowUnionTypes: true, strictTypes: false }).compile(schema);

  it.each(LANGS)('follows its schema, in %s', (lang) => {
    const result = JSON.parse(JSON.stringify(roadmapResult(assessed(), options({ lang })))) as object;
    validate(result);
    expect(validate.errors).toBeNull();
  });

  it('only titles and texts change with the language', () => {
    const stripped = (lang: (typeof LANGS)[number]): string => JSON.stringify(roadmapResult(assessed(), options({ lang })), (key, value: unknown) => (key === 'text' || key === 'title' || key === 'lang' ? undefined : value));
    expect(stripped('en')).toBe(stripped('fr'));
  });

  it('the schema refuses what the program would not write', () => {
    const result = JSON.parse(JSON.stringify(roadmapResult(assessed(), options()))) as { actions: { class: string }[] };
    (result.actions[0] as { class: string }).class = 'Z';
    expect(validate(result)).toBe(false);
  });
});

describe('the same roadmap in every format', () => {
  const roadmap = options().roadmap;

  it('names every action, in the same order', () => {
    const model = buildReportModel(assessed(), options());
    const csv = roadmapCsv(assessed(), options()).trim().split('\r\n').slice(1);
    expect(csv.map((line) => line.split(';')[0])).toEqual(roadmap.actions.map(({ id }) => id));
    expect(model.actions.map(({ id }) => id)).toEqual(roadmap.actions.map(({ id }) => id));
    const tasks = roadmapChecklist(assessed(), options()).split('\n').filter((line) => line.startsWith('- [ ] **'));
    expect(tasks.length).toBe(roadmap.actions.length);
    const screen = renderRoadmap(assessed(), options(), { paint: plain, width: 400 });
    for (const { title } of model.actions) expect(screen).toContain(title.replaceAll('\u1D49\u02B3', 'er'));
  });

  it('texts of a stranger stay texts', () => {
    const change = { dossier: hostile };
    const words = [roadmapChecklist(assessed(change), options(change)), renderRoadmap(assessed(change), options(change), { paint: plain, width: 100 }), JSON.stringify(roadmapResult(assessed(change), options(change)))];
    for (const text of words) expect(text).not.toContain('\u001B');
    expect(words[0]).not.toContain('<script>');
    expect(roadmapCsv(assessed(change), options(change))).not.toMatch(/^[=+@]/m);
  });

  it('the engagement page alone holds the promises, the roles that sign, and no more', () => {
    const model = buildReportModel(assessed(), options({ document: 'engagement' }));
    expect(model.sections.map(({ id }) => id)).toEqual(['engagement']);
    const text = JSON.stringify(model.sections);
    for (const { by } of dossier.commitments) if (by !== undefined) expect(text).toContain(by);
  });
});

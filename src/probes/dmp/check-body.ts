import { activeIn } from '../../formats/cda-active.js';
import type { CdaDocument } from '../../formats/cda-document.js';
import { decodeBase64 } from '../../formats/mime-content.js';
import { holdsAt, textAt } from '../../formats/xpath.js';
import { shown } from '../ins/matricule.js';
import { WRAPPED_FORMATS } from './document-types.js';
import { at, type Notes } from './notes.js';

/** XMP of PDF/A stands uncompressed: as an element or as an attribute. */
const PDF_A_1 = /pdfaid:part\s*(?:>|=\s*["'])\s*1\s*(?:<|["'])/;
const TEXT = 'hl7:component/hl7:nonXMLBody/hl7:text';

function judgeContent(notes: Notes, artefact: string, document: CdaDocument): boolean {
  const place = at(artefact, { xpath: `/ClinicalDocument/component/nonXMLBody/text` });
  const { content, strays } = decodeBase64(new TextEncoder().encode(textAt(`string((${TEXT})[1])`, document.root)));
  if (!notes.holds('dmp.body.content', content.length > 0 && strays === 0, place)) return false;
  if (document.mediaType !== 'application/pdf') return true;
  const text = new TextDecoder('latin1').decode(content);
  if (!notes.holds('dmp.body.pdf', text.slice(0, 1024).includes('%PDF-1.'), place)) return false;
  const archive = notes.holds('dmp.body.pdfA', PDF_A_1.test(text), place);
  notes.judge('dmp.cda.bodyPoints', 'archive', archive, place);
  return true;
}

/** The body of a document: absent, structured (its volet judges it), or a file in base64. */
export function judgeBody(notes: Notes, artefact: string, document: CdaDocument): void {
  notes.holds('dmp.body.absent', document.form !== 'none', at(artefact, { xpath: '/ClinicalDocument' }));
  if (document.form !== 'unstructured') return;
  const place = at(artefact, { xpath: '/ClinicalDocument/component/nonXMLBody/text' });
  const encoded = notes.holds('dmp.body.encoding', holdsAt(`${TEXT}[1]/@representation = "B64"`, document.root), place);
  const admitted = notes.holds('dmp.body.mediaType', Object.hasOwn(WRAPPED_FORMATS, document.mediaType), place, { value: shown(document.mediaType) });
  const readable = encoded && judgeContent(notes, artefact, document);
  notes.judge('dmp.cda.bodyPoints', 'encoded', encoded && admitted && readable, place);
}

/** How a document is shown outside the product: without a stylesheet beside it, without script nor link that leaves. */
export function judgePresentation(notes: Notes, artefact: string, { tree }: CdaDocument): void {
  const apart = holdsAt('exists(/processing-instruction("xml-stylesheet")[not(matches(., "href\\s*=\\s*[""\']#"))])', tree);
  const alone = notes.holds('dmp.presentation.stylesheet', !apart, at(artefact, { line: 1 }));
  notes.judge('dmp.cda.presentationPoints', 'alone', alone, at(artefact));
  const { scripts, links } = activeIn(tree);
  for (const xpath of scripts) notes.remark('dmp.presentation.script', at(artefact, { xpath }));
  for (const xpath of links) notes.remark('dmp.presentation.link', at(artefact, { xpath }));
  notes.judge('dmp.cda.presentationPoints', 'inert', scripts.length + links.length === 0, at(artefact));
}

import { PALETTE, TONES } from '../figures/palette.js';
import type { Block } from '../model.js';
import { STYLES, type Pen } from './pen.js';
import { drawTable } from './table.js';

/** One part of a section, from where the pen is. */
export function drawBlock(pen: Pen, block: Block): void {
  const { left, inner } = pen.sheet;
  switch (block.kind) {
    case 'heading':
      // A heading never ends a page.
      pen.ensure(STYLES.h3.line + 50);
      pen.y += 6;
      pen.y += pen.text(block.text, left, pen.y, inner, STYLES.h3, 'H3') + 3;
      return;
    case 'paragraph': {
      const style = { ...STYLES.body, size: 9, line: 12.75, color: TONES[block.tone ?? 'plain'], maxLines: 40 };
      pen.ensure(Math.min(pen.height(block.text, inner, style), 200));
      pen.y += pen.text(block.text, left, pen.y, inner, style) + 5;
      return;
    }
    case 'list':
      pen.within('L', () => {
        for (const item of block.items) {
          const style = { ...STYLES.body, size: 9, line: 12.75, maxLines: 20 };
          pen.ensure(pen.height(item, inner - 12, style));
          const top = pen.y;
          pen.tagged('Artifact', () => {
            pen.doc.rect(left + 2, top + 5.2, 2.6, 2.6).fill(PALETTE.ink2);
          });
          pen.y += pen.text(item, left + 12, pen.y, inner - 12, style, 'LBody') + 2;
        }
      });
      pen.y += 4;
      return;
    case 'terms':
      for (const { term, text } of block.items) {
        const style = { ...STYLES.body, size: 9, line: 12.5, maxLines: 30 };
        pen.ensure(12.5 + pen.height(text, inner, style) + 4);
        pen.y += pen.text(term, left, pen.y, inner, { ...style, weight: 'semibold' }, 'H3');
        pen.y += pen.text(text, left, pen.y, inner, style) + 4;
      }
      return;
    case 'figure':
      pen.ensure(block.figure.height + 8);
      pen.figure(block.figure, left, pen.y + 2);
      pen.y += block.figure.height + 8;
      return;
    case 'table':
      drawTable(pen, block);
  }
}

/** The title of a section, under a rule, with its bookmark. */
export function sectionTitle(pen: Pen, title: string): void {
  const { left, inner } = pen.sheet;
  pen.rule(pen.y, PALETTE.ink, 1.25);
  pen.y += 7;
  pen.doc.outline.addItem(title);
  pen.y += pen.text(title, left, pen.y, inner, { ...STYLES.title, size: 16, line: 20, maxLines: 3 }, 'H2') + 3;
}

/** A heading never parts from the figure it announces. */
/** One part of a section, from where the pen is. */
export function drawBlocks(pen: Pen, blocks: readonly Block[]): void {
  blocks.forEach((block, index) => {
    const [next, second] = [blocks[index + 1], blocks[index + 2]];
    const figure = next?.kind === 'figure' ? next.figure : next?.kind === 'paragraph' && second?.kind === 'figure' ? second.figure : undefined;
    if (block.kind === 'heading' && figure) pen.ensure(STYLES.h3.line + figure.height + (next?.kind === 'figure' ? 20 : 46));
    drawBlock(pen, block);
  });
}

// A one-page PDF/A-1b: nothing compressed, so that the bytes do not depend on the zlib at hand.
import { readFileSync } from 'node:fs';
import PDFDocument from 'pdfkit';

const font = readFileSync(new URL('../../assets/fonts/report-sans-regular.ttf', import.meta.url));

/** @param day `AAAA-MM-JJ` @returns {Promise<Buffer>} */
export function onePage({ title, author, day, lines }) {
  const date = new Date(`${day}T08:00:00Z`);
  const document = new PDFDocument({ size: 'A4', margin: 56, font: '', compress: false, pdfVersion: '1.4', subset: 'PDF/A-1b', info: { Title: title, Author: author, Creator: 'Mélisse Cabinet', Producer: 'Mélisse Cabinet', CreationDate: date, ModDate: date } });
  const chunks = [];
  document.on('data', (chunk) => chunks.push(chunk));
  document.registerFont('text', font).font('text');
  document.fontSize(15).text(title).moveDown();
  document.fontSize(10.5);
  for (const line of lines) document.text(line).moveDown(0.5);
  return new Promise((resolve, reject) => {
    document.on('end', () => resolve(Buffer.concat(chunks))).on('error', reject);
    document.end();
  });
}

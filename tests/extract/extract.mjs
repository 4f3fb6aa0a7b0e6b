// The text of every page of PDF files, by PDFium (Chrome) and pdf.js (Firefox), as JSON:
// {file: {engine: [page, ...]}}. Called with the file to write, then the PDF files.
import { readFile, writeFile } from "node:fs/promises";
import { PDFiumLibrary } from "@hyzyla/pdfium";
import { getDocument } from "pdfjs-dist/legacy/build/pdf.mjs";

async function byPdfium(library, bytes) {
  const document = await library.loadDocument(bytes);
  const pages = [];
  for (const page of document.pages()) pages.push(page.getText());
  document.destroy();
  return pages;
}

// As its viewer copies: items of a line one after the other, a line feed where an item ends its line.
async function byPdfJs(bytes) {
  const document = await getDocument({ data: bytes, verbosity: 0, disableFontFace: true }).promise;
  const pages = [];
  for (let number = 1; number <= document.numPages; number++) {
    const page = await document.getPage(number);
    const { items } = await page.getTextContent();
    pages.push(items.map((item) => item.str + (item.hasEOL ? "\n" : "")).join(""));
    page.cleanup();
  }
  await document.destroy();
  return pages;
}

const library = await PDFiumLibrary.init();
const found = {};
for (const path of process.argv.slice(3)) {
  const bytes = await readFile(path);
  found[path] = {
    PDFium: await byPdfium(library, new Uint8Array(bytes)),
    "pdf.js": await byPdfJs(new Uint8Array(bytes)),
  };
}
library.destroy();
await writeFile(process.argv[2], JSON.stringify(found));

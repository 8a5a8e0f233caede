import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import type * as typst from '@myriaddreamin/typst-ts-node-compiler'
import { fontBlobs } from './fonts.ts'

const require = createRequire(import.meta.url)
let compiler: typst.NodeCompiler | undefined

/**
 * One accessible PDF from a Typst template and data. The data arrives as JSON, never as markup: a goal that says
 * `#image("x")` is printed as these words. Throws when the template fails or the result is not PDF/UA-1 (A11Y-08).
 */
export function renderPdf(template: URL, data: unknown, created: Date): Buffer {
  compiler ??= makeCompiler()
  try {
    const compiled = compiler.compile({
      mainFileContent: readFileSync(template, 'utf8'),
      inputs: { data: JSON.stringify(data) },
    })
    if (!compiled.result) throw new Error(`the template ${template.pathname} does not compile: ${why(compiled)}`)
    return exported(compiler, compiled.result, created)
  } finally {
    // The compiler remembers every document it made; without this the process grows by each print.
    compiler.evictCache(10)
  }
}

// Loaded at the first print: fifty megabytes of machine code would slow down each start.
function makeCompiler(): typst.NodeCompiler {
  const { NodeCompiler } = require('@myriaddreamin/typst-ts-node-compiler') as typeof typst
  return NodeCompiler.create({ fontArgs: [{ fontBlobs: fontBlobs() }], workspace: tmpdir() })
}

function exported(from: typst.NodeCompiler, document: typst.NodeTypstDocument, created: Date): Buffer {
  try {
    return from.pdf(document, { pdfStandard: 'ua-1', creationTimestamp: Math.floor(created.getTime() / 1000) })
  } catch (refusal) {
    // Typst quotes the text it stumbles on; what a person said stays out of errors and logs (PRIV-13).
    const reasons = [...String(refusal).matchAll(/message: "((?:[^"\\]|\\.)*)"/gu)].map((match) => match[1])
    // oxlint-disable-next-line preserve-caught-error -- the cause is that quotation
    throw new Error(`not PDF/UA-1: ${reasons.join('; ').replaceAll(/`[^`]*`/gu, '…')}`)
  }
}

function why(compiled: ReturnType<typst.NodeCompiler['compile']>): string {
  return JSON.stringify(compiled.takeError()?.shortDiagnostics ?? [])
}

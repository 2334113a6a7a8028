import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { docxBytesOf } from './docx-file.ts'
import { sampleDocument } from './sample-document.ts'

const hasOffice = ['soffice', 'pdftotext'].every(isInstalled)
const folder = mkdtempSync(join(tmpdir(), 'living-libraries-docx-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('the file in LibreOffice', () => {
  if (!hasOffice) {
    it.skip('is skipped: soffice and pdftotext are not installed here')
    return
  }
  it('opens, has its pages, their numbers and the contents', { timeout: 120_000 }, async () => {
    writeFileSync(join(folder, 'sample.docx'), await docxBytesOf(sampleDocument))
    const home = `-env:UserInstallation=file://${folder}/profile`
    const order = [home, '--headless', '--convert-to', 'pdf', '--outdir', folder]
    execFileSync('soffice', [...order, join(folder, 'sample.docx')], { stdio: 'ignore' })
    execFileSync('pdftotext', ['-layout', join(folder, 'sample.pdf'), join(folder, 'sample.txt')])
    const pages = readFileSync(join(folder, 'sample.txt'), 'utf8').split('\f').slice(0, -1)
    expect(pages).toHaveLength(2)
    for (const page of pages)
      expect(plain(page)).toContain('по состоянию на 6 ноября 2024 г., 21:15')
    expect(pages[0]).toMatch(/Самое ценное\.{3,}\s*1/)
    expect(pages[1]?.trim()).toMatch(/^2\n/)
    expect(plain(pages[1] ?? '')).toMatch(/Глава Тайшетского района _+ _+/)
  })
})

function plain(text: string): string {
  return text.replaceAll(/\s+/g, ' ')
}

function isInstalled(program: string): boolean {
  try {
    execFileSync('which', [program], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}

import { strFromU8, unzipSync } from 'fflate'
import { beforeAll, describe, expect, it } from 'vitest'
import { docxBytesOf } from './docx-file.ts'
import type { OfficialDocument } from './official-document.ts'
import { sampleDocument } from './sample-document.ts'

/** A transparent pixel. */
const pixel = Uint8Array.from(
  atob(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  ),
  (letter) => letter.charCodeAt(0),
)

describe('a document of one sheet', () => {
  const quote = {
    type: 'quote',
    text: 'Мы – люди дороги',
    source: 'Житель, стол 2',
  } as const
  const file = async (scale: number) =>
    unzipSync(
      await docxBytesOf({ title: 'Карточка', asOf: '', isOneSheet: true, scale, blocks: [quote] }),
    )
  const sizeIn = (parts: { readonly [path: string]: Uint8Array }) =>
    Number(
      /<w:rPrDefault>.*?<w:sz w:val="(\d+)"/s.exec(
        strFromU8(parts['word/styles.xml'] ?? new Uint8Array()),
      )?.[1],
    )

  it('becomes smaller as far as it is told, in whole half points, and says behind words whose they are', async () => {
    const [usual, smaller] = [await file(1), await file(0.85)]
    expect([sizeIn(usual), sizeIn(smaller)]).toEqual([22, 18])
    const body = strFromU8(smaller['word/document.xml'] ?? new Uint8Array())
    const [words] = paragraphsIn(body).filter((one) => one.includes('люди дороги'))
    expect(textOf(words ?? '').trim()).toMatch(/^«Мы\s–\sлюди дороги» – Житель, стол\s2$/)
  })
})

describe('a signature', () => {
  it('never begins a page alone: the words before it go along', async () => {
    const blocks = [
      { type: 'paragraph', text: 'Первое.' },
      { type: 'paragraph', text: 'Последнее.' },
      { type: 'signature', post: 'Глава' },
    ] as const
    const parts = unzipSync(await docxBytesOf({ title: 'Отчёт', asOf: '', blocks }))
    const body = strFromU8(parts['word/document.xml'] ?? new Uint8Array())
    const keeps = (words: string) =>
      paragraphsIn(body).some((one) => one.includes(words) && /<w:keepNext\s*\/>/.test(one))
    expect([keeps('Первое.'), keeps('Последнее.')]).toEqual([false, true])
  })
})

function paragraphsIn(body: string): string[] {
  return [...body.matchAll(/<w:p>.*?<\/w:p>/gs)].map(([paragraph]) => paragraph)
}

describe('a DOCX file', () => {
  let parts: { readonly [path: string]: Uint8Array }
  let body = ''
  const part = (path: string) => strFromU8(parts[path] ?? new Uint8Array())

  beforeAll(async () => {
    const withPicture: OfficialDocument = {
      ...sampleDocument,
      blocks: [
        ...sampleDocument.blocks,
        {
          type: 'picture',
          bytes: pixel,
          mediaType: 'image/png',
          width: 2000,
          height: 1000,
          caption: 'Река утром',
          description: 'Туман над водой',
        },
      ],
    }
    parts = unzipSync(await docxBytesOf(withPicture))
    body = part('word/document.xml')
  })

  it('has every text once, typeset', () => {
    const text = textOf(body)
    expect(text).toContain('Отчёт «О\u00a0культурном коде» территории')
    expect(text).toContain(
      'Сессии прошли на\u00a02\u00a0площадках\u00a0– в\u00a0районе и\u00a0в\u00a0городе.',
    )
    expect(text).toContain('Всего пришло 64\u00a0человека.')
    expect(text.split('Получено = учтено + отложено.')).toHaveLength(2)
  })

  it('leaves people’s words as they are, in their language', () => {
    expect(textOf(body)).toContain('«Река "Бирюса" - наша кормилица & мать')
    expect(body).toContain('Үнгэрһэн үеын уг')
    expect(body).toMatch(/<w:lang w:val="bua"\s*\/>/)
  })

  it('is A4 with the margins of official papers', () => {
    expect(attributesOf(body, 'w:pgSz')).toMatchObject({ 'w:w': '11906', 'w:h': '16838' })
    expect(attributesOf(body, 'w:pgMar')).toMatchObject({ 'w:left': '1700', 'w:right': '850' })
  })

  it('names headings, quotes and tables by styles that exist', () => {
    const styles = part('word/styles.xml')
    const used = new Set([...body.matchAll(/<w:pStyle w:val="([^"]+)"/g)].map(([, id]) => id))
    expect([...used]).toEqual(
      expect.arrayContaining(['Heading1', 'Heading2', 'Words', 'TableText']),
    )
    for (const id of used) expect(styles, id).toContain(`w:styleId="${id}"`)
    expect(styles).toContain('Times New Roman')
    expect(styles).toMatch(/<w:name w:val="heading 1"\s*\/>/)
  })

  it('leads from the contents to each heading', () => {
    const targets = [...body.matchAll(/<w:hyperlink [^>]*w:anchor="([^"]+)"/g)].map(([, id]) => id)
    expect(targets).toHaveLength(3)
    for (const id of targets) expect(body).toMatch(new RegExp(`bookmarkStart[^>]*w:name="${id}"`))
    expect(body.match(/PAGEREF/g)).toHaveLength(3)
  })

  it('says on every page as of when, and its number on all but the first', () => {
    const feet = Object.keys(parts).filter((path) => /word\/footer\d+\.xml/.test(path))
    expect(feet.length).toBeGreaterThan(0)
    for (const foot of feet)
      expect(textOf(part(foot))).toContain('6\u00a0ноября 2024\u00a0г., 21:15')
    const heads = Object.keys(parts).filter((path) => /word\/header\d+\.xml/.test(path))
    expect(heads.filter((head) => /\bPAGE\b/.test(part(head)))).toHaveLength(1)
    expect(body).toMatch(/<w:titlePg/)
  })

  it('keeps rows whole and repeats the head of a table', () => {
    expect(body.match(/<w:tblHeader/g)).toHaveLength(1)
    expect(body.match(/<w:cantSplit/g)?.length).toBeGreaterThanOrEqual(4)
  })

  it('scales a picture to the page and says what is seen', () => {
    const { cx, cy } = attributesOf(body, 'wp:extent')
    expect(Number(cx) / Number(cy)).toBeCloseTo(2)
    expect(Number(cx)).toBeLessThanOrEqual(16.5 * 360_000)
    expect(body).toContain('descr="Туман над водой"')
    expect(Object.keys(parts).filter((path) => path.startsWith('word/media/'))).toHaveLength(1)
  })

  it('is well-formed in every part', () => {
    for (const [path, bytes] of Object.entries(parts)) {
      if (/\.(xml|rels)$/.test(path)) expect(openTags(strFromU8(bytes)), path).toEqual([])
    }
  })
})

/** The paragraphs as lines. */
function textOf(xml: string): string {
  return xml
    .replaceAll('</w:p>', '\n')
    .replaceAll(/<[^>]+>/g, '')
    .replaceAll('&quot;', '"')
    .replaceAll('&lt;', '<')
    .replaceAll('&amp;', '&')
}

function attributesOf(xml: string, tag: string): { readonly [name: string]: string } {
  const [, list = ''] = new RegExp(`<${tag}( [^>]*)>`).exec(xml) ?? []
  return Object.fromEntries([...list.matchAll(/([\w:]+)="([^"]*)"/g)].map((at) => [at[1], at[2]]))
}

/** What was opened and not closed in its turn; empty where all was. */
function openTags(xml: string): string[] {
  const open: string[] = []
  for (const [, slash, name = '', self] of xml.matchAll(/<(\/?)([\w:.-]+)[^<>]*?(\/?)>/g)) {
    if (self === '/') continue
    if (slash === '') open.push(name)
    else if (open.pop() !== name) return [`</${name}>`]
  }
  return open
}

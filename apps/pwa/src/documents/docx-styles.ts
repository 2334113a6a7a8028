import {
  AlignmentType,
  type IStylesOptions,
  LevelFormat,
  LineRuleType,
  convertMillimetersToTwip,
} from 'docx'

/** ГОСТ Р 7.0.97: A4, 30 mm to the left for binding, Times New Roman. */
export const pageSize = { width: 11906, height: 16838 }
export const pageMargin = {
  top: convertMillimetersToTwip(20),
  bottom: convertMillimetersToTwip(20),
  left: convertMillimetersToTwip(30),
  right: convertMillimetersToTwip(15),
  header: convertMillimetersToTwip(10),
  footer: convertMillimetersToTwip(10),
}
export const textWidth = pageSize.width - pageMargin.left - pageMargin.right
export const wideTextWidth = pageSize.height - pageMargin.left - pageMargin.right

const serif = 'Times New Roman'
const indent = convertMillimetersToTwip(12.5)
/** Half points, as Word counts. */
const bodySize = 28
const sheetSize = 22

/** Headings by their names in Word, so that its navigation, contents and restyling work. */
/** `scale`: of one sheet that would not fit in its usual type. */
export function stylesOf(isOneSheet: boolean, scale = 1): IStylesOptions {
  // Whole half points: Word knows no others.
  const size = isOneSheet ? Math.floor(sheetSize * scale) : bodySize
  const small = isOneSheet ? size - 3 : size - 6
  const heading = (id: string, name: string, headingSize: number, before: number) => ({
    id,
    name,
    basedOn: 'Normal',
    next: 'BodyText',
    quickFormat: true,
    run: { bold: true, size: headingSize, color: '000000', font: serif },
    paragraph: {
      keepNext: true,
      keepLines: true,
      spacing: { before, after: isOneSheet ? 60 : 120, ...lines(276) },
      alignment: AlignmentType.LEFT,
    },
  })
  const text = (id: string, name: string, run: object, paragraph: object) => ({
    id,
    name,
    basedOn: 'Normal',
    quickFormat: true,
    run,
    paragraph,
  })
  return {
    default: {
      document: {
        run: { font: serif, size, language: { value: 'ru-RU' } },
        paragraph: { spacing: { ...lines(isOneSheet ? 252 : 288), after: isOneSheet ? 60 : 100 } },
      },
      title: {
        run: { bold: true, size: size + (isOneSheet ? 10 : 8), font: serif, color: '000000' },
        paragraph: {
          alignment: AlignmentType.CENTER,
          spacing: { before: 120, after: 120, ...lines(288) },
          keepNext: true,
        },
      },
      listParagraph: { paragraph: { spacing: { after: 60 } } },
    },
    paragraphStyles: [
      heading('Heading1', 'heading 1', size + 4, isOneSheet ? 160 : 360),
      heading('Heading2', 'heading 2', size, isOneSheet ? 120 : 240),
      heading('Heading3', 'heading 3', size - 2, 160),
      text(
        'BodyText',
        'Body Text',
        {},
        {
          alignment: AlignmentType.JUSTIFIED,
          indent: { firstLine: isOneSheet ? 0 : indent },
          widowControl: true,
        },
      ),
      text('Entry', 'Запись', {}, { spacing: { after: 80 }, widowControl: true }),
      text('Over', 'Чей документ', {}, { alignment: AlignmentType.CENTER, keepNext: true }),
      text('Lead', 'Главное', { bold: true }, { spacing: { before: 120, after: 160 } }),
      text('Note', 'Примечание', { size: small, color: '404040' }, { spacing: { ...lines(252) } }),
      text(
        'Words',
        'Слова людей',
        { italics: true },
        {
          indent: { left: indent },
          spacing: { before: isOneSheet ? 40 : 80, after: isOneSheet ? 20 : 40, ...lines(264) },
          keepLines: true,
        },
      ),
      text(
        'WordsSource',
        'Чьи слова',
        { size: small, color: '404040' },
        {
          indent: { left: indent },
          spacing: { after: isOneSheet ? 60 : 140, ...lines(240) },
        },
      ),
      text(
        'TableText',
        'Текст таблицы',
        { size: size - 5 },
        { spacing: { after: 0, ...lines(252) } },
      ),
      text(
        'Caption',
        'caption',
        { size: size - 5 },
        {
          spacing: { before: 160, after: 80, ...lines(252) },
          keepNext: true,
        },
      ),
      text(
        'PictureCaption',
        'Подпись к фотографии',
        { size: small, color: '404040' },
        {
          alignment: AlignmentType.CENTER,
          spacing: { before: 60, after: isOneSheet ? 60 : 200, ...lines(252) },
        },
      ),
      text('Contents', 'Оглавление', { bold: true, size: size + 4 }, { spacing: { after: 120 } }),
      text('TOC1', 'toc 1', {}, { tabStops: [contentsTab], spacing: { after: 60 } }),
      text(
        'TOC2',
        'toc 2',
        {},
        {
          tabStops: [contentsTab],
          indent: { left: 400 },
          spacing: { after: 40 },
        },
      ),
    ],
  }
}

/** In 240ths of a line. Without its rule LibreOffice reads them as twips, and lines run into each other. */
function lines(line: number) {
  return { line, lineRule: LineRuleType.AUTO }
}

const contentsTab = { type: 'right', position: textWidth, leader: 'dot' } as const

export const numbered = 'numbered'
export const bulleted = 'bulleted'

export const numbering = {
  config: [
    { reference: numbered, levels: [level(LevelFormat.DECIMAL, '%1.')] },
    { reference: bulleted, levels: [level(LevelFormat.BULLET, '–')] },
  ],
}

function level(format: (typeof LevelFormat)[keyof typeof LevelFormat], text: string) {
  return {
    level: 0,
    format,
    text,
    alignment: AlignmentType.LEFT,
    style: { paragraph: { indent: { left: indent, hanging: convertMillimetersToTwip(7) } } },
  }
}

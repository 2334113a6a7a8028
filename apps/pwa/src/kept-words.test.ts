import { foldReview } from '@living-libraries/model/review'
import { expect, test } from 'vitest'
import type { SessionView } from './binding/use-session.ts'
import { answersDocumentOf } from './documents/answers-document.ts'
import { cardDocumentOf } from './documents/card-document.ts'
import { passportDocumentOf } from './documents/passport-document.ts'
import { reportDocumentOf } from './documents/report-document.ts'
import { frozenReportOf } from './documents/report-freezing.ts'
import {
  sampleAnswers,
  sampleMunicipality,
  sampleRecord,
  sampleSession,
  sampleTerritory,
  sampleVenue,
} from './documents/sample-territory.ts'
import { speechDocumentOf } from './documents/speech-document.ts'
import { protocolOf } from './features/session/protocol/protocol-document.ts'
import { tablesFor } from './features/session/spreadsheet/session-tables-export.ts'

// Words that may not be shown, chosen everywhere where words can be chosen: quoted on the card, a source of its own
// answer, what an element grew from, an answer to two questions. None of it reaches paper or a file.
const canary = 'Канарейкин'
const said = (naming: string | undefined) =>
  sampleRecord('answer', sampleVenue, sampleSession.id, {
    question: 'q1',
    also: { q4: true },
    text: `${canary} украл лес`,
    language: 'bua',
    translation: `По-русски: ${canary}`,
    group: 'resident',
    table: 't1',
    votes: { 'dot:a': 2 },
    ...(naming === undefined ? {} : { naming }),
  })

function papersWith(naming: string | undefined): ReadonlyMap<string, string> {
  const kept = said(naming)
  const place = [sampleVenue, sampleSession.id] as const
  const answers = [...sampleAnswers, kept]
  const element = sampleRecord('element', ...place, { title: 'Лес', answers: { [kept.id]: true } })
  const initiative = sampleRecord('initiative', ...place, {
    title: 'Беречь лес',
    elements: { [element.id]: true },
  })
  const delegate = sampleRecord('delegate', ...place, {
    seat: 'main',
    topic: 'О лесе',
    initiative: initiative.id,
  })
  const card = sampleRecord('card', sampleMunicipality, null, {
    answers: { q1: 'Мы – люди дороги.' },
    quotes: { [`q1:${kept.id}`]: 1, [`${element.id}:${kept.id}`]: 2 },
    sources: { [`q1:${kept.id}`]: true },
    valuable: { [element.id]: 1 },
  })
  const territory = sampleTerritory({
    answers,
    elements: [element],
    initiatives: [initiative],
    delegates: [delegate],
    cards: [card],
  })
  const onDevice = { unsent: 0, carried: 0 }
  const session = { ...sampleSession, ...onDevice }
  const view: SessionView = {
    session,
    answers: answers.map((answer) => ({ ...answer, ...onDevice })),
    participants: [],
    sheets: [],
    elements: [{ ...element, ...onDevice }],
    initiatives: [{ ...initiative, ...onDevice }],
    delegates: [{ ...delegate, ...onDevice }],
    content: [session],
    comments: [],
    acts: [],
    review: foldReview([]),
    late: new Set(),
  }
  const { pack } = territory
  const protocol = protocolOf({
    view,
    pack,
    groups: [],
    venueName: 'Библиотека',
    municipalityName: 'Тайшетский район',
    personName: () => 'Мария',
    asOf: '',
  })
  const found = answersDocumentOf({
    pack,
    answers: [
      {
        id: kept.id,
        session: sampleSession.id,
        venue: 'tayshetskiy-1',
        municipality: 'tayshetskiy',
        question: 'q1',
        also: [],
        text: kept.fields.text ?? '',
        language: 'bua',
        translation: kept.fields.translation ?? null,
        table: null,
        group: null,
        level: null,
        naming: kept.fields.naming ?? null,
        state: 'accepted',
        isLate: false,
        themes: [],
      },
    ],
    total: 1,
    asOf: 1,
    placeOf: () => 'Библиотека',
  })
  const papers = {
    'the protocol': protocol,
    'the spreadsheet': tablesFor(view, pack),
    'the card': cardDocumentOf(territory),
    'the report': reportDocumentOf(territory),
    'the report that the head agrees to': frozenReportOf(territory),
    'the speech': speechDocumentOf(territory, delegate),
    'the passport': passportDocumentOf(territory, initiative),
    'the found answers': found,
  }
  return new Map(Object.entries(papers).map(([name, paper]) => [name, JSON.stringify(paper)]))
}

test.each(['private', 'accusation'])(
  'words that are not for display (%s) stand on no paper and in no file, and still count',
  (naming) => {
    const papers = papersWith(naming)
    for (const [name, words] of papers) expect(words, name).not.toContain(canary)
    expect(papers.get('the protocol')).toContain('Записано: 4\u00a0ответа.')
    expect(papers.get('the protocol')).toContain('Не для показа: 1\u00a0ответ. В счёт входят.')
    expect(papers.get('the spreadsheet')).toContain('не для показа')
    expect(papers.get('the report')).toContain('Всего на этот вопрос: 4\u00a0ответа.')
  },
)

test.each(['public', 'consented', undefined])(
  'the same words are there where they may be shown (%s)',
  (naming) => {
    for (const [name, words] of papersWith(naming)) {
      // A passport tells of an initiative and quotes nobody.
      if (name !== 'the passport') expect(words, name).toContain(canary)
    }
  },
)

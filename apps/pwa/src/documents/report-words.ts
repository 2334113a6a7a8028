import { votesOf } from '@living-libraries/model/votes'
import { ruCount } from '../i18n/plural.ts'
import type { Block } from './official-document.ts'
import { quoteBlockOf } from './quoted.ts'
import { sentence } from './typography.ts'
import { inOrder, joinedWith, quotesAbout, sourcesOf, type Territory } from './territory.ts'

/** The municipality's own answers to the questions of the forum, each with its chosen quotes. */
export function answerBlocks(territory: Territory): Block[] {
  const { pack, card, figures } = territory
  return pack.questions.flatMap(({ id, text }): Block[] => {
    const own = card.answers?.[id]
    const quotes = quoteBlocks(territory, id)
    const count = figures.answersByQuestion.get(id) ?? 0
    if (own === undefined && quotes.length === 0) return []
    return [
      { type: 'heading', level: 2, text },
      ...(own === undefined
        ? []
        : [{ type: 'paragraph', text: own, sources: sourcesOf(territory, id) } as const]),
      ...quotes,
      {
        type: 'paragraph',
        look: 'note',
        text: `Всего на этот вопрос: ${ruCount(count, 'ответ', 'ответа', 'ответов')}.`,
      },
    ]
  })
}

/** «Самое ценное»: the chosen elements in their order, each with whose words it grew from. */
export function valuableBlocks(territory: Territory): Block[] {
  return inOrder(territory.card.valuable).flatMap((id, at) => {
    const element = territory.elements.find((one) => one.id === id)
    if (element === undefined) return []
    const { title = '', type, description, now, future } = element.fields
    const kind = territory.pack.elementKinds.find((one) => one.id === type)?.title
    const lines: readonly (readonly [string, string | undefined])[] = [
      ['', description],
      ['Сейчас: ', now],
      ['В будущем: ', future],
    ]
    return [
      {
        type: 'heading',
        level: 2,
        text: `${at + 1}. ${title}${kind === undefined ? '' : ` (${kind.toLocaleLowerCase('ru')})`}`,
      },
      ...lines.flatMap(([name, text]): Block[] =>
        text === undefined
          ? []
          : [
              {
                type: 'paragraph',
                text: [{ text: name, isBold: true }, { text: sentence(text) }],
                sources: [id],
              },
            ],
      ),
      ...quoteBlocks(territory, id),
      { type: 'paragraph', look: 'note', text: standingBehind(territory, id), sources: [id] },
    ] satisfies Block[]
  })
}

export interface Standing {
  readonly answers: number
  readonly people: number
  /** Whoever is not told apart may have spoken twice: then so many they were at the most. */
  readonly isAtMost: boolean
  readonly groups: number
  readonly votes: number
}

/** How many answers, people, groups and votes stand behind an element, with what it was put together with. */
export function standingOf(territory: Territory, element: string): Standing {
  const joined = joinedWith(territory, element)
  const elements = territory.elements.filter(({ id }) => joined.includes(id))
  const grownFrom = new Set(elements.flatMap(({ fields }) => Object.keys(fields.answers ?? {})))
  const answers = [...grownFrom].flatMap((answer) => territory.quotedOf(answer) ?? [])
  const known = new Set(answers.flatMap(({ speaker }) => speaker ?? []))
  const unknown = answers.filter(({ speaker }) => speaker === undefined).length
  const people = known.size + unknown
  return {
    answers: answers.length,
    people,
    isAtMost: unknown > 0 && people > 1,
    groups: new Set(answers.flatMap(({ group }) => group ?? [])).size,
    votes: elements.reduce((sum, { fields }) => sum + votesOf(fields.votes), 0),
  }
}

export function standingBehind(territory: Territory, element: string): string {
  const { answers, people, isAtMost, groups, votes } = standingOf(territory, element)
  const words = [
    ruCount(answers, 'ответ', 'ответа', 'ответов'),
    ...(people === 0 ? [] : [peopleWords(people, isAtMost)]),
    ...(groups === 0 ? [] : [ruCount(groups, 'группа', 'группы', 'групп')]),
    ...(votes === 0 ? [] : [ruCount(votes, 'голос', 'голоса', 'голосов')]),
  ]
  return `За этим стоят: ${words.join(', ')}.`
}

function peopleWords(people: number, isAtMost: boolean): string {
  return isAtMost
    ? `не\u00a0больше ${ruCount(people, 'человека', 'человек', 'человек')}`
    : ruCount(people, 'человек', 'человека', 'человек')
}

/** A quote that was chosen and may not be quoted any more (deleted, returned) is left out. */
export function quoteBlocks(territory: Territory, about: string): Block[] {
  return quotesAbout(territory, about).flatMap((id) => {
    const quoted = territory.quotedOf(id)
    if (quoted === undefined) return []
    const alike = joinedWith(territory, id).filter(
      (other) => other !== id && territory.quotedOf(other) !== undefined,
    )
    const more = ruCount(alike.length, 'ответ', 'ответа', 'ответов')
    const source = alike.length === 0 ? quoted.source : `${quoted.source}, и ещё ${more} о том же`
    return [{ ...quoteBlockOf({ ...quoted, source }), sources: [id, ...alike] }]
  })
}

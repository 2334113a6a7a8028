import type { ForumPack } from '@living-libraries/model/forum-pack'
import type { SessionContentRecord, SessionView } from './use-session.ts'
import type { fieldMessages } from '../i18n/field-messages.ts'

type FactField = keyof (typeof fieldMessages)['ru']['fields']

/** One thing that a record says, under the label of its field. */
export interface Fact {
  readonly field: FactField
  readonly text: string
}

/** What an element, an initiative or a delegate says, in the order of its form; ids become names. */
export function factsOf(
  record: SessionContentRecord,
  view: Pick<SessionView, 'answers' | 'elements' | 'initiatives'>,
  pack: Pick<ForumPack, 'elementKinds' | 'initiativeKinds' | 'resourceLevels'>,
): Fact[] {
  const facts: Fact[] = []
  const add = (field: FactField, text: string | undefined) => {
    if (text !== undefined && text !== '') facts.push({ field, text })
  }
  const lines = (field: FactField, texts: { readonly [key: string]: string } | undefined) => {
    for (const key of Object.keys(texts ?? {}).sort()) add(field, texts?.[key])
  }
  const titleOf = (choices: readonly { id: string; title: string }[], id: string | undefined) =>
    choices.find((choice) => choice.id === id)?.title ?? id
  switch (record.kind) {
    case 'element': {
      const { type, description, now, future, answers } = record.fields
      add('type', titleOf(pack.elementKinds, type))
      add('description', description)
      add('now', now)
      add('future', future)
      for (const { id, fields } of view.answers) if (answers?.[id]) add('answers', fields.text)
      return facts
    }
    case 'initiative': {
      const { type, problem, result, elements, team, stages, resources, support } = record.fields
      add('type', titleOf(pack.initiativeKinds, type))
      add('problem', problem)
      add('result', result)
      for (const { id, fields } of view.elements) if (elements?.[id]) add('elements', fields.title)
      lines('team', team)
      lines('stages', stages)
      for (const { id, title } of pack.resourceLevels) {
        if (resources?.[id] !== undefined) add('resources', `${title}: ${resources[id]}`)
      }
      add('support', support)
      add('localEffect', record.fields.localEffect)
      add('regionEffect', record.fields.regionEffect)
      return facts
    }
    case 'delegate': {
      const { topic, occupation, telephone, email, initiative } = record.fields
      add('topic', topic)
      add('occupation', occupation)
      add('telephone', telephone)
      add('email', email)
      add('initiative', view.initiatives.find(({ id }) => id === initiative)?.fields.title)
      return facts
    }
    case 'session':
    case 'answer':
    case 'participant':
      return facts
  }
}

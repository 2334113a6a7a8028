import type { ForumPack } from '@living-libraries/model/forum-pack'
import { mayBeShown } from '@living-libraries/model/naming'
import { votesOf } from '@living-libraries/model/votes'
import { type Fact, factsOf } from '../../../binding/result-facts.ts'
import type { SessionView } from '../../../binding/use-session.ts'
import type { TypedRecord } from '../../../device/device.ts'
import type { Block } from '../../../documents/official-document.ts'
import { ruCount } from '../../../i18n/plural.ts'
import { fieldMessages } from '../../../i18n/field-messages.ts'

type Result = TypedRecord<'element'> | TypedRecord<'initiative'>

/** Elements or initiatives one after another, each with what its form says. */
export function resultBlocks(
  view: SessionView,
  pack: ForumPack,
  title: string,
  records: readonly Result[],
): Block[] {
  if (records.length === 0) return []
  const shown = { ...view, answers: view.answers.filter(({ fields }) => mayBeShown(fields.naming)) }
  return [
    { type: 'heading', level: 1, text: title },
    ...records.flatMap((record): Block[] => {
      const { fields } = record
      const facts = factsOf(record, shown, pack)
      const votes = votesOf(fields.votes)
      const type = facts.find(({ field }) => field === 'type')?.text
      const gave = ruCount(votes, 'голос', 'голоса', 'голосов')
      const line = [type && `${type}.`, votes > 0 && `Зал отдал ${gave}.`].filter(Boolean).join(' ')
      return [
        { type: 'heading', level: 2, text: fields.title ?? '' },
        ...(line === '' ? [] : [{ type: 'paragraph', look: 'entry', text: line } as const]),
        ...[...byField(facts.filter(({ field }) => field !== 'type'))].flatMap(factBlocks),
      ]
    }),
  ]
}

/** Fields that may say several things, each on a line of its own. */
const lists: ReadonlySet<Fact['field']> = new Set(['elements', 'team', 'stages', 'resources'])
const manyTitles: { readonly [field in Fact['field']]?: string } = {
  answers: 'Выросло из ответов',
  stages: 'Этапы',
  resources: 'Ресурсы',
}

function factBlocks([field, texts]: readonly [Fact['field'], readonly string[]]): Block[] {
  const label = { text: `${manyTitles[field] ?? fieldMessages.ru.fields[field]}:`, isBold: true }
  const heading: Block = { type: 'paragraph', look: 'entry', text: [label] }
  if (field === 'answers') {
    return [heading, ...texts.map((text): Block => ({ type: 'quote', text }))]
  }
  if (lists.has(field)) return [heading, { type: 'list', items: texts }]
  return texts.map((text) => ({
    type: 'paragraph',
    look: 'entry',
    text: [label, { text: ` ${text}` }],
  }))
}

function byField(facts: readonly Fact[]): ReadonlyMap<Fact['field'], readonly string[]> {
  const texts = new Map<Fact['field'], string[]>()
  for (const { field, text } of facts) texts.set(field, [...(texts.get(field) ?? []), text])
  return texts
}

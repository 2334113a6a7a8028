import { splitPath, valueAt } from '@living-libraries/model/change'
import type { Json } from '@living-libraries/model/json'
import type { KindName } from '@living-libraries/model/kinds'
import { useDevice } from '../../binding/device-context.tsx'
import type { TypedRecord } from '../../device/device.ts'
import { useMessages } from '../../i18n/messages.ts'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Words } from '../../ui/quote.tsx'
import { editorMessages } from './editor-messages.ts'
import styles from './answer-editor.module.css'

export interface DisputePanelProps {
  readonly record: Pick<TypedRecord<KindName>, 'id' | 'kind' | 'disputed' | 'deleted'> & {
    readonly fields: object
  }
  readonly nameOf: (person: string) => string
  /** How a value of a field is called: the title of a group, the text of a question. */
  readonly wordsFor?: (field: string, value: string) => string
}

/** What two people set without having seen each other: what stands and what lost, settled by one press. */
export function DisputePanel({ record, nameOf, wordsFor }: DisputePanelProps) {
  const t = useMessages(editorMessages).dispute
  const device = useDevice()
  const paths = Object.keys(record.disputed)
  if (paths.length === 0) return null
  const state = { fields: record.fields as { [field: string]: Json }, deleted: record.deleted }

  function shown(path: string, value: Json | undefined): string {
    if (path === 'deleted') return value === true ? t.deleted : t.kept
    if (value === undefined || value === null || value === '') return t.empty
    if (typeof value === 'string') return wordsFor?.(splitPath(path).field, value) ?? value
    if (typeof value === 'object' && 'name' in value) return String(value.name)
    return JSON.stringify(value)
  }

  function choose(path: string, value: Json | undefined): void {
    const edit =
      value === undefined || value === null ? { unset: [path] } : { set: { [path]: value } }
    void device.change(record.id, edit)
  }

  return (
    <Notice
      title={t.title}
      safe={t.safe}
      actions={
        <div className={styles['versions']}>
          {paths.map((path) => {
            const present = valueAt(state, path)
            const { field } = splitPath(path)
            return (
              <div key={path} className={styles['versions']}>
                <p className={styles['about']}>
                  {isNamed(t.fields, field) ? t.fields[field] : t.field}
                </p>
                <Version
                  label={t.now}
                  words={shown(path, present)}
                  press={t.keep}
                  onPress={() => choose(path, present)}
                />
                {record.disputed[path]?.map((loser) => (
                  <Version
                    key={`${loser.device} ${loser.n}`}
                    label={t.other(nameOf(loser.person))}
                    words={shown(path, loser.value)}
                    press={t.take}
                    onPress={() => choose(path, loser.value)}
                  />
                ))}
              </div>
            )
          })}
        </div>
      }
    />
  )
}

function Version({
  label,
  words,
  press,
  onPress,
}: {
  readonly label: string
  readonly words: string
  readonly press: string
  readonly onPress: () => void
}) {
  return (
    <div className={styles['version']}>
      <div>
        <p className={styles['about']}>{label}</p>
        <p>
          <Words>{words}</Words>
        </p>
      </div>
      <Button onClick={onPress}>{press}</Button>
    </div>
  )
}

function isNamed<Names extends object>(names: Names, field: string): field is keyof Names & string {
  return Object.hasOwn(names, field)
}

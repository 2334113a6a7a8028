import { csvOf } from '@living-libraries/model/csv'
import { territoryName } from '../../binding/screen.tsx'
import { useForum } from '../../binding/use-forum.ts'
import { useMembers } from '../../binding/use-members.ts'
import { useNow } from '../../binding/use-now.ts'
import { useRecords } from '../../binding/use-records.ts'
import type { TypedRecord } from '../../device/device.ts'
import { useFormat } from '../../i18n/format.ts'
import { useMessages } from '../../i18n/messages.ts'
import { vocabularyMessages } from '../../i18n/vocabulary-messages.ts'
import { Button } from '../../ui/button.tsx'
import { List, Row } from '../../ui/list.tsx'
import { saveFile } from '../../ui/save-file.ts'
import { privacyMessages } from './messages.ts'
import styles from './privacy-page.module.css'

const mostShown = 100

/** What was done to people, devices and data, the newest first; it stands in the chain of the history. */
export function ActsSection() {
  const t = useMessages(privacyMessages)
  const format = useFormat()
  const now = useNow()
  const acts = useRecords({ kind: 'administrationAct', space: 'region' })
  const members = useMembers('region')
  const words = useMessages(vocabularyMessages)
  const forum = useForum()
  if (acts === undefined) return null
  const newest = [...acts].reverse()
  const byWhom = ({ fields }: TypedRecord<'administrationAct'>) =>
    fields.by === undefined ? t.terminal : members.get(fields.by) || t.somebody

  // Of what was erased, its kind is all that is left to say.
  const erased: { readonly [kind: string]: string } = t.erasedKinds
  const aboutOf = ({ fields }: TypedRecord<'administrationAct'>) =>
    fields.act === 'erase' && fields.about !== undefined
      ? (erased[fields.about] ?? fields.about)
      : fields.about

  const placesOf = ({ fields }: TypedRecord<'administrationAct'>) =>
    [fields.former, fields.grant].flatMap((grant) => {
      if (grant === undefined) return []
      const place = territoryName(grant, forum, words.region)
      return [`${words.roles[grant.role]}, ${place}`]
    })

  function save(): void {
    const { when, act, by, subject, about } = t.columns
    const rows = newest.map((one) => {
      const { fields, made } = one
      const places = [fields.former, fields.grant].map((grant) => grant && JSON.stringify(grant))
      return [
        new Date(made.at).toISOString(),
        t.actNames[fields.act ?? 'export'],
        fields.by ?? t.terminal,
        fields.subject ?? '',
        [aboutOf(one), ...places].filter(Boolean).join(' → '),
      ]
    })
    const text = csvOf([[when, act, by, subject, about], ...rows])
    saveFile(`${t.actsName}.csv`, text, 'text/csv')
  }

  return (
    <section className={styles['part']}>
      <h2>{t.acts}</h2>
      {acts.length === 0 && <p>{t.noActs}</p>}
      {acts.length > 0 && (
        <>
          <div>
            <Button icon="save" onClick={save}>
              {t.saveActs}
            </Button>
          </div>
          <List label={t.acts}>
            {newest.slice(0, mostShown).map((one) => (
              <Row
                key={one.id}
                title={t.actNames[one.fields.act ?? 'export']}
                detail={[...placesOf(one), byWhom(one), format.when(one.made.at, now)].join(' · ')}
                {...(aboutOf(one) === undefined ? {} : { meta: aboutOf(one) })}
              />
            ))}
          </List>
        </>
      )}
    </section>
  )
}

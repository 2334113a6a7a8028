import type { Codebook } from '@living-libraries/model/themes'
import { useState } from 'react'
import { Link } from 'wouter'
import type { Forum } from '../../../binding/use-forum.ts'
import { useMessages } from '../../../i18n/messages.ts'
import { regionReadingLink } from '../../../routes.ts'
import { Button } from '../../../ui/button.tsx'
import { Progress } from '../../../ui/progress.tsx'
import { Select } from '../../../ui/select.tsx'
import regionStyles from '../region.module.css'
import { ScopeSelects, scopeTitle } from './scope-selects.tsx'
import styles from './themes.module.css'
import { themesMessages } from './themes-messages.ts'
import type { ThemeCommands } from './use-theme-commands.ts'

/** What is unread, shared out among named readers, each with how far they are. */
export function ReadingShares({
  codebook,
  forum,
  commands,
}: {
  readonly codebook: Codebook
  readonly forum: Forum
  readonly commands: ThemeCommands
}) {
  const t = useMessages(themesMessages)
  const { readers, shares } = codebook
  const [reader, setReader] = useState('')
  const [scope, setScope] = useState<{ question?: string; municipality?: string }>({})
  const nameOf = (id: string) => readers.find((one) => one.id === id)?.name ?? ''
  const share = () =>
    void commands.send({
      act: 'shareOut',
      share: crypto.randomUUID(),
      reader: reader === '' ? (readers[0]?.id ?? '') : reader,
      question: scope.question ?? null,
      municipality: scope.municipality ?? null,
    })
  return (
    <section className={regionStyles['part']} aria-label={t.readers}>
      <h2>{t.readers}</h2>
      {shares.length === 0 && <p className={styles['definition']}>{t.noReaders}</p>}
      <ul className={styles['tree']}>
        {shares.map(({ id, reader: who, question, municipality, answers, read }) => (
          <li key={id} className={styles['branch']}>
            <Link className={styles['name']} href={regionReadingLink({ question, municipality })}>
              {nameOf(who)}: {scopeTitle({ question, municipality }, forum, t.everything)}
            </Link>
            <Progress label={t.read} done={read} total={answers} />
            <div>
              <Button
                icon="close"
                onClick={() => void commands.send({ act: 'endShare', share: id })}
              >
                {t.endShare}
              </Button>
            </div>
          </li>
        ))}
      </ul>
      <div className={styles['form']}>
        <Select
          label={t.reader}
          value={reader === '' ? (readers[0]?.id ?? '') : reader}
          options={readers.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={setReader}
        />
        <ScopeSelects scope={scope} forum={forum} onChange={setScope} />
        <div>
          <Button icon="people" onClick={share}>
            {t.share}
          </Button>
        </div>
      </div>
    </section>
  )
}

import { differingWords } from '@living-libraries/model/likeness/differing-words'
import { answerGroupsSchema, codebookSchema } from '@living-libraries/model/themes'
import { useState } from 'react'
import { Link } from 'wouter'
import type { Forum } from '../../../binding/use-forum.ts'
import { useOverview } from '../../../binding/use-overview.ts'
import { useFormat } from '../../../i18n/format.ts'
import { useMessages } from '../../../i18n/messages.ts'
import { regionAnswerLink } from '../../../routes.ts'
import { Button } from '../../../ui/button.tsx'
import { Select } from '../../../ui/select.tsx'
import { AsOf } from '../as-of.tsx'
import { RangedWords } from '../ranged-words.tsx'
import regionStyles from '../region.module.css'
import type { AnswerFilter } from '../use-answer-filter.ts'
import { themeOptions } from './codebook-tree.ts'
import { CommandOutcome } from './command-outcome.tsx'
import styles from './themes.module.css'
import { themesMessages } from './themes-messages.ts'
import { useThemeCommands } from './use-theme-commands.ts'

const assignedAtOnce = 1000

/** The found answers in groups of what says nearly the same; a group goes to a theme by one press. */
export function GroupsList({
  filter,
  forum,
}: {
  readonly filter: AnswerFilter
  readonly forum: Forum
}) {
  const t = useMessages(themesMessages)
  const format = useFormat()
  const reading = useOverview(
    `/api/themes/groups?${new URLSearchParams({ ...filter })}`,
    answerGroupsSchema,
  )
  const codebook = useOverview('/api/themes', codebookSchema)
  const commands = useThemeCommands(codebook.again)
  const [theme, setTheme] = useState('')
  const { body } = reading
  return (
    <section className={regionStyles['part']} aria-label={t.group}>
      <AsOf reading={reading} />
      <CommandOutcome commands={commands} />
      {body !== undefined && (
        <>
          <p className={styles['count']}>
            {t.compared(format.number(body.compared), format.number(body.total))}{' '}
            {body.groups.length === 0 && t.noGroups}
          </p>
          <Select
            label={t.toTheme}
            value={theme}
            options={themeOptions(codebook.body?.themes ?? [], '…')}
            onChange={setTheme}
          />
          <ol className={styles['tree']}>
            {body.groups.map(({ ids, shown: [first, ...others] }) => (
              <li key={ids[0]} className={styles['branch']}>
                <span className={styles['count']}>{t.ofGroup(ids.length)}</span>
                {first !== undefined && (
                  <Link href={regionAnswerLink(first.id)}>
                    <RangedWords text={first.text} lang={first.language ?? 'ru'} ranges={[]} />
                  </Link>
                )}
                {others.map((other) => (
                  <Link key={other.id} href={regionAnswerLink(other.id)}>
                    <RangedWords
                      text={other.text}
                      lang={other.language ?? 'ru'}
                      ranges={differingWords(other.text, first?.text ?? '', forum.pack.lexicon)}
                      className={styles['differs']}
                    />
                  </Link>
                ))}
                {ids.length > others.length + 1 && (
                  <span className={styles['count']}>
                    {t.more(format.number(ids.length - others.length - 1))}
                  </span>
                )}
                <div>
                  <Button
                    icon="check"
                    disabled={theme === ''}
                    onClick={() =>
                      void commands.send({
                        act: 'assign',
                        theme,
                        answers: ids.slice(0, assignedAtOnce),
                      })
                    }
                  >
                    {t.assign}
                  </Button>
                </div>
              </li>
            ))}
          </ol>
        </>
      )}
    </section>
  )
}

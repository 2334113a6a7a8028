import { useId } from 'react'
import { type Standing, standingOf } from '../../documents/report-words.ts'
import { quotesAbout, type Territory } from '../../documents/territory.ts'
import { useMessages } from '../../i18n/messages.ts'
import { Button, IconButton } from '../../ui/button.tsx'
import { List, Row } from '../../ui/list.tsx'
import type { Picking } from './answer-picker.tsx'
import styles from './card-page.module.css'
import { cardMessages } from './messages.ts'
import type { CardEditing } from './use-card.ts'

export interface ValuableListProps {
  readonly territory: Territory
  readonly editing: CardEditing
  readonly onPick: (picking: Picking) => void
}

/** «Самое ценное»: what is chosen in its order, and what else the venues offer. */
export function ValuableList({ territory, editing, onPick }: ValuableListProps) {
  const t = useMessages(cardMessages)
  const headingId = useId()
  const byId = new Map(territory.elements.map((element) => [element.id, element]))
  const chosen = editing.valuable.flatMap((id) => byId.get(id) ?? [])
  const offered = territory.elements.filter(({ id }) => !editing.valuable.includes(id))
  const venueOf = (space: string) =>
    territory.venues.find(({ id }) => space === `venue/${id}`)?.name
  const behind = ({ answers, people, isAtMost, groups, votes }: Standing) =>
    t.behind(
      [
        t.behindAnswers(answers),
        people > 0 && (isAtMost ? t.behindAtMost(people) : t.behindPeople(people)),
        groups > 0 && t.behindGroups(groups),
        votes > 0 && t.behindVotes(votes),
      ]
        .filter(Boolean)
        .join(', '),
    )
  return (
    <section className={styles['part']} aria-labelledby={headingId}>
      <h2 id={headingId}>{t.valuable}</h2>
      <p className={styles['quiet']}>
        {territory.elements.length === 0 ? t.noElements : t.valuableHint}
      </p>
      {chosen.length > 0 && (
        <List label={t.valuable} ordered>
          {chosen.map(({ id, fields: { title = '' } }, at) => (
            <Row
              key={id}
              lead={at + 1}
              title={title}
              detail={behind(standingOf(territory, id))}
              actions={
                <>
                  <Button onClick={() => onPick({ about: id, title, isElement: true })}>
                    {t.quotes(quotesAbout(territory, id).length)}
                  </Button>
                  {at > 0 && (
                    <IconButton
                      icon="up"
                      label={t.up(title)}
                      onClick={() => editing.move(id, -1)}
                    />
                  )}
                  {at < chosen.length - 1 && (
                    <IconButton
                      icon="down"
                      label={t.down(title)}
                      onClick={() => editing.move(id, 1)}
                    />
                  )}
                  <IconButton
                    icon="close"
                    label={t.remove(title)}
                    onClick={() => editing.setValuable(id, false)}
                  />
                </>
              }
            />
          ))}
        </List>
      )}
      {offered.length > 0 && (
        <>
          <h3>{t.offered}</h3>
          <List label={t.offered}>
            {offered.map(({ id, space, fields: { title = '' } }) => (
              <Row
                key={id}
                title={title}
                detail={[venueOf(space), behind(standingOf(territory, id))]
                  .filter(Boolean)
                  .join('. ')}
                actions={
                  <IconButton
                    icon="plus"
                    label={t.add(title)}
                    onClick={() => editing.setValuable(id, true)}
                  />
                }
              />
            ))}
          </List>
        </>
      )}
    </section>
  )
}

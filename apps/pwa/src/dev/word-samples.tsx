import { useMessages } from '../i18n/messages.ts'
import { BarTable } from '../ui/bar-table.tsx'
import { Button, IconButton } from '../ui/button.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { List, Row } from '../ui/list.tsx'
import { Notice } from '../ui/notice.tsx'
import { Progress } from '../ui/progress.tsx'
import { Quote, Words } from '../ui/quote.tsx'
import { type Meaning, StatusBadge } from '../ui/status-badge.tsx'
import { samples } from './samples.ts'
import { Section } from './section.tsx'
import styles from './ui-page.module.css'

const meanings: readonly Meaning[] = ['idle', 'active', 'waiting', 'received', 'needs']

export function WordSamples() {
  const t = useMessages(samples)
  return (
    <>
      <Section title="StatusBadge">
        <div className={styles['line']}>
          {meanings.map((meaning) => (
            <StatusBadge key={meaning} meaning={meaning}>
              {t.states[meaning]}
            </StatusBadge>
          ))}
        </div>
      </Section>
      <Section title="List, Row, Words">
        <List label={t.title} ordered>
          <Row
            lead="214"
            title={<Words>{t.answer}</Words>}
            detail={`${t.groups.people} · ${t.when}`}
            actions={<IconButton icon="edit" label={t.edit} />}
          />
          <Row lead="213" title={<Words>{t.answerShort}</Words>} detail={t.when} onPress={noop} />
          <Row
            lead="212"
            title={<Words lang="bua">{t.buryat}</Words>}
            detail={t.when}
            href="/dev/ui"
            current
          />
        </List>
        <List label={t.venue}>
          <Row
            title={t.venues.a}
            detail="214 · 61"
            meta={<StatusBadge meaning="waiting">{t.states.waiting}</StatusBadge>}
            href="/dev/ui"
          />
          <Row
            title={t.venues.b}
            detail="302 · 74"
            meta={<StatusBadge meaning="received">{t.states.received}</StatusBadge>}
            href="/dev/ui"
          />
        </List>
      </Section>
      <Section title="Quote">
        <Quote size="large" source={t.source}>
          {t.answer}
        </Quote>
        <Quote source={t.source}>{t.answerLong}</Quote>
        <Quote lang="bua" note={t.buryatNote} source={t.source}>
          {t.buryat}
        </Quote>
      </Section>
      <Section title="BarTable">
        <BarTable
          caption={t.chart}
          bars={[
            { key: '1', label: t.title, value: 2140, note: '37 %', href: '/dev/ui' },
            { key: '2', label: t.question, value: 1603, note: '28 %', href: '/dev/ui' },
            { key: '3', label: t.states.needs, value: 87, note: '2 %', meaning: 'needs' },
            { key: '4', label: t.states.waiting, value: 640, note: '11 %', meaning: 'waiting' },
            { key: '5', label: t.states.received, value: 1280, note: '22 %', meaning: 'received' },
          ]}
        />
      </Section>
      <Section title="Notice">
        <Notice
          title={t.problem}
          safe={t.problemSafe}
          todo={t.problemTodo}
          actions={<Button>{t.edit}</Button>}
        />
        <Notice meaning="waiting" title={t.states.waiting} />
        <Notice meaning="received" title={t.states.received} />
        <Notice meaning="active" title={t.states.active} />
        <Notice meaning="idle" title={t.lead} />
      </Section>
      <Section title="EmptyState">
        <EmptyState title={t.emptyTitle} actions={<Button icon="plus">{t.save}</Button>}>
          {t.emptyText}
        </EmptyState>
      </Section>
      <Section title="Progress">
        <Progress label={t.loading} done={302} total={1214} />
      </Section>
    </>
  )
}

function noop(): void {}

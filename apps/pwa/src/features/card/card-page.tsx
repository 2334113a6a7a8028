import { municipalitySpace } from '@living-libraries/model/space'
import { useMemo, useState } from 'react'
import { DisputePanel } from '../../binding/dispute-panel.tsx'
import { GroupingPart } from '../../binding/groupings/grouping-part.tsx'
import { MunicipalityScreen } from '../../binding/municipality-screen.tsx'
import { PhotoChoice } from '../../binding/photos/photo-choice.tsx'
import { useReadPicture, useWithPictures } from '../../binding/photos/use-with-pictures.ts'
import { RecordHistory } from '../../binding/record-history.tsx'
import { SavedTextField } from '../../binding/saved-text-field.tsx'
import { SheetFitLine } from '../../binding/sheet-fit-line.tsx'
import { SourcesDialog } from '../../binding/sources-dialog.tsx'
import { usePersonName } from '../../binding/use-person-name.ts'
import { useRecords } from '../../binding/use-records.ts'
import type { TerritoryView } from '../../binding/use-territory.ts'
import { cardDocumentOf } from '../../documents/card-document.ts'
import { DocumentActions } from '../../documents/document-actions.tsx'
import { DocumentSheet } from '../../documents/document-sheet.tsx'
import { fitToSheet } from '../../documents/sheet-fit.ts'
import { withPictures } from '../../documents/with-pictures.ts'
import { useMessages } from '../../i18n/messages.ts'
import { municipalityPlacesMessages } from '../../i18n/municipality-messages.ts'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Notice } from '../../ui/notice.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { AnswerPicker, type Picking } from './answer-picker.tsx'
import styles from './card-page.module.css'
import { cardMessages } from './messages.ts'
import { QuestionAnswers } from './question-answers.tsx'
import { type CardEditing, useCard } from './use-card.ts'
import { ValuableList } from './valuable-list.tsx'

/** The card of a territory: composed by the coordinator, shown at once as the sheet that it will be. */
export default function CardPage({
  params,
}: {
  readonly params: { readonly municipality: string }
}) {
  return (
    <MunicipalityScreen municipality={params.municipality} part="card">
      {(view) => <Card view={view} />}
    </MunicipalityScreen>
  )
}

function Card({ view }: { readonly view: TerritoryView }) {
  const t = useMessages(cardMessages)
  const shared = useMessages(municipalityPlacesMessages)
  const editing = useCard(view)
  const read = useReadPicture()
  return (
    <>
      <PageHeader
        title={t.title}
        lead={t.lead}
        actions={
          editing.card !== undefined && (
            <DocumentActions
              make={async () =>
                fitToSheet(await withPictures(cardDocumentOf(view.territory), read)).fitted
              }
            />
          )
        }
      />
      {editing.hasFailed && <Notice urgent title={shared.failed} todo={shared.failedTodo} />}
      {editing.card === undefined ? (
        <EmptyState
          title={t.none}
          actions={
            <Button kind="primary" icon="plus" onClick={editing.begin}>
              {t.begin}
            </Button>
          }
        >
          {t.noneText}
        </EmptyState>
      ) : (
        <CardParts view={view} editing={editing} card={editing.card} />
      )}
    </>
  )
}

function CardParts({
  view,
  editing,
  card,
}: {
  readonly view: TerritoryView
  readonly editing: CardEditing
  readonly card: string
}) {
  const t = useMessages(cardMessages)
  const shared = useMessages(municipalityPlacesMessages).sources
  const [picking, setPicking] = useState<Picking>()
  const [sources, setSources] = useState<readonly string[]>()
  const { territory } = view
  const space = municipalitySpace(territory.id)
  const cards = useRecords({ kind: 'card', space }) ?? []
  const nameOf = usePersonName(space)
  const document = useWithPictures(
    useMemo(() => cardDocumentOf(territory), [territory]),
    useReadPicture(),
  )
  return (
    <div className={styles['page']}>
      <div className={styles['work']}>
        {cards.map((one) => (
          <DisputePanel key={one.id} record={one} nameOf={nameOf} />
        ))}
        <SavedTextField
          record={card}
          field="motto"
          stored={territory.card.motto ?? ''}
          label={t.motto}
          hint={t.mottoHint}
          maxLength={300}
        />
        <ValuableList territory={territory} editing={editing} onPick={setPicking} />
        <GroupingPart of="element" view={view} />
        <QuestionAnswers territory={territory} card={card} onPick={setPicking} />
        <GroupingPart of="answer" view={view} />
        <PhotoChoice
          territory={territory}
          record={card}
          fields={territory.card}
          setPath={editing.setPhoto}
        />
        {cards.map((one) => (
          <RecordHistory key={one.id} record={one} nameOf={nameOf} />
        ))}
      </div>
      <section className={styles['sheet']} aria-label={t.sheet}>
        <h2>{t.sheet}</h2>
        <SheetFitLine document={document} />
        <div className={styles['paper']}>
          <DocumentSheet
            document={document}
            wayToSources={(block) => {
              const own = 'sources' in block ? (block.sources ?? []) : []
              return own.length === 0 ? null : (
                <button type="button" className="way-to-sources" onClick={() => setSources(own)}>
                  {shared.open(own.length)}
                </button>
              )
            }}
          />
        </div>
      </section>
      <AnswerPicker
        view={view}
        editing={editing}
        picking={picking}
        onClose={() => setPicking(undefined)}
      />
      <SourcesDialog view={view} sources={sources} onClose={() => setSources(undefined)} />
    </div>
  )
}

import { useMessages } from '../../i18n/messages.ts'
import { routes } from '../../routes.ts'
import { SectionLinks } from '../../ui/section-links.tsx'
import { wholeMessages } from './whole-messages.ts'

/** From the reports of territories to what is put together of them all, and back. */
export function WholeLinks({ current }: { readonly current: string }) {
  const t = useMessages(wholeMessages)
  return (
    <SectionLinks
      label={t.places}
      current={current}
      links={[
        { href: routes.regionReports, label: t.reports },
        { href: routes.regionSummary, label: t.summary },
        { href: routes.regionComparison, label: t.comparison },
        { href: routes.regionReconciliation, label: t.reconciliation },
      ]}
    />
  )
}

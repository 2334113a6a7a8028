import type { Coverage } from '@living-libraries/model/themes'
import { useMessages } from '../../../i18n/messages.ts'
import { Progress } from '../../../ui/progress.tsx'
import styles from '../region.module.css'
import { themesMessages } from './themes-messages.ts'

/** How much was read and how much belongs to a theme, of all answers whose words may be read. */
export function CoverageLines({ coverage }: { readonly coverage: Coverage }) {
  const t = useMessages(themesMessages)
  const { answers, read, assigned } = coverage
  return (
    <div className={styles['twoColumns']}>
      <Progress label={t.read} done={read} total={answers} />
      <Progress label={t.assigned} done={assigned} total={answers} />
    </div>
  )
}

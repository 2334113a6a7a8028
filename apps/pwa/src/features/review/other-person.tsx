import { writersOf } from '@living-libraries/model/access'
import type { Space } from '@living-libraries/model/space'
import { useDevice } from '../../binding/device-context.tsx'
import { useForum } from '../../binding/use-forum.ts'
import { useMe } from '../../binding/use-me.ts'
import { useMessages } from '../../i18n/messages.ts'
import { Button } from '../../ui/button.tsx'
import { reviewPageMessages } from './messages.ts'
import styles from './review-page.module.css'

/** On a device of several people, whoever may decide can take over; without one, a sentence says who decides. */
export function OtherPerson({ space }: { readonly space: Space }) {
  const t = useMessages(reviewPageMessages).otherPerson
  const device = useDevice()
  const forum = useForum()
  const { identity } = useMe()
  if (!identity || forum === undefined) return null
  if (writersOf(identity.grants, space, forum.territory).includes('coordinator')) return null
  const other = identity.me.persons.find(({ grants }) =>
    writersOf(grants, space, forum.territory).includes('coordinator'),
  )
  if (other === undefined) return <p className={styles['quiet']}>{t.none}</p>
  const name = other.name || t.nameless
  const change = async () => {
    await device.switchPerson(other.id)
    // Who works here is read by every screen at its opening.
    location.reload()
  }
  return (
    <>
      <p className={styles['quiet']}>{t.text(name)}</p>
      <div>
        <Button onClick={() => void change()}>{t.change(name)}</Button>
      </div>
    </>
  )
}

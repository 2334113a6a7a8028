import { seenVersion } from '@living-libraries/model/review'
import { municipalitySpace } from '@living-libraries/model/space'
import { eldestFirst, unitedFields } from '@living-libraries/model/united-fields'
import { useCallback, useEffect, useMemo, useState } from 'react'
import { lookedKey } from '../../binding/looked-key.ts'
import { useDevice } from '../../binding/device-context.tsx'
import { useMe } from '../../binding/use-me.ts'
import { useRecords } from '../../binding/use-records.ts'
import type { SessionView } from '../../binding/use-session.ts'
import type { TypedRecord } from '../../device/device.ts'

export interface Checking {
  /** Present where the person may check: a coordinator of the municipality. */
  readonly setChecked: ((answer: TypedRecord<'answer'>, isChecked: boolean) => void) | undefined
  /** Checked, and not changed since. */
  readonly checked: ReadonlySet<string>
  /** What came or changed since this person looked last; empty at the first look. */
  readonly fresh: ReadonlySet<string>
}

/** How far the coordinators have got with a session; what is checked is kept in the municipality’s space, unseen by the venue. */
export function useChecking(view: SessionView, municipality: string): Checking {
  const device = useDevice()
  const { identity } = useMe()
  const space = municipalitySpace(municipality)
  const found = useRecords({ kind: 'reading', space })
  const { session, answers, content } = view
  const readings = useMemo(
    () => found && eldestFirst(found.filter(({ fields }) => fields.of === session.id)),
    [found, session.id],
  )
  const marks = useMemo(() => unitedFields(readings ?? []).checked, [readings])
  const mayCheck =
    identity?.grants.some(
      (grant) => grant.role === 'coordinator' && grant.municipality === municipality,
    ) ?? false
  const person = identity?.person.id
  const eldest = readings?.[0]?.id

  const write = useCallback(
    async (path: string, value: number | undefined) => {
      const id =
        eldest ?? (await device.make({ kind: 'reading', space, values: { of: session.id } }))
      await device.change(id, value === undefined ? { unset: [path] } : { set: { [path]: value } })
    },
    [device, eldest, space, session.id],
  )

  // Where one has looked is the matter of a person at a device: nothing that anybody else must receive.
  const key = lookedKey(session.id, person)
  const [lookedAt, setLookedAt] = useState<number>()
  const seen = seenVersion(content, device.id)
  useEffect(() => {
    let isOver = false
    void device.drafts.read(key).then((before) => {
      if (!isOver) setLookedAt(typeof before === 'number' ? before : 0)
    })
    return () => {
      isOver = true
    }
  }, [device, key])
  useEffect(() => {
    if (lookedAt !== undefined && mayCheck) void device.drafts.write(key, seen)
  }, [device, key, lookedAt, mayCheck, seen])

  const checked = useMemo(
    () =>
      new Set(answers.flatMap(({ id, version }) => (version <= (marks?.[id] ?? -1) ? [id] : []))),
    [answers, marks],
  )
  const fresh = useMemo(
    () =>
      new Set(content.flatMap(({ id, version }) => (lookedAt && version > lookedAt ? [id] : []))),
    [content, lookedAt],
  )
  const setChecked = useCallback(
    (answer: TypedRecord<'answer'>, isChecked: boolean) =>
      void write(`checked/${answer.id}`, isChecked ? answer.version : undefined),
    [write],
  )
  return { setChecked: mayCheck ? setChecked : undefined, checked, fresh }
}

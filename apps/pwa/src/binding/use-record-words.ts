import { useEffect, useMemo, useState } from 'react'
import type { DeviceRecord } from '../storage/record-reader.ts'
import { useFormat } from '../i18n/format.ts'
import { useLanguage } from '../i18n/language-store.ts'
import { useDevice } from './device-context.tsx'
import { recordName } from './record-name.ts'
import { type RecordWords, recordWordsOf, type WordsFor } from './record-words.ts'
import { useForum } from './use-forum.ts'
import { useRecord } from './use-records.ts'

/** Paths and values of a record as people read them; `said`: all values in which ids of other records may stand. */
export function useRecordWords(
  { id, kind, session }: Pick<DeviceRecord, 'id' | 'kind' | 'session'>,
  said: unknown,
  wordsFor?: WordsFor,
): RecordWords {
  const language = useLanguage()
  const format = useFormat()
  const forum = useForum()
  const records = useRecordNames(said)
  const own = useRecord('session', kind === 'session' ? id : (session ?? ''))
  return recordWordsOf({
    kind,
    language,
    format,
    pack: forum?.pack,
    tables: own?.fields.tables,
    territoryName: (municipality) => forum?.municipalities.get(municipality)?.fields.name,
    records,
    wordsFor,
  })
}

/** What the records are known by whose ids stand anywhere in `said`. */
function useRecordNames(said: unknown): ReadonlyMap<string, string> {
  const device = useDevice()
  const [names, setNames] = useState<ReadonlyMap<string, string>>(noNames)
  const key = useMemo(() => {
    const found = JSON.stringify(said)?.matchAll(identifiers) ?? []
    return [...new Set([...found].map(([one]) => one))].slice(0, mostNames).join(' ')
  }, [said])
  useEffect(() => {
    if (key === '') return undefined
    let isOver = false
    const named = key.split(' ').map(async (one): Promise<[string, string][]> => {
      const record = await device.get(one)
      const name = record && recordName(record)
      return name === undefined ? [] : [[one, name]]
    })
    void Promise.all(named).then((found) => !isOver && setNames(new Map(found.flat())))
    return () => {
      isOver = true
    }
  }, [device, key])
  return names
}

const noNames: ReadonlyMap<string, string> = new Map()
/** A history may be long; whoever reads as far as that has understood by then. */
const mostNames = 300
const identifiers = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g

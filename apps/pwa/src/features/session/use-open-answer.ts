import { useCallback } from 'react'
import { useLocation, useSearch } from 'wouter'
import { answerLink, sessionLink } from '../../routes.ts'

/** Which answer is open stands in the address, so that a comment leads to it and «Назад» closes it. */
export function useOpenAnswer(session: string) {
  const [, navigate] = useLocation()
  const openId = new URLSearchParams(useSearch()).get('answer') ?? undefined
  const isOpen = openId !== undefined
  const open = useCallback(
    (id: string) => navigate(answerLink(session, id), { replace: isOpen }),
    [navigate, session, isOpen],
  )
  const close = useCallback(() => {
    if (isOpen) navigate(sessionLink(session), { replace: true })
  }, [navigate, session, isOpen])
  return { openId, open, close }
}

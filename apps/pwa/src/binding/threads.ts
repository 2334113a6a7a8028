import type { TypedRecord } from '../device/device.ts'

export interface Thread {
  readonly comment: TypedRecord<'comment'>
  readonly replies: readonly TypedRecord<'comment'>[]
}

/**
 * Comments put together into threads, in the order of making. A reply whose beginning is not on the device (it may
 * come later, or was deleted) begins a thread of its own: nothing that somebody wrote is hidden.
 */
export function threadsOf(comments: readonly TypedRecord<'comment'>[]): Thread[] {
  const ids = new Set(comments.map(({ id }) => id))
  const isReply = ({ fields }: TypedRecord<'comment'>) =>
    fields.parent !== undefined && ids.has(fields.parent)
  return comments
    .filter((comment) => !isReply(comment))
    .map((comment) => ({
      comment,
      replies: comments.filter(({ fields }) => fields.parent === comment.id),
    }))
}

export function openThreads(threads: readonly Thread[]): Thread[] {
  return threads.filter(({ comment }) => comment.fields.resolved !== true)
}

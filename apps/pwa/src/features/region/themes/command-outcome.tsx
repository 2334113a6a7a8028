import { useMessages } from '../../../i18n/messages.ts'
import { Button } from '../../../ui/button.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { UndoBar } from '../../../ui/undo-bar.tsx'
import { themesMessages } from './themes-messages.ts'
import type { ThemeCommands } from './use-theme-commands.ts'

/** What became of the last command: it can be taken back, or repeated. */
export function CommandOutcome({ commands }: { readonly commands: ThemeCommands }) {
  const t = useMessages(themesMessages)
  const { last, failed, undo, forget } = commands
  return (
    <>
      {failed !== undefined && (
        <Notice
          urgent
          title={t.failed}
          safe={t.failedSafe}
          todo={t.failedTodo}
          actions={<Button onClick={failed.again}>{t.again}</Button>}
        />
      )}
      {last !== undefined && (
        <UndoBar
          text={`${t.done}: ${t.acts[last.command.act]}`}
          onUndo={() => void undo(last.id)}
          onExpire={forget}
        />
      )}
    </>
  )
}

import { shell as en } from './en/shell.ts'
import { catalog } from './messages.ts'
import { shell as ru } from './ru/shell.ts'

export const shellMessages = catalog({ ru, en })

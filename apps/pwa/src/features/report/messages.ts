import { en } from './messages-en.ts'
import { ru } from './messages-ru.ts'
import { catalog } from '../../i18n/messages.ts'

export const reportMessages = catalog({ ru, en })

import { catalog } from '../../i18n/messages.ts'
import { en } from './messages-en.ts'
import { ru } from './messages-ru.ts'

export const reviewPageMessages = catalog({ ru, en })

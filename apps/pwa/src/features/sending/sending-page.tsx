import { Screen } from '../../binding/screen.tsx'
import { routes } from '../../routes.ts'

export default function SendingPage() {
  return <Screen current={routes.sending}>{null}</Screen>
}

import { sendKept, watchFields } from './drafts/fields.ts'
import { forget, forgetOld } from './drafts/store.ts'

forgetOld()
watchFields()
void sendKept()
addEventListener('online', () => void sendKept())
document.addEventListener('submit', (event) => {
  if (event.target instanceof HTMLFormElement && event.target.hasAttribute('data-sign-out')) forget(() => true)
})

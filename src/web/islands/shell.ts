import { watchSession } from './shell/session.ts'
import { shortcuts } from './shell/shortcuts.ts'

shortcuts()
watchSession()

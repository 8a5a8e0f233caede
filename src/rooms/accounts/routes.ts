import type { OpenRoute, Route } from '../../web/route.ts'
import { demoRoutes } from './routes/demo.tsx'
import { joiningRoutes } from './routes/joining.tsx'
import { ownAccountRoutes } from './routes/own-account.tsx'
import { peopleRoutes } from './routes/people.tsx'
import { signInRoutes } from './routes/sign-in.tsx'
import type { AccountParts } from './visits.ts'

/** Signing in, the own account, and the people with a role. */
export function accountRoutes(parts: AccountParts): (Route | OpenRoute)[] {
  return [
    ...signInRoutes(parts), ...joiningRoutes(parts), ...ownAccountRoutes(parts), ...peopleRoutes(parts),
    ...demoRoutes(parts),
  ]
}

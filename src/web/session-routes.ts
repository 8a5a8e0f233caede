import { json, type Route, route } from './route.ts'

/** SES-03: one tap on the warning keeps the session alive; finding the visitor has already noted the moment. */
export const sessionRoutes: readonly Route[] = [
  route({
    method: 'POST', path: '/blijf', allow: 'every_role', audit: { action: 'session.stay', shows: 'nothing' },
    form: 'none', handle: async () => json({}),
  }),
]

import type { ApiRoute } from '../../web/api/route.ts'
import { closingOperations } from './api/closing.ts'
import { contactOperations } from './api/contact.ts'
import { peopleOperations } from './api/people.ts'
import { teamOperations } from './api/team.ts'

/** The same actions for programs; the file as a whole and its timeline are the files room's. */
export const operations: readonly ApiRoute[] = [
  ...peopleOperations, ...contactOperations, ...teamOperations, ...closingOperations,
]

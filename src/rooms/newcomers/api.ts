import type { ApiRoute } from '../../web/api/route.ts'
import { closingOperations } from './api/closing.ts'
import { contactOperations } from './api/contact.ts'
import { householdOperations } from './api/household.ts'
import { ownFieldOperations } from './api/own-fields.ts'
import { peopleOperations } from './api/people.ts'
import { teamOperations } from './api/team.ts'
import { wordOperations } from './api/words.ts'

/** The same actions for programs; the file as a whole and its timeline are the files room's. */
export const operations: readonly ApiRoute[] = [
  ...peopleOperations, ...householdOperations, ...wordOperations, ...ownFieldOperations, ...contactOperations,
  ...teamOperations, ...closingOperations,
]

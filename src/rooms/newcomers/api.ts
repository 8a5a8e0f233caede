import type { ApiRoute } from '../../web/api/route.ts'
import { contactOperations } from './api/contact.ts'
import { peopleOperations } from './api/people.ts'

/** The same actions for programs; the file as a whole and its timeline are the files room's. */
export const operations: readonly ApiRoute[] = [...peopleOperations, ...contactOperations]

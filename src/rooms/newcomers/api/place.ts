import type { Visit } from '../../../web/route.ts'
import { getPerson, type Person } from '../queries/persons.ts'

/** The person of the address, named in the log. */
export async function openPerson(visit: Visit<unknown>): Promise<Person> {
  const person = await getPerson(visit.tx, visit.actor, visit.params['newcomerId'] ?? '')
  visit.saw(person.id)
  visit.about('person', person.id)
  return person
}

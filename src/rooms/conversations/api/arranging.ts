import type { z } from 'zod'
import { Invalid } from '../../../kit/errors.ts'
import { snakeKeys } from '../../../kit/names.ts'
import { type ApiRoute, operation } from '../../../web/api/route.ts'
import { made, madeAt } from '../../../web/api/shapes.ts'
import type { Visit } from '../../../web/route.ts'
import { lockPerson } from '../../newcomers/queries/persons.ts'
import { cancelTalk, decideMoment, planTalk, rearrangeTalk } from '../actions/plan.ts'
import { makeContactOfWords } from '../actions/words.ts'
import { openTalk } from '../actions/load.ts'
import { valueOf } from '../pages/view.ts'
import { talkClocks } from '../queries/clocks.ts'
import { mayBecomePlan } from '../rules/questions.ts'
import { viewTalk } from '../routes/view.tsx'
import { held, holders, idOf, listOfPerson, madeIn, ofNewcomer, one, openPerson, planners } from './place.ts'
import { appointmentChangeIn, cancellationIn, momentDecisionIn, planIn, wordsIn } from './shapes.ts'

/** Planning, moving, cancelling and declining, and what of a talk goes on to the file. */
export const arrangingOperations: readonly ApiRoute[] = [
  operation({
    method: 'POST', path: ofNewcomer, summary: 'Plant een gesprek, of begint er een dat al gehouden is',
    allow: planners, audit: { action: 'conversations.plan', shows: 'file' }, form: planIn, answer: made,
    async handle(visit) {
      const person = await openPerson(visit)
      const talkId = await planTalk(visit, person.id, snakeKeys(visit.form))
      visit.about('conversation', talkId)
      return madeAt(talkId, `/conversations/${talkId}`)
    },
  }),
  operation({
    method: 'POST', path: `${ofNewcomer}/moment-decisions`, allow: planners,
    summary: 'Legt vast dat een moment geweigerd of verplaatst is, of dat dat toch niet zo is',
    audit: { action: 'conversations.decide_moment', shows: 'file' }, form: momentDecisionIn, answer: made,
    async guard(visit) {
      await lockPerson(visit.tx, visit.actor, (await openPerson(visit)).id)
      return listOfPerson(visit)
    },
    handle: decide,
  }),
  operation({
    method: 'POST', path: `${one}/appointment-changes`, allow: holders,
    summary: 'Wijzigt wat er is afgesproken; een andere dag vraagt een reden en houdt het moment',
    audit: { action: 'conversations.rearrange', shows: 'file' }, form: appointmentChangeIn, answer: made, guard: held,
    async handle(visit) {
      await rearrangeTalk(visit, idOf(visit), await appointmentOf(visit))
      return madeIn(visit)
    },
  }),
  operation({
    method: 'POST', path: `${one}/cancellation`, summary: 'Zegt een gepland gesprek af; het moment is weer open',
    allow: holders, audit: { action: 'conversations.cancel', shows: 'file' }, form: cancellationIn, answer: made,
    guard: held,
    async handle(visit) {
      await cancelTalk(visit, idOf(visit), visit.form.reason)
      return madeIn(visit)
    },
  }),
  operation({
    method: 'POST', path: `${one}/contact-moments`, allow: planners,
    summary: 'Zet woorden uit het gesprek als contactmoment in het dossier; een tweede keer is het hetzelfde',
    audit: { action: 'conversations.make_contact', shows: 'file' }, form: wordsIn, answer: made,
    async handle(visit) {
      const view = await viewTalk(visit, idOf(visit))
      const question = view.questions.find(({ key }) => key === visit.form.question)
      const isSaid = question && mayBecomePlan(question) && valueOf(view, question.key) !== ''
      if (!isSaid) throw new Invalid({ question: ['web.problem.choose'] })
      const { personId, contactId } = await makeContactOfWords(visit, idOf(visit), question.key)
      return madeAt(contactId, `/newcomers/${personId}/contact-moments/${contactId}`)
    },
  }),
]

async function decide(visit: Visit<z.output<typeof momentDecisionIn>>) {
  const { tx, actor, today, form: { moment, ...form } } = visit
  const person = await openPerson(visit)
  const clock = (await talkClocks(tx, actor, [person.id], today)).get(person.id)
  if (!clock?.moments.some(({ key }) => key === moment)) throw new Invalid({ moment: ['web.problem.choose'] })
  await decideMoment(visit, person.id, moment, snakeKeys(form))
  return madeAt(person.id, `/newcomers/${person.id}/conversations`)
}

/** The appointment as it stands, with what the program changes. */
async function appointmentOf(visit: Visit<z.output<typeof appointmentChangeIn>>) {
  const { talk } = await openTalk(visit.tx, visit.actor, idOf(visit))
  const plannedOn = visit.form.plannedOn ?? talk.plannedOn
  if (plannedOn === null) throw new Invalid({ planned_on: ['web.problem.required'] })
  const { plannedTime, place, language, interpreter, interpreterNote, interviewerId } = talk
  const now = { plannedTime, place, language, interpreter, interpreterNote, interviewerId, reason: '' }
  return snakeKeys({ ...now, ...visit.form, plannedOn })
}


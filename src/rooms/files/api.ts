import { z } from 'zod'
import * as asked from '../../web/api/fields.ts'
import { apiBase, type ApiRoute, type ApiVisit, operation } from '../../web/api/route.ts'
import { limitOf, pageAnswer, pageOf } from '../../web/api/shapes.ts'
import type { Visit } from '../../web/route.ts'
import { talkClockOf } from '../conversations/queries/clocks.ts'
import { fileWorkers } from '../newcomers/access.ts'
import { openFileOf } from '../newcomers/queries/header.ts'
import { listHousemates, type Member } from '../newcomers/queries/households.ts'
import { listOwnWords } from '../newcomers/queries/own-words.ts'
import { findIdentity } from '../newcomers/queries/identity.ts'
import { getPersonOf } from '../newcomers/queries/persons.ts'
import { listTeam, type TeamMember } from '../newcomers/queries/team.ts'
import type { FileHead } from '../newcomers/rules/file-head.ts'
import { isInTeam } from '../newcomers/rules/team.ts'
import { pieceOf, pieceOperations } from './api/pieces.ts'
import { file, timelineItem } from './api/shapes.ts'
import { titleOf } from './pages/timeline.tsx'
import { itemsAfter } from './queries/timeline.ts'
import { nextTalkOf, piecesOf, planFactsOf, planLineOf } from './routes/file.tsx'
import { type FileItem, type TimelineGroup, timelineGroups } from './rules.ts'

type File = z.output<typeof file>
const groups = Object.keys(timelineGroups) as [TimelineGroup, ...TimelineGroup[]]

const timelineQuery = z.strictObject({ ...asked.pageQuery, group: asked.choice(groups).optional() })

export const operations: readonly ApiRoute[] = [
  operation({
    method: 'GET', path: '/newcomers/:newcomerId/file', allow: fileWorkers,
    summary: 'Het dossier in één blik: puzzel, huishouden, team en wat er nu komt',
    audit: { action: 'files.show', shows: 'file' }, form: 'none', answer: file, handle: showFile,
  }),
  operation({
    method: 'GET', path: '/newcomers/:newcomerId/timeline', allow: fileWorkers,
    summary: 'Wat er rond één nieuwkomer gebeurde, het nieuwste eerst',
    audit: { action: 'files.timeline', shows: 'file' }, form: timelineQuery,
    answer: pageOf(timelineItem, 'Timeline'), handle: showTimeline,
  }),
  ...pieceOperations,
]

async function showFile(visit: Visit<unknown>): Promise<File> {
  const { tx, actor, today } = visit
  const ids = await findIdentity(tx, actor, visit.params['newcomerId'] ?? '')
  const [{ person, head }, clock, housemates, members, allWords, pieces, planFacts] = await Promise.all([
    openFileOf(tx, actor, ids), talkClockOf(tx, actor, ids), listHousemates(tx, actor, ids), listTeam(tx, actor, ids),
    listOwnWords(tx, actor, ids), piecesOf(visit, ids), planFactsOf(visit, ids),
  ])
  const household = housemates.filter(({ personId }) => personId !== person.id)
  visit.saw(person.id, ...household.map(({ personId }) => personId))
  visit.about('person', person.id)
  const team = members.filter((member) => isInTeam(member, today))
  const words = allWords.filter((word) => word.ended_on === null)
  const talk = head.closure ? null : nextTalkOf(clock)
  const plan = planLineOf(planFacts, person, head.closure === null ? today : null)
  return {
    ...headOf(head), household: household.map(memberOf), team: team.map(teamMemberOf),
    puzzle: pieces.map(pieceOf), nextConversation: talk && { ...talk }, plan: { ...plan },
    ownWords: words.map(({ kind, body, said_on: saidOn }) => ({ kind, body, saidOn })), _links: linksOf(person.id),
  }
}

function headOf(head: FileHead) {
  const { personId, ids: _, isProtected, languages, closure, ...rest } = head
  return {
    id: personId, ...rest, languages: [...languages], addressProtected: isProtected,
    closure: closure && { ...closure },
  }
}

function memberOf({ personId, name, birthYear, relation, firstDay }: Member): File['household'][number] {
  return { id: personId, name, birthYear, relation, firstDay }
}

function teamMemberOf(member: TeamMember): File['team'][number] {
  const { name, organisation, purpose, is_lead: isLead, first_day: firstDay, last_day: lastDay } = member
  return { name, organisation, purpose, isLead, firstDay, lastDay }
}

function linksOf(personId: string): File['_links'] {
  const at = (below: string) => ({ href: `${apiBase}/newcomers/${personId}${below}` })
  return {
    self: at('/file'), newcomer: at(''), timeline: at('/timeline'), contactMoments: at('/contact-moments'),
    appointments: at('/appointments'), conversations: at('/conversations'), plan: at('/plan'),
  }
}

// There is no total: the sources are read no further than this page needs.
async function showTimeline(visit: ApiVisit<z.output<typeof timelineQuery>>) {
  const { tx, actor, form: { pageSize, group = '' } } = visit
  const ids = await findIdentity(tx, actor, visit.params['newcomerId'] ?? '')
  const [at, itemId, seen] = visit.after ?? []
  const after = at && itemId ? { at: new Date(at), id: itemId, seen: Number(seen) } : null
  const [{ id }, rows] = await Promise.all([
    getPersonOf(tx, actor, ids), itemsAfter(tx, actor, ids, { group, after, limit: limitOf(visit) }),
  ])
  visit.saw(id)
  return pageAnswer(visit, {
    rows,
    placeOf: (item) => [item.at.toISOString(), item.id, String((after?.seen ?? 0) + pageSize)],
    itemOf: (item) => itemOf(item, visit),
  })
}

function itemOf(item: FileItem, { text }: Visit<unknown>): z.output<typeof timelineItem> {
  const { id, kind, at, body, area, author, outcome, change } = item
  return {
    id, kind, at: at.toISOString(), title: titleOf(item, text), body, area, author, outcome,
    change: change ? { field: change.field, old: change.old, new: change.new } : null,
  }
}

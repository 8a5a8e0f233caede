import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Program } from '../../../test/client.ts'
import { assertRoleTable } from '../../../test/role-table.ts'
import { openVillage, type Village } from '../../../test/village.ts'
import { aNewcomer } from '../newcomers/examples.ts'
import { operations } from './api.ts'
import { aTalk } from './examples.ts'

let village: Village
let bram: Program
let amina: string

before(async () => {
  village = await openVillage()
  bram = await village.program('bram')
  amina = await village.as('bram', (tx, actor) => aNewcomer({ tx, actor, now: village.now }, {
    given_name: 'Amina', housed_on: '2026-10-20',
  }))
})

after(() => village.close())

test('AZN-02 which roles come to which operation', () => {
  assertRoleTable(operations, `
    GET   /conversations                             coordinator case_worker interviewer
    GET   /late-conversations                        coordinator case_worker
    GET   /newcomers/:newcomerId/conversations       coordinator case_worker
    POST  /newcomers/:newcomerId/conversations       coordinator case_worker
    GET   /conversations/:conversationId             coordinator case_worker interviewer
    PATCH /conversations/:conversationId             coordinator case_worker interviewer
    POST  /conversations/:conversationId/completion  coordinator case_worker interviewer
    POST  /conversations/:conversationId/corrections coordinator case_worker interviewer
    POST  /conversations/:conversationId/agreements  coordinator case_worker interviewer
    POST  /newcomers/:newcomerId/conversations/moment-decisions coordinator case_worker
    POST  /conversations/:conversationId/appointment-changes    coordinator case_worker interviewer
    POST  /conversations/:conversationId/cancellation           coordinator case_worker interviewer
    POST  /conversations/:conversationId/contact-moments        coordinator case_worker
  `)
})

test('a program plans a start talk, writes in it part by part, and completes it', async () => {
  const made = await bram.post(`/newcomers/${amina}/conversations`, {
    plannedOn: '2026-11-03', plannedTime: '9:30', language: 'Arabisch', interpreter: 'phone',
  })
  assert.equal(made.status, 201)
  const path = `/conversations/${made.body.id}`
  const planned = await bram.get(path)
  assert.equal(planned.body.moment, 'start')
  assert.equal(planned.body.plannedTime, '09:30')
  assert.equal((await bram.post(`${path}/completion`)).status, 428)
  assert.equal((await bram.post(`${path}/completion`, {}, await bram.asSeen(path))).status, 409)

  const { question } = planned.body.answers[0]
  const theme = planned.body.themes[0]
  const first = await bram.patch(path, {
    answers: [{ question, answer: 'Ik maak me zorgen over de huur.' }],
    marks: [{ dimension: 'body', mark: 7, wantsToTalk: true }], levels: [{ skill: 'speaking', level: 'A1' }],
    themeIds: [theme.id],
  }, { 'if-match': planned.headers.get('etag') ?? '' })
  assert.equal(first.status, 200, first.text)
  assert.equal(first.body.answers[0].answer, 'Ik maak me zorgen over de huur.')
  assert.equal(first.body.heldOn, '2026-11-03')
  assert.deepEqual(first.body.marks[0], { dimension: 'body', mark: 7, wantsToTalk: true })
  assert.equal(first.body.themes[0].isChosen, true)

  const second = await bram.patch(path, { presentNote: 'Met zus', themeIds: [] },
    { 'if-match': first.headers.get('etag') ?? '' })
  assert.equal(second.body.presentNote, 'Met zus')
  assert.equal(second.body.answers[0].answer, 'Ik maak me zorgen over de huur.')
  assert.equal(second.body.themes[0].isChosen, false)
  assert.equal((await bram.patch(path, { place: 'x' }, { 'if-match': first.headers.get('etag') ?? '' })).status, 412)

  assert.equal((await bram.post(`${path}/completion`, {}, await bram.asSeen(path))).status, 409)
  const done = { restNotDiscussed: true }
  assert.equal((await bram.post(`${path}/completion`, done, { 'if-match': first.headers.get('etag') ?? '' })).status, 412)
  assert.equal((await bram.post(`${path}/completion`, done, await bram.asSeen(path))).status, 201)
  const completed = await bram.get(path)
  assert.equal(completed.body.standing, 'completed')
  assert.equal((await bram.patch(path, { place: 'x' }, { 'if-match': completed.headers.get('etag') ?? '' })).status, 409)
  const list = await bram.get(`/newcomers/${amina}/conversations`)
  assert.deepEqual(list.body.items.map(({ id, standing }: Record<string, string>) => [id, standing]),
    [[made.body.id, 'completed']])
  assert.equal(list.body.moments[0].state, 'held')
})

test('ZE-03 a completed talk is corrected late with its trace, and agreed with as it stands', async () => {
  const talk = await village.as('bram', (tx, actor) => aTalk({ tx, actor, now: village.now }, amina, { day: '2026-11-02' }))
  const path = `/conversations/${talk}`
  const { body: { answers: [{ question }] } } = await bram.get(path)
  await bram.patch(path, { heldOn: '2026-11-02', answers: [{ question, answer: 'De huur' }] }, await bram.asSeen(path))
  const correction = { question, body: 'De huur en het gas', reason: 'Verkeerd verstaan' }
  assert.equal((await bram.post(`${path}/corrections`, correction, await bram.asSeen(path))).status, 409)
  const early = { way: 'with_interpreter', agreedOn: '2026-11-03' }
  assert.equal((await bram.post(`${path}/agreements`, early, await bram.asSeen(path))).status, 409)
  await bram.post(`${path}/completion`, { restNotDiscussed: true }, await bram.asSeen(path))

  assert.equal((await bram.post(`${path}/corrections`, correction)).status, 428)
  const seen = await bram.asSeen(path)
  const unknown = await bram.post(`${path}/corrections`, { ...correction, question: 'own.no_such' }, seen)
  assert.deepEqual([unknown.status, unknown.body.errors[0].location], [400, '/question'])
  const without = await bram.post(`${path}/corrections`, { ...correction, reason: '' }, seen)
  assert.deepEqual([without.status, without.body.errors[0].location], [400, '/reason'])
  assert.equal((await bram.post(`${path}/corrections`, correction, seen)).status, 201)
  assert.equal((await bram.post(`${path}/corrections`, { ...correction, body: 'Niets' }, seen)).status, 412)
  const same = await bram.post(`${path}/corrections`, correction, await bram.asSeen(path))
  assert.deepEqual([same.status, same.body.errors[0].location], [400, '/body'])

  const agreement = { way: 'with_interpreter', agreedOn: '2026-11-03', note: 'Voorgelezen' }
  assert.equal((await bram.post(`${path}/agreements`, { ...agreement, way: 'own_page' }, await bram.asSeen(path))).status, 400)
  const before = await bram.post(`${path}/agreements`, { ...agreement, agreedOn: '2026-11-01' }, await bram.asSeen(path))
  assert.deepEqual([before.status, before.body.errors[0].location], [400, '/agreedOn'])
  assert.equal((await bram.post(`${path}/agreements`, agreement, seen)).status, 412)
  assert.equal((await bram.post(`${path}/agreements`, agreement, await bram.asSeen(path))).status, 201)
  const { body } = await bram.get(path)
  assert.equal(body.answers[0].answer, 'De huur en het gas')
  assert.deepEqual(body.corrections.map(({ oldText, newText, reason, correctedBy }: Record<string, string>) =>
    [oldText, newText, reason, correctedBy]), [['De huur', 'De huur en het gas', 'Verkeerd verstaan', 'Bram Postma']])
  assert.deepEqual(body.agreements, [
    { way: 'with_interpreter', agreedOn: '2026-11-03', note: 'Voorgelezen', writtenBy: 'Bram Postma' },
  ])
})

test('a field that the talk does not have, or a value that it cannot hold, is refused and nothing is written', async () => {
  const talk = await village.as('bram', (tx, actor) => aTalk({ tx, actor, now: village.now }, amina, { day: '2026-11-02' }))
  const read = await bram.get(`/conversations/${talk}`)
  const match = { 'if-match': read.headers.get('etag') ?? '' }
  const wrong: [object, string][] = [
    [{ answers: [{ question: 'own.no_such_question', answer: 'x' }] }, '/answers/0/answer'],
    [{ answers: [{ question: 'own.no_such_question', isNotDiscussed: true }] }, '/answers/0/isNotDiscussed'],
    [{ marks: [{ dimension: 'body', mark: 3 }, { dimension: 'nothing', mark: 3 }] }, '/marks/1/mark'],
    [{ marks: [{ dimension: 'body', mark: 11 }] }, '/marks/0/mark'],
    [{ levels: [{ skill: 'speaking', level: 'Z9' }] }, '/levels/0/level'], [{ heldOn: '2026-12-01' }, '/heldOn'],
    [{ themeIds: ['11111111-2222-4333-8444-555555555555'] }, '/themeIds/0'], [{ place: 'a\u202eb' }, '/place'],
  ]
  for (const [body, place] of wrong) {
    const answered = await bram.patch(`/conversations/${talk}`, { presentNote: 'x', ...body }, match)
    assert.deepEqual([answered.status, answered.body.errors?.[0].location], [400, place], answered.text)
  }
  assert.equal((await bram.get(`/conversations/${talk}`)).text, read.text)
})

test('ZE-05 an interviewer reads and writes the talk that was given to them, and nothing else', async () => {
  const ilse = await village.program('ilse', 'achtkarspelen')
  const interviewerId = village.actor('ilse').userId
  const mine = await village.as('bram', (tx, actor) => aTalk({ tx, actor, now: village.now }, amina, {
    day: '2026-11-20', interviewerId,
  }))
  const other = await village.as('bram', (tx, actor) => aTalk({ tx, actor, now: village.now }, amina, { day: '2026-11-21' }))
  const list = await ilse.get('/conversations')
  assert.deepEqual(list.body.items.map(({ id }: { id: string }) => id), [mine])
  assert.equal((await ilse.get(`/conversations/${mine}`)).status, 200)
  assert.equal((await ilse.get(`/conversations/${other}`)).status, 404)
  assert.equal((await ilse.get(`/newcomers/${amina}/conversations`)).status, 403)
  const both = await bram.get('/conversations?until=2026-12-31')
  assert.equal(both.body.total, 2)
  assert.equal((await bram.get('/conversations?until=2026-11-20')).body.total, 1)
})

test('ZE-03 who is late stands in the list with the last day of the window', async () => {
  const late = await village.as('bram', (tx, actor) => aNewcomer({ tx, actor, now: village.now }, {
    given_name: 'Yusuf', housed_on: '2026-09-01',
  }))
  const { body } = await bram.get('/late-conversations')
  assert.deepEqual(body.items.find(({ newcomerId }: Record<string, string>) => newcomerId === late),
    { newcomerId: late, name: 'Yusuf', moment: 'start', lastDay: '2026-10-01' })
})

test('ZE-03 an appointment moves from what stood there, with its reason, keeps its moment, and is called off with one', async () => {
  const person = await village.as('bram', (tx, actor) => aNewcomer({ tx, actor, now: village.now }, { housed_on: '2026-10-20' }))
  const talk = await village.as('bram', (tx, actor) => aTalk({ tx, actor, now: village.now }, person, { day: '2026-11-10' }))
  const path = `/conversations/${talk}`
  const change = `${path}/appointment-changes`
  assert.equal((await bram.post(change, { place: 'Thuis' })).status, 428)
  const wrong = await bram.post(change, { plannedOn: '2026-11-02' }, await bram.asSeen(path))
  assert.deepEqual([wrong.status, wrong.body.errors.map(({ location }: Record<string, string>) => location).sort()],
    [400, ['/plannedOn', '/reason']])
  const seen = await bram.asSeen(path)
  const moved = { plannedOn: '2027-02-01', plannedTime: '9:30', reason: 'Ziek' }
  const [one, two] = [await bram.post(change, moved, { ...seen, 'idempotency-key': 'move' }),
    await bram.post(change, moved, { ...seen, 'idempotency-key': 'move' })]
  assert.deepEqual([one.status, two.status, two.text], [201, 201, one.text])
  assert.equal((await bram.post(change, { place: 'Thuis' }, seen)).status, 412)
  assert.equal((await bram.post(change, { place: 'Thuis' }, await bram.asSeen(path))).status, 201)
  const { body } = await bram.get(path)
  assert.deepEqual([body.moment, body.plannedOn, body.plannedTime, body.place, body.language],
    ['start', '2027-02-01', '09:30', 'Thuis', 'Arabisch'])
  const start = async () => (await bram.get(`/newcomers/${person}/conversations`)).body.moments[0].state
  assert.equal(await start(), 'moved')

  assert.equal((await bram.post(`${path}/cancellation`, { reason: '' }, await bram.asSeen(path))).status, 400)
  assert.equal((await bram.post(`${path}/cancellation`, { reason: 'Verhuisd' }, await bram.asSeen(path))).status, 201)
  assert.equal((await bram.post(`${path}/cancellation`, { reason: 'Nog eens' }, await bram.asSeen(path))).status, 409)
  assert.equal((await bram.post(change, { place: 'x' }, await bram.asSeen(path))).status, 409)
  assert.deepEqual([(await bram.get(path)).body.cancelReason, await start()], ['Verhuisd', 'open'])
})

test('AZN-01 who only holds a talk moves it and hands it to nobody else', async () => {
  const ilse = await village.program('ilse', 'achtkarspelen')
  const interviewerId = village.actor('ilse').userId
  const talk = await village.as('bram', (tx, actor) => aTalk({ tx, actor, now: village.now }, amina, { day: '2026-11-10', interviewerId }))
  const path = `/conversations/${talk}`
  const other = { interviewerId: village.actor('bram').userId }
  assert.equal((await ilse.post(`${path}/appointment-changes`, other, await ilse.asSeen(path))).status, 403)
  assert.equal((await ilse.post(`${path}/appointment-changes`, { place: 'Bibliotheek' }, await ilse.asSeen(path))).status, 201)
  assert.equal((await ilse.post(`${path}/contact-moments`, { question: 'own.worries' })).status, 403)
  const femke = await village.program('femke')
  assert.equal((await femke.post(`${path}/cancellation`, { reason: 'x' }, { 'if-match': '"x"' })).status, 404)
})

test('a moment is declined and taken back; another moment, a day ahead and a lacking reason are refused at their place', async () => {
  const person = await village.as('bram', (tx, actor) => aNewcomer({ tx, actor, now: village.now }, { housed_on: '2026-10-20' }))
  const path = `/newcomers/${person}/conversations`
  const decision = { moment: 'start', kind: 'declined', onDay: '2026-11-03', reason: 'Wil niet' }
  assert.equal((await bram.post(`${path}/moment-decisions`, decision)).status, 428)
  const seen = await bram.asSeen(path)
  for (const [body, place] of [[{ ...decision, moment: 'm7' }, '/moment'], [{ ...decision, onDay: '2026-11-04' }, '/onDay'],
    [{ ...decision, reason: '' }, '/reason'], [{ ...decision, kind: 'moved' }, '/newDay']] as const) {
    const wrong = await bram.post(`${path}/moment-decisions`, body, seen)
    assert.deepEqual([wrong.status, wrong.body.errors[0].location], [400, place])
  }
  const start = async () => (await bram.get(path)).body.moments[0].state
  assert.equal((await bram.post(`${path}/moment-decisions`, decision, seen)).status, 201)
  assert.equal(await start(), 'declined')
  assert.equal((await bram.post(`${path}/moment-decisions`, { ...decision, kind: 'withdrawn' }, seen)).status, 412)
  const back = { ...decision, kind: 'withdrawn', reason: '' }
  assert.equal((await bram.post(`${path}/moment-decisions`, back, await bram.asSeen(path))).status, 201)
  assert.equal(await start(), 'open')
})

test('ZE-03 choices, marks, levels, the day and the themes of a completed talk are corrected as on the page', async () => {
  const talk = await village.as('bram', (tx, actor) => aTalk({ tx, actor, now: village.now }, amina, {
    day: '2026-11-02', fields: { 'how.language': 'well', 'mark.body': '7', 'level.reading': 'A2', free_themes: 'Werk' }, isCompleted: true,
  }))
  const path = `/conversations/${talk}`
  const correct = async (question: string, body: string) =>
    bram.post(`${path}/corrections`, { question, body, reason: 'Verkeerd aangekruist' }, await bram.asSeen(path))
  for (const [question, body, place] of [['how.language', 'geweldig', '/body'], ['mark.body', '11', '/body'],
    ['level.reading', 'Z9', '/body'], ['held_on', '2026-11-04', '/body'], ['held_on', '', '/body'],
    ['interpreter', 'phone', '/question'], ['mark.luck', '3', '/question'], ['password', 'x', '/question']] as const) {
    const wrong = await correct(question, body)
    assert.deepEqual([wrong.status, wrong.body.errors?.[0].location], [400, place], `${question} ${wrong.text}`)
  }
  const both = await bram.post(`${path}/corrections`, { question: 'mark.body', body: 'acht' }, await bram.asSeen(path))
  assert.deepEqual([both.status, both.body.errors.map(({ location }: Record<string, string>) => location).sort()],
    [400, ['/body', '/reason']])
  for (const [question, body] of [['how.language', 'hard'], ['mark.body', '4'], ['level.reading', 'B1'],
    ['held_on', '2026-11-01'], ['themes', 'Wonen, Geld']] as const) {
    assert.equal((await correct(question, body)).status, 201, question)
  }
  const { body } = await bram.get(path)
  const answer = body.answers.find(({ question }: Record<string, string>) => question === 'how.language').answer
  const mark = body.marks.find(({ dimension }: Record<string, string>) => dimension === 'body').mark
  const level = body.levels.find(({ skill }: Record<string, string>) => skill === 'reading').level
  const themes = body.themes.filter(({ isChosen }: Record<string, unknown>) => isChosen).map(({ name }: Record<string, string>) => name).sort()
  assert.deepEqual([answer, mark, level, body.heldOn, themes], ['hard', 4, 'B1', '2026-11-01', ['Geld', 'Wonen']])
  assert.deepEqual(body.corrections.map(({ oldText }: Record<string, string>) => oldText).sort(), ['2026-11-02', '7', 'A2', 'Werk', 'well'])
})

test('ZE-04 words of a talk become one contact moment of the file, however often it is asked', async () => {
  const talk = await village.as('bram', (tx, actor) => aTalk({ tx, actor, now: village.now }, amina, {
    day: '2026-11-02', fields: { 'own.worries': 'De huur' }, isCompleted: true,
  }))
  const asked = () => bram.post(`/conversations/${talk}/contact-moments`, { question: 'own.worries' })
  const [one, two] = [await asked(), await asked()]
  assert.deepEqual([one.status, two.body.id], [201, one.body.id])
  assert.equal((await bram.get(one.body._links.self.href)).body.body, 'De huur')
  const unsaid = await bram.post(`/conversations/${talk}/contact-moments`, { question: 'own.dream' })
  assert.deepEqual([unsaid.status, unsaid.body.errors[0].location], [400, '/question'])
})

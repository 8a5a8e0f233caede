import { showConflict } from './conflict.ts'
import { type Element, firstBaseOf, firstTextOf, followBase, putText, textOf } from './elements.ts'
import { erase, keep, type Kept, markSent, openAll, post } from './store.ts'
import { say } from './words.ts'

interface Watched {
  readonly element: Element
  readonly url: string
  readonly key: string
  readonly field: string
  base: string
  /** The text as the server has it. */
  saved: string
  timer: ReturnType<typeof setTimeout> | undefined
  /** When the first key was pressed that is not sent yet. */
  since: number | undefined
  /** A text is under way: a second one beside it would be in conflict with the first. */
  isBusy: boolean
}

/** A field that says so itself, and every field of a form that says it for all. */
const saved = '[data-draft-field], form[data-draft-key] :is(textarea, select, input:not([type="hidden"]))'
const quiet = 2000
const longest = 4000
const retry = 15_000
const watched = new Map<Element, Watched>()
let isSending = false

/** Saves a field two seconds after the last key, under way every four seconds, at once when the page goes away. */
export function watchFields(): void {
  for (const element of document.querySelectorAll<Element>(saved)) {
    const { draftUrl = '', draftKey = '' } = { ...element.form?.dataset, ...element.dataset }
    const field = element.dataset['draftField'] || element.name
    const one: Watched = {
      element, url: draftUrl, key: draftKey, field, base: firstBaseOf(element, field), saved: firstTextOf(element),
      timer: undefined, since: undefined, isBusy: false,
    }
    watched.set(element, one)
    element.addEventListener('input', () => typed(one))
    element.form?.addEventListener('submit', () => sendingForm(element.form))
    // A browser that came back to this page may have filled in what was typed before.
    if (textOf(element) !== one.saved) typed(one)
  }
  addEventListener('pagehide', leave)
  addEventListener('pageshow', () => (isSending = false))
  document.addEventListener('visibilitychange', () => document.visibilityState === 'hidden' && leave())
}

function typed(one: Watched): void {
  plan(one)
  void keep(keptOf(one))
}

function plan(one: Watched): void {
  clearTimeout(one.timer)
  one.since ??= Date.now()
  one.timer = setTimeout(() => void save(one), Math.min(quiet, Math.max(0, one.since + longest - Date.now())))
}

async function save(one: Watched): Promise<void> {
  if (one.isBusy) return
  one.since = undefined
  const text = textOf(one.element)
  if (text === one.saved) return erase(one.key, one.field)
  say('saving', one.element)
  one.isBusy = true
  const answer = await post(one.url, bodyOf(one, text))
  one.isBusy = false
  await settle(one, text, answer)
}

async function settle(one: Watched, text: string, answer: Response | null): Promise<void> {
  if (answer?.ok) return arrived(one, text, (await answer.json()) as Arrived)
  if (answer?.status === 409) return conflicting(one, text, (await answer.json()) as { theirs: string; base?: string })
  if (isSignedOut(answer)) return say('expired', one.element)
  if (answer && answer.status < 500) return say('failed', one.element)
  say('offline', one.element)
  clearTimeout(one.timer)
  one.timer = setTimeout(() => void save(one), retry)
}

interface Arrived {
  readonly savedAtText?: string
  readonly base?: string
}

function arrived(one: Watched, text: string, { savedAtText = '', base = one.base }: Arrived): void {
  one.saved = text
  one.base = base
  followBase(one.element, one.field, base)
  if (textOf(one.element) === text) erase(one.key, one.field)
  else plan(one)
  say('saved', one.element, savedAtText || clock())
  document.dispatchEvent(new CustomEvent('samenspel:saved'))
}

function conflicting(one: Watched, yours: string, { theirs, base }: { theirs: string; base?: string }): void {
  if (base !== undefined) {
    one.base = base
    followBase(one.element, one.field, base)
  }
  showConflict(one.element, { theirs, yours, chosen: () => void save(one) })
}

/** The page goes away: what is not saved yet goes along with a request that outlives it. */
function leave(): void {
  if (isSending) return
  for (const one of watched.values()) {
    const text = textOf(one.element)
    if (text === one.saved) continue
    clearTimeout(one.timer)
    void post(one.url, bodyOf(one, text), true).then((answer) => settle(one, text, answer))
  }
}

/** The form itself now carries the text; a draft sent after it would bring it back as unsaved. */
function sendingForm(form: HTMLFormElement | null): void {
  isSending = true
  for (const one of watched.values()) {
    if (one.element.form !== form) continue
    clearTimeout(one.timer)
    markSent(one.key, one.field)
  }
}

/** Text that an earlier page could not send: into its field, or straight to the server. */
export async function sendKept(): Promise<void> {
  for (const kept of await openAll()) {
    const one = [...watched.values()].find(({ key, field }) => key === kept.key && field === kept.field)
    if (one) restore(one, kept)
    else if (!kept.sent) await sendAside(kept)
  }
}

function restore(one: Watched, { text, was }: Kept): void {
  const now = textOf(one.element)
  if (now === text && one.saved === text) return erase(one.key, one.field)
  if (now !== text && now !== was && now !== '') {
    return showConflict(one.element, { theirs: now, yours: text, chosen: () => void save(one) })
  }
  putText(one.element, text)
  say('restored', one.element)
  void save(one)
}

async function sendAside(kept: Kept): Promise<void> {
  const answer = await post(kept.url, { key: kept.key, field: kept.field, text: kept.text })
  if (answer?.ok) erase(kept.key, kept.field)
}

function keptOf({ url, key, field, element, saved }: Watched): Kept {
  return { url, key, field, text: textOf(element), was: saved }
}

function bodyOf({ key, field, base }: Watched, text: string) {
  return base ? { key, field, text, base } : { key, field, text }
}

function isSignedOut(answer: Response | null): boolean {
  return answer?.status === 401 || answer?.type === 'opaqueredirect'
}

function clock(): string {
  const format = new Intl.DateTimeFormat(document.documentElement.lang, { hour: '2-digit', minute: '2-digit' })
  return format.format(new Date())
}

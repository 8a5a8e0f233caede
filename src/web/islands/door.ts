// Taps at the door of an activity: kept here when the line drops and sent again; the server counts each once.
interface Tap {
  readonly url: string
  readonly fields: Readonly<Record<string, string>>
}

type Word = 'sending' | 'welcome' | 'kept' | 'again' | 'unknown' | 'wait'

const name = `deur:${location.pathname.split('/').slice(0, 3).join('/')}`
const said = document.querySelector<HTMLElement>('[data-door-said]')
const shownFor = 6000
const retryAfter = 10_000
let isSending = false
let tappedAt = 0
let clearing: ReturnType<typeof setTimeout> | undefined

for (const form of document.querySelectorAll<HTMLFormElement>('form[action^="/deur/"]')) {
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    tap(form)
  })
}
addEventListener('online', () => void send())
setInterval(() => void send(), retryAfter)
if (said?.textContent) say('welcome')
void send()

function tap(form: HTMLFormElement): void {
  const fields = Object.fromEntries(new URLSearchParams(new FormData(form) as unknown as Record<string, string>))
  if (fields['code']?.trim() === '') return form.querySelector<HTMLElement>('[name=code]')?.focus()
  keep([...kept(), { url: form.action, fields }])
  form.reset()
  form.querySelector<HTMLInputElement>('[name=tap]')?.setAttribute('value', crypto.randomUUID())
  tappedAt = Date.now()
  say('sending')
  void send()
}

/** Sends what waits, the oldest first, and stops where the line or the server says no for now. */
async function send(): Promise<void> {
  if (isSending) return
  isSending = true
  try {
    for (let [first] = kept(); first; [first] = kept()) {
      const { word, isDone } = outcomeOf(await deliver(first))
      // Who tapped while it could not be sent is long inside.
      if (Date.now() - tappedAt < shownFor) say(word)
      if (!isDone) return
      keep(kept().slice(1))
    }
  } finally {
    isSending = false
  }
}

function deliver({ url, fields }: Tap): Promise<Response | null> {
  const csrf = document.querySelector<HTMLMetaElement>('meta[name=csrf]')?.content ?? ''
  const body = new URLSearchParams({ ...fields, csrf })
  return fetch(url, { method: 'POST', body, headers: { accept: 'text/html' } }).catch(() => null)
}

/** What is said, and whether the tap is done with; a page that is too old sends it after it is loaded anew. */
function outcomeOf(answer: Response | null): { word: Word; isDone: boolean } {
  if (!answer || answer.status >= 500) return { word: 'kept', isDone: false }
  if (answer.status === 429) return { word: 'wait', isDone: false }
  if (answer.status === 422) return { word: 'unknown', isDone: true }
  const isHere = new URL(answer.url).pathname.startsWith('/deur/')
  if (answer.ok && isHere) return { word: 'welcome', isDone: true }
  return { word: 'again', isDone: answer.status === 404 || answer.status === 409 }
}

function say(word: Word): void {
  if (!said) return
  said.textContent = said.dataset[word] ?? ''
  said.dataset['is'] = word
  clearTimeout(clearing)
  if (word !== 'again') clearing = setTimeout(() => { said.textContent = '' }, shownFor)
}

function kept(): Tap[] {
  return JSON.parse(localStorage.getItem(name) ?? '[]') as Tap[]
}

function keep(taps: readonly Tap[]): void {
  if (taps.length > 0) localStorage.setItem(name, JSON.stringify(taps))
  else localStorage.removeItem(name)
}

type State = 'saving' | 'saved' | 'offline' | 'expired' | 'restored' | 'conflict' | 'failed'

const line = document.querySelector<HTMLElement>('[data-saved-line]')

/** The words of the page, translated by the server. */
export function word(name: string): string {
  return line?.dataset[name] ?? ''
}

/** Says on the line at the top, and under the field, how it stands with the text. */
export function say(state: State, field?: HTMLElement, time = ''): void {
  const text = word(state).replace('{time}', time)
  if (line && state !== 'saving') {
    line.dataset['state'] = state
    if (line.textContent !== text) line.textContent = text
  }
  if (field && field.getAttribute('type') !== 'checkbox') noteOf(field).textContent = text
}

// Made when there is something to say: a long form carries no empty ones. The style keeps its place free.
function noteOf(field: HTMLElement): HTMLElement {
  const beside = field.nextElementSibling
  if (beside instanceof HTMLElement && beside.className === 'draft-note') return beside
  const note = document.createElement('p')
  note.className = 'draft-note'
  field.after(note)
  return note
}

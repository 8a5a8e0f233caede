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
  const note = field?.closest('.field')?.querySelector('.draft-note')
  if (note) note.textContent = text
}

import { canHoldBoth, type Element as Field, putText, wordsFor } from './elements.ts'
import { say, word } from './words.ts'

interface Conflict {
  readonly theirs: string
  readonly yours: string
  /** Called with the text that was chosen. */
  readonly chosen: (text: string) => void
}

/** Shows both texts under the field; nothing is lost and nothing is chosen for the user. */
export function showConflict(field: Field, { theirs, yours, chosen }: Conflict): void {
  say('conflict', field)
  const frame = field.closest('.field')
  frame?.querySelector('.draft-conflict')?.remove()
  const box = element('div', { className: 'draft-conflict', role: 'alert' })
  const decide = (text: string) => () => {
    box.remove()
    putText(field, text)
    field.focus()
    chosen(text)
  }
  const both = [theirs, yours].filter(Boolean).join('\n\n')
  const buttons = element('div', { className: 'actions' })
  buttons.append(button(word('keepYours'), decide(yours)), button(word('keepTheirs'), decide(theirs)))
  if (canHoldBoth(field)) buttons.append(button(word('keepBoth'), decide(both)))
  box.append(
    element('p', { textContent: word('conflict') }),
    element('p', { className: 'draft-conflict-whose', textContent: word('theirs') }), quote(wordsFor(field, theirs)),
    element('p', { className: 'draft-conflict-whose', textContent: word('yours') }), quote(wordsFor(field, yours)),
    buttons,
  )
  frame?.append(box)
}

function quote(text: string): HTMLElement {
  return element('blockquote', { textContent: text, dir: 'auto' })
}

function button(text: string, act: () => void): HTMLElement {
  const made = element('button', {
    textContent: text, type: 'button', className: 'utrecht-button utrecht-button--secondary-action',
  })
  made.addEventListener('click', act)
  return made
}

function element(name: string, properties: Record<string, string>): HTMLElement {
  return Object.assign(document.createElement(name), properties)
}

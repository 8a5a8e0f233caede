export type Element = HTMLTextAreaElement | HTMLInputElement | HTMLSelectElement

/** What the element says now; a box that is not ticked says nothing. */
export function textOf(element: Element): string {
  return isBox(element) ? (element.checked ? element.value : '') : element.value
}

/** What it said when the server made the page. */
export function firstTextOf(element: Element): string {
  if (element instanceof HTMLSelectElement) {
    const options = [...element.options]
    return (options.find((option) => option.defaultSelected) ?? options[0])?.value ?? ''
  }
  return isBox(element) ? (element.defaultChecked ? element.value : '') : element.defaultValue
}

export function putText(element: Element, text: string): void {
  if (isBox(element)) element.checked = text === element.value
  else element.value = text
}

/** The words that a person reads for this text: of a choice its label. */
export function wordsFor(element: Element, text: string): string {
  if (!(element instanceof HTMLSelectElement)) return text
  return [...element.options].find((option) => option.value === text)?.label ?? text
}

/** Two texts can stand under each other; two choices cannot. */
export function canHoldBoth(element: Element): boolean {
  return element instanceof HTMLTextAreaElement
}

/** Which value the page was made from: it stands at the field, or in the form where the field was not empty. */
export function firstBaseOf(element: Element, field: string): string {
  return element.dataset['draftBase'] ?? hiddenBase(element, field)?.value ?? ''
}

/** A form that says which value it was made from follows what it saves itself. */
export function followBase(element: Element, field: string, base: string): void {
  const hidden = hiddenBase(element, field)
  if (hidden) hidden.value = base
  else if (element.form?.dataset['draftUrl']) element.form.append(newBase(field, base))
}

function hiddenBase(element: Element, field: string): HTMLInputElement | null {
  const hidden = element.form?.elements.namedItem(`base.${field}`)
  return hidden instanceof HTMLInputElement ? hidden : null
}

function newBase(field: string, base: string): HTMLInputElement {
  return Object.assign(document.createElement('input'), { type: 'hidden', name: `base.${field}`, value: base })
}

function isBox(element: Element): element is HTMLInputElement {
  return element instanceof HTMLInputElement && element.type === 'checkbox'
}

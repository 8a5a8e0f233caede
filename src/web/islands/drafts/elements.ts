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

/** A form that says which value it was made from follows what it saves itself. */
export function followBase(element: Element, field: string, base: string): void {
  const hidden = element.form?.elements.namedItem(`base.${field}`)
  if (hidden instanceof HTMLInputElement) hidden.value = base
}

function isBox(element: Element): element is HTMLInputElement {
  return element instanceof HTMLInputElement && element.type === 'checkbox'
}

interface Progress {
  readonly done: number
  readonly total?: number
  readonly ready?: boolean
  /** Where to go when it is ready. */
  readonly next?: string
}

const box = document.querySelector<HTMLElement>('[data-progress]')
if (box) void follow(box)

async function follow(element: HTMLElement): Promise<void> {
  const headers = { accept: 'application/json' }
  const answer = await fetch(element.dataset['progress'] ?? '', { headers }).catch(() => null)
  const progress = answer?.ok ? ((await answer.json()) as Progress) : null
  if (progress) show(element, progress)
  if (progress?.ready) return location.assign(progress.next ?? location.href)
  setTimeout(() => void follow(element), 1500)
}

function show(element: HTMLElement, { done, total }: Progress): void {
  const bar = element.querySelector('progress')
  const words = element.querySelector('[data-progress-words]')
  const number = new Intl.NumberFormat(document.documentElement.lang)
  if (bar && total) Object.assign(bar, { max: total, value: done })
  if (words && total) {
    const sentence = element.dataset['words'] ?? ''
    words.textContent = sentence.replace('{done}', number.format(done)).replace('{total}', number.format(total))
  }
}

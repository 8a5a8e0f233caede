const warnBefore = 120

/** SES-03: warns in the page two minutes before the session ends, and lets the user stay where that is possible. */
export function watchSession(): void {
  const region = document.querySelector<HTMLElement>('[data-session]')
  if (region) start(region)
}

function start(region: HTMLElement): void {
  const words = region.dataset
  const opened = Date.now()
  let idleFrom = opened
  const stay = region.querySelector<HTMLButtonElement>('[data-session-stay]')
  stay?.addEventListener('click', () => {
    void keepAlive(words['stay'] ?? '').then((isAlive) => {
      if (isAlive) idleFrom = Date.now()
      show()
    })
  })
  const secondsLeft = (from: number, seconds: string | undefined) => Number(seconds) - (Date.now() - from) / 1000
  const show = () => {
    const idle = secondsLeft(idleFrom, words['idle'])
    const end = secondsLeft(opened, words['end'])
    const left = Math.min(idle, end)
    say(region, left, end <= idle ? words['last'] : words['soon'])
    if (stay) stay.hidden = left <= 0 || end <= idle
  }
  setInterval(show, 10_000)
  document.addEventListener('visibilitychange', show)
  document.addEventListener('samenspel:saved', () => {
    idleFrom = Date.now()
    show()
  })
}

function say(region: HTMLElement, left: number, warnings = '[]'): void {
  const text = region.querySelector<HTMLElement>('[data-session-text]')
  region.hidden = left > warnBefore
  const texts: readonly string[] = JSON.parse(warnings)
  const words = left <= 0 ? region.dataset['ended'] : texts[Math.ceil(left / 60) - 1]
  if (text && words !== undefined && !region.hidden && text.textContent !== words) text.textContent = words
}

async function keepAlive(url: string): Promise<boolean> {
  const csrf = document.querySelector<HTMLMetaElement>('meta[name="csrf"]')?.content ?? ''
  const answer = await fetch(url, {
    method: 'POST', headers: { 'content-type': 'application/json', 'x-csrf': csrf }, body: '{}', redirect: 'manual',
  }).catch(() => null)
  return answer?.ok ?? false
}

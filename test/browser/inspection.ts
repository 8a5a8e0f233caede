import { AxeBuilder } from '@axe-core/playwright'
import { HtmlValidate } from 'html-validate'
import type { Page } from 'playwright-core'

const validator = new HtmlValidate({
  extends: ['html-validate:standard'],
  rules: {
    // What Preact writes: self-closed void elements and `attr=""` for booleans; valid HTML all the same.
    'void-style': 'off', 'attribute-boolean-style': 'off', 'attribute-empty-style': 'off', 'doctype-style': 'off',
    'no-trailing-whitespace': 'off', 'long-title': 'off', 'no-inline-style': 'error',
    'no-implicit-button-type': 'error', 'require-sri': 'off',
  },
})

/** A11Y-01: what axe finds against WCAG 2.2 AA and its best practices, as `rule: element`. */
export async function axeViolations(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']).analyze()
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 160)}`))
}

/** What is wrong with the HTML as the server sent it. */
export async function htmlProblems(html: string): Promise<string[]> {
  const report = await validator.validateString(html)
  return report.results.flatMap(({ messages }) => messages.map(({ ruleId, message, line }) =>
    `${ruleId} at ${line}: ${message}`))
}

/** A11Y-03: the widths (CSS px) at which the page is wider than its window, with the widest element. */
export async function overflows(page: Page, widths: readonly number[]): Promise<string[]> {
  const found: string[] = []
  for (const width of widths) {
    await page.setViewportSize({ width, height: 900 })
    const wide = await page.evaluate(() => {
      const limit = document.documentElement.clientWidth
      if (document.documentElement.scrollWidth <= limit) return null
      const out = [...document.querySelectorAll('body *')].filter((element) => {
        const { right, left } = element.getBoundingClientRect()
        return right > limit + 1 || left < -1
      })
      return out.map((element) => `${element.tagName.toLowerCase()}.${element.className}`).slice(0, 3).join(' ')
    })
    if (wide !== null) found.push(`${width} px: ${wide}`)
  }
  return found
}

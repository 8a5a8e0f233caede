import type { Hono } from 'hono'

const contentPolicy = [
  `default-src 'none'`, `script-src 'self'`, `style-src 'self'`, `img-src 'self' data:`, `font-src 'self'`,
  `connect-src 'self'`, `form-action 'self'`, `base-uri 'none'`, `frame-ancestors 'none'`, `object-src 'none'`,
  `manifest-src 'self'`, `require-trusted-types-for 'script'`, `trusted-types 'none'`,
].join('; ')

/** HDR-01: on every answer; a handler that set its own policy (a download) keeps the stricter one. */
export function addSecurityHeaders(app: Hono): void {
  app.use(async (c, next) => {
    await next()
    const { headers } = c.res
    if (!headers.has('content-security-policy')) headers.set('content-security-policy', contentPolicy)
    headers.set('strict-transport-security', 'max-age=63072000; includeSubDomains')
    headers.set('x-content-type-options', 'nosniff')
    headers.set('x-frame-options', 'DENY')
    // `no-referrer` would make Chromium send `Origin: null` on our own forms.
    headers.set('referrer-policy', 'same-origin')
    headers.set('cross-origin-opener-policy', 'same-origin')
    headers.set('cross-origin-resource-policy', 'same-origin')
    headers.set('permissions-policy', 'camera=(), geolocation=(), microphone=(), payment=(), usb=()')
  })
}

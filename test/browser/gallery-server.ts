import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { assetResponse } from '../../src/web/assets.ts'
import { isLanguage } from '../../src/web/texts.tsx'
import { galleryHtml, galleryPages } from './gallery.tsx'

export const contentPolicy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; " +
  "font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; " +
  "object-src 'none'; require-trusted-types-for 'script'; trusted-types 'none'"

/** Answers other addresses than those of the gallery; false when it does not know the address either. */
type Extra = (request: IncomingMessage, response: ServerResponse) => boolean

export interface GalleryServer {
  readonly address: string
  close(): Promise<void>
}

/** The gallery under the policy of the real server: /<page>/<language>/<theme>. */
export async function serveGallery(extra: Extra = () => false): Promise<GalleryServer> {
  const server = createServer((request, response) => void answer(request, response, extra))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    address: `http://localhost:${port}`,
    close: () => new Promise((resolve) => {
      server.closeAllConnections()
      server.close(() => resolve())
    }),
  }
}

async function answer(request: IncomingMessage, response: ServerResponse, extra: Extra): Promise<void> {
  const [, first = '', second = '', third = ''] = (request.url ?? '/').split('?')[0]?.split('/') ?? []
  const asset = first === 'assets' ? assetResponse(second) : undefined
  if (asset) {
    response.writeHead(200, Object.fromEntries(asset.headers)).end(Buffer.from(await asset.arrayBuffer()))
    return
  }
  const page = galleryPages.find(({ name }) => name === first)
  if (page && isLanguage(second)) {
    const theme = third === 'dark' || third === 'light' ? third : undefined
    const headers = { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': contentPolicy }
    response.writeHead(200, headers).end(await galleryHtml(page, second, theme))
    return
  }
  if (!extra(request, response)) response.writeHead(404).end()
}

import { toString as drawCode } from 'qrcode'

/** The picture of an address, to scan with a phone, as the address of an image. `margin` in cells of the code. */
export async function scannable(address: string, margin: number): Promise<string> {
  const svg = await drawCode(address, { type: 'svg', margin })
  return `data:image/svg+xml;base64,${Buffer.from(svg).toString('base64')}`
}

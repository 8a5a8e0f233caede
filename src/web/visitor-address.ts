import { BlockList, isIP } from 'node:net'

/** The installation's own proxies, from addresses and networks that the settings let through. */
export function proxiesOf(networks: readonly string[]): BlockList {
  const proxies = new BlockList()
  for (const network of networks) {
    const [address = '', bits] = network.split('/')
    if (bits === undefined) proxies.addAddress(address, familyOf(address))
    else proxies.addSubnet(address, Number(bits), familyOf(address))
  }
  return proxies
}

/**
 * INP-03, AUTH-02: the address that a request counts as. Anybody can write an X-Forwarded-For; what one of our own
 * proxies put at its end is true. So it is read from the right, for as long as the one who wrote it is such a proxy.
 */
export function visitorAddress(peer: string, forwarded: string | null, proxies: BlockList): string {
  let nearest = plain(peer)
  for (const hop of (forwarded ?? '').split(',').reverse()) {
    const before = addressIn(hop)
    if (before === null || !isIn(proxies, nearest)) return nearest
    nearest = before
  }
  return nearest
}

function isIn(proxies: BlockList, address: string): boolean {
  return isIP(address) > 0 && proxies.check(address, familyOf(address))
}

/** Some proxies write the port behind the address; null for what is no address, such as "unknown". */
function addressIn(hop: string): string | null {
  const bare = plain(hop.trim().replace(/^\[(.+)\](:\d+)?$/, '$1').replace(/^(\d+(?:\.\d+){3}):\d+$/, '$1'))
  return isIP(bare) > 0 ? bare : null
}

/** IPv4 as such where it comes dressed up as IPv6, and without the name of a network card. */
function plain(address: string): string {
  return address.replace(/^::ffff:(?=\d+\.)/i, '').replace(/%.*$/, '')
}

function familyOf(address: string): 'ipv4' | 'ipv6' {
  return isIP(address) === 6 ? 'ipv6' : 'ipv4'
}

import { BlockList, isIP } from 'node:net'

// IANA's special-purpose registries of IPv4 and IPv6 (RFC 6890 and what was added since): nothing of the internet.
const special4 = [
  '0.0.0.0/8', '10.0.0.0/8', '100.64.0.0/10', '127.0.0.0/8', '169.254.0.0/16', '172.16.0.0/12', '192.0.0.0/24',
  '192.0.2.0/24', '192.88.99.0/24', '192.168.0.0/16', '198.18.0.0/15', '198.51.100.0/24', '203.0.113.0/24',
  '224.0.0.0/4', '240.0.0.0/4',
]
// Of IPv6 only 2000::/3 is given out, and in it these are not: they may lead to an IPv4 address or to nobody.
const special6 = ['2001::/23', '2001:db8::/32', '2002::/16', '3fff::/20']

const refused = blockList(special4, special6)
const given = blockList([], ['2000::/3'])

/** True for an address on the internet: not this machine, not a network of the house, not the address of a cloud. */
export function isPublicAddress(address: string): boolean {
  const kind = isIP(address)
  if (kind === 4) return !refused.check(address, 'ipv4')
  return kind === 6 && !address.includes('%') && given.check(address, 'ipv6') && !refused.check(address, 'ipv6')
}

/** Why an address cannot be asked for, whoever wrote it: a person or another server that sends us on. */
export type BadAddress = 'address' | 'private'

/** An https address of a named server on the usual port, without name and password in it; else why not. */
export function whyNotAddress(text: string): BadAddress | null {
  const url = URL.parse(text)
  if (url?.protocol !== 'https:' || `${url.port}${url.username}${url.password}` !== '') return 'address'
  if (isIP(url.hostname.replaceAll(/[[\]]/g, '')) > 0) return 'private'
  return /^([a-z0-9-]+\.)+[a-z0-9-]*[a-z][a-z0-9-]*$/.test(url.hostname) ? null : 'private'
}

function blockList(four: readonly string[], six: readonly string[]): BlockList {
  const list = new BlockList()
  const add = (network: string, kind: 'ipv4' | 'ipv6') => {
    const [address = '', bits] = network.split('/')
    list.addSubnet(address, Number(bits), kind)
  }
  for (const network of four) add(network, 'ipv4')
  for (const network of six) add(network, 'ipv6')
  return list
}

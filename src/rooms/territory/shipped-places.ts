import type { Point } from '../../kit/distance.ts'

type Pair = readonly [latitude: number, longitude: number]

/**
 * About the middle of each shipped village. With three decimals from GeoNames (CC BY 4.0); the others, which it does
 * not have under this name, rounded to a hundredth of a degree (a kilometre). A coordinator corrects them.
 */
const places: Readonly<Record<string, Readonly<Record<string, Pair>>>> = {
  achtkarspelen: {
    Augustinusga: [53.218, 6.162], Boelenslaan: [53.16, 6.15], Buitenpost: [53.252, 6.145], Drogeham: [53.202, 6.112],
    Gerkesklooster: [53.24, 6.2], Harkema: [53.183, 6.133], Kootstertille: [53.213, 6.092], Stroobos: [53.23, 6.21],
    Surhuisterveen: [53.185, 6.17], Surhuizum: [53.2, 6.2], Twijzel: [53.232, 6.09], Twijzelerheide: [53.24, 6.046],
  },
  westerkwartier: {
    Grootegast: [53.212, 6.274], Leek: [53.163, 6.376], Marum: [53.144, 6.263], Zuidhorn: [53.247, 6.403],
  },
  'son-en-breugel': { Breugel: [51.517, 5.511], Son: [51.511, 5.493] },
  zeist: {
    Austerlitz: [52.08, 5.315], 'Bosch en Duin': [52.117, 5.242], 'Den Dolder': [52.14, 5.24],
    'Huis ter Heide': [52.11, 5.25], Zeist: [52.09, 5.233],
  },
  buren: { Buren: [51.91, 5.33], Maurik: [51.961, 5.422] },
  culemborg: { Culemborg: [51.955, 5.228] },
  maasdriel: { Kerkdriel: [51.772, 5.335] },
  'neder-betuwe': { Kesteren: [51.935, 5.569], Opheusden: [51.932, 5.632] },
  tiel: { Tiel: [51.887, 5.429] },
  'west-betuwe': { Geldermalsen: [51.881, 5.289] },
  'west-maas-en-waal': { 'Beneden-Leeuwen': [51.88, 5.51] },
  zaltbommel: { Zaltbommel: [51.81, 5.244] },
}

/** Where a shipped village lies; null when the product does not know. */
export function shippedPlace(municipality: string, village: string): Point | null {
  const found = places[municipality]?.[village]
  return found ? { latitude: found[0], longitude: found[1] } : null
}

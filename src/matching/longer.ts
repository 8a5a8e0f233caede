/** The same numbers in an array with half as much room again. */
export function longer(array: Int32Array): Int32Array<ArrayBuffer> {
  const wider = new Int32Array(array.length + (array.length >> 1) + 16)
  wider.set(array)
  return wider
}

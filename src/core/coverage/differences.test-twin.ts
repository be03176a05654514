/**
 * Where two results differ, as `path: one ≠ other`, the first 20. Numbers may differ by 1e-9; keys must be the same
 * and, in notes, stand in the same order.
 */
export function differences(one: unknown, other: unknown): string[] {
  const found: string[] = []
  compare(one, other, '', found)
  return found.slice(0, 20)
}

function compare(one: unknown, other: unknown, path: string, found: string[]): void {
  if (found.length > 20) return
  if (typeof one === 'number' && typeof other === 'number') {
    if (Math.abs(one - other) > 1e-9) found.push(`${path}: ${String(one)} ≠ ${String(other)}`)
    return
  }
  if (Array.isArray(one) && Array.isArray(other)) {
    if (one.length !== other.length) found.push(`${path}.length: ${String(one.length)} ≠ ${String(other.length)}`)
    one.forEach((item, place) => {
      compare(item, other[place], `${path}[${String(place)}]`, found)
    })
    return
  }
  if (typeof one === 'object' && typeof other === 'object' && one !== null && other !== null) {
    const inNotes = path.startsWith('.notes')
    const left = inNotes ? Object.keys(one) : Object.keys(one).sort()
    const right = inNotes ? Object.keys(other) : Object.keys(other).sort()
    if (left.join() !== right.join()) found.push(`${path}: keys ${left.join()} ≠ ${right.join()}`)
    for (const key of left) {
      compare(Reflect.get(one, key), Reflect.get(other, key), `${path}.${key}`, found)
    }
    return
  }
  if (one !== other) found.push(`${path}: ${JSON.stringify(one)} ≠ ${JSON.stringify(other)}`)
}

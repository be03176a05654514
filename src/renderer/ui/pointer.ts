/**
 * Whether the pointer went anywhere. A window that comes to the front, or a list that opens below a resting pointer,
 * brings a `pointermove` without a movement: it must not take the choice from the keys.
 */
export function hasMoved({ movementX, movementY }: PointerEvent): boolean {
  return movementX !== 0 || movementY !== 0
}

import { type DragEvent, useState } from 'react'

/**
 * Dragging the items of a list to another place, with the mouse; buttons do the same for everybody. `onMove` is called
 * with the item and the one that it is to stand behind, null for the first place.
 */
export function useDragOrder(ids: readonly number[], onMove: (id: number, after: number | null) => void) {
  const [dragged, setDragged] = useState<number | null>(null)
  const [after, setAfter] = useState<number | null | undefined>(undefined)
  const end = () => {
    setDragged(null)
    setAfter(undefined)
  }
  const placeAt = (id: number, event: DragEvent<HTMLElement>): number | null => {
    const { top, height } = event.currentTarget.getBoundingClientRect()
    const isBelow = event.clientY > top + height / 2
    return isBelow ? id : (ids[ids.indexOf(id) - 1] ?? null)
  }
  return {
    dragged,
    /** Behind which item the dragged one would land. */
    after,
    handle: (id: number) => ({
      draggable: true,
      onDragStart: (event: DragEvent<HTMLElement>) => {
        event.dataTransfer.effectAllowed = 'move'
        event.dataTransfer.setData('text/plain', String(id))
        setDragged(id)
      },
      onDragEnd: end,
    }),
    item: (id: number) => ({
      onDragOver: (event: DragEvent<HTMLElement>) => {
        if (dragged === null) return
        event.preventDefault()
        setAfter(placeAt(id, event))
      },
      onDrop: (event: DragEvent<HTMLElement>) => {
        if (dragged === null) return
        event.preventDefault()
        const place = placeAt(id, event)
        const isSame = place === dragged || place === (ids[ids.indexOf(dragged) - 1] ?? null)
        if (!isSame) onMove(dragged, place)
        end()
      },
    }),
  }
}

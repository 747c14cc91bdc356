import { useEffect, useState } from 'react'

/** What is selected: some records by id, or all that match but some. */
export type Chosen = { all: false; ids: ReadonlySet<number> } | { all: true; except: ReadonlySet<number> }

const nothing: Chosen = { all: false, ids: new Set() }

/** The selection of a list. It lasts over pages, and ends when other records are shown. */
export function useSelection(shown: string) {
  const [chosen, setChosen] = useState<Chosen>(nothing)
  const [last, setLast] = useState<number>()
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is selected may not be shown any longer
  useEffect(() => setChosen(nothing), [shown])
  const has = (id: number) => (chosen.all ? !chosen.except.has(id) : chosen.ids.has(id))
  const set = (ids: readonly number[], isSelected: boolean) =>
    setChosen((now) => {
      const marked = new Set(now.all ? now.except : now.ids)
      for (const id of ids) {
        if (isSelected === now.all) marked.delete(id)
        else marked.add(id)
      }
      return now.all ? { all: true, except: marked } : { all: false, ids: marked }
    })
  return {
    chosen,
    has,
    set,
    isEmpty: !chosen.all && chosen.ids.size === 0,
    toggle: (id: number) => {
      setLast(id)
      set([id], !has(id))
    },
    /** From the one that was ticked last up to this one. */
    reach: (id: number, inOrder: readonly number[]) => {
      const ends = [inOrder.indexOf(last ?? id), inOrder.indexOf(id)].sort((one, other) => one - other)
      const [from = 0, to = 0] = ends
      set(from < 0 ? [id] : inOrder.slice(from, to + 1), !has(id))
      setLast(id)
    },
    selectAll: () => setChosen({ all: true, except: new Set() }),
    clear: () => setChosen(nothing),
  }
}

export type Selection = ReturnType<typeof useSelection>

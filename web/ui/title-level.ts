import { createContext } from 'react'

/** Of the page's own title: 2 where a panel stands beside the page, whose title is then the one `h1`. */
export const TitleLevel = createContext<1 | 2>(1)

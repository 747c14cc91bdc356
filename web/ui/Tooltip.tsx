import type { ComponentProps, ReactNode } from 'react'
import { Focusable } from 'react-aria-components/Focusable'
import { Tooltip as AriaTooltip, TooltipTrigger } from 'react-aria-components/Tooltip'
import { useOverlayHome } from './overlay-home.ts'
import css from './tooltip.module.css'

/** More about a control, on hover and focus; Esc takes it away. `children` is one element that can have the focus. */
export function Tooltip({
  text,
  children,
}: {
  text: ReactNode
  children: ComponentProps<typeof Focusable>['children']
}) {
  const home = useOverlayHome()
  return (
    <TooltipTrigger delay={500} closeDelay={100}>
      <Focusable>{children}</Focusable>
      <AriaTooltip UNSTABLE_portalContainer={home} className={css.tooltip} offset={6}>
        {text}
      </AriaTooltip>
    </TooltipTrigger>
  )
}

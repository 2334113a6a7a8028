export type IconName = keyof typeof paths

export interface IconProps {
  readonly name: IconName
  /** Pixels of a 24 px grid at normal type; grows with it. */
  readonly size?: number
}

/** Drawn with one line on a grid of 24, always beside a word: an icon is never the only name. */
export function Icon({ name, size = 24 }: IconProps) {
  return (
    <svg
      aria-hidden="true"
      focusable="false"
      viewBox="0 0 24 24"
      width={`${size / 16}rem`}
      height={`${size / 16}rem`}
      fill="none"
      stroke="currentColor"
      strokeWidth="1.7"
      strokeLinecap="round"
      strokeLinejoin="round"
    >
      <path d={paths[name]} />
    </svg>
  )
}

const paths = {
  back: 'M14.5 5.5 8 12l6.5 6.5',
  forward: 'M9.5 5.5 16 12l-6.5 6.5',
  down: 'M5.5 9.5 12 16l6.5-6.5',
  up: 'M5.5 14.5 12 8l6.5 6.5',
  close: 'M6 6l12 12M18 6 6 18',
  plus: 'M12 5v14M5 12h14',
  minus: 'M5 12h14',
  check: 'M4.5 12.5 10 18 19.5 7',
  undo: 'M8.5 5 4.5 9l4 4M5 9h9a5 5 0 0 1 0 10h-4',
  more: 'M4.6 12a.8.8 0 1 0 1.6 0 .8.8 0 1 0-1.6 0M11.2 12a.8.8 0 1 0 1.6 0 .8.8 0 1 0-1.6 0M17.8 12a.8.8 0 1 0 1.6 0 .8.8 0 1 0-1.6 0',
  search: 'M10.5 17a6.5 6.5 0 1 0 0-13 6.5 6.5 0 0 0 0 13M15.5 15.5 20 20',
  filter: 'M4 6.5h16M7 12h10M10 17.5h4',
  pin: 'M12 15v6M8 3.5h8M9 3.5v5L6.5 12v3h11v-3L15 8.5v-5',
  edit: 'M4.5 19.5 5.5 15 16 4.5l3.5 3.5L9 18.5l-4.5 1M13.5 7l3.5 3.5',
  remove: 'M5 7h14M10 7V4.5h4V7M7 7l.8 12.5h8.4L17 7M10.5 11v5M13.5 11v5',
  comment: 'M4.5 5.5h15v10.5h-8L7 19.5V16H4.5z',
  session: 'M12 6.5c-2-1.6-4.7-2-8-2v13c3.3 0 6 .4 8 2 2-1.6 4.7-2 8-2v-13c-3.3 0-6 .4-8 2v13',
  people:
    'M9 11.5a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7M2.5 19.5c.4-3.4 3-5.5 6.5-5.5s6.1 2.1 6.5 5.5M15.5 5a3.2 3.2 0 0 1 0 6.2M17.5 14.4c2.3.7 3.7 2.5 4 5.1',
  order: 'M7 19.5v-15M3.5 8 7 4.5 10.5 8M17 4.5v15M13.5 16l3.5 3.5 3.5-3.5',
  send: 'M12 15.5v-11M7.5 8.5 12 4l4.5 4.5M4.5 15v4.5h15V15',
  initiative:
    'M12 3.5v2M4.8 6.8l1.4 1.4M19.2 6.8l-1.4 1.4M9.5 20.5h5M9.5 17.5c0-2-2.5-2.8-2.5-5.5a5 5 0 0 1 10 0c0 2.7-2.5 3.5-2.5 5.5z',
  delegate:
    'M12 10.5a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7M5 20.5c.4-4 3-6.5 7-6.5s6.6 2.5 7 6.5M9.5 17.5l2 2 3-3.5',
  venue:
    'M12 20.5c4.3-4.3 6.5-7.7 6.5-10.5a6.5 6.5 0 0 0-13 0c0 2.8 2.2 6.2 6.5 10.5M12 12a2 2 0 1 0 0-4 2 2 0 0 0 0 4',
  review: 'M5 4.5h10l4 4v11H5zM8.5 13l2.3 2.3 4.2-4.8',
  board: 'M4.5 4.5h6v6h-6zM13.5 4.5h6v6h-6zM4.5 13.5h6v6h-6zM13.5 13.5h6v6h-6z',
  answers: 'M9 6.5h11M9 12h11M9 17.5h11M4.5 6.5h.01M4.5 12h.01M4.5 17.5h.01',
  numbers: 'M4 19.5h16M6.5 19.5v-7M12 19.5V5M17.5 19.5v-10',
  save: 'M12 4.5v11M7.5 11.5 12 16l4.5-4.5M4.5 19.5h15',
  look: 'M3 18.5 8 5.5l5 13M4.8 14h6.400M14.5 18.5l3-8 3 8M15.6 15.800h3.8',
  lock: 'M6 10.5h12v9.5H6zM8.5 10.5V8a3.5 3.5 0 0 1 7 0v2.5M12 14v2.500',
  unlock: 'M6 10.5h12v9.5H6zM8.5 10.5V7a3.5 3.5 0 0 1 6.9-.800M12 14v2.500',
  device: 'M7 3.5h10v17H7zM11 17.5h2',
  file: 'M6 3.5h8l4 4v13H6zM13.5 3.5v4.5H18',
  print: 'M7.5 9V3.5h9V9M7.5 16.5h-3V9h15v7.5h-3M7.5 13.5h9v7h-9z',
  help: 'M12 20.5a8.5 8.5 0 1 0 0-17 8.5 8.5 0 0 0 0 17M9.6 9.5c.2-1.5 1.2-2.3 2.5-2.3 1.4 0 2.4.9 2.4 2.2 0 1.9-2.4 2-2.4 4M12 16.700h.01',
} as const

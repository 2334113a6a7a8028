/** The drawn mark: an open book whose fold is a river, coming from afar and growing wide. */
export function Mark({ size = 40 }: { readonly size?: number }) {
  return (
    <svg
      aria-hidden="true"
      focusable="false"
      viewBox="0 0 64 64"
      width={`${size / 16}rem`}
      height={`${size / 16}rem`}
      fill="currentColor"
    >
      <path d="M4 14C14 11.5 24 13 31.2 18.5c-1.2 3.5 5.3 5.5 4.3 10.5-1 5-10.5 7.5-13 13.5-1.2 3-1 6 .5 9C17 48.5 10.5 48 4 49.5z" />
      <path d="M60 14C50 11.5 40 13 33 18.5c.2 2.5 7.5 5 6.8 11-.6 5.5-6.8 8-7.3 14-.3 4 2.5 6.5 6.5 9 6-4 14-4.5 21-3z" />
    </svg>
  )
}

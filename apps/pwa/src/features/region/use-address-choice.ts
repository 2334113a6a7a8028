import { useSearchParams } from 'wouter'

/** A choice that stands in the address, so that what is seen can be sent as a link. The first is the usual one. */
export function useAddressChoice<Value extends string>(
  name: string,
  values: readonly [Value, ...Value[]],
): readonly [Value, (value: Value) => void] {
  const [params, setParams] = useSearchParams()
  const [usual] = values
  const asked = params.get(name)
  const value = values.find((one) => one === asked) ?? usual
  const choose = (next: Value) =>
    setParams(
      (before) => {
        const after = new URLSearchParams(before)
        if (next === usual) after.delete(name)
        else after.set(name, next)
        return after
      },
      { replace: true },
    )
  return [value, choose]
}

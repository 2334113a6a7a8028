import { lexemes } from '../lexemes/lexemes.ts'

/**
 * Common Russian words that turn the sense around, each line two sides. A short list of what every textbook has: it
 * is a second wall. The first is that two texts which each say something of their own are not similar.
 */
const table = `
открыть открывать открыт / закрыть закрывать закрыт
приехать приезжать вернуться возвращаться / уехать уезжать
прийти приходить / уйти уходить
больше много больше прибавляется / меньше мало убавляется
лучше хорошо хороший хорошая / хуже плохо плохой плохая
тепло тёплый / холодно холодный
добрый добрее добро / злой злее зло
сохранить сохранять сберечь / снести разрушить уничтожить
строить построить / ломать сломать разрушать
чистый чистая чисто / грязный грязная грязно
часто чаще / редко реже
новый новая / старый старая
молодой молодые / старый старые
богатый богато / бедный бедно
сильный сильно / слабый слабо
легко лёгкий / трудно трудный тяжело
всегда / никогда
помнить помним / забыть забываем забыли
начать начинать / кончить закончить прекратить
вместе / врозь порознь
рядом близко / далеко
весело радостно / грустно печально
быстро / медленно
дешёво дешевле / дорого дороже
тихо / громко шумно
первый / последний
можно / нельзя
есть / нет
`

/** Whether one text has a word of one side and the other text, instead of it, a word of the other side. */
export function areOpposite(one: readonly string[], other: readonly string[]): boolean {
  const [left, right] = [new Set(one), new Set(other)]
  const own = (mine: ReadonlySet<string>, theirs: ReadonlySet<string>) =>
    [...mine].filter((word) => !theirs.has(word))
  const [ofLeft, ofRight] = [own(left, right), new Set(own(right, left))]
  return ofLeft.some((word) =>
    opposites()
      .get(word)
      ?.some((turned) => ofRight.has(turned)),
  )
}

let known: ReadonlyMap<string, readonly string[]> | undefined

/** Stemmed by what stems the answers, at the first use. */
function opposites(): ReadonlyMap<string, readonly string[]> {
  if (known !== undefined) return known
  const made = new Map<string, string[]>()
  for (const line of table.trim().split('\n')) {
    const [left = [], right = []] = line.split('/').map((side) => lexemes(side, []))
    for (const word of left) made.set(word, [...(made.get(word) ?? []), ...right])
    for (const word of right) made.set(word, [...(made.get(word) ?? []), ...left])
  }
  known = made
  return made
}

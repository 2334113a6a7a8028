import { currentLanguage, type Language, useLanguage } from './language-store.ts'

/**
 * The texts of one part of the app. A text without values is a string, one with values is a
 * function of them: the compiler then checks keys, values and their types in both languages, and
 * nothing has to be parsed on a slow phone.
 */
export interface Messages {
  readonly [key: string]: string | ((...values: never[]) => string) | Messages
}

/** Both languages of one part. `en` must have exactly the keys and values of `ru`. */
export interface Catalog<Texts extends Messages> {
  readonly ru: Texts
  readonly en: NoInfer<Texts>
}

export function catalog<Texts extends Messages>(texts: Catalog<Texts>): Catalog<Texts> {
  return texts
}

/** The texts in the language of the device; the component follows a switch of it. */
export function useMessages<Texts extends Messages>(texts: Catalog<Texts>): Texts {
  return texts[useLanguage()]
}

/** The same outside components, for example in a document that is being printed. */
export function messagesIn<Texts extends Messages>(
  texts: Catalog<Texts>,
  language: Language = currentLanguage(),
): Texts {
  return texts[language]
}
